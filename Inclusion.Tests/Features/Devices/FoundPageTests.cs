using System.Net;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.Home.Find;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Return;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

/// <summary>What the QR code on a device leads to: staff to the device, anyone else to whom to call.</summary>
public sealed class FoundPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finder_is_told_whom_to_call_in_both_languages_and_nothing_of_the_device()
    {
        await using var database = await OpenAsync();
        await database.AddReadyDeviceAsync("LT-0001", serial: "PF0A12");
        var lent = await database.AddReadyDeviceAsync("LT-0002", serial: "PF0A13");
        await database.LendAsync(await database.AddPersonAsync("Fatoumata Diarra"), lent, database.Today);
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        var (status, free) = await GetAsync(client, "LT-0001");
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var said in new[] { "Vous avez trouvé cet appareil", "Found this device?", "Appelez-nous", "Please call us", "03 20 00 00 01", "tel:0320000001" })
        {
            Assert.Contains(said, free, StringComparison.Ordinal);
        }

        // Whether it is lent, whether there is such a device, and how its tag is written make no difference.
        foreach (var tag in new[] { "LT-0002", "LT-9999", "lt-0001", "' OR 1=1 --", "<script>alert(1)</script>", "é", "%00", new string('x', 500) })
        {
            Assert.Equal((HttpStatusCode.OK, free), await GetAsync(client, tag));
        }

        // The telephone is enough: nobody need know where more of them stand.
        foreach (var secret in new[] { "PF0A12", "PF0A13", "Fatoumata", "ThinkPad", "PF0", "12 rue des Écoles", "59000" })
        {
            Assert.DoesNotContain(secret, free, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_telephone_is_that_of_its_centre_else_the_organisations_main_one()
    {
        await using var database = await OpenAsync();
        var (sud, est) = (await database.AddCentreAsync("Maison Sud"), await database.AddCentreAsync("Maison Est"));
        await CallAsync(database, sud, "03 20 00 00 02");
        await database.AddReadyDeviceAsync("LT-0002", centreId: sud);
        await database.AddReadyDeviceAsync("LT-0003", centreId: est);
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        Assert.Contains("03 20 00 00 02", (await GetAsync(client, "LT-0002")).Page, StringComparison.Ordinal);
        Assert.Contains("03 20 00 00 01", (await GetAsync(client, "LT-0003")).Page, StringComparison.Ordinal);
        Assert.Contains("03 20 00 00 01", (await GetAsync(client, "LT-9999")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_telephone_a_finder_is_told_where_to_bring_it()
    {
        await using var database = await OpenAsync();
        await CallAsync(database, database.CentreId, "");
        await database.AddReadyDeviceAsync("LT-0001");
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = Client(host);

        var (_, page) = await GetAsync(client, "LT-0001");
        Assert.Contains("12 rue des Écoles", page, StringComparison.Ordinal);
        Assert.Contains("Merci de nous le rapporter", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tel:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_who_see_the_device_are_led_to_it_and_others_are_answered_like_anyone()
    {
        await using var database = await OpenAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var (device, slashed) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("A/B 100%é"));
        var here = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "here@example.org");
        var there = await database.AddStaffAsync(StaffRole.Desk, sud, "there@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        await using var host = await AppHost.StartAsync(database.Folder);

        Assert.Equal(Routes.Device(device), await LedToAsync(here, "LT-0001"));
        Assert.Equal(Routes.Device(slashed), await LedToAsync(here, "A/B 100%é"));
        Assert.Equal(Routes.Device(device), await LedToAsync(database.Administrator, "lt-0001"));
        Assert.Null(await LedToAsync(here, "LT-9999"));
        Assert.Null(await LedToAsync(there, "LT-0001"));
        Assert.Null(await LedToAsync(trainer, "LT-0001"));
        using var stranger = Client(host);
        var told = (await GetAsync(stranger, "LT-0001")).Page;
        Assert.Equal(told, await PageAsync(there, "LT-0001"));
        Assert.Equal(told, await PageAsync(trainer, "LT-0001"));

        async Task<string> PageAsync(Actor actor, string tag)
        {
            using var client = Client(host);
            var (name, value) = await SignedIn.CookieAsync(database, actor);
            client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
            return (await GetAsync(client, tag)).Page;
        }

        async Task<string?> LedToAsync(Actor actor, string tag)
        {
            using var client = Client(host);
            var (name, value) = await SignedIn.CookieAsync(database, actor);
            client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
            using var answer = await client.GetAsync(new Uri(Routes.FoundDevice(tag), UriKind.Relative), Cancel);
            return answer.Headers.Location is { } to ? new Uri(host.BaseAddress, to).AbsolutePath : null;
        }
    }

    [Theory]
    [InlineData("https://inclusion.example.org/d/LT-0001")]
    [InlineData("http://10.0.0.7:5080/D/lt-0001")]
    [InlineData("]Q3https://old.example.org/d/LT-0001")]
    public async Task The_address_on_a_label_is_the_device_wherever_it_is_scanned(string scanned)
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");

        // A tag comes before the serial number of another device, everywhere.
        await database.AddReadyDeviceAsync("LT-0002", serial: "LT-0001");
        Assert.Equal(device, (await database.As<SearchEverything>().RunAsync(scanned, Cancel)).Exact!.Id);
        Assert.Equal(device, (await database.As<FindDeviceToLend>().RunAsync(scanned, database.CentreId, Cancel)).Device!.Id);
        await database.LendAsync(await database.AddPersonAsync(), device, database.Today);
        Assert.Equal(device, (await database.As<ReturnDevice>().RunAsync(scanned, Cancel)).Value.DeviceId);
    }

    private static async Task<TestDatabase> OpenAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await CallAsync(database, database.CentreId, "03 20 00 00 01");
        return database;
    }

    private static Task CallAsync(TestDatabase database, long centre, string phone) => database.ArrangeAsync(async db =>
    {
        var changed = await db.Centres.SingleAsync(c => c.Id == centre);
        return !changed.Change(changed.Name, "12 rue des Écoles\n59000 Lille", phone, "Europe/Paris", WeeklyHours.Default).IsRefused;
    });

    private static HttpClient Client(AppHost host) => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };

    private static async Task<(HttpStatusCode Status, string Page)> GetAsync(HttpClient client, string tag)
    {
        using var answer = await client.GetAsync(new Uri(Routes.FoundDevice(tag), UriKind.Relative), Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        // The links around it lead back to the address that was asked for.
        return (answer.StatusCode, WebUtility.HtmlDecode(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)]));
    }
}
