using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Correct;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.Partner;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Features.Reports;

/// <summary>For someone of a partner there are the issued reports about their own organisation, and nothing else.</summary>
public sealed class PartnerRightsTests
{
    [Fact]
    public async Task They_see_the_current_reports_about_them_and_which_were_replaced()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (own, other) = (await database.AddPartnerAsync(), await database.AddPartnerAsync("Mission locale"));
        var partner = await database.AddPartnerStaffAsync(own);
        var first = await database.DraftReportAsync(ImpactScope.Partner(own));
        Assert.Empty((await database.As<ListPartnerReports>(partner).RunAsync(CancellationToken.None)).Reports);
        await database.IssueReportAsync(first);
        var theirs = await database.DraftReportAsync(ImpactScope.Partner(other));
        await database.IssueReportAsync(theirs);
        var whole = await database.DraftReportAsync();
        await database.IssueReportAsync(whole);
        var second = (await database.As<CorrectReport>().RunAsync(first, CancellationToken.None)).Value;
        Assert.NotNull(await database.As<ReportFiles>(partner).PdfAsync(first, CancellationToken.None));
        Assert.Null(await database.As<ReportFiles>(partner).PdfAsync(second, CancellationToken.None));
        await database.IssueReportAsync(second);

        var seen = await database.As<ListPartnerReports>(partner).RunAsync(CancellationToken.None);
        Assert.Equal(("Fondation Lumière", "Les Ateliers du Nord"), (seen.PartnerName, seen.IssuerName));
        Assert.Equal([("R2026-004", null), ("R2026-001", "R2026-004")], seen.Reports.Select(r => (r.Number, r.ReplacedBy)));
        Assert.NotNull(await database.As<ReportFiles>(partner).PdfAsync(second, CancellationToken.None));
        foreach (var id in new[] { first, theirs, whole, 999 })
        {
            Assert.Null(await database.As<ReportFiles>(partner).PdfAsync(id, CancellationToken.None));
        }

        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ReportFiles>(partner).ModelAsync(second, CancellationToken.None));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListPartnerReports>().RunAsync(CancellationToken.None));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ReportFiles>(new Actor(9, "D", StaffRole.Desk, null)).PdfAsync(second, CancellationToken.None));
    }
}
