using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Impact.Export;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Impact;

public sealed class FindImpactTests
{
    [Fact]
    public async Task Who_runs_one_centre_sees_that_one_whatever_is_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var stocked = await database.StockImpactAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, stocked.OtherCentreId, "manager@example.org");
        foreach (var address in new[] { Days(database, stocked), Days(database, stocked) with { Centre = Text(database.CentreId) }, Days(database, stocked) with { Partner = Text(stocked.PartnerId) } })
        {
            var view = await LookAsync(database, address, by: manager);
            Assert.Equal(ImpactScope.Centre(stocked.OtherCentreId), view.Figures.Scope);
            Assert.Equal(ImpactStock.LongCentre, view.ScopeName);
            Assert.Empty(view.Choices.Centres);
            Assert.Empty(view.Choices.Partners);
            Assert.Equal(1, view.Figures[Indicator.Loans].Value);
        }

        var all = await LookAsync(database, Days(database, stocked));
        Assert.Equal((12, ""), (all.Figures[Indicator.Loans].Value, all.ScopeName));
        Assert.Equal((2, 1), (all.Choices.Centres.Count, all.Choices.Partners.Count));
        Assert.Equal(ImpactStock.LongPartner, (await LookAsync(database, Days(database, stocked) with { Partner = Text(stocked.PartnerId) })).ScopeName);
    }

    [Theory]
    [InlineData(StaffRole.Desk)]
    [InlineData(StaffRole.Trainer)]
    [InlineData(StaffRole.Partner)]
    public async Task Who_runs_no_centre_sees_nothing_and_takes_nothing_away(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var actor = await database.AddStaffAsync(role, null, "someone@example.org");
        Assert.IsType<NotAllowed>((await database.As<FindImpact>(actor).RunAsync(new ImpactAddress(), false, null, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ExportImpact>(actor).RunAsync(new ImpactAddress(), true, null, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task As_it_would_be_published_small_counts_of_people_are_hidden_and_others_are_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var stocked = await database.StockImpactAsync();
        var full = await LookAsync(database, Days(database, stocked));
        var published = await LookAsync(database, Days(database, stocked), published: true);
        Assert.Equal((null, 10), (full.Figures.Threshold, published.Figures.Threshold));
        Assert.Equal(1, full.Figures[Indicator.NoShows].Value);
        Assert.True(published.Figures[Indicator.NoShows].IsSuppressed);
        Assert.Equal(12, published.Figures[Indicator.DevicesReceived].Value);
        Assert.All(published.Figures.People.SelectMany(t => t.Rows), row => Assert.True(row.Count is null or 0 or >= 10));
    }

    [Fact]
    public async Task Free_days_that_cannot_be_are_refused_and_an_address_that_says_nothing_is_this_year()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backwards = new ImpactAddress("free", "2026-02-10", "2026-02-01");
        Assert.IsType<PeriodEndsBeforeItBegins>((await database.As<FindImpact>().RunAsync(backwards, false, null, CancellationToken.None)).Refusal);
        Assert.Equal(ImpactPeriod.Year(2026), (await LookAsync(database, new ImpactAddress("century", "soon", Centre: "x"))).Figures.Period);
        Assert.Equal(ImpactPeriod.Quarter(new DateOnly(2026, 3, 2)), (await LookAsync(database, new ImpactAddress("quarter"))).Figures.Period);
    }

    /// <summary>One of more than a year is compared with the period before, and so is one that is over; a leap day makes the same days the period before as well.</summary>
    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "2026-03-02", "2025-01-01", "2025-03-02", true)]
    [InlineData("2024-03-01", "2025-03-01", "2025-02-28", "2023-03-01", "2024-02-29", true)]
    [InlineData("2025-01-01", "2025-11-30", "2026-03-02", "2024-01-01", "2024-11-30", false)]
    [InlineData("2025-01-01", "2025-12-31", "2026-03-02", "2024-01-01", "2024-12-31", false)]
    [InlineData("2024-06-01", "2026-12-31", "2026-03-02", "2021-10-31", "2024-05-31", false)]
    [InlineData("2027-01-01", "2027-12-31", "2026-03-02", "2026-01-01", "2026-12-31", false)]
    public async Task Only_what_is_under_way_and_compared_with_the_same_days_of_the_year_before_says_so(string first, string last, string today, string firstBefore, string lastBefore, bool saysSo)
    {
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(Day(today), new TimeOnly(11, 0), TimeSpan.Zero));
        var view = await LookAsync(database, new ImpactAddress("free", first, last));
        using var _ = Language.French.Speak();

        var said = SubtitleWords.Of(view);

        Assert.Equal((Day(firstBefore), Day(lastBefore)), (view.Figures.ComparedWith.First, view.Figures.ComparedWith.Last));
        Assert.Equal(saysSo, said.Contains("mêmes jours", StringComparison.Ordinal));
        Assert.Contains(PeriodWords.InSentence(view.Figures.ComparedWith), said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("month", "2026-03-02")]
    [InlineData("quarter", "2026-12-31")]
    [InlineData("year", "2025-06-01")]
    [InlineData("free", "2026-01-15")]
    public void An_address_names_its_period_and_scope_again(string kind, string from)
    {
        var period = new ImpactAddress(kind, from, "2026-04-02").Period(new DateOnly(2026, 6, 1)).Value;
        foreach (var scope in new[] { ImpactScope.Organisation, ImpactScope.Centre(3), ImpactScope.Partner(4) })
        {
            var address = ImpactAddress.Of(period, scope);
            Assert.Equal(period, address.Period(new DateOnly(2030, 1, 1)).Value);
            Assert.Equal(scope, address.Scope);
        }
    }

    [Fact]
    public async Task The_export_holds_every_figure_and_says_first_what_it_is_not_for_and_is_noted()
    {
        using var speaking = Language.English.Speak();
        await using var database = await TestDatabase.CreateAsync();
        var stocked = await database.StockImpactAsync();
        var csv = await CsvAsync(database, stocked, published: false);
        Assert.Contains("not for publication", csv[1], StringComparison.Ordinal);
        Assert.Contains("not-for-publication", ExportImpact.FileName(published: false), StringComparison.Ordinal);
        Assert.Contains(csv, line => line.StartsWith("Lending,,Loans begun,12,Number,No,", StringComparison.Ordinal) && line.Contains(",Organisation,The whole organisation,", StringComparison.Ordinal) && line.Contains(",Lending,,Loans,", StringComparison.Ordinal));
        Assert.Contains(csv, line => line.StartsWith($"Centre,{ImpactStock.LongCentre},Loans begun,1,", StringComparison.Ordinal));
        Assert.Contains(csv, line => line.Contains("Lille", StringComparison.Ordinal));
        Assert.Contains(csv, line => line.Contains("ADEME", StringComparison.Ordinal));

        var published = await CsvAsync(database, stocked, published: true);
        Assert.DoesNotContain("not for publication", string.Join('\n', published), StringComparison.Ordinal);
        Assert.Contains(published, line => line.Contains("No-shows,,Number,Yes,", StringComparison.Ordinal));
        Assert.Equal(2, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(ImpactFigures) && e.StaffId == database.Administrator.StaffId)));
    }

    private static async Task<string[]> CsvAsync(TestDatabase database, ImpactStocked stocked, bool published)
    {
        using var stream = new MemoryStream();
        var export = await database.As<ExportImpact>().RunAsync(Days(database, stocked), published, null, CancellationToken.None);
        await export.Value.WriteCsvAsync(stream, CultureInfo.CurrentCulture, CancellationToken.None);

        // What stands in quotes is the business of other tests.
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()).Replace("\"", "", StringComparison.Ordinal).Split("\r\n");
    }

    private static async Task<ImpactView> LookAsync(TestDatabase database, ImpactAddress address, bool published = false, Actor? by = null) =>
        (await database.As<FindImpact>(by ?? database.Administrator).RunAsync(address, published, null, CancellationToken.None)).Value;

    private static ImpactAddress Days(TestDatabase database, ImpactStocked stocked) =>
        new("free", stocked.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), database.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
