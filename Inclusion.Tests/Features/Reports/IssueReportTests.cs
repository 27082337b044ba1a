using System.Security.Cryptography;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Impact;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Build;
using Inclusion.Web.Features.Reports.Correct;
using Inclusion.Web.Features.Reports.Current;
using Inclusion.Web.Features.Reports.Details;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.Issue;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Reports;

public sealed class IssueReportTests
{
    [Fact]
    public async Task What_is_issued_is_kept_with_its_figures_factors_definitions_and_pages()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.DraftReportAsync();
        await database.QuoteAsync(id);
        Assert.Equal("R2026-001", await database.IssueReportAsync(id));

        var report = (await database.As<FindReport>().RunAsync(id, again: false, CancellationToken.None))!.Issued!;
        Assert.Equal(("R2026-001", ReportStatus.Issued, database.Administrator.Name), (report.Number, report.Status, report.IssuedBy));
        Assert.Equal(("R2026-001", database.Today, "Les Ateliers du Nord", 10), (report.Model.Number, report.Model.IssuedOn, report.Model.Issuer.Name, report.Model.Figures.Threshold));
        Assert.Equal("/report/R2026-001", report.Model.CurrentAddress!.AbsolutePath);
        Assert.NotNull(report.Model.Environment);
        Assert.Equal(Indicators.All.Select(d => d.Indicator), report.Model.Definitions.Select(d => d.Indicator));
        Assert.Equal("J’écris de nouveau à ma famille.", report.Model.Parts.Single(p => p.Section == ReportSection.People).Quotes.Single().Text);

        var pdf = (await database.As<ReportFiles>().PdfAsync(id, CancellationToken.None))!.Content;
        Assert.Equal(Convert.ToHexString(SHA256.HashData(pdf)), report.Sha256);
        Assert.Equal(pdf.Length, report.PdfBytes);
    }

    /// <summary>What was counted protects the reports that follow, and stands in nothing that can be read or fetched.</summary>
    [Fact]
    public async Task What_was_counted_is_kept_for_the_next_report_and_never_with_what_this_one_says()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.StockImpactAsync();
        var id = await database.DraftReportAsync(period: ImpactPeriod.Quarter(database.Today).Previous());
        await database.IssueReportAsync(id);

        var (kept, says) = await database.ReadAsync(async db => (await db.ImpactReportDocuments.Select(d => d.Figures).SingleAsync(), await db.ImpactReportDocuments.Select(d => d.Model).SingleAsync()));
        var figures = FrozenJson.Read<ImpactFigures>(kept);
        Assert.Equal((10, null), (figures.Threshold, figures.Counted!.Threshold));
        Assert.All(figures.Counted.Figures, f => Assert.NotNull(f.Value));
        Assert.Contains(figures.Figures, f => f.IsSuppressed);
        Assert.DoesNotContain("\"Counted\":{", says, StringComparison.Ordinal);
        Assert.Null((await database.As<FindReport>().RunAsync(id, again: false, CancellationToken.None))!.Issued!.Model.Figures.Counted);
    }

    [Fact]
    public async Task Fifty_at_once_get_fifty_numbers_without_a_gap()
    {
        await using var database = await TestDatabase.CreateAsync();
        var drafts = new List<long>();
        for (var i = 0; i < 50; i++)
        {
            drafts.Add(await database.DraftReportAsync());
        }

        var version = await database.VersionOfAsync(drafts[0]);
        var issued = await Task.WhenAll(drafts.Select(id => Task.Run(() => database.As<IssueReport>().RunAsync(new IssueReportCommand(id, version), CancellationToken.None))));
        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"R2026-{i:000}"), issued.Select(i => i.Value.Number).Order());
        Assert.Equal(50, await database.ReadAsync(db => db.ImpactReportDocuments.CountAsync()));
    }

    [Fact]
    public async Task However_often_it_is_asked_for_at_once_there_is_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.DraftReportAsync();
        var version = await database.VersionOfAsync(id);
        var issued = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => database.As<IssueReport>().RunAsync(new IssueReportCommand(id, version), CancellationToken.None))));
        Assert.Single(issued, i => !i.IsRefused);
        Assert.All(issued.Where(i => i.IsRefused), i => Assert.Equal(new ReportIsIssued("R2026-001"), i.Refusal));
        Assert.Equal(1, await database.ReadAsync(db => db.NumberSequences.Where(s => s.Name == "report-2026").Select(s => s.Last).SingleAsync()));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_looked_at_is_looked_at_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.DraftReportAsync();
        var version = await database.VersionOfAsync(id);
        await database.QuoteAsync(id);
        Assert.Equal(new ChangedMeanwhile(), await RefusalAsync(database, id, version));
        Assert.False(await database.ReadAsync(db => db.NumberSequences.AnyAsync(s => s.Name == "report-2026")));
    }

    [Fact]
    public async Task A_withdrawn_consent_and_an_erased_person_stop_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (withdrawn, erased) = (await database.AddConsentingAsync("Fatou"), await database.AddConsentingAsync("Marc"));
        var (first, second) = (await database.DraftReportAsync(), await database.DraftReportAsync());
        await database.QuoteAsync(first, withdrawn);
        await database.QuoteAsync(second, erased);
        await database.WithdrawConsentAsync(withdrawn);
        await database.ArrangeAsync(db => db.People.Where(p => p.Id == erased).ExecuteDeleteAsync());
        foreach (var id in new[] { first, second })
        {
            Assert.IsType<QuoteConsentGone>(await RefusalAsync(database, id, await database.VersionOfAsync(id)));
        }
    }

    [Fact]
    public async Task A_period_that_has_not_ended_is_refused_and_each_year_begins_with_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.DraftReportAsync(period: ImpactPeriod.Year(2026));
        Assert.Equal(new ReportPeriodNotOver(new DateOnly(2026, 12, 31)), await RefusalAsync(database, id, await database.VersionOfAsync(id)));
        Assert.Equal("R2026-001", await database.IssueReportAsync(await database.DraftReportAsync()));

        // In Paris it is 2027 already.
        database.Clock.Set(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero));
        Assert.Equal("R2027-001", await database.IssueReportAsync(id));
    }

    [Fact]
    public async Task With_centres_in_two_time_zones_a_period_ends_where_it_ends_last()
    {
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero));
        await database.AddCentreAsync("Fort-de-France", "America/Martinique");
        var (whole, paris) = (await database.DraftReportAsync(period: ImpactPeriod.Year(2026)), await database.DraftReportAsync(ImpactScope.Centre(database.CentreId), ImpactPeriod.Year(2026)));
        Assert.IsType<ReportPeriodNotOver>(await RefusalAsync(database, whole, await database.VersionOfAsync(whole)));
        Assert.Equal("R2027-001", await database.IssueReportAsync(paris));
    }

    [Fact]
    public async Task A_year_later_it_is_what_it_was()
    {
        // A table of factors that can be changed, which the shipped ones never are.
        var factors = Directory.CreateTempSubdirectory("inclusion-factors-").FullName;
        var table = Path.Combine(factors, $"{EnvironmentFactors.DefaultId}.json");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "data", "impact", Path.GetFileName(table)), table);
        await using var database = await TestDatabase.CreateAsync(replace: services => services.AddTransient(_ => new EnvironmentFactors(factors)));
        var (partner, person) = (await database.AddPartnerAsync(), await database.AddConsentingAsync());
        var id = await database.DraftReportAsync(ImpactScope.Partner(partner));
        await database.QuoteAsync(id, person);
        await database.IssueReportAsync(id);
        var before = await KeptAsync(database, id);

        // The organisation is renamed and protects more, the partner is renamed, records change, the person is erased, factors change, other reports are issued.
        database.Clock.Advance(TimeSpan.FromDays(400));
        await database.ArrangeAsync(async db =>
        {
            var organisation = await db.Organisations.SingleAsync();
            Assert.False(organisation.Rename("Les Ateliers réunis", "en").IsRefused);
            Assert.False(organisation.ProtectCountsBelow(20).IsRefused);
            Assert.False(organisation.ChangeLetterhead("Elsewhere", "Paris", "Someone else", "President", "#aa0000", "").IsRefused);
            await db.Partners.Where(p => p.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Another name"));
            await db.People.Where(p => p.Id == person).ExecuteDeleteAsync();
            return true;
        });
        await database.AddReadyDeviceAsync("PC-0001");
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table)).Replace("27", "2727", StringComparison.Ordinal));
        var later = await database.DraftReportAsync(ImpactScope.Partner(partner), ImpactPeriod.Year(2026));
        await database.IssueReportAsync(later);
        Directory.Delete(factors, recursive: true);

        var after = await KeptAsync(database, id);
        Assert.Equal(before.Figures, after.Figures);
        Assert.Equal(before.Model, after.Model);
        Assert.Equal(before.Pdf, after.Pdf);
        Assert.Contains("2727", (await KeptAsync(database, later)).Model, StringComparison.Ordinal);
        Assert.DoesNotContain("2727", after.Model, StringComparison.Ordinal);
        Assert.Equal("Fondation Lumière", (await database.As<FindReport>().RunAsync(id, again: true, CancellationToken.None))!.Issued!.Model.ScopeName);
        Assert.IsType<ReportIsIssued>((await database.As<DiscardDraft>().RunAsync(id, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_correction_replaces_it_and_the_public_page_says_which_is_current()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.AddPartnerAsync();
        var first = await database.DraftReportAsync(ImpactScope.Partner(partner));
        Assert.IsType<ReportNotIssued>((await database.As<CorrectReport>().RunAsync(first, CancellationToken.None)).Refusal);
        await database.QuoteAsync(first);
        await database.ArrangeAsync(async db =>
        {
            var report = await db.ImpactReports.SingleAsync(r => r.Id == first);
            return db.ReportPictures.Add(ReportPicture.Add(report, new PictureFacts { Section = ReportSection.Devices, Alternative = "Laptops" }, Jpegs.Small, 0, database.Clock.GetUtcNow()).Value).Entity;
        });
        await database.IssueReportAsync(first);

        var second = (await database.As<CorrectReport>().RunAsync(first, CancellationToken.None)).Value;
        Assert.Equal(new CorrectionUnderWay("R2026-001"), (await database.As<CorrectReport>().RunAsync(first, CancellationToken.None)).Refusal);
        var draft = (await database.As<FindDraft>().RunAsync(second, again: true, CancellationToken.None))!;
        Assert.Equal(("R2026-001", 1, "Laptops"), (draft.Corrects, draft.Quotations.Count, draft.Pictures.Single().Alternative));
        Assert.True((await database.As<CheckReport>().RunAsync("R2026-001", CancellationToken.None))!.IsCurrent);

        Assert.Equal("R2026-002", await database.IssueReportAsync(second));
        Assert.Equal(new ReportIsReplaced("R2026-002"), (await database.As<CorrectReport>().RunAsync(first, CancellationToken.None)).Refusal);
        var third = (await database.As<CorrectReport>().RunAsync(second, CancellationToken.None)).Value;
        Assert.Equal("R2026-003", await database.IssueReportAsync(third));

        var standing = (await database.As<CheckReport>().RunAsync(" r2026-001", CancellationToken.None))!;
        Assert.Equal(("R2026-003", false, true, null, Drafted.LastYear), (standing.Current, standing.IsCurrent, standing.IsForPartner, standing.CentreName, standing.Period));
        Assert.Null(await database.As<CheckReport>().RunAsync("R2026-004", CancellationToken.None));
        Assert.Equal(("R2026-002", "R2026-003"), ((await database.As<FindReport>().RunAsync(third, again: true, CancellationToken.None))!.Issued!.Corrects!.Number, (await database.As<FindReport>().RunAsync(second, again: true, CancellationToken.None))!.Issued!.ReplacedBy!.Number));
    }

    [Fact]
    public async Task A_manager_issues_about_the_own_centre_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "marc@example.org");
        var (own, whole) = (await database.DraftReportAsync(ImpactScope.Centre(database.CentreId)), await database.DraftReportAsync());
        var version = await database.VersionOfAsync(own);
        Assert.IsType<NotFound>((await database.As<IssueReport>(manager).RunAsync(new(whole, version), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<IssueReport>(new Actor(9, "D", StaffRole.Desk, null)).RunAsync(new(own, version), CancellationToken.None)).Refusal);
        Assert.False((await database.As<IssueReport>(manager).RunAsync(new(own, version), CancellationToken.None)).IsRefused);
    }

    private static async Task<Refusal?> RefusalAsync(TestDatabase database, long id, long version) =>
        (await database.As<IssueReport>().RunAsync(new IssueReportCommand(id, version), CancellationToken.None)).Refusal;

    private static async Task<(string Figures, string Model, byte[] Pdf)> KeptAsync(TestDatabase database, long id)
    {
        var kept = await database.ReadAsync(db => db.ImpactReportDocuments.Where(d => d.ReportId == id).Select(d => new { d.Figures, d.Model }).SingleAsync());
        return (kept.Figures, kept.Model, (await database.As<ReportFiles>().PdfAsync(id, CancellationToken.None))!.Content);
    }
}
