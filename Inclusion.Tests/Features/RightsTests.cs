using System.Net;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reports;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Features;

/// <summary>The table of who may do what is what the product does, at every address, and what README says.</summary>
public sealed class RightsTests
{
    private static readonly StaffRole[] Roles = Enum.GetValues<StaffRole>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_is_behind_one_right_and_opens_for_those_who_have_it_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var own = await database.AddPartnerAsync();
        var report = await database.DraftReportAsync(ImpactScope.Partner(own));
        await database.IssueReportAsync(report);
        var routes = await ProductRoutes.ForStaffAsync(database);
        Assert.True(routes.Count > 60, $"Only {routes.Count} addresses are mapped.");
        Assert.DoesNotContain(routes, route => RightsTable.Behind(route) is null);
        var files = await ProductRoutes.WithoutPageAsync(database);
        Assert.True(files.Count > 30, $"Only {files.Count} files are mapped.");
        await using var host = await AppHost.StartAsync(database.Folder);

        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            var actor = role switch
            {
                StaffRole.Administrator => database.Administrator,
                StaffRole.Partner => await database.AddPartnerStaffAsync(own),
                _ => await database.AddStaffAsync(role, database.CentreId, $"{role}@example.org"),
            };
            var (name, value) = await SignedIn.CookieAsync(database, actor);
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };
            client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
            foreach (var route in routes)
            {
                using var answer = await client.GetAsync(new Uri(ProductRoutes.Fill(route, report), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
                // Instead of a file there is a sentence, and never a page that would be taken for it.
                var isTurnedAway = (answer.StatusCode is HttpStatusCode.Forbidden && (!files.Contains(route) || answer.Content.Headers.ContentType?.MediaType == "text/plain"))
                    || (!files.Contains(route) && answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location?.ToString().Contains("/account/not-allowed", StringComparison.Ordinal) == true);

                // Nothing is there for anyone at some addresses: of a thing that there is not, and of what is only posted to.
                var isNotThere = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;
                var isTheirs = RightsTable.Behind(route)!.Of(role) is not Reach.None;
                if (isTheirs ? isTurnedAway || (int)answer.StatusCode >= 500 : !isTurnedAway && !isNotThere)
                {
                    wrong.Add($"{role} {route}: {answer.StatusCode}, {(isTheirs ? "theirs" : "not theirs")}");
                }
            }
        }

        // Whoever is not signed in is led to where one signs in, also for a file: a link that is followed from a mail.
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };
        foreach (var file in files)
        {
            using var answer = await nobody.GetAsync(new Uri(ProductRoutes.Fill(file, report), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed) && answer.Headers.Location?.ToString().Contains(Routes.SignIn, StringComparison.Ordinal) is not true)
            {
                wrong.Add($"nobody {file}: {answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_table_of_the_readme_is_that_of_the_code()
    {
        using var _ = Language.English.Speak();
        string[] table =
        [
            $"| | {string.Join(" | ", Roles.Select(role => EnumWords.Of(role)))} |",
            $"|---|{string.Concat(Roles.Select(_ => "---|"))}",
            .. RightsTable.All.Select(right => $"| {right.Words()} | {string.Join(" | ", Roles.Select(role => RightsTable.WordsOf(right.Of(role))))} |"),
        ];

        Assert.Contains(string.Join('\n', table), File.ReadAllText(Path.Combine(Repository.Folder, "README.md")), StringComparison.Ordinal);
    }
}
