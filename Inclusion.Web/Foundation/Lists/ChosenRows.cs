using System.Globalization;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>Rows that someone has chosen, as an address says them: their ids with dots between them.</summary>
public static class ChosenRows
{
    public static string AddressOf(IEnumerable<long> ids) => string.Join('.', ids.Order());

    /// <summary>No more than <see cref="ListSelection.Limit"/>; what is no id is an id that no row has.</summary>
    public static IReadOnlyList<long> IdsOf(string address) =>
        [.. address.Split('.').Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Take(ListSelection.Limit)];
}
