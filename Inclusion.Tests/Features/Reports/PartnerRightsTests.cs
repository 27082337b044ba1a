using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.Correct;
using Inclusion.Web.Features.Reports.Download;
using Inclusion.Web.Features.Reports.Partner;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Inclusion.Tests.Features.Reports;

/// <summary>For someone of a partner there are the issued reports about their own organisation, and nothing else.</summary>
public sealed partial class PartnerRightsTests
{
    /// <summary>What someone of a partner may open, apart from what is open to anyone: their page and its files, their account, the licences, and the line on which pages are alive.</summary>
    private static readonly string[] Theirs = ["/", "/partner", "/partner/reports/{id}.pdf", "/account", "/account/confirm", "/account/sign-out", "/help", "/help/{Key}", "/about/licences", "/not-found", "/preferences/centre/{id}"];

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

    [Fact]
    public async Task Every_other_address_of_the_product_is_not_there_for_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.AddPartnerStaffAsync(await database.AddPartnerAsync());
        var id = await database.DraftReportAsync(ImpactScope.Partner(partner.PartnerId!.Value));
        await database.IssueReportAsync(id);
        var (name, value) = await SignedIn.CookieAsync(database, partner);
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");

        // The cookie works: what is theirs opens.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/partner"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, $"/partner/reports/{id}.pdf"));

        var asked = 0;
        var open = new List<string>();
        foreach (var route in await RoutesAsync(database))
        {
            var address = Fill(route, id);
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            asked++;
            var isRefused = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location?.ToString().Contains("/account/not-allowed", StringComparison.Ordinal) == true);
            if (!isRefused)
            {
                open.Add($"{address}: {answer.StatusCode}");
            }
        }

        Assert.Empty(open);
        Assert.True(asked > 60, $"Only {asked} addresses were asked.");
    }

    /// <summary>Every address of the product that not just anyone may open, without those that are theirs.</summary>
    private static async Task<IReadOnlyList<string>> RoutesAsync(TestDatabase database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Inclusion.Web", ContentRootPath = Path.GetDirectoryName(Repository.WebProgram) });
        builder.Configuration[DataFolder.Setting] = database.Folder;
        builder.AddInclusion();
        await using var app = builder.Build();
        app.MapInclusion();
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                .Select(endpoint => "/" + Constraint().Replace(endpoint.RoutePattern.RawText ?? "", "{$1}").Trim('/'))
                .Where(route => !Theirs.Contains(route) && !route.StartsWith("/_blazor", StringComparison.Ordinal) && !route.StartsWith("/_framework", StringComparison.Ordinal))
                .Distinct(),
        ];
    }

    private static string Fill(string route, long id) => Parameter().Replace(route, match => match.Groups[1].Value switch
    {
        "format" => "csv",
        _ => id.ToString(CultureInfo.InvariantCulture),
    });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>A parameter with what it must be like, which may hold brackets of its own.</summary>
    [GeneratedRegex(@"\{(\w+)\??(?::(?:[^{}]|\{\{|\}\})*)?\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\*{0,2}(\w+)\??\}")]
    private static partial Regex Parameter();
}
