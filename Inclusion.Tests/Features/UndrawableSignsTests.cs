using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Donations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Features.Devices.Wipe.Certificate;
using Inclusion.Web.Features.Donations.Flow;
using Inclusion.Web.Features.Donations.Receipt;
using Inclusion.Web.Features.Donations.Receive;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Foundation.Lists;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features;

/// <summary>Who waits at the desk for a paper gets it, also with a sign in it that no font draws: its number stands in its place.</summary>
public sealed class UndrawableSignsTests
{
    /// <summary>Newer than any font that ships.</summary>
    private const string Sign = "\U0001FAE9";
    private const string Number = "[U+1FAE9]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("agreement")]
    [InlineData("return receipt")]
    [InlineData("slip")]
    [InlineData("paper of a new owner")]
    [InlineData("receipt of a donation")]
    [InlineData("what became of a donation")]
    [InlineData("certificate of sanitisation")]
    [InlineData("certificates of sanitisation")]
    public async Task A_paper_is_printed_with_the_number_of_a_sign_that_no_font_draws(string paper)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        var donation = (await database.As<ReceiveDonation>().RunAsync(new ReceiveDonationCommand(new DonationFacts(database.Today, DonorName: $"Mara {Sign}", Language: "en"), database.CentreId), Cancel)).Value;
        var loan = await database.LendAsync(await database.AddPersonAsync($"Zoé {Sign}", language: "en"), first, database.Today.AddDays(7));
        await database.ArrangeAsync(async db =>
        {
            await db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, $"Les Ateliers {Sign}"));
            await db.Centres.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, $"Maison {Sign}"));
            return await db.Devices.ExecuteUpdateAsync(set => set.SetProperty(d => d.Maker, $"Dell {Sign}").SetProperty(d => d.DonationId, donation));
        });

        var printed = await PrintAsync();
        Assert.Null(printed.Refusal);
        var text = await PopplerTests.TextOf(printed.Value);
        Assert.Contains(Number, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sign, text, StringComparison.Ordinal);

        async Task<Outcome<byte[]>> PrintAsync()
        {
            switch (paper)
            {
                case "agreement":
                    return Content(await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel));
                case "return receipt":
                    await database.ReturnAsync(loan, damage: $"Scratched {Sign}");
                    return Content(await database.As<PrintLoanPapers>().ReturnReceiptAsync(loan, Cancel));
                case "slip":
                    return Content(await database.As<PrintLoanPapers>().BagSlipsAsync(loan, Cancel));
                case "paper of a new owner":
                    Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", Cancel)).Refusal);
                    return await database.As<WriteGivenPaper>().RunAsync(loan, Cancel);
                case "receipt of a donation":
                    return Content(await database.As<PrintReceipt>().RunAsync(donation, false, Cancel));
                case "what became of a donation":
                    return Content(await database.As<PrintOutcome>().RunAsync(donation, Cancel));
                case "certificate of sanitisation":
                    return await database.As<PrintSanitisation>().RunAsync(RowRanges.AddressOf([second]), Cancel);
                default:
                    return await database.As<PrintSanitisation>().RunAsync(RowRanges.AddressOf([second, await database.AddReadyDeviceAsync("LT-0003")]), Cancel);
            }
        }
    }

    private static Outcome<byte[]> Content(Outcome<PrintedPaper> printed) => printed.IsRefused ? printed.Refusal : printed.Value.Content;

    private static Outcome<byte[]> Content(Outcome<(byte[] File, string Name)> printed) => printed.IsRefused ? printed.Refusal : printed.Value.File;

    [Fact]
    public async Task Only_the_sign_gives_way_whatever_stands_beside_it()
    {
        // Two of them, one joined to letters, in a line that also runs from right to left.
        var text = await PopplerTests.TextOf(Samples.Writer().PrintWhole(new NumberedPaper($"Zoé{Sign} فاطمة \U0001FADF 12"), Cancel));
        foreach (var said in new[] { "Zoé[U+1FAE9]", "فاطمة", "U+1FADF]", "12" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    private sealed class NumberedPaper(string text) : Web.Documents.FlowDocument
    {
        public override Web.Documents.DocumentInfo Info => new("Paper", "en", Samples.Created, "");

        public override bool NumbersUndrawableSigns => true;

        public override IEnumerable<Web.Documents.Blocks.Block> Compose()
        {
            yield return new Web.Documents.Blocks.Paragraph(text);
        }
    }
}
