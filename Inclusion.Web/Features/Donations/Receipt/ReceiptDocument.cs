using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Donations.Receipt;

/// <param name="What">Category, maker and model.</param>
/// <param name="Serial">Empty where there is none.</param>
/// <param name="Value">As it is printed; null where nobody typed one, and on a receipt without values.</param>
public sealed record ReceiptLine(string What, string Serial, string? Value);

/// <summary>What a receipt says, in the words of the donor's language.</summary>
/// <param name="Address">Of the organisation; empty where it has none.</param>
/// <param name="Donor">Null for who is not named.</param>
/// <param name="DonorContact">Below the name; empty for none.</param>
/// <param name="Centre">Null where it was not written down.</param>
/// <param name="Expected">Null where nothing was announced.</param>
/// <param name="Counted">Null until they were counted.</param>
/// <param name="Lines">The devices that are in the register.</param>
/// <param name="Total">Of the values, as it is printed; null on a receipt without values.</param>
public sealed record ReceiptModel(
    string Organisation, string Address, string? Donor, string DonorContact, string? Centre, DateOnly ReceivedOn, string Reference, int? Expected, int? Counted, IReadOnlyList<ReceiptLine> Lines, string? Total);

/// <summary>What a donor gets in the hand. In the language that is spoken while it is written.</summary>
public sealed class ReceiptDocument(ReceiptModel model, DateTimeOffset created) : FlowDocument
{
    private static readonly TextStyle Fact = TextStyle.Body with { LineHeight = 1.3 };

    public override DocumentInfo Info => new($"{DonationText.Receipt} – {DateWords.Plain(model.ReceivedOn)}", Language.Current.Code, created, model.Organisation);

    public override bool NumbersUndrawableSigns => true;

    public override Band Header(PageNumber page) => new(Left: model.Organisation);

    public override Band Footer(PageNumber page) => new(Right: string.Format(CultureInfo.CurrentCulture, DonationText.PageOf, page.Number, page.Count));

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, DonationText.Receipt);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, DonationText.ReceiptThanks, model.Organisation, DateWords.Full(model.ReceivedOn))) { SpaceAfter = 12 };
        yield return new Table(new TableColumn(Points: 130), new TableColumn())
        {
            Lines = TableLines.None,
            Padding = (0, 2),
            SpaceAfter = 12,
            Rows = [.. Facts().Select(fact => new TableRow(new Cell(fact.Label, TextStyle.Small, IsHeader: true), new Cell(fact.Value, Fact)))],
        };
        if (model.Lines.Count > 0)
        {
            yield return new Heading(2, string.Format(CultureInfo.CurrentCulture, DonationText.ReceiptDevices, model.Lines.Count));
            yield return Devices();
        }

        if (model.Total is not null)
        {
            yield return new Paragraph(DonationText.ReceiptValuesText, TextStyle.Small) { SpaceBefore = 8 };
        }

        yield return new Paragraph(DonationText.ReceiptData, TextStyle.Small) { SpaceBefore = 12 };
        yield return new Paragraph(DonationText.ReceiptSigned) { SpaceBefore = 30 };
    }

    private IEnumerable<(string Label, string Value)> Facts()
    {
        yield return (DonationText.ReceivedBy, Joined(model.Organisation, model.Centre, model.Address));
        yield return (FieldText.Donor, Joined(model.Donor ?? DonationText.Unnamed, model.DonorContact));
        yield return (FieldText.DonatedOn, DateWords.Full(model.ReceivedOn));
        if (model.Reference.Length > 0)
        {
            yield return (FieldText.Reference, model.Reference);
        }

        if (model.Expected is { } expected)
        {
            yield return (DonationText.Expected, expected.ToString("N0", CultureInfo.CurrentCulture));
        }

        if (model.Counted is { } counted)
        {
            yield return (DonationText.Counted, counted.ToString("N0", CultureInfo.CurrentCulture));
        }
    }

    private Table Devices()
    {
        var withValues = model.Total is not null;
        TableColumn[] columns = [new TableColumn(2), new TableColumn(1.2), .. withValues ? [new TableColumn(Points: 90, Alignment: Alignment.Right)] : Array.Empty<TableColumn>()];
        TableRow Row(string what, string serial, string? value) => new([new Cell(what, IsHeader: true), serial, .. withValues ? [(Cell)(value ?? "–")] : Array.Empty<Cell>()]);
        return new Table(columns)
        {
            Head = new TableRow([DonationText.Device, FieldText.Serial, .. withValues ? [(Cell)DonationText.Value] : Array.Empty<Cell>()]),
            Rows =
            [
                .. model.Lines.Select(line => Row(line.What, line.Serial, line.Value)),
                .. withValues ? [new TableRow(new Cell(DonationText.Total, Span: 2, IsHeader: true), model.Total!) { IsStrong = true }] : Array.Empty<TableRow>(),
            ],
        };
    }

    private static string Joined(params IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
