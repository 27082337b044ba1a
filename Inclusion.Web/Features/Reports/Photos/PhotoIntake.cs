using Inclusion.Domain.Common;
using SkiaSharp;

namespace Inclusion.Web.Features.Reports.Photos;

/// <summary>
/// Takes in a photo that somebody hands over. The file is never kept: the picture is drawn anew, so that neither the place where it was taken nor anything
/// else that a file may carry goes on. The only class that knows the library behind it.
/// </summary>
public static class PhotoIntake
{
    public const int MaxMegabytes = 8;

    public const int MaxMegapixels = 50;

    /// <summary>Pixels of the longer side; more is scaled down. A printed A4 page shows no more.</summary>
    public const int LongestSide = 1600;

    private const int Quality = 85;

    /// <summary>A picture of 50 megapixels takes 200 MB while it is read: one at a time.</summary>
    private static readonly Lock OneAtATime = new();

    /// <summary>Refuses <see cref="PhotoFileTooLarge"/>, <see cref="PhotoNotAPicture"/>, <see cref="PhotoTooManyPixels"/>, <see cref="PhotoDamaged"/>.</summary>
    public static Outcome<Photo> Read(byte[] file)
    {
        if (file.Length > MaxMegabytes * 1024 * 1024)
        {
            return new PhotoFileTooLarge(MaxMegabytes);
        }

        if (!IsKnown(file))
        {
            return new PhotoNotAPicture();
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
        {
            return new PhotoDamaged();
        }

        // The header says so: nothing has been unpacked yet.
        if ((long)codec.Info.Width * codec.Info.Height > MaxMegapixels * 1_000_000L)
        {
            return new PhotoTooManyPixels(MaxMegapixels);
        }

        lock (OneAtATime)
        {
            using var picture = Decode(codec);
            return picture is null ? new PhotoDamaged() : Draw(picture, codec.EncodedOrigin);
        }
    }

    /// <summary>Told from the first bytes. The library knows other kinds too; they are not taken.</summary>
    private static bool IsKnown(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8));

    /// <summary>Null when the file ends too early or has an error in it.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        // A JPEG can be read at a fraction of its size, which saves memory; the others say that they cannot.
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)LongestSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        if (Math.Max(size.Width, size.Height) < Math.Min(LongestSide, Math.Max(codec.Info.Width, codec.Info.Height)))
        {
            size = codec.Info.Size;
        }

        using var colours = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static Photo Draw(SKBitmap picture, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (acrossWidth, acrossHeight) = isTurned ? (height, width) : (width, height);

        // Without a colour space there is no profile in the file either; the colours are those of sRGB.
        using var surface = SKSurface.Create(new SKImageInfo(acrossWidth, acrossHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.SetMatrix(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new Photo(jpeg.ToArray(), acrossWidth, acrossHeight);
    }

    /// <summary>From how a camera was held to how the picture is seen (Exif, tag Orientation).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
