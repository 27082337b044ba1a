using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Impact;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Issue;
using Inclusion.Web.Features.Reports.Schedules;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Features.Reports;

public sealed class PreviewIssueTests
{
    [Fact]
    public async Task Before_a_quarter_is_issued_it_is_said_what_it_costs_the_year()
    {
        await using var database = await TestDatabase.CreateAsync();

        // Three people in spring and twelve in autumn: of the year less the last quarter nobody may learn that there were three.
        foreach (var i in Enumerable.Range(1, 15))
        {
            var device = await database.AddReadyDeviceAsync($"LT-{i:0000}");
            await database.LendAsync(await database.AddPersonAsync($"Fatoumata Diarra {i}"), device, i > 12 ? new DateOnly(2025, 4, 20) : new DateOnly(2025, 11, 20));
        }

        var (quarter, year) = (ImpactPeriod.Quarter(new DateOnly(2025, 10, 1)), Drafted.LastYear);
        async Task<ShownNumbers> ShownAsync(ImpactPeriod period) => ShownNumbers.Of(await database.As<ProtectedFigures>().RunAsync(period, ImpactScope.Organisation, CancellationToken.None));
        var (own, without) = (await ShownAsync(quarter), await ShownAsync(year));

        var cost = await database.As<PreviewIssue>().RunAsync(quarter, ImpactScope.Organisation, CancellationToken.None);

        var later = Assert.Single(cost.Later);
        Assert.Equal((year, ""), (later.Period, later.ScopeName));
        Assert.Equal((own, without), (cost.Own, later.Without));
        Assert.True(later.MoreRounded > 0);
        await database.IssueReportAsync(await database.DraftReportAsync(period: quarter));
        Assert.Equal(await ShownAsync(year), later.With);
    }

    [Fact]
    public async Task Of_a_partner_the_organisation_and_those_with_a_schedule_are_looked_at()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.StockImpactAsync();
        var partner = await database.AddPartnerAsync();
        var centre = ImpactScope.Centre(database.CentreId);
        Assert.Null((await database.As<ChangeSchedules>().PlanAsync(new(centre, PeriodKind.Quarter, "fr", "", [ReportSection.People]), CancellationToken.None)).Refusal);
        var (quarter, year) = (ImpactPeriod.Quarter(database.Today), ImpactPeriod.Year(database.Today.Year));

        var cost = await database.As<PreviewIssue>().RunAsync(quarter, ImpactScope.Partner(partner), CancellationToken.None);

        Assert.Equal([(year, "Fondation Lumière"), (quarter, ""), (year, "")], cost.Later.Take(3).Select(l => (l.Period, l.ScopeName)));
        Assert.Equal(4, cost.Later.Count);
    }

    [Fact]
    public async Task Whoever_runs_one_centre_is_told_of_that_one_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.StockImpactAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var quarter = ImpactPeriod.Quarter(database.Today);

        var cost = await database.As<PreviewIssue>(manager).RunAsync(quarter, ImpactScope.Centre(database.CentreId), CancellationToken.None);

        Assert.Equal([ImpactPeriod.Year(quarter.Last.Year)], cost.Later.Select(l => l.Period));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<PreviewIssue>(manager).RunAsync(quarter, ImpactScope.Organisation, CancellationToken.None));
    }

    [Theory]
    [InlineData("fr", "Sur 40 nombres concernant des personnes, 25 sont exacts, 10 arrondis et 5 non montrés.", "Une fois émis, il coûte aux rapports qui suivent, tels que comptés aujourd’hui : 2026, Nord (3 de plus arrondis, 1 de plus non montrés).")]
    [InlineData("en", "Of 40 numbers about people, 25 are exact, 10 rounded and 5 not shown.", "Once it is issued, reports that follow lose by it, as counted today: 2026, Nord (3 more rounded, 1 more not shown).")]
    public void It_is_said_in_words(string language, string own, string costs)
    {
        using var _ = Language.Find(language)!.Speak();
        LaterReport costly = new(ImpactPeriod.Year(2026), "Nord", new ShownNumbers(30, 2, 4), new ShownNumbers(26, 5, 5));
        var free = costly with { ScopeName = "", With = costly.Without };

        Assert.Equal(own, Plain(IssueCostWords.Of(new ShownNumbers(25, 10, 5))));
        Assert.Equal(costs, Plain(IssueCostWords.Of([costly, free])));
        Assert.Contains("2026", IssueCostWords.Of([free]), StringComparison.Ordinal);
        Assert.Equal(("", ""), (IssueCostWords.Of([]), IssueCostWords.Of(new ShownNumbers(0, 0, 0))));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
