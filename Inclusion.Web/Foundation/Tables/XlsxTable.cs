using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.WebUtilities;
using Radzen.Documents.Spreadsheet;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>Writes a table as an XLSX workbook, row by row.</summary>
internal static class XlsxTable
{
    private const int MaxCellLength = 32_767;
    private const int MaxSheetName = 31;
    private const double PixelsPerCharacter = 7.5;

    private static readonly Format Heading = new() { Bold = true };
    private static readonly Format Date = new() { NumberFormat = "yyyy-mm-dd" };
    private static readonly Format Moment = new() { NumberFormat = "yyyy-mm-dd hh:mm" };

    /// <summary>A cell formatted as text stays text even when someone edits it.</summary>
    private static readonly Format PlainText = new() { NumberFormat = "@" };

    /// <summary>Spreadsheets count days from 1900 and take that year for a leap year: earlier dates are written as text.</summary>
    private static readonly DateOnly FirstDate = new(1900, 3, 1);

    public static async Task WriteAsync<T>(
        Stream stream, string title, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var workbook = new Workbook();
        var sheet = workbook.AddSheet(SheetName(title), 1, columns.Count);
        sheet.Rows.Frozen = 1;
        for (var index = 0; index < columns.Count; index++)
        {
            sheet.Columns[index] = Math.Max(columns[index].Width, columns[index].Header.Length + 2) * PixelsPerCharacter;
        }

        // The workbook is written synchronously, which a web response refuses: it goes through a buffer that moves to disk when it grows.
        await using var buffer = new FileBufferingWriteStream();
        await workbook.SaveToStreamAsync(buffer, Lines(columns, rows, cancellationToken), useInlineStrings: true, cancellationToken);
        await buffer.DrainBufferAsync(stream, cancellationToken);
    }

    private static async IAsyncEnumerable<(CellData?, Format?)[]> Lines<T>(
        IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return [.. columns.Select(column => (CellData.FromString(Printable(column.Header)), Heading))];
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return [.. columns.Select(column => Cell(column.Cell(row)))];
        }
    }

    private static (CellData? Data, Format? Format) Cell(TableCell cell) => cell.Value switch
    {
        string text => (CellData.FromString(Printable(text)), FormulaGuard.IsDangerous(text) ? PlainText : null),
        decimal number => (CellData.FromNumber((double)number), null),
        DateOnly date when date >= FirstDate => (CellData.FromDate(date.ToDateTime(TimeOnly.MinValue)), Date),
        DateOnly date => (CellData.FromString(date.ToString("O")), null),
        DateTimeOffset moment => (CellData.FromDate(moment.DateTime), Moment),
        _ => (null, null),
    };

    /// <summary>The text without the characters that XML cannot hold, cut to what a cell takes.</summary>
    private static string Printable(string text)
    {
        var cut = text.Length > MaxCellLength ? text[..(MaxCellLength - 1)] + "…" : text;
        if (cut.All(character => XmlConvert.IsXmlChar(character)))
        {
            return cut;
        }

        var printable = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                printable.Append(rune);
            }
        }

        return printable.ToString();
    }

    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(character => !"[]:*?/\\'".Contains(character) && !char.IsControl(character))).Trim();
        return name.Length > MaxSheetName ? name[..MaxSheetName] : name;
    }
}
