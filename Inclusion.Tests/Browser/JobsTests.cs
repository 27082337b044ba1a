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
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = language == "fr" ? "Préparer les rappels" : "Plan reminders" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("jobs");
    }

    [Fact]
    public async Task Every_job_runs_once_when_the_product_starts_and_again_when_someone_asks()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/jobs");
        await Expect(page.Page.GetByText("Nothing to do")).ToHaveCountAsync(desk.Database.Services.GetServices<RecurringJob>().Count());

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Tidy up" }).ClickAsync();

        await Expect(page.Page.GetByText("Tidy up: it is starting.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Earlier runs").First).ToBeVisibleAsync();
        await Wait.UntilAsync(async () => await desk.Database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == nameof(TidyUpJob) && r.Succeeded == true)) == 2);
    }

    [Fact]
    public async Task A_manager_does_not_get_to_the_jobs()
    {
        var desk = await browser.SharedDeskAsync();
        var manager = await desk.Database.AddStaffAsync(StaffRole.Manager, desk.Database.CentreId, $"{Guid.NewGuid():N}@example.org");
        await using var page = await desk.PageAsync(Viewing.English, manager);
        await page.GoAsync("/jobs");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Tidy up" })).ToHaveCountAsync(0);
        page.ForgiveErrors();
    }
}
