using System.Globalization;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>Draws what is seen rather than read, with what a screen reader says for it.</summary>
internal static class Figures
{
    /// <summary>Opens the content of a figure; the caller ends it.</summary>
    public static void Begin(Canvas canvas, StructureTag parent, Box box, string alternative)
    {
        var tag = parent.Add("Figure");
        tag.Element.Elements["/Alt"] = new PdfString(alternative, PdfStringEncoding.Unicode);
        var bottom = canvas.Setup.Height - box.Bottom;
        tag.Element.Elements["/A"] = new PdfLiteral(string.Create(
            CultureInfo.InvariantCulture,
            $"<</O/Layout/Placement/Block/BBox[{box.X:0.##} {bottom:0.##} {box.Right:0.##} {bottom + box.Height:0.##}]>>"));
        canvas.Begin(tag);
    }

    public static Box Picture(Canvas canvas, StructureTag parent, Box box, byte[] picture, string? alternative, Alignment alignment)
    {
        var file = PictureFile.Read(picture);
        var scale = Math.Min(box.Width / file.Width, box.Height / file.Height);
        var (width, height) = (file.Width * scale, file.Height * scale);
        var filled = new Box(alignment switch { Alignment.Centre => box.X + ((box.Width - width) / 2), Alignment.Right => box.Right - width, _ => box.X }, box.Y, width, height);
        if (alternative is null)
        {
            canvas.BeginArtifact();
        }
        else
        {
            Begin(canvas, parent, filled, alternative);
        }

        canvas.Picture(file, filled);
        canvas.End();
        return filled;
    }

    public static void QrCode(Canvas canvas, StructureTag parent, Box box, string content, string alternative)
    {
        var side = Math.Min(box.Width, box.Height);
        var code = QrModules.Of(content);
        Begin(canvas, parent, new Box(box.X, box.Y, side, side), alternative);
        canvas.Grid(box.X, box.Y, side / code.Size, code.Dark, Colour.Ink);
        canvas.End();
    }
}
