using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class JobsTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_jobs_show_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/jobs");
        await Expect(page.Page.GetByRole(AriaRole.Rowheader, new() { Name = language == "fr" ? "Préparer les rappels" : "Plan reminders" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("jobs");
    }

    [Fact]
    public async Task Every_job_runs_once_when_the_product_starts_and_again_when_someone_asks()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/jobs");
        await Expect(page.Page.GetByText("backups made and checked: 1")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Nothing to do")).ToHaveCountAsync(desk.Database.Services.GetServices<JobDefinition>().Count() - 2);
        await Expect(page.Page.GetByText("ends written down: 1")).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Tidy up" }).ClickAsync();

        await Expect(page.Page.GetByText("Tidy up: it is starting.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Earlier runs").First).ToBeVisibleAsync();
        await Wait.UntilAsync(async () => await desk.Database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == nameof(TidyUpJob) && r.Succeeded == true)) == 2);
    }

    [Fact]
    public async Task A_paused_job_stays_paused_after_a_restart_and_runs_only_for_whoever_wants_it()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.Default);
        await page.GoAsync("/jobs");
        await Wait.UntilAsync(async () => await RunsAsync(desk) == 1);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Suspendre : Rangement" }).ClickAsync();
        await Expect(page.Page.GetByText("Suspendue", new() { Exact = true })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("jobs-paused");

        await desk.Host.KillAsync();
        await desk.Host.StartAgainAsync();
        page.ForgiveErrors();
        await page.GoAsync("/jobs");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Relancer : Rangement" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lancer maintenant : Rangement" }).ClickAsync();
        await Wait.UntilAsync(async () => await RunsAsync(desk) == 2);

        // The run tells the open page, which goes on in its own language.
        await Expect(page.Page.GetByText("Passages précédents").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Desk)]
    public async Task Staff_of_the_desk_see_the_jobs_and_steer_none(StaffRole role)
    {
        var desk = await browser.SharedDeskAsync();
        var staff = await desk.Database.AddStaffAsync(role, desk.Database.CentreId, $"{Guid.NewGuid():N}@example.org");
        await using var page = await desk.PageAsync(Viewing.English, staff);
        await page.GoAsync("/jobs");
        await Expect(page.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Plan reminders" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Tidy up" })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Pause: Tidy up" })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Hangfire dashboard" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_dashboard_is_for_administrators_alone_and_speaks_french()
    {
        var desk = await browser.SharedDeskAsync();
        foreach (var role in new StaffRole?[] { null, StaffRole.Manager, StaffRole.Desk, StaffRole.Trainer })
        {
            var staff = role is { } of ? await desk.Database.AddStaffAsync(of, desk.Database.CentreId, $"{Guid.NewGuid():N}@example.org") : null;
            await using var other = staff is null ? await desk.AnonymousPageAsync() : await desk.PageAsync(Viewing.English, staff);
            foreach (var path in new[] { "/hangfire", "/hangfire/recurring", "/hangfire/stats" })
            {
                var answer = await other.Context.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
                Assert.Equal(role is null ? (302, "/account/sign-in") : (403, null), (answer.Status, answer.Headers.TryGetValue("location", out var led) ? new Uri(desk.Host.BaseAddress, led).AbsolutePath : null));
            }
        }

        await using var page = await desk.PageAsync(Viewing.Default);
        await page.GoAsync("/jobs");
        var dashboard = await page.Page.RunAndWaitForPopupAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Tableau de bord Hangfire" }).ClickAsync());

        // Its first page draws a chart whose script asks for a style element, which the policy refuses; what it says about that must not reach the other pages' ears.
        await dashboard.GotoAsync("/hangfire/recurring");
        var errors = new List<string>();
        dashboard.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        await dashboard.ReloadAsync();
        await Expect(dashboard.GetByText("Tâches récurrentes").First).ToBeVisibleAsync();
        await Expect(dashboard.GetByText(nameof(TidyUpJob)).First).ToBeVisibleAsync();
        Assert.Empty(errors);
    }

    private static Task<int> RunsAsync(Desk desk) => desk.Database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == nameof(TidyUpJob) && r.Succeeded == true));
}
