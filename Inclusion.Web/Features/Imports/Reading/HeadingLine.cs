using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Finds the headings of a table that has a title, a date or an address above it.</summary>
internal static class HeadingLine
{
    /// <summary>Filled lines among which the headings are looked for.</summary>
    public const int LinesLookedAt = 20;

    /// <summary>So many known headings on one line are no accident.</summary>
    private const int FewestKnown = 2;

    private static readonly HashSet<string> Known =
        [.. Enum.GetValues<ImportTarget>().SelectMany(ImportLayouts.FieldsOf).SelectMany(field => field.Aliases).Select(ImportField.HeadingKey)];

    /// <summary>The index of the headings among the first filled lines: the one with most known headings, else the first that is as wide as those below it.</summary>
    public static int Find(IReadOnlyList<TableRecord> top)
    {
        var widths = top.Select(Width).ToList();
        var known = top.Select(KnownHeadings).ToList();
        for (var index = 1; index < top.Count; index++)
        {
            if (known[index] >= FewestKnown && known[index] > known.Take(index).Max() && IsBelowTitle(index))
            {
                return index;
            }
        }

        // Headings that nobody knows: a single cell above rows of several is a title.
        var first = widths.FindIndex(width => width > 1);
        return known[0] == 0 && widths[0] == 1 && first > 0 && first < top.Count - 1 && widths.Skip(first).Count(width => width > 1) > first ? first : 0;

        // What stands above is shorter: a row of data is as long as its headings.
        bool IsBelowTitle(int index) => widths.Take(index).All(width => width * 2 <= widths[index]);
    }

    private static int Width(TableRecord record) => record.Cells?.Count(cell => !string.IsNullOrWhiteSpace(cell)) ?? 0;

    private static int KnownHeadings(TableRecord record) => record.Cells?.Select(ImportField.HeadingKey).Where(Known.Contains).Distinct().Count() ?? 0;
}
