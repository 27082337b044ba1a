using System.Text.RegularExpressions;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Accounts.Deactivate;
using Inclusion.Web.Foundation.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class AccountTests(BrowserFixture browser)
{
    private const string Password = "un thé à la menthe";

    [Fact]
    public async Task Signing_in_leads_where_one_was_going_and_signing_out_ends_it()
    {
        var desk = await browser.SharedDeskAsync();
        await AddAsync(desk, "going@example.org");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/people?q=x");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));

        await SignInAsync(page, "going@example.org", Password);
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people\\?q=x$"));

        // Where nothing lies below the open menu that it would cover in part.
        await page.GoAsync("/work");
        await page.Page.Locator("summary", new() { HasText = "Leïla Ben Salah" }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.PressAsync("Sign out");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await page.GoAsync("/people");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
    }

    [Fact]
    public async Task An_address_elsewhere_is_not_followed_after_signing_in()
    {
        var desk = await browser.SharedDeskAsync();
        await AddAsync(desk, "elsewhere@example.org");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString("//evil.example/"));
        await SignInAsync(page, "elsewhere@example.org", Password);
        await Expect(page.Page).ToHaveURLAsync(new Regex(":\\d+/$"));
    }

    [Fact]
    public async Task Wrong_and_unknown_get_the_same_answer_and_after_five_wrong_ones_one_waits()
    {
        var desk = await browser.SharedDeskAsync();
        await AddAsync(desk, "locked@example.org");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/account/sign-in");
        var answers = new List<string>();
        foreach (var (email, password) in Enumerable.Repeat(("locked@example.org", "wrong"), 5).Append(("nobody@example.org", Password)))
        {
            await SignInAsync(page, email, password);
            answers.Add(await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync());
        }

        Assert.Single(answers.Distinct());
        await Expect(page.Page.GetByLabel("E-mail address")).ToHaveValueAsync("nobody@example.org");
        await SignInAsync(page, "locked@example.org", Password);
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("Wait [1-5] s"));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("sign-in-refused");
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_the_link_from_the_mail()
    {
        await using var desk = await browser.OpenDeskAsync();
        await AddAsync(desk, "forgot@example.org");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/account/sign-in");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Forgotten password?" }).ClickAsync();
        await page.FillAsync("E-mail address", "nobody@example.org");
        await page.PressAsync("Send the link");
        var unknown = await page.Page.GetByRole(AriaRole.Status).InnerTextAsync();
        await page.GoAsync("/account/forgotten");
        await page.FillAsync("E-mail address", "forgot@example.org");
        await page.PressAsync("Send the link");
        Assert.Equal(unknown, await page.Page.GetByRole(AriaRole.Status).InnerTextAsync());
        await page.AssertNoBarriersAsync();

        await page.GoAsync(await LinkAsync(desk));
        await page.FillAsync("New password", "short");
        await page.PressAsync("Keep this password");
        Assert.Single(await page.FieldErrorsAsync());
        await page.AssertNoBarriersAsync();
        await page.FillAsync("New password", "deux cafés sans sucre");
        await page.PressAsync("Keep this password");
        await Expect(page.Page.Locator("summary", new() { HasText = "Leïla Ben Salah" })).ToBeVisibleAsync();

        await page.GoAsync(await LinkAsync(desk));
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This link does not work any more");
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task Someone_is_invited_by_link_and_opens_their_account()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/settings/staff");
        await page.AssertNoBarriersAsync();
        await page.PressAsync("Invite someone");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        await Expect(dialog.Locator(".field-error")).ToHaveCountAsync(1);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("staff-invite");
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Marc Lopez");
        await dialog.GetByLabel("E-mail address").FillAsync("marc@example.org");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        var link = await page.Page.GetByLabel("Link").InputValueAsync();
        await Expect(page.Page.GetByText("Open invitations")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("staff-link");

        await using var invited = await desk.AnonymousPageAsync(Viewing.English);
        await invited.GoAsync(link);
        await Expect(invited.Page.GetByLabel("Your name")).ToHaveValueAsync("Marc Lopez");
        await invited.FillAsync("Password", "short");
        await invited.PressAsync("Open my account");
        Assert.Single(await invited.FieldErrorsAsync());
        await invited.AssertNoBarriersAsync();
        await invited.FillAsync("Password", "une lampe bleue");
        await invited.PressAsync("Open my account");
        await Expect(invited.Page.Locator("summary", new() { HasText = "Marc Lopez" })).ToBeVisibleAsync();

        await using var late = await desk.AnonymousPageAsync(Viewing.English);
        await late.GoAsync(link);
        await Expect(late.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This invitation does not work any more");
    }

    [Fact]
    public async Task What_is_typed_can_be_looked_at_and_a_new_password_says_how_strong_it_is()
    {
        var desk = await browser.SharedDeskAsync();
        await AddAsync(desk, "looking@example.org", language: "en");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/account/sign-in?returnUrl=/account");
        await SignInAsync(page, "looking@example.org", Password);
        var field = page.Page.GetByLabel("New password");
        var strength = page.Page.Locator(".strength");
        await field.FillAsync("abc");
        await Expect(strength).ToHaveTextAsync("Characters still needed: 9");
        await field.FillAsync("aaaaaaaaaaaa");
        await Expect(strength).ToHaveTextAsync("Long enough, but too few different characters");
        await field.FillAsync("passwordpassword");
        var look = page.Page.Locator(".with-look", new() { Has = field }).GetByRole(AriaRole.Button);
        await look.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(look).ToHaveTextAsync("Hide");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("password-strength");
        await page.FillAsync("Current password", Password);
        await page.PressAsync("Keep this password");
        Assert.Contains("tried first", Assert.Single(await page.FieldErrorsAsync()), StringComparison.Ordinal);
        await Expect(field).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task The_open_page_of_someone_who_is_deactivated_stops_within_a_minute()
    {
        var desk = await browser.SharedDeskAsync();
        var id = await AddAsync(desk, "leaving@example.org");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/account/sign-in");
        await SignInAsync(page, "leaving@example.org", Password);
        await Expect(page.Page.Locator("summary", new() { HasText = "Leïla Ben Salah" })).ToBeVisibleAsync();

        Assert.False((await desk.Database.As<DeactivateStaff>().RunAsync(id, CancellationToken.None)).IsRefused);

        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"), new() { Timeout = 60_000 });
        page.ForgiveErrors();
    }

    [Fact]
    public async Task Staff_are_deactivated_let_in_again_and_given_another_role_on_their_page()
    {
        await using var desk = await browser.OpenDeskAsync();
        await AddAsync(desk, "leila@example.org");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/settings/staff");
        var row = page.Page.GetByRole(AriaRole.Row, new() { Name = "Leïla Ben Salah" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Deactivate: Leïla Ben Salah" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deactivate", Exact = true }).ClickAsync();
        await Expect(row).ToContainTextAsync("Deactivated");
        await row.GetByRole(AriaRole.Button, new() { Name = "Reactivate: Leïla Ben Salah" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Can sign in");

        await row.GetByRole(AriaRole.Button, new() { Name = "Change role: Leïla Ben Salah" }).ClickAsync();
        await dialog.GetByLabel("Role").SelectOptionAsync("Trainer");
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Trainer");

        var own = page.Page.GetByRole(AriaRole.Row, new() { Name = "amelie@example.org" });
        await own.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Deactivate") }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deactivate", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("last administrator");
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task Ones_own_language_and_password_are_changed_and_this_browser_stays_signed_in()
    {
        var desk = await browser.SharedDeskAsync();
        await AddAsync(desk, "own@example.org", language: "en");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/account/sign-in?returnUrl=/account");
        await SignInAsync(page, "own@example.org", Password);

        await page.FillAsync("Current password", "wrong");
        await page.FillAsync("New password", "deux cafés sans sucre");
        await page.PressAsync("Keep this password");
        Assert.Equal("This is not your current password.", Assert.Single(await page.FieldErrorsAsync()));
        await page.AssertNoBarriersAsync();
        await page.FillAsync("Current password", Password);
        await page.FillAsync("New password", "deux cafés sans sucre");
        await page.PressAsync("Keep this password");
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your new password is kept");

        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Language" }).SelectOptionAsync("fr");
        await page.PressAsync("Save");
        await Expect(page.Heading).ToHaveTextAsync("Mon compte");
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GoAsync("/account");
        await Expect(page.Heading).ToHaveTextAsync("Mon compte");
    }

    [Fact]
    public async Task Who_works_at_every_centre_switches_and_the_browser_remembers()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddCentreAsync("Annexe Sud");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");
        await page.Page.Locator("summary", new() { HasText = "Annexe Sud" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Maison de quartier Nord" }).ClickAsync();
        await Expect(page.Page.Locator("summary", new() { HasText = "Maison de quartier Nord" })).ToBeVisibleAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));
        await page.GoAsync("/");
        await Expect(page.Page.Locator("summary", new() { HasText = "Maison de quartier Nord" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_of_accounts_show_in_every_language_theme_and_width_without_barriers()
    {
        var desk = await browser.SharedDeskAsync();
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.AnonymousPageAsync(viewing);
            foreach (var (path, name) in new[] { ("/account/sign-in", "sign-in"), ("/account/forgotten", "forgotten"), ("/account/not-allowed", "not-allowed") })
            {
                await page.GoAsync(path);
                await page.AssertNoBarriersAsync();
                await page.KeepScreenAsync(name);
            }

            await using var own = await desk.PageAsync(viewing);
            foreach (var (path, name) in new[] { ("/account", "account"), ("/settings/staff", "staff") })
            {
                await own.GoAsync(path);
                await own.AssertNoBarriersAsync();
                await own.KeepScreenAsync(name);
            }
        }
    }

    private static async Task<long> AddAsync(Desk desk, string email, string language = "en")
    {
        var staff = desk.Database.Services.GetRequiredService<NewStaff>().Make("Leïla Ben Salah", email, Password, StaffAppointment.Of(StaffRole.Desk, desk.Database.CentreId, null).Value, language);
        return await desk.Database.ArrangeAsync(async db =>
        {
            db.Users.Add(staff);
            await db.SaveChangesAsync();
            return staff.Id;
        });
    }

    private static async Task SignInAsync(DeskPage page, string email, string password)
    {
        await page.FillAsync("E-mail address", email);
        await page.FillAsync("Password", password);
        await page.PressAsync("Sign in");
    }

    /// <summary>The link of the one mail that was written, once it is.</summary>
    private static Task<string> LinkAsync(Desk desk) => Wait.ForAsync(
        async () =>
        {
            if (Directory.GetFiles(Path.Combine(desk.Host.DataFolder, "mail"), "reset-*.eml") is not [var file])
            {
                return null;
            }

            // Quoted-printable: soft line ends, line ends as "=0D=0A", and "=" as "=3D".
            var body = (await File.ReadAllTextAsync(file))
                .Replace("=\r\n", "", StringComparison.Ordinal)
                .Replace("=0D=0A", "\n", StringComparison.Ordinal)
                .Replace("=3D", "=", StringComparison.Ordinal);
            return Regex.Match(body, @"http://\S+/account/reset\?token=\S+").Value is { Length: > 0 } link ? link : null;
        },
        "The link of the mail");
}
