using System.Net;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.Accounts;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Features.Certificates.Check;
using Inclusion.Web.Features.Devices.Found;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Reports.Current;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

/// <summary>What the running product answers over HTTP, seen without a browser.</summary>
public sealed class WebSafetyTests
{
    /// <summary>The whole of it, word by word: whatever is allowed beyond is to be seen here first.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> BehindProxy = new() { ["Inclusion__BehindProxy"] = "true" };

    [Fact]
    public async Task Every_answer_forbids_foreign_scripts_frames_and_guessing_of_types()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        using var answer = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task An_answer_to_a_fault_says_the_same_to_the_browser_and_nothing_of_the_fault()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, BehindProxy);
        await database.ArrangeAsync(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "CalendarFeeds" RENAME TO "Elsewhere" """));
        using var client = Client(host);
        using var question = new HttpRequestMessage(HttpMethod.Get, $"/calendar/{new string('a', 40)}.ics") { Headers = { Host = "inclusion.example.org" } };
        question.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await client.SendAsync(question);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<h1", body, StringComparison.Ordinal);
        await Wait.UntilAsync(() => Task.FromResult(host.Output.Contains("no such table: CalendarFeeds", StringComparison.Ordinal)), "What failed, in the log,");
        Assert.All(["Sqlite", "CalendarFeeds", "no such table", "   at "], told => Assert.DoesNotContain(told, body, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/account/sign-in", "text/html; charset=utf-8")]
    [InlineData("/error", "text/html; charset=utf-8")]
    [InlineData("/favicon.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("/js/session.js", "text/javascript; charset=utf-8")]
    [InlineData("/css/app.css", "text/css; charset=utf-8")]
    [InlineData("/healthz", "application/json")]
    public async Task Every_answer_says_what_it_is_and_a_text_in_which_letters(string path, string kind)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(kind, answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_request_is_never_given_back_to_be_traced_and_no_folder_is_listed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);
        using var question = new HttpRequestMessage(HttpMethod.Trace, "/account/sign-in");
        question.Headers.Add("Cookie", "inclusion-session=a-secret");

        using var traced = await client.SendAsync(question);

        Assert.NotEqual(HttpStatusCode.OK, traced.StatusCode);
        Assert.DoesNotContain("a-secret", $"{traced.Headers}{await traced.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
        foreach (var folder in new[] { "/js/", "/css/", "/.git/config", "/appsettings.json", "/swagger", "/hangfire" })
        {
            using var listed = await client.GetAsync(new Uri(folder, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, listed.StatusCode);
        }
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused_and_nothing_says_that_another_site_may_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);
        foreach (var path in new[] { Routes.SignIn, Routes.Join, "/check", "/report" })
        {
            using var form = new FormUrlEncodedContent([]);
            using var question = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            question.Headers.Add("Origin", "https://elsewhere.example");

            using var answer = await client.SendAsync(question);

            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proxy_is_believed_only_where_the_settings_name_one(bool isBehindProxy)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, isBehindProxy ? BehindProxy : null);
        using var client = Client(host);
        using var question = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { Host = "inclusion.example.org" } };
        question.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await client.SendAsync(question);

        Assert.Equal(isBehindProxy ? ["max-age=31536000; includeSubDomains"] : [], answer.Headers.TryGetValues("Strict-Transport-Security", out var promised) ? promised : []);
    }

    [Theory]
    [InlineData("/account/sign-in", AccountLimits.TriesPerMinute, Routes.SignInSlowDown)]
    [InlineData("/check", CheckLimit.ChecksPerMinute, Routes.CheckSlowDown)]
    [InlineData("/report", ReportCheckLimit.AsksPerMinute, Routes.ReportSlowDown)]
    [InlineData("/d/LT-0001", FoundLimit.AsksPerMinute, Routes.FoundSlowDown)]
    [InlineData("/sign/abcd", SigningLimit.AsksPerMinute, Routes.SigningSlowDown)]
    [InlineData("/join/1", RequestLimit.PostsPerTwentySeconds, Routes.JoinBusy)]
    [InlineData("/ask", DeviceRequestLimit.PostsPerTwentySeconds, Routes.AskBusy)]
    public async Task Too_many_tries_from_one_address_are_turned_away_and_others_are_not(string path, int allowed, string turnedTo)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, BehindProxy);
        using var client = Client(host);

        for (var i = 0; i < allowed; i++)
        {
            Assert.False(await IsTurnedAwayAsync("192.0.2.1"));
        }

        Assert.True(await IsTurnedAwayAsync("192.0.2.1"));
        Assert.False(await IsTurnedAwayAsync("192.0.2.2"));
        for (var i = 1; i <= allowed; i++)
        {
            Assert.False(await IsTurnedAwayAsync($"2001:db8:0:1::{i:x}"));
        }

        Assert.True(await IsTurnedAwayAsync("2001:db8:0:1:ffff::1"));
        Assert.False(await IsTurnedAwayAsync("2001:db8:0:2::1"));

        async Task<bool> IsTurnedAwayAsync(string from)
        {
            using var form = new FormUrlEncodedContent([]);
            using var question = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            question.Headers.Add("X-Forwarded-For", from);
            using var answer = await client.SendAsync(question);
            return answer.Headers.Location?.OriginalString.EndsWith(turnedTo, StringComparison.Ordinal) == true;
        }
    }

    [Fact]
    public async Task A_browser_of_staff_is_not_shut_out_by_strangers_behind_the_same_router()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);
        var http = new DefaultHttpContext();
        database.Services.GetRequiredService<KnownBrowsers>().Remember(http, 1);
        var known = http.Response.Headers.SetCookie.ToString().Split(';')[0];
        for (var i = 0; i <= AccountLimits.TriesPerMinute; i++)
        {
            await IsTurnedAwayAsync(null);
        }

        Assert.True(await IsTurnedAwayAsync(null));
        Assert.False(await IsTurnedAwayAsync(known));
        Assert.True(await IsTurnedAwayAsync($"{known[..^4]}AAAA"));

        async Task<bool> IsTurnedAwayAsync(string? cookie)
        {
            using var form = new FormUrlEncodedContent([]);
            using var question = new HttpRequestMessage(HttpMethod.Post, Routes.SignIn) { Content = form };
            if (cookie is not null)
            {
                question.Headers.Add("Cookie", cookie);
            }

            using var answer = await client.SendAsync(question);
            return answer.Headers.Location?.OriginalString.EndsWith(Routes.SignInSlowDown, StringComparison.Ordinal) == true;
        }
    }

    [Fact]
    public async Task The_camera_is_for_the_pages_of_a_desk_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        var desk = await SignedIn.CookieAsync(database, await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org"));
        var trainer = await SignedIn.CookieAsync(database, await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org"));

        foreach (var path in new[] { Routes.Today, Routes.CheckOut, Routes.Return, Routes.FindText("LT-1") })
        {
            Assert.EndsWith("camera=(self)", await PolicyAsync(path, desk), StringComparison.Ordinal);
        }

        foreach (var path in new[] { Routes.SignIn, Routes.Join, Routes.CheckCertificate, Routes.Privacy, Routes.Sign, "/d/LT-1" })
        {
            Assert.EndsWith("camera=()", await PolicyAsync(path, null), StringComparison.Ordinal);
            Assert.EndsWith("camera=()", await PolicyAsync(path, desk), StringComparison.Ordinal);
        }

        Assert.EndsWith("camera=()", await PolicyAsync(Routes.Workshops, trainer), StringComparison.Ordinal);

        async Task<string> PolicyAsync(string path, (string Name, string Value)? cookie)
        {
            using var client = Client(host);
            if (cookie is var (name, value))
            {
                client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
            }

            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return Assert.Single(answer.Headers.GetValues("Permissions-Policy"));
        }
    }

    [Fact]
    public async Task Pages_that_ask_to_wait_say_so_to_machines_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        foreach (var path in new[] { Routes.SignInSlowDown, Routes.CheckSlowDown, Routes.ReportSlowDown, Routes.FoundSlowDown, Routes.SigningSlowDown, Routes.JoinBusy, Routes.AskBusy })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("noindex", page, StringComparison.Ordinal);

            // Without the secret of its code the address leads nowhere: whoever waits scans again.
            Assert.DoesNotContain($"href=\"{Routes.Sign}\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/account/sign-in", true)]
    [InlineData("/check/abcd", true)]
    [InlineData("/d/LT-0001", true)]
    [InlineData("/sign/abcd", true)]
    [InlineData("/join/offer", true)]
    [InlineData("/join/place", true)]
    [InlineData("/people/export.csv", true)]
    [InlineData("/join", false)]
    public async Task Nothing_is_kept_on_the_way_and_search_engines_list_only_what_is_for_everyone(string path, bool isHidden)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(isHidden, answer.Headers.TryGetValues("X-Robots-Tag", out var robots) && robots.Single().Contains("noindex", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_public_address_over_tls_with_a_proxy_that_nobody_named_leads_nobody_in_circles()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, new Dictionary<string, string> { ["Inclusion__PublicUrl"] = "https://inclusion.example.org" });
        using var client = Client(host);

        using var answer = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("inclusion-form=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Styles_and_scripts_may_be_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var style = page.Split("href=\"css/app.")[1].Split('"')[0];

        using var answer = await client.GetAsync(new Uri($"/css/app.{style}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Another_site_opens_no_line_to_an_open_page(string origin, HttpStatusCode status)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);
        Assert.Equal(status, await AskAsync(origin));
        Assert.NotEqual(HttpStatusCode.Forbidden, await AskAsync(host.BaseAddress.ToString().TrimEnd('/')));

        async Task<HttpStatusCode> AskAsync(string from)
        {
            using var question = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            question.Headers.TryAddWithoutValidation("Origin", from);
            using var answer = await client.SendAsync(question);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task With_a_public_address_over_tls_cookies_are_this_hosts_alone_and_other_names_are_turned_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, new Dictionary<string, string>(BehindProxy) { ["Inclusion__PublicUrl"] = "https://inclusion.example.org" });
        using var client = Client(host);

        using var named = await AskAsync("inclusion.example.org", "https");
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Contains(named.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-inclusion-form=", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        foreach (var (path, name) in new[] { (Routes.ChangeLanguage("fr", "/"), "language"), (Routes.ChangeTheme("dark", "/"), "theme"), ("/preferences/centre/1", "centre") })
        {
            using var chosen = await AskAsync("inclusion.example.org", "https", path);
            Assert.Matches($"^__Host-{name}=[^;]+;.* path=/; secure; samesite=lax; httponly$", Assert.Single(chosen.Headers.GetValues("Set-Cookie")));
        }

        using var plain = await AskAsync("inclusion.example.org", "http");
        Assert.Equal(new Uri("https://inclusion.example.org/account/sign-in"), plain.Headers.Location);
        using var doubled = await AskAsync("inclusion.example.org", "http", "//evil.example/x");
        Assert.Equal("inclusion.example.org", doubled.Headers.Location?.Host);
        using var feed = await AskAsync("inclusion.example.org", "http", "/calendar/a.ics");
        Assert.Equal(HttpStatusCode.Forbidden, feed.StatusCode);
        using var health = await AskAsync("localhost", "http", "/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using var elsewhere = await AskAsync("elsewhere.example.org", "https");
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);

        async Task<HttpResponseMessage> AskAsync(string name, string scheme, string path = "/account/sign-in")
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(host.BaseAddress.GetLeftPart(UriPartial.Authority) + path)) { Headers = { Host = name } };
            question.Headers.Add("X-Forwarded-Proto", scheme);
            return await client.SendAsync(question);
        }
    }

    private static HttpClient Client(AppHost host) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.BaseAddress };
}
