using System.Globalization;
using System.Text;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>Rows in an order, as an address says them: ids with dots between them, and those that follow one another by the first and the last. What an import brought is short so.</summary>
public static class RowRanges
{
    public static string AddressOf(IEnumerable<long> ids)
    {
        var address = new StringBuilder();
        long? first = null, last = null;
        foreach (var id in ids)
        {
            if (last is { } before && id == before + 1)
            {
                last = id;
                continue;
            }

            End();
            first = last = id;
        }

        End();
        return address.ToString();

        void End()
        {
            if (first is { } from && last is { } to)
            {
                address.Append(address.Length > 0 ? "." : "").Append(from);
                if (to > from)
                {
                    address.Append('-').Append(to);
                }
            }
        }
    }

    /// <summary>Each id once, in the order of the address; what is no id is passed over.</summary>
    /// <param name="most">No more than these.</param>
    public static IReadOnlyList<long> IdsOf(string? address, int most)
    {
        var ids = new OrderedDictionary<long, bool>();
        foreach (var part in (address ?? "").Split('.'))
        {
            var ends = part.Split('-');
            if (!TryRead(ends[0], out var from) || !TryRead(ends[^1], out var to) || ends.Length > 2)
            {
                continue;
            }

            for (var id = from; id <= to && ids.Count < most; id++)
            {
                ids.TryAdd(id, true);
            }
        }

        return [.. ids.Keys];
    }

    private static bool TryRead(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id < long.MaxValue;
}
