using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>
/// A table on its way to a file. The rows are read once, while they are written: the size of the table does not matter to memory.
/// </summary>
public abstract class TableExport
{
    /// <summary>Writes the kind of file that is asked for.</summary>
    /// <param name="culture">Of whoever reads it; a workbook is the same in all.</param>
    public Task WriteAsync(Stream stream, TableFormat format, CultureInfo culture, CancellationToken cancellationToken) =>
        format is TableFormat.Xlsx ? WriteXlsxAsync(stream, cancellationToken) : WriteCsvAsync(stream, culture, cancellationToken);

    /// <summary>
    /// Writes comma-separated text as the spreadsheet programs of the culture open it at a double click: UTF-8 with its mark, a semicolon
    /// and a decimal comma where the culture writes one (French), else a comma and a point (English). Dates are written as 2026-11-22
    /// in both. Texts always stand in quotes, so that a program
    /// that separates by another sign does not cut them, and those that a spreadsheet would take for a formula are neutralised; numbers are neither.
    /// </summary>
    public abstract Task WriteCsvAsync(Stream stream, CultureInfo culture, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes an XLSX workbook of one sheet: bold, frozen heading, real numbers and dates, and texts that never become formulas.
    /// </summary>
    public abstract Task WriteXlsxAsync(Stream stream, CancellationToken cancellationToken = default);

    /// <summary>The same table, which calls <paramref name="onRow"/> after each row.</summary>
    public abstract TableExport Watched(Action onRow);

    /// <summary>The table with the columns that a page shows, in the page's order.</summary>
    /// <param name="seen">The names of the page's columns; empty, or none that the table knows: every field of a record.</param>
    public abstract TableExport WithColumns(IReadOnlyList<string> seen);
}

/// <summary>A table whose rows are <typeparamref name="T"/>.</summary>
/// <param name="title">What the table is about; the name of the sheet in a spreadsheet.</param>
/// <param name="columns">At least one.</param>
/// <param name="rows">The rows, in the order wanted.</param>
public sealed class TableExport<T>(string title, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows) : TableExport
{
    private readonly IReadOnlyList<TableColumn<T>> _all = columns;
    private readonly IReadOnlyList<TableColumn<T>> _columns = [.. columns.Where(c => !c.OnlyAsSeen)];

    private TableExport(string title, IReadOnlyList<TableColumn<T>> all, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows)
        : this(title, all, rows) => _columns = columns;

    public override async Task WriteCsvAsync(Stream stream, CultureInfo culture, CancellationToken cancellationToken = default)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        // The line end stays CsvHelper's own CRLF: once it is set, a lone line feed in a cell is no longer quoted.
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Separator(culture) };
        await using var csv = new CsvWriter(text, configuration, leaveOpen: true);
        foreach (var column in _columns)
        {
            csv.WriteField(FormulaGuard.Neutralise(column.Header), shouldQuote: true);
        }

        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var column in _columns)
            {
                var cell = column.Cell(row);
                csv.WriteField(Text(cell, culture), shouldQuote: cell.Value is string);
            }

            await csv.NextRecordAsync();
        }
    }

    public override Task WriteXlsxAsync(Stream stream, CancellationToken cancellationToken = default) =>
        XlsxTable.WriteAsync(stream, title, _columns, rows, cancellationToken);

    public override TableExport Watched(Action onRow) => new TableExport<T>(title, _all, _columns, WatchedRows(onRow));

    public override TableExport WithColumns(IReadOnlyList<string> seen)
    {
        var shown = seen.Distinct().SelectMany(name => _all.Where(c => c.SeenAs == name)).ToList();
        return shown.Count == 0 ? this : new TableExport<T>(title, _all, shown, rows);
    }

    private async IAsyncEnumerable<T> WatchedRows(Action onRow, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return row;
            onRow();
        }
    }

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
