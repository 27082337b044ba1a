using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A PNG or JPEG, as large as it may be without distortion.</summary>
/// <param name="alternative">What a screen reader says for it; null for decoration.</param>
/// <param name="height">The most it may take, in points.</param>
public sealed class Picture(byte[] file, string? alternative, double height) : Block
{
    public Alignment Alignment { get; init; }

    internal override double Height(TextShaper shaper, double width)
    {
        var picture = PictureFile.Read(file);
        return Math.Min(height, width * picture.Height / picture.Width);
    }

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width) =>
        Figures.Picture(canvas, parent, new Box(x, y, width, height), file, alternative, Alignment);
}

/// <summary>A QR code, quiet zone included.</summary>
/// <param name="alternative">What a screen reader says for it.</param>
/// <param name="side">In points; 70 is read from paper without trouble.</param>
public sealed class QrCode(string content, string alternative, double side = 85) : Block
{
    internal override double Height(TextShaper shaper, double width) => side;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width) =>
        Figures.QrCode(canvas, parent, new Box(x, y, side, side), content, alternative);
}
