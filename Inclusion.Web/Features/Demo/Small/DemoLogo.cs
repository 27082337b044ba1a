using Inclusion.Domain.Organisations;
using SkiaSharp;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>The sign of the organisation: two hands' worth of dots around a screen, drawn here, so that it belongs to nobody else.</summary>
internal static class DemoLogo
{
    private const int Side = 480;
    private const int Dots = 10;
    private const string Colour = "#0b6a6a";

    public static OrganisationImage Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side));
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.Parse(Colour) };
        var (canvas, middle) = (surface.Canvas, Side / 2f);
        canvas.Clear(SKColors.Transparent);
        canvas.DrawRoundRect(SKRect.Create(middle - 96, middle - 78, 192, 128), 18, 18, paint);
        canvas.DrawRoundRect(SKRect.Create(middle - 120, middle + 60, 240, 22), 11, 11, paint);
        for (var dot = 0; dot < Dots; dot++)
        {
            var angle = 2 * MathF.PI * dot / Dots;
            canvas.DrawCircle(middle + (200 * MathF.Cos(angle)), middle + (200 * MathF.Sin(angle)), dot % 2 == 0 ? 24 : 15, paint);
        }

        using var picture = surface.Snapshot();
        using var file = picture.Encode(SKEncodedImageFormat.Png, 100);
        return OrganisationImage.Of(OrganisationImageKind.Logo, file.ToArray()).Value;
    }
}
