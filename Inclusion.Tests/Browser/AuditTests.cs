using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Whoever runs the organisation reads the audit trail in words, narrows it, checks it and takes it along.</summary>
public sealed class AuditTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trail_is_read_in_words_narrowed_and_checked_in_every_language_theme_and_width_without_barriers()
    {
        await using var desk = await browser.OpenDeskAsync();
        var person = await desk.Database.AddPersonAsync("Fatoumata Diarra");
        await desk.Database.ArrangeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == person, Cancel)).Change(new PersonFacts { Name = "Fatoumata Lemoine", PreferredChannel = ContactChannel.Letter, Municipality = "Lille" }, desk.Database.Clock.GetUtcNow()).IsRefused);
        await desk.Database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel);
        await desk.Database.ArrangeAsync(db =>
        {
            db.Note(new AuditNote(AuditAction.Restored, nameof(BackupFile), () => 0, "inclusion-20261127-031000Z.tar.gz", 3));
            return Task.FromResult(true);
        });
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.PageAsync(viewing);
            var isFrench = viewing.Language == "fr";
            await page.GoAsync("/people?q=fatou");
            await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Listed && e.Record == "ListPeople")), "The look at the list");

            await page.GoAsync("/settings/audit");
            await Expect(page.Page.Locator("main")).ToContainTextAsync(isFrench ? "Liste des personnes" : "List of people");
            await Expect(page.Page.Locator("main")).ToContainTextAsync(isFrench ? "Texte\u00a0: fatou" : "Text: fatou");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("audit");

            await page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Vérifier la chaîne" : "Check the chain" }).ClickAsync();
            await Expect(page.Page.GetByText(isFrench ? "Le journal est intact" : "The audit trail is whole")).ToBeVisibleAsync();
            await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Vérifier la chaîne" : "Check the chain" })).ToBeEnabledAsync();
            await Expect(page.Page.GetByText(isFrench ? "Le journal reprend après la ligne 3, où il s’arrêtait dans cette sauvegarde." : "The trail goes on after row 3, where it ended in that backup.")).ToBeVisibleAsync();
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("audit-checked");

            await page.GoAsync($"/settings/audit?record=Person&id={person}");
            await Expect(page.Page.Locator("del", new() { HasText = "Fatoumata Diarra" })).ToBeVisibleAsync();
            await Expect(page.Page.Locator("ins", new() { HasText = isFrench ? "Courrier" : "Letter" })).ToBeVisibleAsync();
            await Expect(page.Page.Locator("main")).ToContainTextAsync(isFrench ? "Canal préféré" : "Preferred channel");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("audit-person");

            await page.GoAsync("/settings/audit/heads");
            await Expect(page.Page.Locator("main code")).ToBeVisibleAsync();
            await Expect(page.Page.GetByText(isFrench ? "remplacée par une sauvegarde restaurée" : "replaced by a backup that was put back")).ToBeVisibleAsync();
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("audit-heads");
        }
    }

    [Fact]
    public async Task The_trail_is_taken_along_as_a_file_which_is_a_row_of_it_and_nobody_else_gets_there()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/settings/audit");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());
        Assert.Equal("audit-trail.csv", download.SuggestedFilename);
        Assert.Contains("Chain begins", await File.ReadAllTextAsync(await download.PathAsync(), Cancel), StringComparison.Ordinal);
        Assert.Equal(1, await desk.Database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported && e.Record == nameof(AuditEntry))));

        var manager = await desk.Database.AddStaffAsync(StaffRole.Manager, desk.Database.CentreId, "m@example.org");
        await using var other = await desk.PageAsync(Viewing.English, manager);
        var refused = await other.Context.APIRequest.GetAsync("/settings/audit/export.csv", new() { MaxRedirects = 0 });
        Assert.NotEqual(200, refused.Status);
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Refused && e.StaffId == manager.StaffId && e.Record == "/settings/audit/export.csv")), "The refusal");
        Assert.False((await desk.Database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).IsRefused);
    }
}
