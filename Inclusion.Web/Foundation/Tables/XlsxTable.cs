using Microsoft.AspNetCore.WebUtilities;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>Writes a table as an XLSX workbook, row by row.</summary>
internal static class XlsxTable
{
    private const int MaxCellLength = 32_767;
    private const int MaxSheetName = 31;

    /// <summary>Spreadsheets count days from 1900 and take that year for a leap year: earlier dates are written as text.</summary>
    private static readonly DateOnly FirstDate = new(1900, 3, 1);

    public static async Task WriteAsync<T>(
        Stream stream, string title, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        // The end of each part is written synchronously, which a web response refuses: it goes through a buffer that moves to disk when it grows.
        await using var buffer = new FileBufferingWriteStream();
        await using var workbook = await Spreadsheet.CreateNewAsync(buffer, cancellationToken: cancellationToken);
        var styles = new Styles(
            workbook.AddStyle(new Style { Font = new Font { Bold = true } }),
            workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") }),
            workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm") }),
            workbook.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) }));
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        for (var index = 0; index < columns.Count; index++)
        {
            sheet.Column(index + 1).Width = Math.Max(columns[index].Width, columns[index].Header.Length + 2);
        }

        await workbook.StartWorksheetAsync(SheetName(title), sheet, cancellationToken);
        await workbook.AddRowAsync(columns.Select(column => new StyledCell(Cut(column.Header), styles.Heading)).ToArray(), cancellationToken);
        var cells = new StyledCell[columns.Count];
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            for (var index = 0; index < cells.Length; index++)
            {
                cells[index] = Cell(columns[index].Cell(row), styles);
            }

            await workbook.AddRowAsync(cells, cancellationToken);
        }

        await workbook.FinishAsync(cancellationToken);
        await buffer.DrainBufferAsync(stream, cancellationToken);
    }

    private static StyledCell Cell(TableCell cell, Styles styles) => cell.Value switch
    {
        string text => new StyledCell(Cut(text), FormulaGuard.IsDangerous(text) ? styles.PlainText : null),
        decimal number => new StyledCell(number, null),
        DateOnly date when date >= FirstDate => new StyledCell(date.ToDateTime(TimeOnly.MinValue), styles.Date),
        DateOnly date => new StyledCell(date.ToString("O"), null),
        DateTimeOffset moment => new StyledCell(moment.DateTime, styles.Moment),
        _ => new StyledCell((string?)null, null),
    };

    private static string Cut(string text) => text.Length > MaxCellLength ? text[..(MaxCellLength - 1)] + "…" : text;

    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(character => !"[]:*?/\\'".Contains(character) && !char.IsControl(character))).Trim();
        return name.Length > MaxSheetName ? name[..MaxSheetName] : name;
    }

    /// <param name="PlainText">A cell formatted as text stays text even when someone edits it.</param>
    private sealed record Styles(StyleId Heading, StyleId Date, StyleId Moment, StyleId PlainText);
}
