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
    /// <summary>More are in the file.</summary>
    private const int MissingShown = 200;

    private readonly List<ScanLine> _scans = [];
    private StockTakeDetails? _found;
    private Refusal? _refusal;
    private IDisposable? _listening;
    private Announcer? _announcer;
    private ScanField? _field;
    private int _count;
    private long _last;
    private ScanLine? _own;
    private string _code = "";
    private ScanLine? _answer;
    private bool _isRepeated;
    private Refusal? _scanRefusal;
    private IReadOnlyList<SharedSerial> _choices = [];
    private List<StockTakeReportRow>? _missing;
    private bool _isReading;
    private bool _isBehind;
    private bool _isAnother;

    [Parameter]
    public long Id { get; set; }

    private bool IsOpen => _found is { Status: StockTakeStatus.Open };

    private string Title => _found is { } found ? StockTakeWords.Name(found.OpenedOn, found.Label, found.Category, found.Group) : StockTakeText.StockTake;

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
        ? string.Format(CultureInfo.CurrentCulture, StockTakeText.Already, DateWords.Moment(line.At, _found!.Zone), line.By) + (line.Answer is StockTakeAnswer.Found ? "" : $" {Answered(line)}")
        : Answered(line);

    private static string Answered(ScanLine line) => StockTakeWords.Sentence(line.Answer, line.Status, line.Centre, line.LoanNumber);

    /// <returns>Whether it was found as it should be; anything else is heard.</returns>
    private async Task<bool> ScanAsync(string code)
    {
        var scanned = await scan.RunAsync(Id, code, CancellationToken.None);
        (_code, _answer, _choices, _scanRefusal, _isRepeated) = (code, null, [], scanned.Refusal, false);
        if (scanned.IsRefused)
        {
            _announcer?.Say(RefusalSentences.Of(scanned.Refusal), isUrgent: true);
            if (scanned.Refusal is StockTakeOver)
            {
                await ReadOnAsync(isMore: true);
            }
        }
        else if (scanned.Value.Choices.Count > 0)
        {
            _choices = scanned.Value.Choices;
            _announcer?.Say(string.Format(CultureInfo.CurrentCulture, StockTakeText.SeveralHaveSerial, code), isUrgent: true);
        }
        else
        {
            (_answer, _isRepeated) = (scanned.Value.Scan, scanned.Value.IsRepeated);
            _announcer?.Say($"{_answer!.Title}. {Said(_answer)}", isUrgent: _isRepeated || _answer.Answer is not StockTakeAnswer.Found);
        }

        // The scan came from the browser, past the page.
        StateHasChanged();
        return _answer is { Answer: StockTakeAnswer.Found or StockTakeAnswer.FoundBeside } && !_isRepeated;
    }

    private async Task TakeAsync(string tag)
    {
        await ScanAsync(tag);
        await FocusAsync();
    }

    private async Task UndoAsync(ScanLine line)
    {
        var undone = await undo.RunAsync(Id, line.Id, CancellationToken.None);
        (_answer, _choices, _scanRefusal) = (null, [], undone.Refusal);
        _announcer?.Say(undone.IsRefused ? RefusalSentences.Of(undone.Refusal) : string.Format(CultureInfo.CurrentCulture, StockTakeText.ScanUndone, line.Title), undone.IsRefused);
        await ReadOnAsync(isMore: true);
        await FocusAsync();
    }

    private async Task ToggleAsync()
    {
        _missing = _missing is null ? await ReadMissingAsync() : null;
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

    private async Task<List<StockTakeReportRow>> ReadMissingAsync()
    {
        var rows = await report.RunAsync(Id, CancellationToken.None);
        return rows.IsRefused ? [] : [.. rows.Value.Where(row => row.Part is StockTakePart.Missing)];
    }

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
        _refusal = found.Refusal;
        if (found.IsRefused)
        {
            _found = null;
            return;
        }

        _found = found.Value;
        (_count, _last, _own) = (_found.Found, _found.LastScanId, _found.OwnLast);
        _scans.Clear();
        _scans.AddRange(_found.Scans);
        if (_missing is not null)
        {
            _missing = await ReadMissingAsync();
        }
    }

    private async Task ReadAfterAsync()
    {
        if (_found is null)
        {
            return;
        }

        var next = await find.AfterAsync(Id, _last, CancellationToken.None);
        foreach (var line in next.IsRefused ? [] : next.Value)
        {
            _last = line.Id;
            _count += line.IsExpected ? 1 : 0;
            _scans.Insert(0, line);
            _own = line.ById == _found.AskedBy ? line : _own;
            _missing?.RemoveAll(row => row.DeviceId == line.DeviceId);
        }

        if (_scans.Count > FindStockTake.Shown)
        {
            _scans.RemoveRange(FindStockTake.Shown, _scans.Count - FindStockTake.Shown);
        }
    }

    private ValueTask FocusAsync() => _field?.FocusAsync() ?? ValueTask.CompletedTask;
}
