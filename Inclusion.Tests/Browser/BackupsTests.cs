using System.Text.RegularExpressions;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Backups are seen, made and taken away by whoever runs the organisation, and missed aloud; a database that is held loses nobody what they typed.</summary>
public sealed class BackupsTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_page_shows_the_last_good_one_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/settings/backups");
        await Expect(page.Page.GetByText(language == "fr" ? "Dernière bonne sauvegarde" : "Last good backup")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("backups");
    }

    [Fact]
    public async Task One_is_made_now_and_taken_away_as_it_lies_there()
    {
        await using var desk = await browser.OpenDeskAsync();
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.JobRuns.AnyAsync(r => r.Job == "BackupJob" && r.Succeeded == true)), "The first backup");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/settings/backups");
        var downloads = page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Download the backup of ") });
        await Expect(downloads).ToHaveCountAsync(1);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Back up now" }).ClickAsync();
        await Expect(downloads).ToHaveCountAsync(2);

        var download = await page.Page.RunAndWaitForDownloadAsync(() => downloads.First.ClickAsync());
        var file = Assert.Single(BackupFile.In(Path.Combine(desk.Database.Folder, "backups")), file => file.Name == download.SuggestedFilename);
        Assert.Equal(await File.ReadAllBytesAsync(file.Path, Cancel), await File.ReadAllBytesAsync(await download.PathAsync(), Cancel));

        await using var manager = await desk.PageAsync(Viewing.English, await desk.Database.AddStaffAsync(StaffRole.Manager, desk.Database.CentreId, "m@example.org"));
        var refused = await manager.Context.APIRequest.GetAsync($"/settings/backups/{file.Name}", new() { MaxRedirects = 0 });
        Assert.Equal((403, "text/plain; charset=utf-8"), (refused.Status, refused.Headers["content-type"]));
        var given = await page.Context.APIRequest.GetAsync($"/settings/backups/{file.Name}");
        Assert.Equal((200, "no-store"), (given.Status, given.Headers["cache-control"]));
    }

    [Fact]
    public async Task A_second_place_that_is_not_there_is_told_on_today_and_on_the_page_and_not_to_the_desk()
    {
        await using var desk = await browser.OpenDeskAsync(new Dictionary<string, string> { ["Inclusion__Backup__SecondFolder"] = "/mnt/nas/inclusion", ["Inclusion__Backup__Passphrase"] = "secret" });
        await desk.Database.AddPersonAsync("Ada");
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.JobRuns.AnyAsync(r => r.Job == "BackupJob" && r.Succeeded == true)), "The first backup");
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.PageAsync(viewing);
            await page.GoAsync("/");
            await Expect(page.Page.Locator(".notice.bad")).ToBeVisibleAsync();
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("today-backup-missed");
            await page.GoAsync("/settings/backups");
            await Expect(page.Page.Locator(".notice.bad")).ToContainTextAsync(viewing.Language == "fr" ? "Le dossier /mnt/nas/inclusion n’est pas là\u00a0: voyez si son disque est monté." : "There is no folder /mnt/nas/inclusion: see whether its disk is mounted.");
            await Expect(page.Page.Locator(".badge.good").First).ToBeVisibleAsync();
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("backups-second-missed");

            await using var colleague = await desk.PageAsync(Viewing.English, await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, $"{viewing}@example.org"));
            await colleague.GoAsync("/");
            await Expect(colleague.Page.Locator(".notice.bad")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Someone_is_added_after_another_program_held_the_database_with_what_was_typed_before()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people/new");
        var name = page.Page.GetByRole(AriaRole.Main).GetByLabel(new Regex("^Name( \\(required\\))?$"));
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(desk.Database.Folder, "inclusion.db"), Pooling = false }.ToString()))
        {
            await other.OpenAsync(Cancel);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(Cancel);

            // Typing is kept as a draft while one types: it cannot be, and nobody notices.
            await name.FillAsync("Fatoumata Diarra");
            await name.PressAsync("Enter");
            await Expect(page.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Another program holds the database" })).ToBeVisibleAsync();
            await Expect(name).ToHaveValueAsync("Fatoumata Diarra");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("person-database-held");
        }

        await name.PressAsync("Enter");
        await Expect(page.Heading).ToHaveTextAsync("Fatoumata Diarra");
        Assert.Equal("Fatoumata Diarra", await desk.Database.ReadAsync(db => db.People.Select(p => p.Name).SingleAsync(Cancel)));
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.Drafts.CountAsync(Cancel)));
    }
}
