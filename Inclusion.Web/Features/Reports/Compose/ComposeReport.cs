using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Compose;

/// <summary>
/// Puts together what a report says from what was written for it and what is counted now, as a draft. Reads only; nobody at the desk waits for it.
/// </summary>
public sealed class ComposeReport(Database database, ProtectedFigures figures, EnvironmentFactors factors, TimeProvider time)
{
    /// <param name="report">With its quotations.</param>
    /// <exception cref="NotAllowedException">Nobody is signed in who sees the impact of its scope.</exception>
    internal async Task<ReportModel> RunAsync(ImpactReport report, CancellationToken cancel)
    {
        var counted = await figures.RunAsync(report.Period, report.Scope, cancel);
        var set = report.Prints(ReportSection.Environment) ? factors.Find(report.FactorSetId) : null;
        return await database.ReadAsync(
            async db => new ReportModel
            {
                Number = "",
                Corrects = await db.ImpactReports.Where(r => r.Id == report.CorrectsId).Select(r => r.Number).FirstOrDefaultAsync(cancel),
                Language = report.Language,
                Title = report.Title,
                Issuer = await IssuerAsync(db, cancel),
                ScopeName = await db.ScopeNameAsync(report.Scope, cancel) ?? "",
                CreatedAt = time.GetUtcNow(),
                Figures = counted,
                Environment = set is null ? null : EnvironmentEstimate.Of(set, counted.DeviceUse),
                Definitions = Definitions(report.Language),
                Introduction = report.Introduction,
                Parts = await PartsAsync(db, report, cancel),
            },
            cancel);
    }

    private static async Task<ReportIssuer> IssuerAsync(InclusionDb db, CancellationToken cancel)
    {
        var organisation = await db.Organisations.SingleAsync(cancel);
        var logo = await db.OrganisationImages.Where(i => i.Kind == OrganisationImageKind.Logo).Select(i => i.Content).FirstOrDefaultAsync(cancel);
        var address = string.Join(", ", organisation.Address.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return new ReportIssuer(organisation.Name, address, organisation.Place, organisation.Signatory, organisation.SignatoryRole, organisation.Colour, logo);
    }

    private static IReadOnlyList<IndicatorWords> Definitions(string language)
    {
        using var speaking = (Language.Find(language) ?? Language.Current).Speak();
        return [.. Indicators.All.Select(d => IndicatorWords.Of(d.Indicator))];
    }

    private static async Task<IReadOnlyList<ReportPart>> PartsAsync(InclusionDb db, ImpactReport report, CancellationToken cancel)
    {
        var consenting = await db.ConsentingAsync(report.Quotations.Select(q => q.PersonId), cancel);
        var quotations = report.Quotations.Where(q => q.HasConsent(consenting)).OrderBy(q => q.Id).ToLookup(q => q.Section, q => new ReportQuote(q.Text, q.Attribution));
        var pictures = (await db.ReportPictures.Where(p => p.ReportId == report.Id).OrderBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.Section, p => new ReportPhoto(p.Jpeg, p.Alternative, p.Caption));
        return [.. report.Sections.Where(s => s.IsIncluded).Select(s => new ReportPart(s.Section, s.Story, [.. quotations[s.Section]], [.. pictures[s.Section]]))];
    }
}
