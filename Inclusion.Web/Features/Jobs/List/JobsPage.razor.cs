using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Jobs.Run;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Jobs.List;

/// <summary>What runs in the background, as it goes.</summary>
public sealed partial class JobsPage(ListJobs list, RunJob run, JobRunner runner, NoticeService notices)
{
    private IReadOnlyList<JobRow> _jobs = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private Refusal? _refusal;

    public void Dispose() => runner.Changed -= Refresh;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        runner.Changed += Refresh;
    }

    private async Task ReadAsync()
    {
        var view = await list.RunAsync(CancellationToken.None);
        (_zone, _jobs) = (view.Zone, view.Jobs);
    }

    /// <summary>Comes from the thread of a run; a failure is shown as any other of this page.</summary>
    private async void Refresh()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            });
        }
        catch (ObjectDisposedException)
        {
            // The page was left while it was being told.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task RunAsync(JobRow job)
    {
        _refusal = (await run.RunAsync(job.Name, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, JobText.Asked, job.Title));
        }
    }
}
