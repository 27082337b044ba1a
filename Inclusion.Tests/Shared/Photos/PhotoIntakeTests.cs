using System.Buffers.Binary;
using System.Text;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Shared.Photos;
using SkiaSharp;

namespace Inclusion.Tests.Shared.Photos;

public sealed class PhotoIntakeTests
{
    private const string Place = "48.8583701 N 2.2922926 E";

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Known_kinds_become_a_jpeg_that_documents_can_draw(SKEncodedImageFormat format)
    {
        var photo = PhotoIntake.Read(Picture(60, 40, format)).Value;

        Assert.Equal((60, 40), (photo.Width, photo.Height));
        Assert.Equal([0xFF, 0xD8, 0xFF], photo.Jpeg[..3]);
        Assert.Equal((60, 40), (PictureFile.Read(photo.Jpeg).Width, PictureFile.Read(photo.Jpeg).Height));
    }

    [Theory]
    [InlineData(3200, 1000, 1600, 500)]
    [InlineData(1000, 4000, 400, 1600)]
    [InlineData(1600, 900, 1600, 900)]
    [InlineData(5000, 2, 1600, 1)]
    public void The_longer_side_has_at_most_1600_pixels(int width, int height, int newWidth, int newHeight)
    {
        foreach (var format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png })
        {
            var photo = PhotoIntake.Read(Picture(width, height, format)).Value;
            Assert.Equal((newWidth, newHeight), (photo.Width, photo.Height));
        }
    }

    /// <summary>The corner that is red must come to the upper left, however the camera was held.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 0, 1)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 1, 0)]
    public void The_photo_is_turned_upright(byte orientation, int redX, int redY)
    {
        var photo = PhotoIntake.Read(WithExif(Picture(80, 40, SKEncodedImageFormat.Jpeg, redX, redY), orientation)).Value;

        Assert.Equal(orientation < 5 ? (80, 40) : (40, 80), (photo.Width, photo.Height));
        using var seen = SKBitmap.Decode(photo.Jpeg);
        Assert.True(seen.GetPixel(6, 6) is { Red: > 200, Blue: < 80 }, $"{seen.GetPixel(6, 6)} is not red.");
        Assert.True(seen.GetPixel(photo.Width - 6, photo.Height - 6) is { Red: < 80, Blue: > 200 });
    }

    [Fact]
    public void Where_it_was_taken_is_gone()
    {
        var taken = WithExif(Picture(80, 40, SKEncodedImageFormat.Jpeg), 1);
        Assert.Contains(Place, Encoding.Latin1.GetString(taken), StringComparison.Ordinal);

        var kept = Encoding.Latin1.GetString(PhotoIntake.Read(taken).Value.Jpeg);

        Assert.DoesNotContain(Place, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("ICC_PROFILE", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("http", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_transparent_becomes_white()
    {
        using var bitmap = new SKBitmap(20, 20);
        bitmap.Erase(SKColors.Transparent);
        using var seen = SKBitmap.Decode(PhotoIntake.Read(bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray()).Value.Jpeg);

        Assert.Equal(SKColors.White, seen.GetPixel(10, 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("photo.jpg")]
    [InlineData("GIF89a......")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("%PDF-1.7")]
    public void What_is_no_picture_is_refused_whatever_it_is_called(string content) =>
        Assert.IsType<PhotoNotAPicture>(PhotoIntake.Read(Encoding.Latin1.GetBytes(content)).Refusal);

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_damaged_picture_is_refused(SKEncodedImageFormat format)
    {
        var whole = Picture(600, 400, format);

        Assert.IsType<PhotoDamaged>(PhotoIntake.Read(whole[..(whole.Length / 2)]).Refusal);
        Assert.IsType<PhotoDamaged>(PhotoIntake.Read(whole[..16]).Refusal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Equal(new PhotoFileTooLarge(8), PhotoIntake.Read([0xFF, 0xD8, 0xFF, .. new byte[PhotoIntake.MaxMegabytes * 1024 * 1024]]).Refusal);

    /// <summary>Its header says 60 000 by 60 000: unpacked it would take 14 GB.</summary>
    [Fact]
    public void A_picture_that_would_fill_the_memory_is_refused_by_its_header()
    {
        var file = Picture(60, 40, SKEncodedImageFormat.Jpeg);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 60_000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 60_000);

        Assert.Equal(new PhotoTooManyPixels(50), PhotoIntake.Read(file).Refusal);
    }

    [Fact]
    public void A_drawing_made_elsewhere_is_read() => Assert.Equal((9, 7), PhotoIntake.Read(Pictures.Png(9, 7, (x, y) => x > y)).Value is var photo ? (photo.Width, photo.Height) : default);

    /// <summary>Blue, with one quarter in red.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format, int redX = 0, int redY = 0)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(redX * width / 2f, redY * height / 2f, width / 2f, height / 2f, red);
        }

        return bitmap.Encode(format, 90).ToArray();
    }

    /// <summary>As a phone writes it: how it was held, and where (Exif in an APP1 segment).</summary>
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM\0*\0\0\0\u0008"u8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)(Place.Length + 1), 0, 0, 0, 38,
            0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place), 0,
        ];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }
}
