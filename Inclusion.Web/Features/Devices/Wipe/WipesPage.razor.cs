using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>The devices that are to be prepared, and one form for several that were wiped in the same way.</summary>
public partial class WipesPage(ListWipesWaiting list, BeginWipe begin, RecordWipe record, ChosenCentre centres, CentreDay day, NoticeService notices)
{
    private readonly HashSet<long> _chosen = [];
    private WaitingDevices? _waiting;
    private WipeForm _form = new();
    private Refusal? _refusal;
    private CentreChoice? _centre;
    private DateOnly _today;

    private string? Subtitle => _waiting is { Count: > 0 } waiting ? $"{_centre!.Name} · {Counted(waiting.Count)}" : _centre?.Name;

    private string SaveText => _chosen.Count == 1 ? DeviceText.RecordWipeForOne : string.Format(CultureInfo.CurrentCulture, DeviceText.RecordWipeFor, _chosen.Count);

    /// <summary>What is said when wipes have been recorded.</summary>
    internal static string Told(WipesRecorded done) => done switch
    {
        { StillWaiting.Count: > 0 } => string.Format(CultureInfo.CurrentCulture, DeviceText.WipeTooOld, string.Join(", ", done.StillWaiting)),
        { Count: 1 } => DeviceText.WipeRecorded,
        _ => string.Format(CultureInfo.CurrentCulture, DeviceText.WipesRecorded, done.Count),
    };

    protected override async Task OnInitializedAsync()
    {
        _centre = await centres.CurrentAsync(CancellationToken.None);
        _today = await day.TodayAsync(_centre.Id, CancellationToken.None);
        _form = await begin.RunAsync(_today, CancellationToken.None);
        _waiting = await list.RunAsync(_centre.Id, CancellationToken.None);
    }

    private static string Counted(int count) => count == 1 ? DeviceText.OneToPrepare : string.Format(CultureInfo.CurrentCulture, DeviceText.CountedToPrepare, count.ToString("N0", CultureInfo.CurrentCulture));

    private static string Label(WaitingDevice device) => string.Join(" · ", new[] { device.Tag, $"{device.Maker} {device.Model}".Trim(), device.Storage }.Where(part => part.Length > 0));

    private void Choose(long id, bool chosen) => _ = chosen ? _chosen.Add(id) : _chosen.Remove(id);

    private void ChooseAll(bool all)
    {
        _chosen.Clear();
        if (all)
        {
            _chosen.UnionWith(_waiting!.Devices.Select(d => d.Id));
        }
    }

    private async Task SaveAsync()
    {
        var outcome = await record.RunAsync(_form.For([.. _chosen], _today), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(Told(outcome.Value));
            _chosen.Clear();
            _form = await begin.RunAsync(_today, CancellationToken.None);
            _waiting = await list.RunAsync(_centre!.Id, CancellationToken.None);
        }
    }
}
