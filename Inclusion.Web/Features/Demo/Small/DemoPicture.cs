using Inclusion.Domain.Devices;
using Inclusion.Web.Documents.Pictures;
using SkiaSharp;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>A picture of a laptop on a table, drawn here, so that it belongs to nobody else.</summary>
internal static class DemoPicture
{
    private const int Width = 800;
    private const int Height = 600;
    private const int SmallSide = 192;

    /// <param name="isScratched">With a scratch on its lid.</param>
    public static DevicePictureFile Draw(bool isScratched)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        using var paint = new SKPaint { IsAntialias = true };
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.Parse("#d9c7ae"));
        Fill("#2b3036", SKRect.Create(170, 110, 460, 300), 16);
        Fill("#8fb3c9", SKRect.Create(195, 135, 410, 245), 4);
        Fill("#3a4048", SKRect.Create(110, 415, 580, 60), 14);
        Fill("#23272c", SKRect.Create(150, 425, 500, 26), 4);
        if (isScratched)
        {
            (paint.Color, paint.StrokeWidth, paint.Style) = (SKColors.White, 5, SKPaintStyle.Stroke);
            canvas.DrawLine(470, 150, 560, 250, paint);
        }

        using var picture = surface.Snapshot();
        using var file = picture.Encode(SKEncodedImageFormat.Jpeg, 85);
        var jpeg = file.ToArray();
        return new DevicePictureFile(jpeg, Redrawing.AsJpeg(jpeg, SmallSide)!.Content);

        void Fill(string colour, SKRect box, float corner)
        {
            paint.Color = SKColor.Parse(colour);
            canvas.DrawRoundRect(box, corner, corner, paint);
        }
    }
}
