using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>Reads a sheet of an XLSX workbook as texts, row by row.</summary>
public static class XlsxSheet
{
    /// <summary>Texts stay in memory: the reader would put large ones into a file beside all others of the machine, where they do not belong.</summary>
    private static readonly OpenXmlConfiguration InMemory = new() { EnableSharedStringCache = false };

    /// <summary>Whether a file begins as a workbook does, which is a ZIP archive.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The names of the sheets, in the order of the workbook. The stream is left at no particular place.</summary>
    /// <exception cref="InvalidDataException">It is no workbook, or one that is protected or broken.</exception>
    /// <exception cref="WorkbookTooLargeException">Unpacked it is larger than anyone may read.</exception>
    public static IReadOnlyList<string> Names(Stream stream)
    {
        try
        {
            XlsxLimits.CheckBook(stream);
            return MiniExcel.GetSheetNames(stream, InMemory) is { Count: > 0 } names ? names : throw new InvalidDataException("The workbook has no sheet.");
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new InvalidDataException("The file is no workbook.", e);
        }
    }

    /// <summary>
    /// The rows with their numbers in the sheet, from 1; blank ones too. Dates as 2026-11-22 (with 09:05 when there is a time), numbers with a point and without groups, as a
    /// person would read the cell; of a formula its last result.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no workbook, or one that is protected or broken.</exception>
    /// <exception cref="WorkbookTooLargeException">Unpacked it is larger than anyone may read.</exception>
    /// <param name="sheet">One of <see cref="Names"/>; null: the first.</param>
    public static IEnumerable<(int Row, string[] Cells)> Read(Stream stream, string? sheet = null)
    {
        using var rows = Open(stream, sheet);
        for (var number = 1; Next(rows); number++)
        {
            yield return (number, [.. ((IDictionary<string, object?>)rows.Current!).Values.Select(Text)]);
        }
    }

    private static IEnumerator<dynamic> Open(Stream stream, string? sheet)
    {
        try
        {
            XlsxLimits.CheckSheets(stream);
            return MiniExcel.Query(stream, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: InMemory).GetEnumerator();
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new InvalidDataException("The file is no workbook.", e);
        }
    }

    private static bool Next(IEnumerator<dynamic> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new InvalidDataException("The workbook cannot be read.", e);
        }
    }

    /// <summary>The reader says of a broken part whatever it stumbled over.</summary>
    private static bool IsBroken(Exception e) => e is not (WorkbookTooLargeException or OutOfMemoryException);

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime at when at.TimeOfDay == TimeSpan.Zero => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        double number => Number(number.ToString(CultureInfo.InvariantCulture)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Three decimals would be taken for thousands, as in 1.234.</summary>
    private static string Number(string number) => number.Length - number.IndexOf('.', StringComparison.Ordinal) == 4 && number.Contains('.', StringComparison.Ordinal) ? number + "0" : number;
}
