using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using SkiaSharp;

namespace Inclusion.Web.Documents.Pictures;

/// <summary>A page as a picture, for who wants to see it before it is printed. Measures are points from the upper left corner, as on a <see cref="Sheet"/>.</summary>
internal sealed class SheetPicture : IDisposable
{
    private readonly SKSurface _surface;

    /// <param name="width">The picture's, in pixels; its height follows from the page.</param>
    public SheetPicture(PageSetup page, int width)
    {
        var scale = width / page.Width;
        _surface = SKSurface.Create(new SKImageInfo(width, (int)Math.Ceiling(page.Height * scale)));
        _surface.Canvas.Clear(SKColors.White);
        _surface.Canvas.Scale((float)scale);
    }

    public void Text(Box box, FittedText text) => Outlines.Draw(_surface.Canvas, text.Layout, (float)box.X, (float)box.Y);

    /// <summary>As <see cref="Sheet.QrCode"/> draws it.</summary>
    public void QrCode(Box box, string content)
    {
        var code = QrModules.Of(content);
        var unit = Math.Min(box.Width, box.Height) / code.Size;
        Fill(code.Dark.Select(m => new Box(box.X + (m.X * unit), box.Y + (m.Y * unit), m.Width * unit, m.Height * unit)), Colour.Ink);
    }

    /// <summary>As <see cref="Sheet.BarCode"/> draws it.</summary>
    public void BarCode(Box box, Code128 code)
    {
        var unit = box.Width / (code.Modules + (2 * Code128.QuietZone));
        Fill(code.Bars.Select(bar => new Box(box.X + ((bar.X + Code128.QuietZone) * unit), box.Y, bar.Width * unit, box.Height)), Colour.Black);
    }

    /// <summary>A frame that is cut and not printed.</summary>
    public void Outline(Box box, double radius, Colour colour)
    {
        using var paint = new SKPaint { Color = Outlines.ColourOf(colour), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.6f };
        _surface.Canvas.DrawRoundRect(SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height), (float)radius, (float)radius, paint);
    }

    /// <returns>A PNG.</returns>
    public byte[] ToPng()
    {
        using var image = _surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public void Dispose() => _surface.Dispose();

    /// <summary>In one path, so that nothing shines through between neighbours.</summary>
    private void Fill(IEnumerable<Box> boxes, Colour colour)
    {
        using var outline = new SKPathBuilder();
        foreach (var box in boxes)
        {
            outline.AddRect(SKRect.Create((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height));
        }

        using var path = outline.Detach();
        using var paint = new SKPaint { Color = Outlines.ColourOf(colour), IsAntialias = true };
        _surface.Canvas.DrawPath(path, paint);
    }
}
