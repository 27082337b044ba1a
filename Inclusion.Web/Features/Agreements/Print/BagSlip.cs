using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Agreements.Print;

/// <summary>A small page for the bag of one device: its tag, when it is due back, whom to call, and the code for whoever finds it. It names nobody. In the language that is spoken while it is written.</summary>
/// <param name="content">What the code says: the address of the page for finders, or the tag where no address is known.</param>
internal sealed class BagSlip(LoanSheetModel model, SheetDevice device, string content) : SheetDocument
{
    private const double Margin = 20;

    private const double Code = 110;

    public override DocumentInfo Info => new($"{AgreementPrintText.SlipTitle} {device.Tag}", model.Language.Code, model.PrintedAt, model.Organisation, IsToScale: true);

    public override bool NumbersUndrawableSigns => true;

    /// <summary>A6, across.</summary>
    public override PageSetup Page => PageSetup.OfMillimetres(148, 105);

    public override void Compose(Sheet sheet)
    {
        var width = sheet.Width - (2 * Margin);
        var tag = sheet.Text(new Box(Margin, Margin, width, 50), device.Tag, new TextStyle(36, Weight.Bold, Colour.Black, 1.15), SheetRole.Heading1, smallest: 14);
        var name = device.Name.Length == 0 ? tag : sheet.Text(new Box(Margin, tag.Bottom, width, 18), device.Name, new TextStyle(11), smallest: 8);
        var label = sheet.Text(new Box(Margin, name.Bottom + 10, width, 16), AgreementPrintText.DueBack, new TextStyle(11, Weight.Semibold, Colour.Muted));
        sheet.Text(new Box(Margin, label.Bottom, width, 30), DateWords.Full(model.DueOn), new TextStyle(18, Weight.Bold, Colour.Black, 1.2), smallest: 10);

        var top = sheet.Height - Margin - Code;
        sheet.QrCode(new Box(Margin, top, Code, Code), content, string.Format(CultureInfo.CurrentCulture, AgreementPrintText.SlipCode, device.Tag));
        var column = new Box(Margin + Code + 14, top + 8, width - Code - 14, Code);
        var help = sheet.Text(column with { Height = 30 }, AgreementPrintText.SlipHelp, new TextStyle(11), smallest: 8);
        var centre = sheet.Text(column with { Y = help.Bottom + 4, Height = 30 }, model.Centre, new TextStyle(13, Weight.Semibold), smallest: 8);
        if (model.Phone.Length > 0)
        {
            sheet.Text(column with { Y = centre.Bottom, Height = 30 }, model.Phone, new TextStyle(18, Weight.Bold, Colour.Black, 1.2), smallest: 9);
        }
    }
}
