using System.Globalization;
using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>The first page: what needs a person now, each line with its action.</summary>
public partial class TodayPage(FindToday look, ListReportsDue reports, ChosenCentre centre, CurrentStaff staff, NavigationManager navigation)
{
    private TodayView? _view;
    private long _centreId;
    private IReadOnlyList<WaitingReport> _reports = [];
    private bool _teaches;

    private string? Subtitle => _view is null
        ? null
        : string.Format(CultureInfo.CurrentCulture, _view.OpenUntil is null ? HomeText.DayClosedNow : HomeText.DayOpenUntil, DateWords.Full(_view.Day), _view.OpenUntil is { } until ? DateWords.Time(until) : "");

    internal static string Counted(CappedCount count, string one, string many) => count.Value == 1 ? one : string.Format(CultureInfo.CurrentCulture, many, Number(count));

    internal static string Number(CappedCount count) =>
        count.IsCapped ? CappedCount.Cap.ToString("N0", CultureInfo.CurrentCulture) + "+" : count.Value.ToString("N0", CultureInfo.CurrentCulture);

    protected override async Task OnInitializedAsync()
    {
        var actor = await staff.FindAsync(CancellationToken.None);
        if (actor is { Role: StaffRole.Partner })
        {
            // All that there is for them has a page of its own.
            navigation.NavigateTo(Routes.PartnerReports, replace: true);
            return;
        }

        if (actor is not { WorksAtDesk: true })
        {
            _teaches = actor is { Role: StaffRole.Trainer };
            return;
        }

        _centreId = (await centre.CurrentAsync(CancellationToken.None)).Id;
        _reports = await reports.RunAsync(CancellationToken.None);
        _view = await look.RunAsync(_centreId, CancellationToken.None);
    }
}
