using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.New;

/// <summary>What there is to choose from for a report.</summary>
/// <param name="Scopes">The organisation, its centres, its partners: those that this person may report about.</param>
/// <param name="Factors">Sets of factors, by id.</param>
/// <param name="Language">fr or en: the organisation's own.</param>
/// <param name="Today">The day at the centres.</param>
public sealed record ReportChoices(IReadOnlyList<Choice<ImpactScope>> Scopes, IReadOnlyList<Choice<string>> Factors, string Language, DateOnly Today);

public sealed class FindReportChoices(Database database, CurrentStaff staff, EnvironmentFactors factors, CentreClock clock)
{
    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public async Task<ReportChoices> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var organisation = await db.Organisations.SingleAsync(cancel);
                var centres = await db.Centres.Select(c => new { c.Id, c.Name }).ToListAsync(cancel);
                var partners = await db.Partners.Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
                var byName = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
                IEnumerable<Choice<ImpactScope>> all =
                [
                    new(ImpactScope.Organisation, string.Format(CultureInfo.CurrentCulture, ReportText.WholeOrganisation, organisation.Name)),
                    .. centres.OrderBy(c => c.Name, byName).Select(c => new Choice<ImpactScope>(ImpactScope.Centre(c.Id), string.Format(CultureInfo.CurrentCulture, ReportText.OneCentre, c.Name))),
                    .. partners.OrderBy(p => p.Name, byName).Select(p => new Choice<ImpactScope>(ImpactScope.Partner(p.Id), string.Format(CultureInfo.CurrentCulture, ReportText.OnePartner, p.Name))),
                ];
                return new ReportChoices(
                    [.. all.Where(choice => actor.SeesImpactOf(choice.Value))],
                    [.. factors.All.Select(f => new Choice<string>(f.Id, f.Name))],
                    organisation.Language,
                    (await clock.TodayAsync(db, cancel)).Latest);
            },
            cancel);
    }
}
