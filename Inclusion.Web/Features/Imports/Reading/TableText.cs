namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Tells what separates the cells of a text.</summary>
internal static class TableText
{
    private const int SampledRecords = 20;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Records above a table that are no part of it: a title, a date.</summary>
    private const int MostLinesAbove = 5;

    /// <summary>So many alike records are a table below a title.</summary>
    private const int FewestAlike = 3;

    /// <summary>
    /// The separator that cuts the most of the first records into as many cells as the first one, and of several such the one that makes
    /// the most cells. Separators inside quotation marks do not count.
    /// </summary>
    public static char SeparatorOf(string text)
    {
        var counts = Counts(text);
        var best = Best(counts);

        // A title above the table is cut by another sign, or by none: then the first record has no fellow.
        for (var above = 1; best.Alike < 2 && above <= MostLinesAbove && counts.Count - above >= FewestAlike; above++)
        {
            if (Best(counts[above..]) is { Alike: >= FewestAlike } below)
            {
                return below.Separator;
            }
        }

        return best.Separator;
    }

    private static (char Separator, int Alike) Best(List<int[]> counts) => Separators
        .Select((separator, index) => (separator, first: counts[0][index], alike: counts.Count(record => record[index] == counts[0][index])))
        .Where(candidate => candidate.first > 0)
        .OrderByDescending(candidate => candidate.alike)
        .ThenByDescending(candidate => candidate.first)
        .Select(candidate => (candidate.separator, candidate.alike))
        .FirstOrDefault((',', 0));

    /// <summary>How often each separator stands in each of the first records; blank lines are left out, there is always one record.</summary>
    private static List<int[]> Counts(string text)
    {
        List<int[]> records = [];
        var current = new int[Separators.Length];
        var quoted = false;
        var blank = true;
        foreach (var character in text)
        {
            if (character is '\r' or '\n' && !quoted)
            {
                if (!blank)
                {
                    records.Add(current);
                }

                if (records.Count == SampledRecords)
                {
                    return records;
                }

                current = new int[Separators.Length];
                blank = true;
                continue;
            }

            blank &= char.IsWhiteSpace(character);
            quoted ^= character == '"';
            var separator = quoted ? -1 : Array.IndexOf(Separators, character);
            if (separator >= 0)
            {
                current[separator]++;
            }
        }

        if (!blank || records.Count == 0)
        {
            records.Add(current);
        }

        return records;
    }
}
