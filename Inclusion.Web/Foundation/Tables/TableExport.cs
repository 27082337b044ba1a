using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>
/// A table on its way to a file. The rows are read once, while they are written: the size of the table does not matter to memory.
/// </summary>
/// <param name="title">What the table is about; the name of the sheet in a spreadsheet.</param>
/// <param name="columns">At least one.</param>
/// <param name="rows">The rows, in the order wanted.</param>
public sealed class TableExport<T>(string title, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows)
{
    /// <summary>
    /// Writes comma-separated text as the spreadsheet programs of the culture open it at a double click: UTF-8 with its mark, a semicolon
    /// and a decimal comma where the culture writes one (French), else a comma and a point (English). Dates are written as 2026-11-22
    /// in both. Texts that a spreadsheet would take for a formula are neutralised; numbers are not.
    /// </summary>
    public async Task WriteCsvAsync(Stream stream, CultureInfo culture, CancellationToken cancellationToken = default)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        // The line end stays CsvHelper's own CRLF: once it is set, a lone line feed in a cell is no longer quoted.
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Separator(culture) };
        await using var csv = new CsvWriter(text, configuration, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(FormulaGuard.Neutralise(column.Header));
        }

        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var column in columns)
            {
                csv.WriteField(Text(column.Cell(row), culture));
            }

            await csv.NextRecordAsync();
        }
    }

    /// <summary>
    /// Writes an XLSX workbook of one sheet: bold, frozen heading, real numbers and dates, and texts that never become formulas.
    /// </summary>
    public Task WriteXlsxAsync(Stream stream, CancellationToken cancellationToken = default) =>
        XlsxTable.WriteAsync(stream, title, columns, rows, cancellationToken);

    private static string Separator(CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";

    private static string? Text(TableCell cell, CultureInfo culture) => cell.Value switch
    {
        string text => FormulaGuard.Neutralise(text),
        decimal number => number.ToString(culture.NumberFormat.NumberDecimalSeparator == "," ? CommaNumbers : NumberFormatInfo.InvariantInfo),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Only the decimal comma: a culture's own minus sign may be a character that spreadsheets do not read.</summary>
    private static readonly NumberFormatInfo CommaNumbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "" };
}
