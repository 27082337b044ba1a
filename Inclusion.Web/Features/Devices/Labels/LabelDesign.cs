using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>What stands on a label.</summary>
/// <param name="Centre">The name of the centre that it belongs to.</param>
/// <param name="Phone">The centre's; empty when it has none.</param>
/// <param name="Address">Of the page for finders; null where none is known.</param>
public sealed record LabelModel(string Tag, string Centre, string Phone, string? Address);

/// <summary>A text in its place.</summary>
internal sealed record LabelText(Box Box, string Text, FittedText Fitted);

/// <summary>A label with everything in its place. Measures are points from the label's upper left corner.</summary>
/// <param name="Content">What the QR code says.</param>
/// <param name="Bars">Null where the bars would be too narrow to scan, and of a tag that Code 128 cannot say.</param>
/// <param name="Centre">Null where there is no room for it, as <paramref name="Phone"/>.</param>
internal sealed record LabelDesign(Box Qr, string Content, (Box Box, Code128 Code)? Bars, LabelText Tag, LabelText? Centre, LabelText? Phone)
{
    /// <summary>Below this width of the narrowest bar cheap scanners guess (ISO/IEC 15417 leaves it to the application; GS1 gives 0.19 mm for small items).</summary>
    internal const double NarrowestBar = 0.19 * Mm;

    /// <summary>Phones read smaller modules only from a steady hand.</summary>
    internal const double SmallestModule = 0.25 * Mm;

    private const double Mm = PageSetup.Millimetre;

    /// <summary>Bars as wide as this are read from an arm's length; wider ones only take room.</summary>
    private const double WidestBar = 0.33 * Mm;

    /// <summary>Bars beside the QR code are to be this wide, else they get the whole width below it.</summary>
    private const double GoodBar = 0.25 * Mm;

    private const double LargestQr = 26 * Mm;
    private const double Gap = 0.8 * Mm;

    /// <summary>What a scanner is trusted to type at once: the fields of the product take no more.</summary>
    private const int LongestContent = 200;

    /// <summary>Below this a tag is not read from where one stands, and is put on several lines instead.</summary>
    private const double SmallestLine = 7;

    private const double Smallest = 5;
    private const double SmallestTag = 1;

    private static readonly TextStyle TagStyle = new(34, Weight.Bold, Colour.Black, 1.15);
    private static readonly TextStyle CentreStyle = new(11, Weight.Semibold, Colour.Black, 1.2);
    private static readonly TextStyle PhoneStyle = new(11, Weight.Regular, Colour.Black, 1.2);

    /// <exception cref="UndrawableTextException">A text with a letter that no font has.</exception>
    public static LabelDesign Of(LabelModel model, LabelFormat format, TextFit fit)
    {
        // Labels are cut with some play, and printers of rolls do not reach the edge; the smallest have no room to give away.
        var inner = new Box(0, 0, format.Width * Mm, format.Height * Mm).Inset((format.Height < 15 ? 0.6 : 1.5) * Mm);
        var code = format.Height < 15 ? null : Code128.Of(model.Tag);
        var modules = code is null ? 0 : code.Modules + (2 * Code128.QuietZone);
        var full = Math.Min(inner.Height, LargestQr);
        var barsHeight = Math.Clamp(inner.Height * 0.3, 6.5 * Mm, 10 * Mm);
        if (code is not null && (inner.Width - full - Gap) / modules is >= GoodBar and var beside)
        {
            var column = new Box(inner.X + full + Gap, inner.Y, inner.Width - full - Gap, inner.Height);
            var width = Math.Min(beside, WidestBar) * modules;
            var bars = new Box(column.X, column.Bottom - barsHeight, width, barsHeight);
            return Place(model, new Box(inner.X, inner.Y + ((inner.Height - full) / 2), full, full), (bars, code), column with { Height = column.Height - barsHeight - Gap }, fit);
        }

        if (code is not null && inner.Width / modules is >= NarrowestBar and var below)
        {
            var width = Math.Min(below, WidestBar) * modules;
            var side = inner.Height - barsHeight - Gap;
            var bars = new Box(inner.X + ((inner.Width - width) / 2), inner.Bottom - barsHeight, width, barsHeight);
            return Place(model, new Box(inner.X, inner.Y, side, side), (bars, code), new Box(inner.X + side + Gap, inner.Y, inner.Width - side - Gap, side), fit);
        }

        return Place(
            model, new Box(inner.X, inner.Y + ((inner.Height - full) / 2), full, full), null, new Box(inner.X + full + Gap, inner.Y, inner.Width - full - Gap, inner.Height), fit);
    }

    private static LabelDesign Place(LabelModel model, Box qr, (Box Box, Code128 Code)? bars, Box column, TextFit fit)
    {
        var tag = PlaceTag(model, column, fit);
        var rest = column with { Y = tag.Box.Bottom, Height = column.Bottom - tag.Box.Bottom };
        var share = model.Centre.Length == 0 ? rest.Height : rest.Height / 2;
        var phone = model.Phone.Length == 0 ? null
            : fit.OnOneLine(model.Phone, PhoneStyle, rest.Width, share, Smallest) ?? fit.OnOneLine(model.Phone, PhoneStyle, rest.Width, rest.Height, Smallest);
        var centre = model.Centre.Length == 0 ? null : fit.OnLines(model.Centre, CentreStyle, rest.Width, rest.Height - (phone?.Layout.Height ?? 0), Smallest);

        // Without a name above it a number says nothing of whose it is, but it is what a finder needs.
        var placedCentre = centre is null ? null : new LabelText(rest with { Height = centre.Layout.Height }, model.Centre, centre);
        var phoneTop = placedCentre?.Box.Bottom ?? rest.Y;
        return new LabelDesign(qr, ContentOf(model, qr.Width), bars, tag, placedCentre, phone is null ? null : new LabelText(new Box(rest.X, phoneTop, rest.Width, phone.Layout.Height), model.Phone, phone));
    }

    /// <summary>On one line, in half of the room where something else is to stand below it; a long one on several lines and in all of the room that it needs.</summary>
    private static LabelText PlaceTag(LabelModel model, Box column, TextFit fit)
    {
        var half = model.Centre.Length + model.Phone.Length > 0 ? column.Height * 0.5 : column.Height;
        var fitted = fit.OnOneLine(model.Tag, TagStyle, column.Width, half, SmallestLine)
            ?? fit.OnLines(model.Tag, TagStyle with { Size = 11 }, column.Width, column.Height * 0.7, Smallest, mayDivide: true)
            ?? fit.OnLines(model.Tag, TagStyle with { Size = Smallest }, column.Width, column.Height, SmallestTag, mayDivide: true)
            ?? throw new InvalidOperationException("A label has no room for its tag.");
        return new LabelText(column with { Height = fitted.Layout.Height }, model.Tag, fitted);
    }

    /// <summary>The address of the page for finders where its modules are large enough to be read, else the tag alone.</summary>
    private static string ContentOf(LabelModel model, double side) =>
        model.Address is { Length: <= LongestContent } address && side / QrModules.Of(address).Size >= SmallestModule ? address : model.Tag;
}
