using SkiaSharp;

namespace Inclusion.Web.Documents.Pictures;

/// <summary>A picture that was drawn anew.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record RedrawnPicture(byte[] Content, int Width, int Height);

/// <summary>
/// Draws a picture anew that somebody handed over, the way up in which it was taken. Nothing of the file goes on but what is seen: not where it was taken, and nothing that
/// another program would find in it, as a page or an archive that begins like a picture.
/// </summary>
public static class Redrawing
{
    /// <summary>
    /// That a picture may have, in millions. A small file can hold one that fills the memory; of this many each takes four bytes while it is read.
    /// </summary>
    public const int MaxMegapixels = 50;

    private const int Quality = 85;

    /// <summary>Not several at a time, as the largest takes 200 MB.</summary>
    private static readonly Lock OneAtATime = new();

    /// <summary>Whether it begins as a JPEG does.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Whether it begins as a PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>Whether it begins as a WebP does.</summary>
    public static bool IsWebP(ReadOnlySpan<byte> file) => file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8);

    /// <summary>As its header says: nothing is unpacked. Null when it cannot be read.</summary>
    public static (int Width, int Height)? SizeOf(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        return codec is null || codec.Info.Width < 1 || codec.Info.Height < 1 ? null : (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>Whether a picture of this size has more than <see cref="MaxMegapixels"/>.</summary>
    public static bool HasTooManyPixels((int Width, int Height) size) => (long)size.Width * size.Height > MaxMegapixels * 1_000_000L;

    /// <summary>On white, where it is transparent. Null when the file ends too early, has an error in it or more than <see cref="MaxMegapixels"/>.</summary>
    /// <param name="longestSide">Pixels of the longer side; more is scaled down.</param>
    public static RedrawnPicture? AsJpeg(byte[] file, int longestSide) => Redraw(file, longestSide, SKEncodedImageFormat.Jpeg);

    /// <summary>As <see cref="AsJpeg"/>, but transparent where it was.</summary>
    public static RedrawnPicture? AsPng(byte[] file, int longestSide) => Redraw(file, longestSide, SKEncodedImageFormat.Png);

    private static RedrawnPicture? Redraw(byte[] file, int longestSide, SKEncodedImageFormat format)
    {
        if (SizeOf(file) is not { } size || HasTooManyPixels(size))
        {
            return null;
        }

        lock (OneAtATime)
        {
            using var data = SKData.CreateCopy(file);
            using var codec = SKCodec.Create(data);
            using var picture = Decode(codec, longestSide);
            return picture is null ? null : Draw(picture, codec.EncodedOrigin, longestSide, format);
        }
    }

    private static SKBitmap? Decode(SKCodec codec, int longestSide)
    {
        // A JPEG can be read at a fraction of its size, which saves memory; the others say that they cannot.
        var longer = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)longestSide / longer));
        if (Math.Max(size.Width, size.Height) < Math.Min(longestSide, longer))
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

    private static RedrawnPicture Draw(SKBitmap picture, SKEncodedOrigin origin, int longestSide, SKEncodedImageFormat format)
    {
        var scale = Math.Min(1f, (float)longestSide / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (acrossWidth, acrossHeight) = isTurned ? (height, width) : (width, height);
        var isSeenThrough = format is SKEncodedImageFormat.Png;

        // Without a colour space there is no profile in the file either; the colours are those of sRGB.
        using var surface = SKSurface.Create(new SKImageInfo(acrossWidth, acrossHeight, SKColorType.Rgba8888, isSeenThrough ? SKAlphaType.Premul : SKAlphaType.Opaque));
        surface.Canvas.Clear(isSeenThrough ? SKColors.Transparent : SKColors.White);
        surface.Canvas.SetMatrix(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var file = drawn.Encode(format, Quality);
        return new RedrawnPicture(file.ToArray(), acrossWidth, acrossHeight);
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
