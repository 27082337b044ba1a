using System.Globalization;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>The file a table is exported to.</summary>
public enum TableFormat
{
    Csv,
    Xlsx,
}

/// <summary>Answers a request with an exported table.</summary>
public static class TableDownload
{
    public const string CsvContentType = "text/csv; charset=utf-8";

    public const string XlsxContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>As it stands in addresses and at the end of the file's name.</summary>
    public static string Extension(this TableFormat format) => format is TableFormat.Xlsx ? "xlsx" : "csv";

    /// <summary>The columns that an address asks for: their names with dots between them. Null and empty: none in particular.</summary>
    public static IReadOnlyList<string> ColumnsOf(string? address) => address?.Split('.', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>As <see cref="ColumnsOf"/> reads it; null where no column is asked for.</summary>
    public static string? AddressOf(IReadOnlyList<string> columns) => columns.Count == 0 ? null : string.Join('.', columns);

    /// <summary>A file to download, written while the rows are read, in the language of the request.</summary>
    /// <param name="export">The table.</param>
    /// <param name="format">Which kind of file.</param>
    /// <param name="name">The file's name without its extension, in any script.</param>
    /// <param name="requestAborted">Stops the reading when the person has gone.</param>
    public static IResult ToDownload(this TableExport export, TableFormat format, string name, CancellationToken requestAborted)
    {
        var culture = CultureInfo.CurrentCulture;
        return TypedResults.Stream(
            stream => export.WriteAsync(stream, format, culture, requestAborted), format is TableFormat.Xlsx ? XlsxContentType : CsvContentType, $"{name}.{format.Extension()}");
    }
}
