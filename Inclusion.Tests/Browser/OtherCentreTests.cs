using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reports;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.Training.Feeds;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Browser;

/// <summary>
/// Under the stricter setting whoever belongs to one centre walks through every page, file and feed that their role has, with the ids of what is at the other centre: its people are
/// named nowhere, and nothing of it is opened.
/// </summary>
public sealed partial class OtherCentreTests(BrowserFixture browser)
{
    /// <summary>What a page holds, with what stands in its fields.</summary>
    private const string TextOfPage = "() => document.body.innerText + '\\n' + [...document.querySelectorAll('input, textarea, option')].map(e => e.value + ' ' + e.textContent).join('\\n')";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Desk)]
    [InlineData(StaffRole.Trainer)]
    public async Task Nothing_of_another_centre_is_shown_or_given_through_any_door(StaffRole role)
    {
        var (desk, _) = await browser.OpenDemonstrationAsync();
        await using var running = desk;
        var database = desk.Database;
        var other = await OtherCentre.ReadAsync(database);
        var actor = await database.AddStaffAsync(role, other.Own, "walks@example.org");
        await database.LetDeskSeeAsync(PeopleScope.OwnCentre);
        var routes = (await ProductRoutes.ForStaffAsync(database)).Where(route => RightsTable.Behind(route)!.Of(role) is not Reach.None && !LeavesThePage().IsMatch(route)).ToList();
        var addresses = routes.SelectMany(other.AddressesOf).Concat(other.Asked().Where(asked => RightsTable.Behind(asked.Split('?')[0])!.Of(role) is not Reach.None)).ToList();
        addresses.Add(Routes.CalendarFeed(await FeedAsync(database, actor)));

        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = desk.Host.BaseAddress };
        await SignInAsync(client, database, actor);
        var (leaks, pages, files) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var address in addresses)
        {
            using var answer = await AskAsync(client, address, () => SignInAsync(client, database, actor));
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html" && body.Contains("_framework/blazor.web", StringComparison.Ordinal))
            {
                pages.Add(address);
            }
            else if (other.FindIn(body) is { } found)
            {
                leaks.Add($"{address} gives {found}");
            }
            else if (answer.StatusCode is HttpStatusCode.OK && other.IsOf(address))
            {
                leaks.Add($"{address} is given");
            }
            else if (answer.StatusCode is HttpStatusCode.OK)
            {
                files.Add(address);
            }
        }

        await using var page = await desk.PageAsync(actor: actor);
        foreach (var address in pages)
        {
            await page.GoAsync(address);
            if (other.FindIn(await SettledAsync(page)) is { } found)
            {
                leaks.Add($"{address} shows {found}");
            }
        }

        // What is not there is an error to the browser's console.
        page.ForgiveErrors();
        Assert.True(pages.Count > (role is StaffRole.Trainer ? 10 : 40), $"Only {pages.Count} pages were walked.");
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));

        // A list that nobody gave tells of no leak.
        string[] lists = role switch
        {
            StaffRole.Manager => ["/people/export.csv", "/loans/export.csv", "/devices/export.csv", "/certificates/export.csv", "/workshops/export.csv", "/messages/export.csv"],
            StaffRole.Desk => ["/loans/export.csv", "/devices/export.csv", "/certificates/export.csv", "/workshops/export.csv", "/messages/export.csv"],
            _ => [],
        };
        Assert.Empty(lists.Except(files.Select(file => file.Split('?')[0])));
    }

    private static async Task SignInAsync(HttpClient client, TestDatabase database, Actor actor)
    {
        var (name, value) = await SignedIn.CookieAsync(database, actor);
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
    }

    /// <summary>Signs in anew and asks once more where the password was given too long ago for a file: the walk may take longer than that holds.</summary>
    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, Func<Task> signInAsync)
    {
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        if (answer.Headers.Location?.OriginalString.StartsWith(Routes.Confirm(""), StringComparison.Ordinal) is not true)
        {
            return answer;
        }

        answer.Dispose();
        await signInAsync();
        return await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
    }

    /// <summary>What is on the page once it changes no more.</summary>
    private static async Task<string> SettledAsync(DeskPage page)
    {
        for (var (before, text) = ("", await page.Page.EvaluateAsync<string>(TextOfPage)); ;)
        {
            if (text == before)
            {
                return text;
            }

            await Task.Delay(120, Cancel);
            (before, text) = (text, await page.Page.EvaluateAsync<string>(TextOfPage));
        }
    }

    private static async Task<string> FeedAsync(TestDatabase database, Actor actor)
    {
        Assert.False((await database.As<ChangeFeed>(actor).MakeAsync(new FeedOf(CalendarScope.Trainer, null), Cancel)).IsRefused);
        return await database.ReadAsync(db => db.CalendarFeeds.Where(f => f.StaffId == actor.StaffId).Select(f => f.Token).SingleAsync());
    }

    /// <summary>What signs out, turns the page into another one, or shows nothing but the machine.</summary>
    [GeneratedRegex("^/(account/(sign-out|lock|leave)|preferences|settings/demonstration)")]
    private static partial Regex LeavesThePage();

    /// <summary>What the demonstration has at the centre that is not one's own.</summary>
    private sealed class OtherCentre
    {
        private const string OfStockTake = "Étagère de l’autre centre";

        private readonly Dictionary<string, long> _ids = [];
        private HashSet<string> _marks = [];

        public long Own { get; private set; }

        private long There { get; set; }

        public static async Task<OtherCentre> ReadAsync(TestDatabase database)
        {
            var centres = await database.ReadAsync(db => db.Centres.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
            var (own, there) = (centres[0], centres[1]);
            var other = new OtherCentre { Own = own, There = there };
            var report = await database.DraftReportAsync(Inclusion.Domain.Impact.ImpactScope.Centre(there));
            var stockTake = (await database.As<OpenStockTake>(Actor.Product).RunAsync(new StockTakeScope(there, Label: OfStockTake), Cancel)).Value;
            await database.ReadAsync(async db =>
            {
                // Neither at home here nor with anything from here, counted in another way than the product does.
                var served = (await db.Loans.Where(l => l.CentreId == own).Select(l => l.PersonId).ToListAsync())
                    .Concat(await db.Enrolments.Where(e => db.Workshops.Any(w => w.Id == e.WorkshopId && w.CentreId == own)).Select(e => e.PersonId).ToListAsync()).ToHashSet();
                var people = (await db.People.Where(p => p.HomeCentreId == there).ToListAsync()).FindAll(p => !served.Contains(p.Id));
                // What is under way between the two is seen from both.
                var devices = await db.Devices.Where(d => d.CentreId == there && d.TransferId == null).ToListAsync();
                var loans = await db.Loans.Where(l => l.CentreId == there).ToListAsync();
                Assert.True(people.Count > 5 && devices.Count > 5 && loans.Count > 2);
                other._marks =
                [
                    .. people.SelectMany(p => new[] { p.Name, p.Phone, p.Email }), .. devices.SelectMany(d => new[] { d.Tag, d.Serial }), .. loans.Select(l => l.Number),
                    .. await db.Certificates.Where(c => c.CentreId == there).Select(c => c.Number).ToListAsync(),
                    .. (await db.PublicRequests.Where(r => db.Workshops.Any(w => w.Id == r.WorkshopId && w.CentreId == there)).ToListAsync()).SelectMany(r => new[] { r.Name, r.Contact }),
                ];
                other._marks.Add(OfStockTake);
                other._marks.Remove("");
                other._ids["people"] = loans.First(l => people.Exists(p => p.Id == l.PersonId)).PersonId;
                other._ids["devices"] = devices[0].Id;
                other._ids["loans"] = loans.First(l => l.Status == LoanStatus.Open).Id;
                other._ids["messages"] = await db.Messages.Where(m => m.CentreId == there).Select(m => m.Id).FirstAsync();
                other._ids["certificates"] = await db.Certificates.Where(c => c.CentreId == there).Select(c => c.Id).FirstOrDefaultAsync();
                other._ids["workshops"] = await db.Workshops.Where(w => w.CentreId == there && db.Enrolments.Any(e => e.WorkshopId == w.Id)).Select(w => w.Id).FirstAsync();
                other._ids["sessions"] = await db.WorkshopSessions.Where(s => s.WorkshopId == other._ids["workshops"]).Select(s => s.Id).FirstAsync();
                other._ids["courses"] = await db.Courses.Select(c => c.Id).FirstAsync();
                other._ids["partners"] = await db.Partners.Select(p => p.Id).FirstAsync();
                other._ids["reports"] = report;
                other._ids["stock-takes"] = stockTake;
                other._ids["sim-cards"] = await db.SimCards.Where(c => c.CentreId == there).Select(c => c.Id).FirstAsync();
                other._ids["settings"] = there;
                return true;
            });
            return other;
        }

        /// <summary>A route with the ids of the other centre; of the list behind a figure one for each that has names.</summary>
        public IEnumerable<string> AddressesOf(string route)
        {
            if (route.StartsWith("/impact/list/", StringComparison.Ordinal))
            {
                return new[] { "PeopleHelped", "PeopleNew", "Loans", "LoanDays", "Enrolments", "AttendedTime", "Certificates", "DevicesReceived" }
                    .Select(figure => $"/impact/list/{figure}?centre={There}&period=year");
            }

            var kind = route.StartsWith("/devices/stock-takes", StringComparison.Ordinal) ? "stock-takes" : route.StartsWith("/devices/sim-cards", StringComparison.Ordinal) ? "sim-cards" : route.StartsWith("/bench/devices", StringComparison.Ordinal) ? "devices" : route.Split('/')[1];
            return [Parameter().Replace(route, match => match.Groups[1].Value switch
            {
                "format" => "csv",
                "Key" => "people",
                "SessionId" or "sessionId" => Text(_ids["sessions"]),
                _ => Text(_ids.GetValueOrDefault(kind, There)),
            })];
        }

        /// <summary>Lists, searches and files that are asked for what is there.</summary>
        public IEnumerable<string> Asked()
        {
            var (person, device) = (Text(_ids["people"]), Text(_ids["devices"]));
            var phone = Uri.EscapeDataString(_marks.First(mark => mark.StartsWith('+') || mark.StartsWith('0'))[^8..]);
            foreach (var list in new[] { "/people", "/loans", "/messages", "/certificates", "/devices", "/bench", "/workshops", "/workshops/calendar", "/workshops/requests", "/reports", "/impact" })
            {
                yield return $"{list}?centre={There}";
            }

            foreach (var list in new[] { "/people", "/loans", "/messages", "/certificates", "/find" })
            {
                yield return $"{list}?q={phone}";
            }

            yield return $"/loans?person={person}";
            yield return $"/loans?device={device}";
            yield return $"/loans?tab=closed&person={person}";
            yield return $"/messages?person={person}";
            yield return $"/messages?tab=sent&centre={There}";
            yield return $"/loans/check-out?person={person}&device={device}";
            yield return $"/people/{person}/merge?with={person}";
            yield return $"/people/export.csv?only={person}";
            yield return $"/people/export.csv?q={phone}";
            yield return $"/loans/export.csv?centre={There}&tab=closed";
            yield return $"/devices/export.csv?centre={There}";
            yield return $"/certificates/export.csv?centre={There}";
            yield return $"/certificates/chosen.pdf?certificates={Text(_ids["certificates"])}";
            yield return $"/workshops/export.csv?centre={There}&show=all";
            yield return $"/messages/export.csv?centre={There}&show=sent";
            yield return $"/messages/export.csv?person={person}";
        }

        /// <summary>Whether an address names something that is there, and is no page of settings or of what is everybody's.</summary>
        public bool IsOf(string address) =>
            Regex.IsMatch(address, @"^/(people|devices|devices/stock-takes|devices/sim-cards|loans|messages|certificates|workshops|reports)/\d", RegexOptions.None, TimeSpan.FromSeconds(1));

        /// <summary>The first name, number or code that is of the other centre alone; null when there is none.</summary>
        public string? FindIn(string text) => _marks.FirstOrDefault(mark => text.Contains(mark, StringComparison.Ordinal));

        private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)\??\}")]
    private static partial Regex Parameter();
}
