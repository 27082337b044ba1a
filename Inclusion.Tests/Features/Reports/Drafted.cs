using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Build;
using Inclusion.Web.Features.Reports.Issue;
using Inclusion.Web.Features.Reports.New;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Reports;

/// <summary>Reports to test with, made as people make them.</summary>
internal static class Drafted
{
    /// <summary>Over, on the ordinary Monday of the tests.</summary>
    public static ImpactPeriod LastYear { get; } = ImpactPeriod.Year(2025);

    public static async Task<long> AddPartnerAsync(this TestDatabase database, string name = "Fondation Lumière")
    {
        var partner = Partner.Add(new PartnerFacts(name, PartnerKinds.Funder | PartnerKinds.Referrer)).Value;
        await database.ArrangeAsync(async db =>
        {
            db.Partners.Add(partner);
            await db.SaveChangesAsync();
            return true;
        });
        return partner.Id;
    }

    /// <summary>Someone of this partner who signs in.</summary>
    public static async Task<Actor> AddPartnerStaffAsync(this TestDatabase database, long partnerId, string email = "lumiere@example.org")
    {
        var actor = await database.AddStaffAsync(StaffRole.Partner, null, email);
        await database.ArrangeAsync(db => db.Users.Where(s => s.Id == actor.StaffId).ExecuteUpdateAsync(set => set.SetProperty(s => s.PartnerId, partnerId)));
        return actor with { PartnerId = partnerId };
    }

    public static async Task<long> DraftReportAsync(this TestDatabase database, ImpactScope? scope = null, ImpactPeriod? period = null, string language = "fr", Actor? by = null) =>
        (await database.As<DraftReport>(by ?? database.Administrator).RunAsync(
            new DraftReportCommand(scope ?? ImpactScope.Organisation, period ?? LastYear, language, Enum.GetValues<ReportSection>()), CancellationToken.None)).Value;

    public static Task<long> VersionOfAsync(this TestDatabase database, long reportId) =>
        database.ReadAsync(db => db.ImpactReports.Where(r => r.Id == reportId).Select(r => r.Version).SingleAsync());

    /// <summary>Issues it as it is now.</summary>
    public static async Task<string> IssueReportAsync(this TestDatabase database, long reportId)
    {
        var issued = await database.As<IssueReport>().RunAsync(new IssueReportCommand(reportId, await database.VersionOfAsync(reportId)), CancellationToken.None);
        Assert.Null(issued.Refusal);
        return issued.Value.Number;
    }

    /// <summary>Someone of the records who agrees, or once agreed, to publication.</summary>
    public static async Task<long> AddConsentingAsync(this TestDatabase database, string name = "Fatoumata Diarra")
    {
        var id = await database.AddPersonAsync(name);
        await database.ChangePersonAsync(id, person => person.GiveConsent(ConsentKind.Publication, "2026-01", database.Today, database.Today, database.Administrator).IsRefused);
        return id;
    }

    public static Task WithdrawConsentAsync(this TestDatabase database, long personId) =>
        database.ChangePersonAsync(personId, person => person.WithdrawConsent(ConsentKind.Publication, database.Today, database.Today).IsRefused);

    public static async Task QuoteAsync(this TestDatabase database, long reportId, long? personId = null, string text = "J’écris de nouveau à ma famille.")
    {
        var facts = new QuotationFacts
        {
            Section = ReportSection.People,
            Text = text,
            Attribution = "Une apprenante",
            PersonId = personId,
            ConsentOn = personId is null ? database.Today : null,
            ConsentBy = personId is null ? "Amélie" : "",
        };
        Assert.Null((await database.As<ChangeQuotations>().AddAsync(new AddQuotationCommand(reportId, facts), CancellationToken.None)).Refusal);
    }

    private static Task ChangePersonAsync(this TestDatabase database, long personId, Func<Person, bool> isRefused) => database.ArrangeAsync(async db =>
    {
        Assert.False(isRefused(await db.People.Include(p => p.Consents).SingleAsync(p => p.Id == personId)));
        return true;
    });
}
