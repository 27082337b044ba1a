using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Pictures;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>A label in its cell.</summary>
/// <param name="Cell">In points, on the page.</param>
internal sealed record PlacedLabel(Box Cell, LabelModel Model, LabelDesign Design);

/// <summary>A page of labels. Frames are not printed: they are cut already.</summary>
internal sealed class LabelSheet(DocumentInfo info, LabelFormat format, IReadOnlyList<PlacedLabel> labels) : SheetDocument
{
    private const int PictureWidth = 900;
    private const double Corner = 1.5 * PageSetup.Millimetre;

    public override DocumentInfo Info => info;

    public override PageSetup Page => format.Page;

    public override void Compose(Sheet sheet)
    {
        foreach (var (cell, model, design) in labels)
        {
            foreach (var text in new[] { design.Tag, design.Centre, design.Phone }.OfType<LabelText>())
            {
                sheet.Text(In(cell, text.Box), text.Text, text.Fitted.Style);
            }

            sheet.QrCode(In(cell, design.Qr), design.Content, string.Format(CultureInfo.CurrentCulture, DeviceText.LabelQrSays, model.Tag));
            if (design.Bars is var (box, code))
            {
                sheet.BarCode(In(cell, box), code);
            }
        }
    }

    /// <summary>The same page as a PNG, with the edges of all labels.</summary>
    public byte[] ToPicture()
    {
        using var picture = new SheetPicture(Page, PictureWidth);
        for (var cell = 0; cell < format.Cells; cell++)
        {
            picture.Outline(format.CellAt(cell, default), Corner, Colour.Edge);
        }

        foreach (var (cell, _, design) in labels)
        {
            foreach (var text in new[] { design.Tag, design.Centre, design.Phone }.OfType<LabelText>())
            {
                picture.Text(In(cell, text.Box), text.Fitted);
            }

            picture.QrCode(In(cell, design.Qr), design.Content);
            if (design.Bars is var (box, code))
            {
                picture.BarCode(In(cell, box), code);
            }
        }

        return picture.ToPng();
    }

    private static Box In(Box cell, Box box) => box with { X = cell.X + box.X, Y = cell.Y + box.Y };
}
