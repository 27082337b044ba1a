using Inclusion.Domain.Agreements;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Loans;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Agreements.Mail;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Features.Agreements.Texts;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Export;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Devices.Pictures;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Inclusion.Tests.Features.Agreements;

/// <summary>The papers of a loan as they come out of a printer, read by programs that are not ours.</summary>
public sealed class LoanPapersTests
{
    private const string Site = "https://inclusion.example.org";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_agreement_says_all_that_was_agreed_and_who_signed_it(string language)
    {
        await using var database = await OpenAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001", serial: "PF0A12");
        Assert.Null((await database.As<NoteFaults>().RunAsync(new NoteFaultsCommand(device, [], "Cracked lid"), Cancel)).Refusal);
        var loan = await database.LendAsync(await database.AddPersonAsync("Zoé Nguyễn", language: language), device, database.Today.AddDays(7));

        var unsigned = await TextOfAsync((await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Value, $"agreement-{language}-unsigned");
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);
        var printed = (await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Value;
        var signed = await TextOfAsync(printed, $"agreement-{language}");

        using var speaking = Language.Find(language)!.Speak();
        foreach (var text in new[] { unsigned, signed })
        {
            foreach (var said in new[] { AgreementPrintText.Title, "LT-0001", "PF0A12", "Cracked lid", "Zoé Nguyễn", "03 20 00 00 01", "12 rue des Écoles", DateWords.Full(database.Today.AddDays(7)), AgreementPrintText.KnownBefore })
            {
                Assert.Contains(said, text, StringComparison.Ordinal);
            }
        }

        Assert.Contains(AgreementPrintText.Date, unsigned, StringComparison.Ordinal);
        Assert.Contains(AgreementPrintText.SignedOnScreen.Split('{')[0].Trim(), signed, StringComparison.Ordinal);
        Assert.Equal(printed.Content, (await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Value.Content);
    }

    [Fact]
    public async Task An_agreement_says_the_kit_the_value_the_terms_and_what_of_the_kit_is_missing()
    {
        await using var database = await OpenAsync();
        var device = await database.ArrangeAsync(async db =>
        {
            var facts = new DeviceFacts { Maker = "Dell", Model = "Latitude 5400", Category = DeviceCategory.Hotspot, HasStorage = false, Accessories = ["charger", "sleeve", "mouse"], ReplacementValue = 1250 };
            var received = Device.Receive("HS-0001", facts, database.CentreId, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value;
            Assert.False(received.ChangeStatus(DeviceStatus.Ready, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
            db.Devices.Add(received);
            await db.SaveChangesAsync();
            return received.Id;
        });
        Assert.Null((await database.As<NoteFaults>().RunAsync(new NoteFaultsCommand(device, ["mouse"], null), Cancel)).Refusal);
        Assert.Null((await database.As<ChangeAgreements>().WriteAsync("en", 0, "{borrower} keeps {devices} dry until {due date} and shows it to nobody under water.", Cancel)).Refusal);
        var loan = await database.LendAsync(await database.AddPersonAsync("Awa Sow", language: "en"), device, database.Today.AddDays(7));

        var text = await TextOfAsync((await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Value, "agreement-kit");

        using var speaking = Language.English.Speak();
        foreach (var said in new[] { "Dell Latitude 5400", "charger, sleeve", "1,250", "dry until", DateWords.Full(database.Today.AddDays(7)), "and shows it to nobody under water." })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        // What is missing does not go out with it: it is named once, as known before.
        Assert.DoesNotContain("sleeve, mouse", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("mouse").Length);
        Assert.DoesNotContain(AgreementPrintText.NothingKnown, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_shows_how_each_device_goes_out_with_words_for_those_who_do_not_see_it()
    {
        await using var database = await OpenAsync();
        Assert.Null((await database.As<ChangeAgreements>().WriteAsync("en", 0, "{borrower} has {devices}.", Cancel)).Refusal);
        var (first, second, third) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"), await database.AddReadyDeviceAsync("LT-0003"));
        var change = database.As<ChangeDevicePictures>();
        Assert.Null((await change.AddAsync(new(first, null, PictureMoment.AtCentre, "On the shelf", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 500, 400)), Cancel)).Refusal);
        Assert.Null((await change.AddAsync(new(second, null, PictureMoment.AtCentre, "", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 400, 800)), Cancel)).Refusal);
        var loan = (await CheckOutTests.LendAsync(database, await database.AddPersonAsync("Awa Sow", language: "en"), [first, second, third])).Value.LoanId;
        Assert.Null((await change.AddAsync(new(first, loan, PictureMoment.AtLending, "Scratch on the lid", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 800, 600)), Cancel)).Refusal);

        var shown = (await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Value.Devices;
        Assert.Equal(["Scratch on the lid", "Laptop Lenovo ThinkPad T480, LT-0002", null], shown.Select(d => d.Picture?.Alternative));

        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await change.AddAsync(new(second, null, PictureMoment.AtCentre, "A later one", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 600, 600)), Cancel)).Refusal);
        var printed = (await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Value;
        await TextOfAsync(printed, "agreement-pictures");
        var images = await PopplerTests.WithFile(printed.Content, file => InstalledTools.RunAsync("poppler-utils", "pdfimages", "-list", file));
        Assert.Equal(["192x144", "96x192"], images.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(cells => $"{cells[3]}x{cells[4]}"));
        var alternatives = new PdfWalk(printed.Content).Root.All().Where(e => e.Type == "Figure").Select(e => e.Source.Elements.GetString("/Alt"));
        Assert.Equal(["Scratch on the lid", "Laptop Lenovo ThinkPad T480, LT-0002", "Signature of Awa Sow"], alternatives);
    }

    [Fact]
    public async Task After_a_renewal_every_paper_says_the_new_due_date_and_the_new_terms_can_be_signed_by_hand()
    {
        await using var database = await OpenAsync();
        var first = await database.AddReadyDeviceAsync("LT-0001");
        var person = await database.AddPersonAsync("Awa Sow", language: "en");
        var loan = (await CheckOutTests.LendAsync(database, person, [first, await database.AddReadyDeviceAsync("LT-0002")])).Value.LoanId;
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);
        var before = await database.ReadAsync(db => db.Agreements.Select(a => a.DueOn).SingleAsync());
        await database.ExtendAsync(loan, 40);
        Assert.Null((await database.As<ReturnDevice>().RunAsync("LT-0002", Cancel)).Refusal);
        var print = database.As<PrintLoanPapers>();

        using var speaking = Language.English.Speak();
        var (old, due) = (DateWords.Full(before), DateWords.Full(database.Today.AddDays(40)));
        Assert.NotEqual(old, due);
        var (slip, receipt, toSign) = (
            await TextOfAsync((await print.BagSlipsAsync(loan, Cancel)).Value, "renewed-slip"),
            await TextOfAsync((await print.ReturnReceiptAsync(loan, Cancel)).Value, "renewed-receipt"),
            await TextOfAsync((await print.AgreementAsync(loan, Cancel)).Value, "renewed-to-sign"));
        foreach (var text in new[] { slip, receipt, toSign })
        {
            Assert.Contains(due, text, StringComparison.Ordinal);
            Assert.DoesNotContain(old, text, StringComparison.Ordinal);
        }

        Assert.Contains("Signature of Awa Sow", toSign, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed on screen", toSign, StringComparison.Ordinal);
        Assert.DoesNotContain("LT-0002", toSign, StringComparison.Ordinal);

        // What was signed stays as it was, and is what is sent.
        var signed = await TextOfAsync((await print.SignedAgreementAsync(loan, Cancel)).Value, "renewed-signed");
        Assert.Contains(old, signed, StringComparison.Ordinal);
        Assert.Contains("LT-0002", signed, StringComparison.Ordinal);
        Assert.Contains("Signed on screen", signed, StringComparison.Ordinal);

        Assert.Null((await database.SignOnPaperAsync(loan)).Refusal);
        Assert.Contains(due, await TextOfAsync((await print.AgreementAsync(loan, Cancel)).Value, "renewed-again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_says_at_its_foot_which_version_it_is()
    {
        await using var database = await OpenAsync();
        var loan = await database.LendOneAsync(language: "en");
        var print = database.As<PrintLoanPapers>();
        Assert.Contains("Standard text", await TextOfAsync((await print.AgreementAsync(loan, Cancel)).Value, "version-own"), StringComparison.Ordinal);

        Assert.Null((await database.As<ChangeAgreements>().WriteAsync("en", 0, "{borrower} has {devices}.", Cancel)).Refusal);
        Assert.Contains("Version 1", await TextOfAsync((await print.AgreementAsync(loan, Cancel)).Value, "version-1"), StringComparison.Ordinal);
        Assert.Null((await database.SignOnPaperAsync(loan)).Refusal);
        Assert.Null((await database.As<ChangeAgreements>().WriteAsync("en", 1, "Something else", Cancel)).Refusal);
        Assert.Contains("Version 1", await TextOfAsync((await print.AgreementAsync(loan, Cancel)).Value, "version-signed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_a_signed_agreement_along_or_sends_it_is_noted()
    {
        await using var database = await OpenAsync();
        var loan = await database.LendOneAsync(personId: await database.AddPersonAsync("Awa Sow", email: "awa@example.org"));
        Assert.Null((await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Refusal);
        var id = (await database.SignOnScreenAsync(loan)).Value;
        Assert.Equal(0, await LooksAsync());

        Assert.Null((await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Refusal);
        Assert.Equal(1, await LooksAsync());
        Assert.Null((await database.As<SendLoanPaper>().RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);
        Assert.Equal(2, await LooksAsync());

        async Task<int> LooksAsync() => await database.ReadAsync(db => db.AuditEntries.CountAsync(
            e => e.Record == nameof(Agreement) && e.RecordId == id && e.Action == AuditAction.Seen && e.StaffId == database.Administrator.StaffId));
    }

    [Fact]
    public async Task A_copy_that_waits_stays_here_once_its_loan_or_its_return_is_undone()
    {
        await using var database = await OpenAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var person = await database.AddPersonAsync("Awa Sow", email: "awa@example.org");
        var loan = (await CheckOutTests.LendAsync(database, person, [device])).Value.LoanId;
        var send = database.As<SendLoanPaper>();
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);
        Assert.Null((await send.RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);
        Assert.Null((await database.As<ReturnDevice>().RunAsync("LT-0001", Cancel)).Refusal);
        Assert.Null((await send.RunAsync(loan, LoanPaper.ReturnReceipt, Cancel)).Refusal);

        Assert.Null((await database.As<UndoReturn>().RunAsync(loan, device, Cancel)).Refusal);
        Assert.Equal([("agreement", MessageStatus.Queued), ("return-receipt", MessageStatus.Withdrawn)], await PapersAsync());

        // The same instant comes back: what was withdrawn does not stand in the way of what holds.
        Assert.Null((await database.As<ReturnDevice>().RunAsync("LT-0001", Cancel)).Refusal);
        Assert.Null((await send.RunAsync(loan, LoanPaper.ReturnReceipt, Cancel)).Refusal);
        Assert.Equal(new PaperAlreadySent(), (await send.RunAsync(loan, LoanPaper.ReturnReceipt, Cancel)).Refusal);
        Assert.Null((await database.As<UndoReturn>().RunAsync(loan, device, Cancel)).Refusal);

        Assert.Null((await database.As<UndoLoan>().RunAsync(loan, null, Cancel)).Refusal);
        Assert.Equal([("agreement", MessageStatus.Withdrawn), ("return-receipt", MessageStatus.Withdrawn), ("return-receipt", MessageStatus.Withdrawn)], await PapersAsync());
        Assert.IsType<PaperNotThere>((await send.RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);

        async Task<IEnumerable<(string, MessageStatus)>> PapersAsync() =>
            (await database.ReadAsync(db => db.Messages.Where(m => m.IsConfirmation).OrderBy(m => m.Id).ToListAsync())).Select(m => (m.MessageId.Split('.')[0], m.Status));
    }

    [Fact]
    public async Task A_receipt_lists_what_came_back_how_and_what_is_missing_with_how_to_sign_out()
    {
        await using var database = await OpenAsync();
        var loan = await database.LendOneAsync(personId: await database.AddPersonAsync("Awa Sow", language: "en"));
        Assert.IsType<PaperNotThere>((await database.As<PrintLoanPapers>().ReturnReceiptAsync(loan, Cancel)).Refusal);
        await database.ReturnAsync(loan, damage: "Scratched lid");

        var text = await TextOfAsync((await database.As<PrintLoanPapers>().ReturnReceiptAsync(loan, Cancel)).Value, "return-receipt");

        foreach (var said in new[] { "Return receipt", "Awa Sow", "LT-0001", "Scratched lid", "myaccount.google.com", "icloud.com/find", "account.microsoft.com/devices", "03 20 00 00 01" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.IsType<PaperNotThere>((await database.As<PrintLoanPapers>().BagSlipsAsync(loan, Cancel)).Refusal);
        Assert.IsType<PaperNotThere>((await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Refusal);
    }

    [Theory]
    [InlineData(Site, Site + "/d/LT-0001")]
    [InlineData("", "LT-0001")]
    public async Task A_slip_leads_whoever_finds_the_bag_to_whom_to_call_and_names_nobody(string site, string code)
    {
        await using var database = await OpenAsync(site);
        var loan = await database.LendOneAsync(personId: await database.AddPersonAsync("Awa Sow"));
        var printed = (await database.As<PrintLoanPapers>().BagSlipsAsync(loan, Cancel)).Value;
        var folder = Directory.CreateTempSubdirectory("inclusion-slip").FullName;
        try
        {
            var file = Path.Combine(folder, "slip.pdf");
            await File.WriteAllBytesAsync(file, printed.Content, Cancel);
            Assert.Matches("Page size: +419\\.5\\d* x 297\\.6\\d* pts", await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file));
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "150", "-png", "-singlefile", file, Path.Combine(folder, "slip"));
            Assert.Equal(code, (await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "--raw", Path.Combine(folder, "slip.png"))).Trim());
            Screen(folder, "slip");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var text = await TextOfAsync(printed, "slip-text");
        using var speaking = Language.French.Speak();
        foreach (var said in new[] { "LT-0001", "03 20 00 00 01", DateWords.Full(database.Today.AddDays(7)) })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Awa", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_goes_out_once_to_who_has_an_address_and_wants_it()
    {
        await using var database = await OpenAsync();
        var loan = await database.LendOneAsync(personId: await database.AddPersonAsync("Awa Sow", email: "awa@example.org", language: "en"));
        var send = database.As<SendLoanPaper>();
        Assert.IsType<PaperNotThere>((await send.RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);

        Assert.Null((await send.RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);
        Assert.Equal(new PaperAlreadySent(), (await send.RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);
        await database.ReturnAsync(loan);
        Assert.Null((await send.RunAsync(loan, LoanPaper.ReturnReceipt, Cancel)).Refusal);

        var messages = await database.ReadAsync(db => db.Messages.Include(m => m.Attachments).OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(2, messages.Count);
        Assert.All(messages, m => Assert.Equal((MessageStatus.Queued, "awa@example.org", "en", true, 1), (m.Status, m.To, m.Language, m.IsConfirmation, m.Attachments.Count)));
        Assert.StartsWith("Loan agreement L-", messages[0].Attachments[0].FileName, StringComparison.Ordinal);

        var without = await database.LendOneAsync("LT-0002", await database.AddPersonAsync("Bo Li"));
        Assert.Null((await database.SignOnScreenAsync(without)).Refusal);
        Assert.Equal(new BorrowerWithoutEmail(), (await send.RunAsync(without, LoanPaper.Agreement, Cancel)).Refusal);
    }

    [Fact]
    public async Task Who_is_erased_leaves_neither_text_nor_signature_nor_code_and_takes_them_along_before()
    {
        await using var database = await OpenAsync();
        var person = await database.AddPersonAsync("Zéphyrine Quiquandon");
        var loan = await database.LendOneAsync(personId: person);
        Assert.Null((await database.SignOnScreenAsync(loan, "Zéphyrine Quiquandon", "")).Refusal);
        await database.ExtendAsync(loan, 20);
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);

        var data = (await database.ReadAsync(db => ReadPersonData.RunAsync(db, person, database.Clock.GetUtcNow(), Cancel)))!.Value.Data;
        var agreements = Assert.Single(data.Loans).Agreements;
        Assert.Equal([("Zéphyrine Quiquandon", ""), ("", ArrangedAgreements.Drawing)], agreements.Select(a => (a.SignedName, a.Signature)));
        Assert.All(agreements, a => Assert.Contains("Zéphyrine Quiquandon", a.Text, StringComparison.Ordinal));

        // A code holds the text, too, and outlives the return.
        await database.ExtendAsync(loan, 25);
        await database.CodeAsync(loan);
        Assert.Equal(1, await database.ReadAsync(db => db.SigningCodes.CountAsync()));
        await database.ReturnAsync(loan);
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(person, await database.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync())), Cancel)).Refusal);
        Assert.Equal((0, 0, 0), await database.ReadAsync(async db => (await db.Agreements.CountAsync(), await db.AgreementSignatures.CountAsync(), await db.SigningCodes.CountAsync())));
        Assert.False(await database.ReadAsync(db => db.AuditDetails.AnyAsync(d => d.Before!.Contains("Quiquandon") || d.After!.Contains("Quiquandon"))));
    }

    private static async Task<TestDatabase> OpenAsync(string site = Site)
    {
        var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { [PublicAddress.Setting] = site });
        await database.ArrangeAsync(async db =>
        {
            var centre = await db.Centres.SingleAsync();
            return centre.Change(centre.Name, "12 rue des Écoles\n59000 Lille", "03 20 00 00 01", centre.TimeZone, centre.Hours).IsRefused;
        });
        return database;
    }

    private static async Task<string> TextOfAsync(PrintedPaper printed, string name)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-paper").FullName;
        try
        {
            var file = Path.Combine(folder, "paper.pdf");
            await File.WriteAllBytesAsync(file, printed.Content, Cancel);
            var info = await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file);
            Assert.Matches("Tagged: +yes", info);
            if (Screens.AreWanted)
            {
                await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "80", "-png", "-singlefile", file, Path.Combine(folder, name));
                Screen(folder, name);
            }

            return string.Join(' ', (await InstalledTools.RunAsync("poppler-utils", "pdftotext", file, "-")).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Screen(string folder, string name)
    {
        if (Screens.AreWanted)
        {
            File.Copy(Path.Combine(folder, $"{name}.png"), Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName, $"paper-{name}.png"), overwrite: true);
        }
    }
}
