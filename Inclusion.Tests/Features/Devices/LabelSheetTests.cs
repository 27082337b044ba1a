using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Labels;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Inclusion.Tests.Features.Devices;

/// <summary>Labels as they come out of a printer: measured in pictures of their pages, and read by a program that is not ours.</summary>
public sealed class LabelSheetTests
{
    private const int Dpi = 400;
    private const double Mm = Dpi / 25.4;
    private const string Site = "https://inclusion.example.org";

    /// <summary>Where sheets are cut, in millimetres, as docs/domain.md and the makers say: the paper, the label, and the corners of the first and the last one.</summary>
    private static readonly Dictionary<string, (double PaperWidth, double PaperHeight, double Width, double Height, int Cells, double X, double Y, double LastX, double LastY)> Cut = new()
    {
        ["L7159"] = (210, 297, 63.5, 33.9, 24, 7.2, 12.9, 139.2, 250.2),
        ["L7162"] = (210, 297, 99.1, 33.9, 16, 4.65, 12.9, 106.25, 250.2),
        ["L7163"] = (210, 297, 99.1, 38.1, 14, 4.65, 15.15, 106.25, 243.75),
        ["5520"] = (215.9, 279.4, 66.7, 25.4, 30, 4.76, 12.7, 144.46, 241.3),
        ["5267"] = (215.9, 279.4, 44.45, 12.7, 80, 7.14, 12.7, 164.31, 254),
        ["89x25"] = (89, 25, 89, 25, 1, 0, 0, 0, 0),
        ["54x25"] = (54, 25, 54, 25, 1, 0, 0, 0, 0),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Formats => [.. LabelFormat.All.Select(format => format.Key)];

    public static TheoryData<string, string> Addresses => [.. from format in Formats from site in new[] { Site, "" } select new TheoryDataRow<string, string>(format, site)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_first_and_the_last_label_of_a_sheet_stand_in_their_cells_and_move_with_the_correction(string key)
    {
        var cut = Cut[key];
        await using var database = await OpenAsync(Site);
        var devices = await AddAsync(database, cut.Cells == 1 ? ["LT-0001", "LT-0002"] : [.. Enumerable.Range(1, cut.Cells + 1).Select(i => $"LT-{i:0000}")]);

        var pages = await PrintAsync(database, new LabelRequest(devices, key, 1, 1, default, LabelOrder.AsChosen));
        var moved = await PrintAsync(database, new LabelRequest(devices, key, 1, 1, new LabelOffset(1.5m, -0.5m), LabelOrder.AsChosen));

        Assert.Equal(2, pages.Count);
        Assert.Equal((cut.PaperWidth * Mm, cut.PaperHeight * Mm), (pages[0].Width, pages[0].Height), Close(2));
        foreach (var (x, y) in new[] { (cut.X, cut.Y), (cut.LastX, cut.LastY) })
        {
            var label = (X: x * Mm, Y: y * Mm, Right: (x + cut.Width) * Mm, Bottom: (y + cut.Height) * Mm);
            var ink = InkIn(pages[0], label.X, label.Y, label.Right, label.Bottom);
            var first = InkIn(pages[0], cut.X * Mm, cut.Y * Mm, (cut.X + cut.Width) * Mm, (cut.Y + cut.Height) * Mm);

            // The same distance to the edges in every cell, and no ink outside of one.
            Assert.Equal((first.Left - (cut.X * Mm), first.Top - (cut.Y * Mm)), (ink.Left - label.X, ink.Top - label.Y), Close(0.5 * Mm));
            Assert.True(ink.Left - label.X > 0.5 * Mm && label.Right - ink.Right > 0.5 * Mm && ink.Top - label.Y > 0.5 * Mm && label.Bottom - ink.Bottom > 0.5 * Mm);

            // A label that is moved over the edge of a roll is cut off there.
            if (cut.Cells > 1)
            {
                var after = InkIn(moved[0], label.X + (1.5 * Mm), label.Y - (0.5 * Mm), label.Right + (1.5 * Mm), label.Bottom - (0.5 * Mm));
                Assert.Equal((ink.Left + (1.5 * Mm), ink.Top - (0.5 * Mm), ink.Right + (1.5 * Mm), ink.Bottom - (0.5 * Mm)), (after.Left, after.Top, after.Right, after.Bottom), CloseAll(0.5 * Mm));
            }
        }
    }

    /// <summary>
    /// Where the first dark point of the QR code on the first label stands, measured from the paper's corner: 1.5 mm inside of the label's edge (0.6 mm on the smallest), in the middle of its height, and four of its
    /// 37 modules further in.
    /// </summary>
    [Theory]
    [InlineData("L7159", 11.51, 19.66)]
    [InlineData("L7162", 8.96, 19.66)]
    [InlineData("L7163", 8.96, 24.01)]
    [InlineData("5520", 8.68, 16.62)]
    [InlineData("5267", 8.99, 14.54)]
    [InlineData("89x25", 3.88, 3.88)]
    [InlineData("54x25", 3.08, 3.08)]
    public async Task The_ink_of_the_first_label_begins_where_it_is_to_begin_on_the_paper(string key, double left, double top)
    {
        var cut = Cut[key];
        await using var database = await OpenAsync(Site);

        var page = (await PrintAsync(database, new LabelRequest(await AddAsync(database, ["LT-0001"]), key, 1, 1, default, LabelOrder.AsChosen)))[0];
        var ink = InkIn(page, cut.X * Mm, cut.Y * Mm, (cut.X + 10) * Mm, (cut.Y + cut.Height) * Mm);

        Assert.Equal((left, top), (ink.Left / Mm, ink.Top / Mm), Close(0.5));
        Assert.Null(FindInk(page, 0, 0, (left - 0.5) * Mm, page.Height));
        Assert.Null(FindInk(page, 0, 0, page.Width, (cut.Y + 0.5) * Mm));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Codes_are_read_back_from_the_first_and_the_last_label(string key, string site)
    {
        var cut = Cut[key];
        await using var database = await OpenAsync(site);
        var devices = await AddAsync(database, [.. Enumerable.Range(1, cut.Cells).Select(i => $"LT-{i:0000}")]);

        var page = (await PrintAsync(database, new LabelRequest(devices, key, 1, 1, default, LabelOrder.AsChosen)))[0];
        var read = await ReadAsync(page, cut.X, cut.Y, cut.Width, cut.Height);
        var last = await ReadAsync(page, cut.LastX, cut.LastY, cut.Width, cut.Height);

        string[] Codes(string tag) => key == "5267" ? [$"QR-Code:{Content(tag)}"] : [$"CODE-128:{tag}", $"QR-Code:{Content(tag)}"];
        string Content(string tag) => site.Length > 0 ? $"{site}/d/{tag}" : tag;
        Assert.Equal(Codes("LT-0001"), read);
        Assert.Equal(Codes($"LT-{cut.Cells:0000}"), last);
    }

    [Fact]
    public async Task A_sheet_that_was_begun_goes_on_in_its_first_free_cell_and_every_device_has_its_copies()
    {
        await using var database = await OpenAsync(Site);
        var devices = await AddAsync(database, ["LT-0002", "LT-0001"]);

        var page = Assert.Single(await PrintAsync(database, new LabelRequest(devices, "L7163", 4, 2, default, LabelOrder.ByTag)));

        // The fourth is the right one of the second row; what comes before it stays white.
        Assert.Null(FindInk(page, 0, 0, page.Width, 53 * Mm));
        Assert.Null(FindInk(page, 0, 0, 105 * Mm, 91 * Mm));
        Assert.Equal(["CODE-128:LT-0001", $"QR-Code:{Site}/d/LT-0001"], await ReadAsync(page, 106.25, 53.25, 99.1, 38.1));
        Assert.Equal(["CODE-128:LT-0001", $"QR-Code:{Site}/d/LT-0001"], await ReadAsync(page, 4.65, 91.35, 99.1, 38.1));
        Assert.Equal(["CODE-128:LT-0002", $"QR-Code:{Site}/d/LT-0002"], await ReadAsync(page, 106.25, 91.35, 99.1, 38.1));
    }

    [Theory]
    [InlineData("ASSOCIATION-NUMERIQUE-NORD-PORTABLE-0042", "89x25", "QR-Code:https://inclusion.example.org/d/ASSOCIATION-NUMERIQUE-NORD-PORTABLE-0042")]
    [InlineData("ASSOCIATION-NUMERIQUE-NORD-PORTABLE-0042", "5267", "QR-Code:https://inclusion.example.org/d/ASSOCIATION-NUMERIQUE-NORD-PORTABLE-0042")]
    [InlineData("PRÊT-001", "L7159", "QR-Code:https://inclusion.example.org/d/PR%C3%8AT-001")]
    [InlineData("A/B 100%<&>\"';--", "L7162", "CODE-128:A/B 100%<&>\"';--", "QR-Code:https://inclusion.example.org/d/A%2FB%20100%25%3C%26%3E%22%27%3B--")]
    [InlineData("..7", "L7159", "CODE-128:..7", "QR-Code:https://inclusion.example.org/d/..7")]
    [InlineData("نقال-٤٢", "54x25", "QR-Code:https://inclusion.example.org/d/%D9%86%D9%82%D8%A7%D9%84-42")]
    public async Task Hostile_tags_have_the_codes_that_can_be_scanned(string tag, string key, params string[] codes)
    {
        var cut = Cut[key];
        await using var database = await OpenAsync(Site);

        var page = Assert.Single(await PrintAsync(database, new LabelRequest(await AddAsync(database, [tag]), key, 1, 1, default, LabelOrder.AsChosen)));

        Assert.Equal(codes, await ReadAsync(page, cut.X, cut.Y, cut.Width, cut.Height));
        var ink = InkIn(page, 0, 0, page.Width, page.Height);
        Assert.True(ink.Right < (cut.X + cut.Width) * Mm && ink.Bottom < (cut.Y + cut.Height) * Mm);
    }

    [Fact]
    public async Task The_file_is_tagged_to_be_printed_in_its_own_size_and_says_tag_centre_and_telephone()
    {
        await using var database = await OpenAsync(Site);
        var printed = (await database.As<PrintLabels>().RunAsync(new LabelRequest(await AddAsync(database, ["LT-0042"]), "L7159", 1, 1, default, LabelOrder.AsChosen), Cancel)).Value;

        await InFolderAsync(async folder =>
        {
            var file = Path.Combine(folder, "labels.pdf");
            await File.WriteAllBytesAsync(file, printed, Cancel);
            Assert.Matches("Tagged: +yes", await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file));
            var text = await InstalledTools.RunAsync("poppler-utils", "pdftotext", file, "-");
            Assert.Equal(["LT-0042", "Maison Nord", "03 20 00 00 01"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            Assert.All((await InstalledTools.RunAsync("poppler-utils", "pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2), line => Assert.Matches("yes yes yes", line));
        });
        Assert.Contains("/PrintScaling/None", System.Text.Encoding.Latin1.GetString(printed).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_shows_the_first_page()
    {
        await using var database = await OpenAsync(Site);
        var png = (await database.As<PrintLabels>().PreviewAsync(new LabelRequest(await AddAsync(database, ["LT-0042"]), "L7159", 1, 1, default, LabelOrder.AsChosen), Cancel)).Value;

        using var picture = SKBitmap.Decode(png);
        Assert.Equal(900, picture.Width);
        Assert.Equal(900 * 297 / 210.0, picture.Height, 1.0);
        using var larger = picture.Resize(new SKSizeI(picture.Width * 4, picture.Height * 4), new SKSamplingOptions(SKCubicResampler.Mitchell));
        var unit = larger.Width / 210.0;
        Assert.Contains($"QR-Code:{Site}/d/LT-0042", await ReadPixelsAsync(larger, SKRectI.Create((int)(8 * unit), (int)(13.5 * unit), (int)(30 * unit), (int)(32 * unit))));
    }

    private static Func<(double, double), (double, double), bool> Close(double most) => (a, b) => Math.Abs(a.Item1 - b.Item1) <= most && Math.Abs(a.Item2 - b.Item2) <= most;

    private static Func<(double, double, double, double), (double, double, double, double), bool> CloseAll(double most) => (a, b) =>
        Close(most)((a.Item1, a.Item2), (b.Item1, b.Item2)) && Close(most)((a.Item3, a.Item4), (b.Item3, b.Item4));

    private static async Task<TestDatabase> OpenAsync(string site)
    {
        var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { [PublicAddress.Setting] = site });
        await database.ArrangeAsync(async db =>
        {
            var centre = await db.Centres.SingleAsync();
            Assert.False(centre.Change("Maison Nord", "12 rue des Écoles\n59000 Lille", "03 20 00 00 01", "Europe/Paris", WeeklyHours.Default).IsRefused);
            return true;
        });
        return database;
    }

    private static async Task<string> AddAsync(TestDatabase database, IReadOnlyList<string> tags)
    {
        var ids = new List<long>();
        foreach (var tag in tags)
        {
            ids.Add(await database.AddReceivedDeviceAsync(tag));
        }

        return RowRanges.AddressOf(ids);
    }

    private static async Task<IReadOnlyList<SKBitmap>> PrintAsync(TestDatabase database, LabelRequest request)
    {
        var printed = (await database.As<PrintLabels>().RunAsync(request, Cancel)).Value;
        var pages = new List<SKBitmap>();
        await InFolderAsync(async folder =>
        {
            var file = Path.Combine(folder, "labels.pdf");
            await File.WriteAllBytesAsync(file, printed, Cancel);
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", Dpi.ToString(CultureInfo.InvariantCulture), "-gray", "-png", file, Path.Combine(folder, "page"));
            pages.AddRange(Directory.EnumerateFiles(folder, "page*.png").Order(StringComparer.Ordinal).Select(SKBitmap.Decode));
        });
        if (Screens.AreWanted)
        {
            using var png = pages[0].Encode(SKEncodedImageFormat.Png, 100);
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName, $"labels-pdf-{request.Format}.png"), png.ToArray(), Cancel);
        }

        return pages;
    }

    private static async Task InFolderAsync(Func<string, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-labels").FullName;
        try
        {
            await look(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is read from one label, in alphabetical order.</summary>
    private static Task<string[]> ReadAsync(SKBitmap page, double x, double y, double width, double height) =>
        ReadPixelsAsync(page, SKRectI.Create((int)(x * Mm), (int)(y * Mm), (int)(width * Mm), (int)(height * Mm)));

    private static async Task<string[]> ReadPixelsAsync(SKBitmap page, SKRectI part)
    {
        string[] read = [];
        await InFolderAsync(async folder =>
        {
            using var cut = new SKBitmap();
            Assert.True(page.ExtractSubset(cut, SKRectI.Intersect(part, SKRectI.Create(page.Width, page.Height))));
            using var png = cut.Encode(SKEncodedImageFormat.Png, 100);
            var file = Path.Combine(folder, "label.png");
            await File.WriteAllBytesAsync(file, png.ToArray(), Cancel);
            read = [.. (await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "-Sdisable", "-Sqrcode.enable", "-Scode128.enable", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        });
        return read;
    }

    private static (double Left, double Top, double Right, double Bottom) InkIn(SKBitmap page, double left, double top, double right, double bottom) =>
        FindInk(page, left, top, right, bottom) ?? throw new InvalidOperationException("Nothing is printed there.");

    /// <summary>The edges of what is dark in a part of a page, in pixels of the page; null when it is white.</summary>
    private static (double Left, double Top, double Right, double Bottom)? FindInk(SKBitmap page, double left, double top, double right, double bottom)
    {
        var (minX, minY, maxX, maxY) = (int.MaxValue, int.MaxValue, -1, -1);
        var pixels = page.Pixels;
        for (var y = Math.Max(0, (int)top); y < Math.Min(page.Height, bottom); y++)
        {
            for (var x = Math.Max(0, (int)left); x < Math.Min(page.Width, right); x++)
            {
                if (pixels[(y * page.Width) + x].Red < 128)
                {
                    (minX, minY, maxX, maxY) = (Math.Min(minX, x), Math.Min(minY, y), Math.Max(maxX, x), Math.Max(maxY, y));
                }
            }
        }

        return maxX < 0 ? null : (minX, minY, maxX + 1, maxY + 1);
    }
}
