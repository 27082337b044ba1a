using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Pictures;
using Inclusion.Web.Features.Settings.Training;
using Inclusion.Web.Shared.Photos;
using SkiaSharp;

namespace Inclusion.Tests.Documents;

/// <summary>Pictures that are something else as well, carry more than is seen, or unpack to more than there is room for: at each door that takes pictures.</summary>
public sealed class HostilePicturesTests
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>By what it is.</summary>
    private static readonly Dictionary<string, Func<byte[]>> NoPictures = new()
    {
        ["nothing"] = () => [],
        ["a drawing with a script"] = () => "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>window.hit=1</script></svg>"u8.ToArray(),
        ["an animation as large as the format allows"] = () => HostileFiles.Gif(50_000),
        ["a page"] = () => Encoding.ASCII.GetBytes($"<!DOCTYPE html>{HostileFiles.Stowaway}"),
        ["a document"] = () => "%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>"u8.ToArray(),
        ["an archive"] = () => HostileFiles.GoodWorkbook(),
        ["a bitmap"] = () => [.. "BM"u8, .. new byte[100]],
        ["a TIFF"] = () => [.. "II*\0"u8, .. new byte[100]],
        ["a page before a picture"] = () => [.. "<html>"u8, .. HostileFiles.Picture(SKEncodedImageFormat.Png, 60, 40)],
    };

    /// <summary>By what is wrong with it.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Broken = new()
    {
        ["a PNG of 3 signs"] = () => HostileFiles.Picture(SKEncodedImageFormat.Png, 60, 40)[..8],
        ["half a PNG"] = () => HostileFiles.Picture(SKEncodedImageFormat.Png, 600, 400) is var file ? file[..(file.Length / 2)] : [],
        ["half a JPEG"] = () => HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 600, 400) is var file ? file[..(file.Length / 2)] : [],
        ["a PNG with a wrong sum"] = () => Changed(HostileFiles.Picture(SKEncodedImageFormat.Png, 60, 40), 30),
        ["a PNG whose pixels are noise"] = () => Changed(HostileFiles.Picture(SKEncodedImageFormat.Png, 60, 40), 60),
        ["a PNG without pixels"] = () => HostileFiles.Claiming(SKEncodedImageFormat.Png, 0, 0),
        ["a PNG with fewer lines than it says"] = () => HostileFiles.Claiming(SKEncodedImageFormat.Png, 60, 4_000),
        ["a JPEG that is only its head"] = () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8],
    };

    public static TheoryData<string> OfNoPictures => [.. NoPictures.Keys];

    public static TheoryData<string> OfBroken => [.. Broken.Keys];

    public static TheoryData<SKEncodedImageFormat> Loaded => [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png];

    [Theory]
    [MemberData(nameof(OfNoPictures))]
    public async Task What_is_no_picture_is_none_whatever_it_is_called(string what)
    {
        Assert.IsType<PhotoNotAPicture>(PhotoIntake.Read(NoPictures[what]()).Refusal);
        Assert.IsType<ImageNotUnderstood>(await LogoAsync(NoPictures[what]()));
    }

    [Theory]
    [MemberData(nameof(OfBroken))]
    public async Task A_picture_that_is_broken_is_not_half_taken(string what)
    {
        Assert.IsType<PhotoDamaged>(PhotoIntake.Read(Broken[what]()).Refusal);
        Assert.IsType<ImageDamaged>(await LogoAsync(Broken[what]()));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 50_000, 50_000)]
    [InlineData(SKEncodedImageFormat.Png, 1_000_000, 60)]
    [InlineData(SKEncodedImageFormat.Jpeg, 65_000, 65_000)]
    public async Task A_picture_that_would_fill_the_memory_is_refused_by_its_header(SKEncodedImageFormat format, int width, int height)
    {
        var file = HostileFiles.Claiming(format, width, height);
        Assert.True(HostileFiles.Allocated(() => Assert.IsType<PhotoTooManyPixels>(PhotoIntake.Read(file).Refusal)) < Megabyte);
        Assert.IsType<ImageTooManyPixels>(await LogoAsync(file));
    }

    /// <summary>A hundred pixels, or a comment, of which a few kilobytes make half a gigabyte: what is not seen of it is not unpacked.</summary>
    [Fact]
    public async Task What_unpacks_to_more_than_the_picture_shows_is_not_unpacked()
    {
        foreach (var file in new[] { HostileFiles.SmallPngOf(500), HostileFiles.PngWithText(200) })
        {
            Assert.InRange(file.Length, 1, OrganisationImage.MaxBytes);
            var memory = Environment.WorkingSet;
            var allocated = HostileFiles.Allocated(() => PhotoIntake.Read(file));
            Assert.True(allocated < 4 * Megabyte, $"{allocated / Megabyte} MB");
            Assert.True(Environment.WorkingSet - memory < 300 * Megabyte, $"{(Environment.WorkingSet - memory) / Megabyte} MB more of the machine");
            Assert.True(await LogoAsync(file) is null or ImageDamaged);
        }
    }

    [Theory]
    [MemberData(nameof(Loaded))]
    public async Task Nothing_but_the_picture_is_kept(SKEncodedImageFormat format)
    {
        var file = HostileFiles.Loaded(format);
        Assert.Contains(HostileFiles.Stowaway, Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        AssertIsOnlyAPicture(PhotoIntake.Read(file).Value.Jpeg, SKEncodedImageFormat.Jpeg);

        await using var database = await TestDatabase.CreateAsync();
        foreach (var kind in Enum.GetValues<OrganisationImageKind>())
        {
            Assert.Null((await database.As<ChangeImage>().RunAsync(new(kind, file), CancellationToken.None)).Refusal);
            var kept = (await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None)).Images[kind];
            AssertIsOnlyAPicture(kept.Content, format);
            Assert.Equal(format is SKEncodedImageFormat.Png ? "image/png" : "image/jpeg", kept.ContentType);
        }
    }

    [Fact]
    public void What_is_behind_a_WebP_stays_behind() =>
        AssertIsOnlyAPicture(PhotoIntake.Read(HostileFiles.Loaded(SKEncodedImageFormat.Webp)).Value.Jpeg, SKEncodedImageFormat.Jpeg);

    /// <summary>Noise in black and white takes many more bytes once it is scaled: it is made smaller until there is room for it.</summary>
    [Fact]
    public async Task A_logo_may_be_as_large_as_is_said_and_stays_within_its_room()
    {
        await using var database = await TestDatabase.CreateAsync();
        var shades = new byte[2000 * 2000];
        new Random(1).NextBytes(shades);
        using var picture = SKImage.FromPixelCopy(new SKImageInfo(2000, 2000, SKColorType.Gray8, SKAlphaType.Opaque), [.. shades.Select(shade => (byte)(shade < 128 ? 0 : 255))]);
        using var packed = picture.Encode(SKEncodedImageFormat.Png, 100);
        var noise = packed.ToArray();
        Assert.InRange(noise.Length, OrganisationImage.MaxBytes / 4, OrganisationImage.MaxBytes);
        byte[] largest = [.. noise, .. new byte[OrganisationImage.MaxBytes - noise.Length]];

        Assert.Null((await database.As<ChangeImage>().RunAsync(new(OrganisationImageKind.Logo, largest), CancellationToken.None)).Refusal);
        var kept = await KeptAsync();
        Assert.InRange(kept.Length, 1, OrganisationImage.MaxBytes);
        Assert.InRange(PictureFile.Read(kept).Width, 400, ChangeImage.LongestSide - 1);
        Assert.IsType<ImageTooLarge>((await database.As<ChangeImage>().RunAsync(new(OrganisationImageKind.Logo, [.. largest, 0]), CancellationToken.None)).Refusal);
        Assert.Equal(kept, await KeptAsync());

        async Task<byte[]> KeptAsync() => (await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None)).Images[OrganisationImageKind.Logo].Content;
    }

    [Fact]
    public void A_logo_stays_as_transparent_as_it_was()
    {
        using var bitmap = new SKBitmap(20, 20);
        bitmap.Erase(new SKColor(0, 0, 255, 128));
        using var seen = SKBitmap.Decode(Redrawing.AsPng(bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray(), 20)!.Content);
        Assert.Equal(128, seen.GetPixel(10, 10).Alpha);
    }

    [Fact]
    public void The_largest_photo_is_as_large_as_is_said()
    {
        var picture = HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 60, 40);
        byte[] largest = [.. picture, .. new byte[(PhotoIntake.MaxMegabytes * (int)Megabyte) - picture.Length]];
        Assert.Equal(60, PhotoIntake.Read(largest).Value.Width);
        Assert.IsType<PhotoFileTooLarge>(PhotoIntake.Read([.. largest, 0]).Refusal);
    }

    private static async Task<Refusal?> LogoAsync(byte[] file)
    {
        await using var database = await TestDatabase.CreateAsync();
        var refusal = (await database.As<ChangeImage>().RunAsync(new(OrganisationImageKind.Logo, file), CancellationToken.None)).Refusal;
        Assert.Equal(refusal is null ? 1 : 0, (await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None)).Images.Count);
        return refusal;
    }

    private static void AssertIsOnlyAPicture(byte[] kept, SKEncodedImageFormat format)
    {
        var text = Encoding.Latin1.GetString(kept);
        Assert.All(new[] { HostileFiles.Stowaway, "<html", "PK\u0003\u0004", "Exif", "eXIf", "tEXt", "zTXt", "iTXt", "iCCP", "ICC_PROFILE" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Equal(format is SKEncodedImageFormat.Png ? "IEND\u00AEB`\u0082" : "\u00FF\u00D9", text[^(format is SKEncodedImageFormat.Png ? 8 : 2)..]);
        using var seen = SKBitmap.Decode(kept);
        Assert.True(seen.GetPixel(30, 20) is { Red: < 10, Blue: > 240 });
        Assert.Equal((60, 40), (PictureFile.Read(kept).Width, PictureFile.Read(kept).Height));
    }

    private static byte[] Changed(byte[] file, int at)
    {
        file[at] ^= 0xFF;
        return file;
    }
}
