using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Features.StockTakes.Abandon;
using Inclusion.Web.Features.StockTakes.Report;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Devices;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>Scans into a stock-take by keyboard alone. The count and the last scans are read on from where they were, scan by scan, and never counted over.</summary>
public sealed partial class StockTakePage(FindStockTake find, ScanIntoStockTake scan, UndoStockTakeScan undo, ReadStockTakeReport report, StockTakeWatch watch, Dialogs dialogs, NoticeService notices) : IDisposable
{
    /// <summary>More are counted, and in the file.</summary>
    private const int MissingShown = 200;

    private readonly List<ScanLine> _scans = [];
    private readonly List<ScanQuestion> _questions = [];
    private StockTakeDetails? _found;
    private Refusal? _refusal;
    private IDisposable? _listening;
    private Announcer? _announcer;
    private ScanField? _field;
    private int _count;
    private long _last;
    private ScanLine? _own;
    private ScanLine? _answer;
    private bool _isRepeated;
    private Refusal? _scanRefusal;
    private List<StockTakeReportRow>? _missing;
    private HashSet<long> _missingDevices = [];
    private bool _isReading;
    private bool _isBehind;
    private bool _isAnother;

    [Parameter]
    public long Id { get; set; }

    private bool IsOpen => _found is { Status: StockTakeStatus.Open };

    private string Title => _found is { } found ? StockTakeWords.Name(found.OpenedOn, found.Shelf, found.Label, found.Category, found.Group) : StockTakeText.StockTake;

    private string? Subtitle => _found is { } found
        ? $"{found.Centre} · {string.Format(CultureInfo.CurrentCulture, StockTakeText.OpenedBy, found.OpenedBy, DateWords.Moment(found.OpenedAt, found.Zone))}"
        : null;

    private string Counted => string.Format(CultureInfo.CurrentCulture, StockTakeText.FoundOf, Written(_count), Written(_found!.Expected));

    private Tone AnswerTone => _isRepeated ? Tone.Warn : StockTakeWords.ToneOf(_answer!.Answer);

    public void Dispose() => _listening?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Listened to before it is read: what comes between is read on.
        _listening = watch.Listen(Id, isMore => _ = InvokeAsync(() => ReadOnAsync(isMore)));
        await ReadAsync();
    }

    private static string Written(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private string Said(ScanLine line) => _isRepeated
        ? string.Format(CultureInfo.CurrentCulture, StockTakeText.Already, DateWords.Moment(line.At, _found!.Zone), line.By)
        : StockTakeWords.Sentence(line.Answer, line.Status, line.Centre, line.Shelf, line.LoanId, line.LoanNumber);

    /// <returns>Whether it was found as it should be; anything else is heard.</returns>
    private async Task<bool> ScanAsync(string code)
    {
        var scanned = await scan.RunAsync(Id, code, CancellationToken.None);
        (_answer, _scanRefusal, _isRepeated) = (null, null, false);
        if (scanned.Refusal is DeviceMisread misread)
        {
            _questions.RemoveAll(q => q.IsMisread && q.Choices[0].Tag == misread.Tag);
            Ask(new ScanQuestion(code, RefusalSentences.Of(misread), [new SharedSerial(misread.Tag, "")], isMisread: true));
        }
        else if (scanned.IsRefused)
        {
            _scanRefusal = scanned.Refusal;
            _announcer?.Say(RefusalSentences.Of(scanned.Refusal), isUrgent: true);
            if (scanned.Refusal is StockTakeOver)
            {
                await ReadOnAsync(isMore: true);
            }
        }
        else if (scanned.Value.Choices.Count > 0)
        {
            Ask(new ScanQuestion(code, string.Format(CultureInfo.CurrentCulture, StockTakeText.SeveralHaveSerial, code), scanned.Value.Choices, isMisread: false));
        }
        else
        {
            (_answer, _isRepeated) = (scanned.Value.Scan, scanned.Value.IsRepeated);
            _questions.RemoveAll(q => q.IsMisread && q.Choices[0].Tag == _answer!.Tag);
            _announcer?.Say($"{_answer!.Title}. {Said(_answer)}", isUrgent: _isRepeated || _answer.Answer is not StockTakeAnswer.Found);
        }

        // The scan came from the browser, past the page.
        StateHasChanged();
        return _answer is { Answer: StockTakeAnswer.Found or StockTakeAnswer.FoundBeside } && !_isRepeated;
    }

    private void Ask(ScanQuestion question)
    {
        _questions.Add(question);
        _announcer?.Say(question.Text, isUrgent: true);
    }

    private async Task TakeAsync((ScanQuestion Question, string Tag) meant)
    {
        await ScanAsync(meant.Tag);
        if (_answer is not null)
        {
            _questions.Remove(meant.Question);
        }

        await FocusAsync();
    }

    private async Task DismissAsync(ScanQuestion question)
    {
        _questions.Remove(question);
        await FocusAsync();
    }

    private async Task UndoAsync(ScanLine line)
    {
        var undone = await undo.RunAsync(Id, line.Id, CancellationToken.None);
        (_answer, _scanRefusal) = (null, undone.Refusal);
        _announcer?.Say(undone.IsRefused ? RefusalSentences.Of(undone.Refusal) : string.Format(CultureInfo.CurrentCulture, StockTakeText.ScanUndone, line.Title), undone.IsRefused);
        await ReadOnAsync(isMore: true);
        await FocusAsync();
    }

    private async Task ToggleAsync()
    {
        if (_missing is null)
        {
            await ReadMissingAsync();
        }
        else
        {
            _missing = null;
        }

        await FocusAsync();
    }

    private async Task AbandonAsync()
    {
        if (await dialogs.OpenAsync<AbandonDialog, bool>(StockTakeText.AbandonTitle, new() { [nameof(AbandonDialog.StockTakeId)] = Id }))
        {
            notices.Say(StockTakeText.Abandoned);
            await ReadOnAsync(isMore: true);
        }
        else
        {
            await FocusAsync();
        }
    }

    private async Task ReadMissingAsync()
    {
        var missing = await report.MissingAsync(Id, MissingShown, CancellationToken.None);
        if (missing.IsRefused)
        {
            Refuse(missing.Refusal);
            return;
        }

        (_missing, _missingDevices) = ([.. missing.Value.First], [.. missing.Value.Devices]);
    }

    /// <summary>Nothing of it is theirs to see any more.</summary>
    private void Refuse(Refusal refusal) => (_refusal, _found, _missing) = (refusal, null, null);

    /// <summary>One reading at a time; what changes meanwhile is read after it, however often it changed.</summary>
    private async Task ReadOnAsync(bool isMore)
    {
        (_isBehind, _isAnother) = (true, _isAnother || isMore);
        if (_isReading)
        {
            return;
        }

        _isReading = true;
        try
        {
            while (_isBehind)
            {
                (_isBehind, isMore, _isAnother) = (false, _isAnother, false);
                await (isMore ? ReadAsync() : ReadAfterAsync());
                StateHasChanged();
            }
        }
        finally
        {
            _isReading = false;
        }
    }

    private async Task ReadAsync()
    {
        var found = await find.RunAsync(Id, CancellationToken.None);
        if (found.IsRefused)
        {
            Refuse(found.Refusal);
            return;
        }

        (_refusal, _found) = (null, found.Value);
        (_count, _last, _own) = (_found.Found, _found.LastScanId, _found.OwnLast);
        _scans.Clear();
        _scans.AddRange(_found.Scans);
        if (_missing is not null)
        {
            await ReadMissingAsync();
        }
    }

    private async Task ReadAfterAsync()
    {
        if (_found is null)
        {
            return;
        }

        var next = await find.AfterAsync(Id, _last, CancellationToken.None);
        if (next.IsRefused)
        {
            Refuse(next.Refusal);
            return;
        }

        foreach (var line in next.Value)
        {
            _last = line.Id;
            _count += line.Answer is StockTakeAnswer.Found ? 1 : 0;
            _scans.Insert(0, line);
            _own = line.ById == _found.AskedBy ? line : _own;
            if (line.DeviceId is { } device && _missingDevices.Remove(device))
            {
                _missing?.RemoveAll(row => row.DeviceId == device);
            }
        }

        // Half of what is shown has been scanned, and there is more.
        if (_missing is { Count: < MissingShown / 2 } missing && missing.Count < _missingDevices.Count)
        {
            await ReadMissingAsync();
        }

        if (_scans.Count > FindStockTake.Shown)
        {
            _scans.RemoveRange(FindStockTake.Shown, _scans.Count - FindStockTake.Shown);
        }
    }

    private ValueTask FocusAsync() => _field?.FocusAsync() ?? ValueTask.CompletedTask;
}
