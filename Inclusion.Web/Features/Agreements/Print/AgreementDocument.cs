using System.Globalization;
using Inclusion.Domain.Agreements;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Agreements.Print;

/// <summary>A loan agreement on paper, signed or to be signed. In the language that is spoken while it is written.</summary>
internal sealed class AgreementDocument(LoanSheetModel model, TimeZoneInfo zone) : FlowDocument
{
    private const int PicturesInARow = 4;

    /// <summary>The most that a picture takes, in points.</summary>
    private const double PictureHeight = 90;

    private static readonly TextStyle Term = TextStyle.Strong with { Size = 10, LineHeight = 1.3 };

    public override DocumentInfo Info => new($"{AgreementPrintText.Title} {model.Number}", model.Language.Code, model.Agreed?.SignedAt ?? model.PrintedAt, model.Organisation);

    public override bool NumbersUndrawableSigns => true;

    public override Band Footer(PageNumber page) => LoanBlocks.Footer(model, page) with { Centre = AgreementAccess.VersionWords(model.Wording) };

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, AgreementPrintText.Title);
        yield return new Paragraph($"{model.Number} · {model.Organisation}", TextStyle.Small) { SpaceAfter = 10 };
        foreach (var block in AgreementPart.Read(model.Text).Select(Of))
        {
            yield return block;
        }

        yield return new Heading(2, AgreementPrintText.Devices);
        yield return Devices();
        foreach (var row in Pictures())
        {
            yield return row;
        }

        yield return new Heading(2, AgreementPrintText.DueBack);
        yield return new Paragraph(DateWords.Full(model.Agreed?.DueOn ?? model.DueOn), TextStyle.Strong with { Size = 13 });
        yield return LoanBlocks.Contacts(model);
        yield return Signature();
    }

    private static Block Of(AgreementPart part) => part.Kind switch
    {
        AgreementPartKind.Heading => new Heading(2, part.Items[0]),
        AgreementPartKind.List => new BulletList([.. part.Items.Select(item => (RichText)item)]) { SpaceAfter = 6 },
        _ => new Paragraph(part.Items[0]) { SpaceAfter = 6 },
    };

    private List<SheetDevice> Lent()
    {
        var agreed = model.Agreed is { } signed ? Agreement.DevicesOf(signed.Terms) : null;
        return [.. model.Devices.Where(d => agreed?.Contains(d.Id) ?? d.IsOut)];
    }

    private Table Devices() => new(new TableColumn(2), new TableColumn(1.4), new TableColumn(2), new TableColumn(2), new TableColumn(1, Alignment: Alignment.Right))
    {
        Head = new TableRow(AgreementPrintText.Device, AgreementPrintText.Serial, AgreementPrintText.WithIt, AgreementPrintText.KnownBefore, AgreementPrintText.Value),
        Rows = Lent().Select(d => new TableRow(
            new Cell(new RichText(new TextRun(d.Tag, Term), new TextRun(d.Name.Length > 0 ? $"\n{d.Name}" : "")), IsHeader: true),
            d.Serial,
            string.Join(", ", d.Accessories),
            d.KnownBefore.Count > 0 ? string.Join(", ", d.KnownBefore) : AgreementPrintText.NothingKnown,
            d.Value?.ToString("N0", CultureInfo.CurrentCulture) ?? "")),
    };

    private IEnumerable<SideBySide> Pictures() => Lent().Where(d => d.Picture is not null).Chunk(PicturesInARow).Select(row => new SideBySide(
        [.. row.Select(d => (1.0, PictureOf(d))), .. Enumerable.Repeat((1.0, (Block)new Space(0)), PicturesInARow - row.Length)])
    { SpaceBefore = 8 });

    private static Block PictureOf(SheetDevice device) =>
        new KeepTogether(new Picture(device.Picture!.Jpeg, device.Picture.Alternative, PictureHeight) { SpaceAfter = 2 }, new Paragraph(device.Tag, TextStyle.Small));

    private Block Signature()
    {
        var blocks = new List<Block> { new Heading(2, AgreementPrintText.Signature) };
        if (model.Agreed is not { } signed)
        {
            // To be signed by hand: room for it, and a line below.
            blocks.Add(new Paragraph(string.Format(CultureInfo.CurrentCulture, AgreementPrintText.SignatureOf, model.Borrower)));
            blocks.Add(new Space(48));
            blocks.Add(new SideBySide((1, new Tile(AgreementPrintText.Date) { LineWidth = 140 }), (2, new Tile(AgreementPrintText.Signature) { LineWidth = 280 })));
            return new KeepTogether(blocks) { SpaceBefore = 12 };
        }

        blocks.Add(new Paragraph(string.Format(CultureInfo.CurrentCulture, Said(signed.Way), signed.SignedName.Length > 0 ? signed.SignedName : model.Borrower, DateWords.Moment(signed.SignedAt, zone))));
        if (signed.Signature is { } drawn)
        {
            var drawing = SignatureDrawing.Read(drawn.Strokes).Value;
            blocks.Add(new LineDrawing(drawing.Strokes, SignatureDrawing.Width, SignatureDrawing.Height, string.Format(CultureInfo.CurrentCulture, AgreementPrintText.SignatureOf, model.Borrower), 80) { SpaceBefore = 6 });
        }

        return new KeepTogether(blocks) { SpaceBefore = 12 };
    }

    private static string Said(SignatureWay way) => way switch
    {
        SignatureWay.OnPaper => AgreementPrintText.SignedOnPaper,
        SignatureWay.OnPhone => AgreementPrintText.SignedOnPhone,
        _ => AgreementPrintText.SignedOnScreen,
    };
}
