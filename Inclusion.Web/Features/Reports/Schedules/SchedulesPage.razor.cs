using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Features.Reports.List;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Schedules;

/// <summary>Reports that are drafted by themselves after each month, quarter or year, and wait to be issued.</summary>
public sealed partial class SchedulesPage(ListSchedules list, ChangeSchedules change, FindReportChoices read, Dialogs dialogs, NoticeService notices)
{
    private readonly HashSet<ReportSection> _sections = [.. Enum.GetValues<ReportSection>()];
    private IReadOnlyList<ScheduleRow>? _rows;
    private ReportChoices? _choices;
    private Refusal? _refusal;
    private PeriodKind _every = PeriodKind.Quarter;
    private string? _scope;
    private string? _language;
    private string? _title;

    private static List<Choice<PeriodKind>> Rhythms => [.. new[] { PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year }.Select(kind => new Choice<PeriodKind>(kind, Every(kind)))];

    private static List<Choice<string>> Languages => [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    private List<Choice<string>> Scopes => [.. _choices!.Scopes.Select(c => new Choice<string>(ReportFilter.Key(c.Value), c.Text))];

    protected override async Task OnInitializedAsync()
    {
        _rows = await list.RunAsync(CancellationToken.None);
        _choices = await read.RunAsync(CancellationToken.None);
        _scope = _choices.Scopes.Select(c => ReportFilter.Key(c.Value)).FirstOrDefault();
        _language = _choices.Language;
    }

    private static string Every(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => ReportText.EveryMonth,
        PeriodKind.Quarter => ReportText.EveryQuarter,
        _ => ReportText.EveryYear,
    };

    private static string About(ScheduleRow row) => ScopeNames.Of(row.ScopeName);

    private static string Named(string text, ScheduleRow row) => string.Format(CultureInfo.CurrentCulture, text, Every(row.Every), About(row));

    private async Task PlanAsync()
    {
        var scope = ReportFilter.ScopeOf(_scope) ?? ImpactScope.Organisation;
        var outcome = await change.PlanAsync(new PlanScheduleCommand(scope, _every, _language ?? "", _title ?? "", [.. _sections.Order()]), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            _title = null;
            notices.Say(ReportText.ScheduleAdded);
            _rows = await list.RunAsync(CancellationToken.None);
        }
    }

    private async Task RemoveAsync(ScheduleRow row)
    {
        if (await dialogs.ConfirmAsync(new Confirmation(ReportText.RemoveScheduleTitle, Named(ReportText.RemoveScheduleText, row), CommonText.Remove, IsDanger: true)))
        {
            await RunAsync(change.RemoveAsync(row.Id, CancellationToken.None));
        }
    }

    private async Task RunAsync(Task<Outcome> running)
    {
        _refusal = (await running).Refusal;
        if (_refusal is null)
        {
            notices.Say(CommonText.Saved);
        }

        _rows = await list.RunAsync(CancellationToken.None);
    }
}
