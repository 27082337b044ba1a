using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>
/// Reads a sheet of a workbook (XLSX), or a table of text (CSV) as spreadsheets and other programs write it: UTF-8 with or without mark, Windows-1252, Mac Roman, UTF-16 with mark; comma,
/// semicolon or tab; LF, CRLF or CR; line breaks in quoted cells; a title above the headings and totals below the rows. What is wrong with a line is said of that line and stops no other.
/// </summary>
public static class TableReader
{
    public const int MaxMegabytes = 20;
    public const int MaxColumns = 200;
    public const int MaxRows = 100_000;
    private const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>
    /// Reads the whole file; refused when it is empty, without rows, no text, too large, or its heading is unreadable. The stream stays open.
    /// </summary>
    /// <param name="choice">Null: the first sheet, and the headings where they seem to be.</param>
    public static async Task<Outcome<TableFile>> ReadAsync(Stream stream, TableChoice? choice = null, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
            {
                return new TableTooLarge(MaxMegabytes);
            }

            bytes.Write(chunk, 0, read);
        }

        if (XlsxSheet.IsWorkbook(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))
        {
            bytes.Position = 0;
            return await Task.Run(() => ParseWorkbook(bytes, choice, cancellationToken), cancellationToken);
        }

        // A large file takes a good part of a second, in which the page that asked must go on living.
        return TextDecoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is not var (text, remarks)
            ? new TableNotText()
            : await Task.Run(() => Parse(text, choice, remarks, cancellationToken), cancellationToken);
    }

    private static Outcome<TableFile> Parse(string text, TableChoice? choice, IReadOnlyList<ImportProblem> remarks, CancellationToken cancellationToken)
    {
        var (separator, start) = Opening(text);
        return Parse(RecordParser.Records(text, start, start == 0 ? 1 : 2, separator), choice, remarks, cancellationToken);
    }

    private static Outcome<TableFile> ParseWorkbook(Stream workbook, TableChoice? choice, CancellationToken cancellationToken)
    {
        try
        {
            var sheets = XlsxSheet.Names(workbook);
            var sheet = choice?.Sheet is { } wanted ? sheets.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) : sheets[0];
            if (sheet is null)
            {
                return new SheetUnknown(choice!.Sheet!, string.Join(", ", sheets));
            }

            workbook.Position = 0;
            var table = Parse(XlsxSheet.Read(workbook, sheet).Select(row => new TableRecord(row.Row, row.Cells)), choice, [], cancellationToken);
            return table.IsRefused ? table.Refusal : table.Value with { Sheets = sheets, Sheet = sheet };
        }
        catch (WorkbookTooLargeException)
        {
            return new WorkbookTooLarge();
        }
        catch (InvalidDataException)
        {
            return new TableNotText();
        }
    }

    private static Outcome<TableFile> Parse(IEnumerable<TableRecord> all, TableChoice? choice, IReadOnlyList<ImportProblem> told, CancellationToken cancellationToken)
    {
        using var records = all.GetEnumerator();
        List<ImportProblem> problems = [];
        List<ImportProblem> remarks = [.. told];
        List<TableRecord> top = [];
        while (top.Count < HeadingLine.LinesLookedAt && NextFilled(records) is { } record)
        {
            top.Add(record);
        }

        if (top.Count == 0)
        {
            return new TableEmpty();
        }

        var found = choice?.HeadingLine is { } line ? Math.Max(0, top.FindIndex(record => record.Line == line)) : HeadingLine.Find(top);
        var heading = top[found];
        remarks.AddRange(top.Take(found).Select(record => new ImportProblem(record.Line, null, new LineAboveHeadings(Shown(record)))));

        if (heading.Cells is null)
        {
            return new HeadingUnreadable();
        }

        string[] written = [.. heading.Cells.Select(Clean)];
        var width = Array.FindLastIndex(written, cell => cell.Length > 0) + 1;
        if (width > MaxColumns)
        {
            return new TableTooManyColumns(MaxColumns);
        }

        var headers = Distinct(written[..width], heading.Line, remarks);
        List<FileRow> rows = [];
        var invisible = new Dictionary<int, (int Line, int Lines)>();
        for (var index = found + 1; (index < top.Count ? top[index] : NextFilled(records)) is { } record; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Count + problems.Count >= MaxRows)
            {
                return new TableTooManyRows(MaxRows);
            }

            if (Problem(record, width) is { } reason)
            {
                problems.Add(new ImportProblem(record.Line, null, reason));
            }
            else
            {
                rows.Add(new FileRow(record.Line, [.. record.Cells!.Take(width).Select((cell, column) => Visible(cell, record.Line, column, invisible)), .. Enumerable.Repeat("", Math.Max(0, width - record.Cells!.Length))]));
            }
        }

        remarks.AddRange(invisible.OrderBy(pair => pair.Key).Select(pair => new ImportProblem(pair.Value.Line, headers[pair.Key], new InvisibleRemoved(pair.Value.Lines))));
        while (rows.Count > 1 && Footer.Is(rows[^1]))
        {
            remarks.Add(new ImportProblem(rows[^1].Line, null, new FooterLeftOut(Footer.Shown(rows[^1]))));
            rows.RemoveAt(rows.Count - 1);
        }

        return rows.Count == 0 && problems.Count == 0
            ? new TableWithoutRows()
            : new TableFile(headers, rows, problems, [.. remarks.OrderBy(r => r.Line)], ColumnMapping.SignatureOf(headers))
            {
                HeadingLine = heading.Line,
                Top = [.. top.Where(record => record.Cells is not null).Select(record => new TopLine(record.Line, Shown(record)))],
            };
    }

    /// <summary>Spreadsheets write "sep=;" on a first line of its own to say which separator they used.</summary>
    private static (char Separator, int Start) Opening(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            var start = text[5] == '\r' && text.Length > 6 && text[6] == '\n' ? 7 : 6;
            return (text[4], start);
        }

        return (TableText.SeparatorOf(text), 0);
    }

    /// <summary>The next record that is not blank; null at the end.</summary>
    private static TableRecord? NextFilled(IEnumerator<TableRecord> records)
    {
        while (records.MoveNext())
        {
            if (records.Current.Cells is not { } cells || cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                return records.Current;
            }
        }

        return null;
    }

    private static Refusal? Problem(TableRecord record, int width)
    {
        if (record.Cells is not { } cells)
        {
            return new QuoteUnbalanced();
        }

        // Spreadsheets add empty cells at the end of a row, and other programs leave them away: both take nothing.
        return cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)) ? new CellCountWrong(cells.Length, width) : null;
    }

    private static string Shown(TableRecord record) => string.Join(" · ", (record.Cells ?? []).Select(Clean).Where(cell => cell.Length > 0));

    /// <summary>The cell without what nobody sees in it, which is remembered.</summary>
    private static string Visible(string cell, int line, int column, Dictionary<int, (int Line, int Lines)> removed)
    {
        // Carriage returns and tabs are white space: they are trimmed or made line feeds, and nothing to speak of.
        if (cell.Any(InvisibleCharacters.IsInvisible))
        {
            removed[column] = removed.TryGetValue(column, out var before) ? before with { Lines = before.Lines + 1 } : (line, 1);
        }

        return Clean(cell);
    }

    private static string Clean(string cell) =>
        FormulaGuard.Restore(SpreadsheetDamage.Unwrap(InvisibleCharacters.Remove(cell.ReplaceLineEndings("\n")).Trim())).Trim();

    private static string[] Distinct(string[] written, int line, List<ImportProblem> remarks)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var headers = new string[written.Length];
        for (var index = 0; index < written.Length; index++)
        {
            var name = written[index].Length == 0 ? $"#{index + 1}" : written[index];
            headers[index] = name;
            for (var again = 2; !used.Add(headers[index]); again++)
            {
                headers[index] = $"{name} ({again})";
            }

            if (headers[index] != name)
            {
                remarks.Add(new ImportProblem(line, headers[index], new HeadingTwice(name)));
            }
        }

        return headers;
    }
}
