using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using SkiaSharp;

namespace Inclusion.Tests.Support;

/// <summary>Files that people may hand over, or be made to hand over, which would do harm where they are taken for what they say they are. All are built here and small.</summary>
internal static class HostileFiles
{
    /// <summary>Stands in what must not go on: metadata, and the other half of a file that is two at once.</summary>
    public const string Stowaway = "<script>window.hit=1</script>48.8583701 N 2.2922926 E";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Names as a browser, or whoever speaks its language, may send them.</summary>
    public static readonly string[] Names =
    [
        "",
        ".",
        "..",
        "../../../../etc/passwd",
        @"C:\Users\Ada\..\..\Windows\win.ini",
        "/etc/passwd",
        "list\0.csv",
        "list\r\nSet-Cookie: a=b\r\n\r\n<script>window.hit=1</script>.csv",
        new string('n', 300) + ".csv",
        string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467", 60)) + ".xlsx",
        "gnp\u202Exslx.csv",
        "\u200B\u2060",
        "CON",
        "nul.xlsx",
        "a\"; filename=\"b.exe",
        "<img src=x onerror=\"window.hit=1\">.csv",
        "=cmd|' /C calc'!A0.csv",
        "half \uD83D.csv",
    ];

    /// <summary>A workbook whose first sheet has this row element or these, behind what stands in <paramref name="before"/>.</summary>
    /// <param name="rows">What stands in sheetData.</param>
    /// <param name="before">Elements before sheetData, as a dimension.</param>
    /// <param name="shared">What stands in the table of shared texts; null: there is none.</param>
    /// <param name="prolog">What stands before the sheet's first element.</param>
    /// <param name="more">Further parts: their names and contents.</param>
    public static byte[] Workbook(string rows, string before = "", string? shared = null, string prolog = "", params (string Name, byte[] Content)[] more) =>
        Archive(Parts($"{prolog}<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData></worksheet>", shared, more));

    /// <summary>A sheet that unpacks to so many megabytes, of a thousandth of the size.</summary>
    public static byte[] SheetOf(int megabytes)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Parts("", null).Where(part => !part.Name.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
            {
                Put(archive, name, content);
            }

            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"));
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)'a');
            for (var written = 0; written < megabytes; written++)
            {
                sheet.Write(block);
            }

            sheet.Write("</t></is></c></row></sheetData></worksheet>"u8);
        }

        return file.ToArray();
    }

    /// <summary>A workbook with so many parts beside its own.</summary>
    public static byte[] ManyParts(int parts) => Archive([.. Parts(SmallSheet, null), .. Enumerable.Range(0, parts).Select(at => ($"x/{at.ToString(CultureInfo.InvariantCulture)}", Array.Empty<byte>()))]);

    /// <summary>A good workbook, one of whose parts says in the directory that it has this size unpacked.</summary>
    public static byte[] LyingAboutSize(byte[] workbook, string part, uint size)
    {
        var file = (byte[])workbook.Clone();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(DirectoryEntry(file, part) + 24), size);
        return file;
    }

    /// <summary>A good workbook, the parts of which say that they have more bytes together than can be counted.</summary>
    public static byte[] LyingBeyondCounting()
    {
        // Sizes of 64 bits stand in an extra field of the directory (ZIP64), which is written where the entry is larger than 32 bits can say; here it is put in by hand.
        var file = Archive(Parts(SmallSheet, null));
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var directory = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(end + 16));
        using var made = new MemoryStream();
        made.Write(file, 0, directory);
        for (var at = directory; at < end;)
        {
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 28));
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 30));
            var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 32));
            var head = file.AsSpan(at, 46).ToArray();
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), uint.MaxValue);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(30), 12);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(32), 0);
            made.Write(head);
            made.Write(file, at + 46, nameLength);
            made.Write([1, 0, 8, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]);
            at += 46 + nameLength + extraLength + commentLength;
        }

        var tail = file.AsSpan(end, 22).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(12), (uint)(made.Length - directory));
        made.Write(tail);
        return made.ToArray();
    }

    /// <summary>A good workbook, whose sheet says that it is packed in another way (APPNOTE, 4.4.5).</summary>
    public static byte[] PackedOtherwise(ushort method)
    {
        var file = Archive(Parts(SmallSheet, null));
        var at = DirectoryEntry(file, "xl/worksheets/sheet1.xml");
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 10), method);
        var local = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 42));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(local + 8), method);
        return file;
    }

    /// <summary>An archive in an archive in an archive, so often.</summary>
    public static byte[] Nested(int times) => times == 0 ? Archive([("a.txt", "a"u8.ToArray())]) : Archive([($"{times}.zip", Nested(times - 1))]);

    /// <summary>A table of one row, as spreadsheets write it.</summary>
    public static byte[] GoodWorkbook(params (string Name, byte[] Content)[] more) => Archive(Parts(SmallSheet, null, more));

    /// <summary>A cell with its text in it.</summary>
    public static string Cell(string address, string text) => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>Blue, with where it was taken in each place where a file has room for that, and a page and an archive behind its end.</summary>
    public static byte[] Loaded(SKEncodedImageFormat format, int width = 60, int height = 40)
    {
        var plain = Picture(format, width, height);
        byte[] loaded = format switch
        {
            SKEncodedImageFormat.Jpeg => [.. plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Encoding.ASCII.GetBytes(Stowaway)]), .. Segment(0xFE, Encoding.ASCII.GetBytes(Stowaway)), .. plain[2..]],
            SKEncodedImageFormat.Png => [.. plain[..33], .. Chunk("tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(Stowaway)]), .. Chunk("eXIf", [.. "MM\0*"u8, .. Encoding.ASCII.GetBytes(Stowaway)]), .. plain[33..]],
            _ => plain,
        };
        return [.. loaded, .. Encoding.ASCII.GetBytes($"<!DOCTYPE html><html>{Stowaway}</html>"), .. Archive([("x.txt", Encoding.ASCII.GetBytes(Stowaway))])];
    }

    /// <summary>A picture whose header says another size than it has.</summary>
    public static byte[] Claiming(SKEncodedImageFormat format, int width, int height)
    {
        var file = Picture(format, 60, 40);
        switch (format)
        {
            case SKEncodedImageFormat.Png:
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
                Chunk("IHDR", file.AsSpan(16, 13)).CopyTo(file, 8);
                break;
            case SKEncodedImageFormat.Jpeg:
                var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), (ushort)height);
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), (ushort)width);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }

        return file;
    }

    /// <summary>A PNG of a few pixels whose data unpack to so many megabytes.</summary>
    public static byte[] SmallPngOf(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var data = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            for (var written = 0; written < megabytes; written++)
            {
                data.Write(block);
            }
        }

        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, 10);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], 10);
        head[8] = 8;
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A PNG with a text that unpacks to so many megabytes beside a good picture.</summary>
    public static byte[] PngWithText(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var data = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)'a');
            for (var written = 0; written < megabytes; written++)
            {
                data.Write(block);
            }
        }

        var plain = Picture(SKEncodedImageFormat.Png, 60, 40);
        return [.. plain[..33], .. Chunk("zTXt", [.. "Comment\0\0"u8, .. packed.ToArray()]), .. Chunk("iCCP", [.. "x\0\0"u8, .. packed.ToArray()]), .. plain[33..]];
    }

    /// <summary>A GIF of so many pictures, the screen of which is as large as the format allows.</summary>
    public static byte[] Gif(int pictures)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for (var picture = 0; picture < pictures; picture++)
        {
            file.Write([0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x44, 1, 0]);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    public static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Blue);
        return bitmap.Encode(format, 90).ToArray();
    }

    /// <summary>Bytes that were asked for while this was done; whatever it does, it does on this thread.</summary>
    public static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string SmallSheet { get; } =
        $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">{Cell("A1", "Name")}{Cell("B1", "Town")}</row><row r=\"2\">{Cell("A2", "Ada")}{Cell("B2", "Lille")}</row></sheetData></worksheet>";

    private static (string Name, byte[] Content)[] Parts(string sheet, string? shared, params (string Name, byte[] Content)[] more) =>
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
        ("xl/workbook.xml", Encoding.UTF8.GetBytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
        ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(sheet)),
        .. shared is null ? [] : new[] { ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(shared.StartsWith('<') ? $"<sst xmlns=\"{Main}\">{shared}</sst>" : shared)) },
        .. more,
    ];

    private static byte[] Archive((string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                Put(archive, name, content);
            }
        }

        return file.ToArray();
    }

    private static void Put(ZipArchive archive, string name, byte[] content)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(content);
    }

    /// <summary>Where the directory of an archive says something of a part.</summary>
    private static int DirectoryEntry(byte[] file, string part)
    {
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var directory = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(end + 16));
        return directory + file.AsSpan(directory).IndexOf(Encoding.ASCII.GetBytes(part)) - 46;
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, ReadOnlySpan<byte> content)
    {
        byte[] said = [.. Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[said.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        said.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(said.Length + 4), Pictures.Crc(said));
        return chunk;
    }
}
