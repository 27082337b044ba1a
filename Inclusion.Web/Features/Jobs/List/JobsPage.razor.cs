using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Jobs.Pause;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Jobs.List;

/// <summary>What runs in the background, as it goes.</summary>
public sealed partial class JobsPage(ListJobs list, RunJob run, PauseJob pause, NoticeService notices)
{
    private IReadOnlyList<JobRow> _jobs = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private bool _maySteer;
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    private ListSort Wanted => ListSort.Parse(Sort);

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async Task ReadAsync()
    {
        var view = await list.RunAsync(Wanted, CancellationToken.None);
        (_zone, _maySteer, _jobs) = (view.Zone, view.MaySteer, view.Jobs);
    }

    private async Task RunAsync(JobRow job)
    {
        _refusal = (await run.RunAsync(job.Name, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, JobText.Asked, job.Title));
        }
    }

    private Task PauseAsync(JobRow job) => PauseAsync(job.Name, job.Title, !job.IsPaused);

    private async Task PauseAsync(string name, string title, bool paused)
    {
        _refusal = (await pause.RunAsync(name, paused, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, paused ? JobText.IsPaused : JobText.IsResumed, title), () => PauseAsync(name, title, !paused));
        }

        await ReadAsync();
        StateHasChanged();
    }
}
