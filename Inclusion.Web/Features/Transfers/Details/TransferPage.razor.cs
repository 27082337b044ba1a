using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Transfers.Settle;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Transfers.Details;

/// <summary>One transfer: what is under way, what came, and what did not.</summary>
public sealed partial class TransferPage(FindTransfer find, ConfirmArrival confirm, CallBackDevices callBack, Dialogs dialogs, NoticeService notices)
{
    private readonly HashSet<long> _ticked = [];
    private TransferDetails? _transfer;
    private Refusal? _refusal;
    private string? _said;
    private bool _isMissing;

    [Parameter]
    public long Id { get; set; }

    private string Title => _transfer is { } t ? $"{t.From} → {t.To}" : TransferText.Transfer;

    private string? Subtitle => _transfer is { } t ? string.Format(CultureInfo.CurrentCulture, TransferText.SentBy, DateWords.Moment(t.SentAt, t.Zone), t.SentBy) : null;

    private IReadOnlyList<TransferLine> Open => [.. _transfer?.Lines.Where(line => line.IsUnderWay) ?? []];

    protected override Task OnParametersSetAsync()
    {
        _refusal = null;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        _transfer = await find.RunAsync(Id, CancellationToken.None);
        _isMissing = _transfer is null;
        _ticked.IntersectWith(Open.Select(line => line.DeviceId));
    }

    private void Tick(long deviceId, bool ticked)
    {
        if (ticked)
        {
            _ticked.Add(deviceId);
        }
        else
        {
            _ticked.Remove(deviceId);
        }
    }

    /// <summary>What is scanned has come: it lies in one's hand.</summary>
    private async Task<bool> ScanAsync(string code)
    {
        if (FindTransfer.ByCode(_transfer!, code) is not { } line)
        {
            _said = string.Format(CultureInfo.CurrentCulture, TransferText.NotAmong, code);
            return false;
        }

        if (!line.IsUnderWay)
        {
            _said = string.Format(CultureInfo.CurrentCulture, TransferText.SettledBefore, line.Tag, EnumWords.Of(line.Standing));
            return true;
        }

        _refusal = (await confirm.RunAsync(Id, [line.DeviceId], CancellationToken.None)).Refusal;
        _said = _refusal is null ? string.Format(CultureInfo.CurrentCulture, TransferText.ArrivedNow, line.Tag) : null;
        await ReadAsync();
        return _refusal is null;
    }

    private Task ArriveAsync() => AfterAsync(TransferText.ArrivedSeveral, ids => confirm.RunAsync(Id, ids, CancellationToken.None));

    private Task CallBackAsync() => AfterAsync(TransferText.CalledBackSeveral, ids => callBack.RunAsync(Id, ids, CancellationToken.None));

    private async Task MissAsync()
    {
        if (_ticked.Count == 0)
        {
            _refusal = new NothingTicked();
            return;
        }

        if (await dialogs.OpenAsync<MissDialog, bool>(TransferText.NotArrived, new() { [nameof(MissDialog.TransferId)] = Id, [nameof(MissDialog.Lines)] = Ticked }))
        {
            _refusal = null;
            _ticked.Clear();
            await ReadAsync();
        }
    }

    private IReadOnlyList<TransferLine> Ticked => [.. Open.Where(line => _ticked.Contains(line.DeviceId))];

    private async Task AfterAsync(string done, Func<IReadOnlyCollection<long>, Task<Outcome>> act)
    {
        var ids = _ticked.ToList();
        _refusal = ids.Count == 0 ? new NothingTicked() : (await act(ids)).Refusal;
        if (_refusal is null)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, done, ids.Count.ToString("N0", CultureInfo.CurrentCulture)));
            _ticked.Clear();
        }

        // Also what was refused: somebody else may have said meanwhile that one of them came.
        await ReadAsync();
    }
}

/// <summary>No device was ticked.</summary>
public sealed record NothingTicked : Refusal;
