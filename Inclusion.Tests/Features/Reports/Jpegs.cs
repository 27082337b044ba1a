using SkiaSharp;

namespace Inclusion.Tests.Features.Reports;

/// <summary>Photos to test with.</summary>
internal static class Jpegs
{
    /// <summary>A dozen pixels across.</summary>
    public static byte[] Small { get; } = Draw(16, 12);

    /// <summary>As a camera gives it, only duller.</summary>
    public static byte[] Photo { get; } = Draw(1200, 900);

    private static byte[] Draw(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0x0B, 0x6A, 0x6A));
        using var light = new SKPaint { Color = new SKColor(0xDF, 0xF1, 0xEE) };
        canvas.DrawCircle(width / 2f, height / 2f, height / 3f, light);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }
}
