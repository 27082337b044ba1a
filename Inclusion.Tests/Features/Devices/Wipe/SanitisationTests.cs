using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Wipe;
using Inclusion.Web.Features.Devices.Wipe.Certificate;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices.Wipe;

public sealed class SanitisationTests
{
    [Theory]
    [InlineData("fr", "Attestation d’effacement des données", "selon NIST SP 800-88 Rev. 2", "27 novembre 2026", "Effacement renforcé (Purge)")]
    [InlineData("en", "Certificate of sanitisation", "as in NIST SP 800-88 Rev. 2", "27 November 2026", "Purge")]
    public async Task It_says_all_that_is_known_of_a_wipe_in_both_languages(string language, params string[] said)
    {
        var text = await PrintedAsync(language, "sanitisation", () => Samples.Write(new SanitisationDocument(SanitisationSamples.One, new SanitisationIssuer("Les Ateliers du Nord", "12 rue des Écoles", null), Samples.Created)));
        foreach (var part in said.Concat(["Lenovo", "ThinkPad T480", NwipeLogs.MachineSerial, "LT-0042", "Samsung SSD 860 EVO 500GB", NwipeLogs.DiskSerial, "PRNG Stream", "nwipe 0.38", "Marc Delattre", "Amélie Dubois", "Les Ateliers du Nord", "Maison de quartier Nord", "nwipe_log_20261127.txt"]))
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_batch_begins_with_a_page_of_all_and_each_device_has_its_own()
    {
        var text = await PrintedAsync("fr", "sanitisations", () => SanitisationSamples.Print("Les Ateliers du Nord"));
        Assert.Equal(3, text.Count(c => c == '\f'));
        Assert.Contains("LT-0042", text[..text.IndexOf('\f', StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("TB-0007", text[..text.IndexOf('\f', StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_is_asked_for_begins_with_its_summary_and_one_device_alone_has_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-0001", serial: "PF0001"), await database.AddReadyDeviceAsync("LT-0002", serial: "PF0002"));
        using var speaking = Language.English.Speak();
        var (batch, one) = ((await PrintAsync(database, database.Administrator, first, second)).Value, (await PrintAsync(database, database.Administrator, second)).Value);

        var pages = (await PrintedAsync("en", "sanitisations-asked", () => batch)).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, pages.Length);
        foreach (var said in new[] { "Certificates of sanitisation", "2 devices.", "LT-0001", "LT-0002", "PF0001", "PF0002" })
        {
            Assert.Contains(said, pages[0], StringComparison.Ordinal);
        }

        Assert.Contains("LT-0001", pages[1], StringComparison.Ordinal);
        Assert.DoesNotContain("LT-0002", pages[1], StringComparison.Ordinal);
        Assert.Contains("LT-0002", pages[2], StringComparison.Ordinal);
        var alone = Assert.Single((await PrintedAsync("en", "sanitisation-asked", () => one)).Split('\f', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Certificates of sanitisation", alone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_verified_wipes_of_devices_that_one_sees_are_certified()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReceivedDeviceAsync("LT-0002"));
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString((await PrintAsync(database, database.Administrator, first)).Value), StringComparison.Ordinal);
        await database.As<RecordWipe>().RunAsync(new([second], new WipeFacts(WipeLevel.Clear, "nwipe 0.38", "Marc", database.Today), null), CancellationToken.None);
        Assert.Equal(new NothingToCertify("LT-0002"), (await PrintAsync(database, database.Administrator, first, second)).Refusal);
        await database.As<VerifyWipes>().RunAsync(new([await database.ReadAsync(db => db.WipeRecords.Where(w => w.DeviceId == second).Select(w => w.Id).SingleAsync(CancellationToken.None))], new WipeVerification("Read", "Amélie")), CancellationToken.None);
        Assert.False((await PrintAsync(database, database.Administrator, first, second)).IsRefused);
        var south = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.IsType<NotFound>((await PrintAsync(database, south, first)).Refusal);
        Assert.IsType<NotFound>((await PrintAsync(database, database.Administrator)).Refusal);
        Assert.IsType<NotAllowed>((await PrintAsync(database, await database.AddStaffAsync(StaffRole.Trainer, null, "t@example.org"), first)).Refusal);

        // Back from a loan, it holds what its borrower left.
        await database.ReturnAsync(await database.LendAsync(await database.AddPersonAsync(), first, database.Today.AddDays(7)));
        Assert.Equal(new NothingToCertify("LT-0001"), (await PrintAsync(database, database.Administrator, first)).Refusal);
    }

    private static Task<Outcome<byte[]>> PrintAsync(TestDatabase database, Actor by, params long[] ids) => database.As<PrintSanitisation>(by).RunAsync(RowRanges.AddressOf(ids), CancellationToken.None);

    private static async Task<string> PrintedAsync(string language, string name, Func<byte[]> print)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB");
        var folder = Directory.CreateTempSubdirectory("inclusion-sanitisation").FullName;
        try
        {
            var file = Path.Combine(folder, $"{name}.pdf");
            await File.WriteAllBytesAsync(file, print(), TestContext.Current.CancellationToken);
            if (Screens.AreWanted)
            {
                var screens = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName;
                await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "70", "-png", file, Path.Combine(screens, $"{name}-pdf-{language}"));
            }

            return await InstalledTools.RunAsync("poppler-utils", "pdftotext", "-layout", file, "-");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
