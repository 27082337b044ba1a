using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>Unpacked, the workbook is larger than anyone may read: in its bytes, its texts, or its cells, also empty ones.</summary>
public sealed class WorkbookTooLargeException() : Exception("The workbook is too large once it is unpacked.");

/// <summary>
/// Looks through a workbook before it is read, holding no more of it than a line. A small file can be made to unpack to more than a disk holds, to say one long text in
/// each of many cells, or to name a cell so far away that all those before it, which are empty, fill the memory.
/// </summary>
internal static class XlsxLimits
{
    /// <summary>Bytes of all parts together, unpacked.</summary>
    private const long MaxUnpacked = 256L * 1024 * 1024;

    private const int MaxParts = 10_000;

    /// <summary>As many as a sheet can have (ECMA-376, and what all programs keep to).</summary>
    private const int MaxRows = 1_048_576;

    private const int MaxColumns = 16_384;

    /// <summary>Rows by columns of one sheet, also empty ones.</summary>
    private const long MaxCells = 32L * 1024 * 1024;

    /// <summary>Characters of all cells of one sheet: several times the largest file that is taken as a text.</summary>
    private const long MaxText = 64L * 1024 * 1024;

    /// <summary>Characters of one cell, of which spreadsheets keep 32 767.</summary>
    private const int MaxCellText = 128 * 1024;

    /// <summary>Elements within elements; a workbook has about ten.</summary>
    private const int MaxDepth = 64;

    /// <summary>Declarations of types are not read, so that there are no entities; nothing is fetched from anywhere.</summary>
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>Looks at what has the names of the sheets; the stream is left at its beginning.</summary>
    /// <exception cref="InvalidDataException">It is no workbook, or a broken one.</exception>
    /// <exception cref="WorkbookTooLargeException" />
    public static void CheckBook(Stream stream) => Check(stream, part => IsMarkup(part) && !HasCells(part));

    /// <summary>Looks at all that the reader would read; the stream is left at its beginning.</summary>
    /// <exception cref="InvalidDataException">It is no workbook, or a broken one.</exception>
    /// <exception cref="WorkbookTooLargeException" />
    public static void CheckSheets(Stream stream) => Check(stream, part => IsMarkup(part) || HasCells(part));

    private static void Check(Stream stream, Func<ZipArchiveEntry, bool> isLookedAt)
    {
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            CheckParts(archive);
            var shared = new List<int>();
            foreach (var part in archive.Entries.Where(isLookedAt).OrderByDescending(HasSharedTexts))
            {
                Look(part, shared);
            }
        }

        stream.Position = 0;
    }

    private static void CheckParts(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new InvalidDataException("The archive holds something else.");
        }

        // What is said of a part is what it is unpacked to at most, but it need not be a number that can be added up.
        var unpacked = 0L;
        foreach (var part in archive.Entries)
        {
            unpacked += Math.Clamp(part.Length, 0, MaxUnpacked);
            Demand(unpacked <= MaxUnpacked);
        }

        Demand(archive.Entries.Count <= MaxParts);
    }

    private static bool IsMarkup(ZipArchiveEntry part) => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool HasCells(ZipArchiveEntry part) => part.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) || HasSharedTexts(part);

    private static bool HasSharedTexts(ZipArchiveEntry part) => part.FullName.TrimStart('/').Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    /// <param name="shared">The lengths of the shared texts: they are added from the part that has them, and looked up from the sheets.</param>
    private static void Look(ZipArchiveEntry part, List<int> shared)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Settings);
        var (isOfShared, hasCells) = (HasSharedTexts(part), HasCells(part));
        var (row, column, rows, columns) = (0, 0, 0L, 0);
        var (cell, all) = (0L, 0L);
        var isByNumber = false;
        var number = new StringBuilder();
        var chunk = new char[4096];
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when isOfShared && reader.LocalName == "si":
                    shared.Add(0);
                    cell = 0;
                    break;
                case XmlNodeType.Element when reader.LocalName == "dimension":
                    columns = Math.Max(columns, ColumnOf(reader.GetAttribute("ref")?.Split(':')[^1]));
                    break;
                case XmlNodeType.Element when reader.LocalName == "row":
                    // The reader makes up for each row that is left out.
                    var next = reader.GetAttribute("r") is { } said ? RowOf(said) : row + 1;
                    rows += Math.Max(1, next - row);
                    (row, column) = (next, 0);
                    break;
                case XmlNodeType.Element when reader.LocalName == "c":
                    column = reader.GetAttribute("r") is { } address ? ColumnOf(address) : column + 1;
                    columns = Math.Max(columns, column);
                    isByNumber = reader.GetAttribute("t") == "s";
                    cell = 0;
                    break;
                case XmlNodeType.Element when isByNumber && reader.LocalName is "v" or "is":
                    // Whatever stands in the cell before it, such as a formula, is no part of the number.
                    number.Clear();
                    break;
                case XmlNodeType.EndElement when isByNumber && reader.LocalName is "v" or "is":
                    var named = int.TryParse(number.ToString(), NumberStyles.Any, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count ? shared[at] : 0;
                    (cell, all) = (cell + named, all + named);
                    number.Clear();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                    {
                        (cell, all) = (cell + read, all + read);
                        number.Append(chunk, 0, isByNumber && number.Length < chunk.Length ? read : 0);
                        Demand(!hasCells || cell <= MaxCellText);
                    }

                    if (isOfShared && shared.Count > 0)
                    {
                        shared[^1] = (int)cell;
                    }

                    break;
            }

            Demand(reader.Depth <= MaxDepth && (!hasCells || cell <= MaxCellText) && all <= MaxText && rows <= MaxRows && columns <= MaxColumns && rows * columns <= MaxCells);
        }
    }

    private static int RowOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : throw new InvalidDataException("A row has no number.");

    /// <summary>A is 1. More than there can be when there are too many letters.</summary>
    private static int ColumnOf(string? address)
    {
        var column = 0;
        foreach (var letter in (address ?? "").TakeWhile(char.IsAsciiLetter))
        {
            column = Math.Min((column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1), MaxColumns + 1);
        }

        return column;
    }

    private static void Demand(bool isWithin)
    {
        if (!isWithin)
        {
            throw new WorkbookTooLargeException();
        }
    }
}
