using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Inclusion.Tests.Foundation.Tables;

/// <summary>What stands in one cell of a workbook.</summary>
/// <param name="Format">The number format; null for none.</param>
internal sealed record WrittenCell(string Value, bool IsText, bool IsBold, string? Format)
{
    /// <summary>Spreadsheets keep a date as days since 1900.</summary>
    public DateTime Date => DateTime.FromOADate(double.Parse(Value, CultureInfo.InvariantCulture));
}

/// <summary>The only sheet of a workbook as its parts say it (ECMA-376), without a library that forgives.</summary>
internal sealed class WrittenSheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly Dictionary<string, WrittenCell> _cells = [];

    private WrittenSheet(XElement workbook, XElement sheet, XElement styles)
    {
        Name = workbook.Descendants(Main + "sheet").Single().Attribute("name")!.Value;
        FrozenRows = (int?)sheet.Descendants(Main + "pane").SingleOrDefault()?.Attribute("ySplit") ?? 0;
        Widths = [.. sheet.Descendants(Main + "col").Select(c => (double)c.Attribute("width")!)];
        HasFormulas = sheet.Descendants(Main + "f").Any();
        var formats = styles.Descendants(Main + "numFmt").ToDictionary(f => (int)f.Attribute("numFmtId")!, f => f.Attribute("formatCode")!.Value.Replace("\\", "", StringComparison.Ordinal));
        formats[49] = "@";
        var fonts = styles.Element(Main + "fonts")!.Elements().Select(f => f.Element(Main + "b") is not null).ToList();
        var looks = styles.Element(Main + "cellXfs")!.Elements().Select(x => (Bold: fonts[(int)x.Attribute("fontId")!], Format: formats.GetValueOrDefault((int)x.Attribute("numFmtId")!))).ToList();
        foreach (var (row, number) in sheet.Descendants(Main + "row").Select((r, i) => (r, i + 1)))
        {
            foreach (var (cell, column) in row.Elements(Main + "c").Select((c, i) => (c, i)))
            {
                var look = looks[(int?)cell.Attribute("s") ?? 0];
                _cells[$"{(char)('A' + column)}{number}"] = new WrittenCell(
                    string.Concat(cell.Descendants().Where(e => e.Name == Main + "t" || e.Name == Main + "v").Select(e => e.Value)), cell.Attribute("t")?.Value == "inlineStr", look.Bold, look.Format);
            }
        }
    }

    public string Name { get; }

    public int FrozenRows { get; }

    public IReadOnlyList<double> Widths { get; }

    public bool HasFormulas { get; }

    public WrittenCell this[string address] => _cells[address];

    public static WrittenSheet Of(Stream workbook)
    {
        workbook.Position = 0;
        using var parts = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        return new WrittenSheet(Read(parts, "xl/workbook.xml"), Read(parts, "xl/worksheets/sheet1.xml"), Read(parts, "xl/styles.xml"));
    }

    private static XElement Read(ZipArchive parts, string name)
    {
        using var part = parts.GetEntry(name)!.Open();
        return XElement.Load(part);
    }
}
