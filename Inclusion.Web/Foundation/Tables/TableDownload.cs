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

    /// <summary>A file to download, written while the rows are read, in the language of the request.</summary>
    /// <param name="export">The table.</param>
    /// <param name="format">Which kind of file.</param>
    /// <param name="name">The file's name without its extension, in any script.</param>
    /// <param name="requestAborted">Stops the reading when the person has gone.</param>
    public static IResult ToDownload<T>(this TableExport<T> export, TableFormat format, string name, CancellationToken requestAborted)
    {
        var culture = CultureInfo.CurrentCulture;
        return format == TableFormat.Xlsx
            ? TypedResults.Stream(stream => export.WriteXlsxAsync(stream, requestAborted), XlsxContentType, name + ".xlsx")
            : TypedResults.Stream(stream => export.WriteCsvAsync(stream, culture, requestAborted), CsvContentType, name + ".csv");
    }
}
