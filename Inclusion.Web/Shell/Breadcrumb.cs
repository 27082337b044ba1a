using System.Globalization;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shell;

/// <summary>A page above the one that is open.</summary>
public sealed record Breadcrumb(string Path, string Title)
{
    /// <summary>Records that have pages below their own, by the list they stand in; a workshop's own pages are tabs of it, under its name.</summary>
    private static readonly Dictionary<string, Func<string>> Records = new()
    {
        [Routes.Devices] = () => ShellText.TheDevice,
        [Routes.SimCards] = () => ShellText.TheSimCard,
        [Routes.StockTakes] = () => ShellText.TheStockTake,
        [Routes.Donations] = () => ShellText.TheDonation,
        [Routes.Loans] = () => ShellText.TheLoan,
        [Routes.People] = () => ShellText.ThePerson,
        [Routes.Partners] = () => ShellText.ThePartner,
        [Routes.Reports] = () => ShellText.TheReport,
        [Routes.Centres] = () => ShellText.TheCentre,
    };

    /// <summary>
    /// The pages above a page, from its place of the menu down: the steps of its address that are pages themselves. Empty where there is but one, which the menu shows already, and
    /// where the page belongs to no place.
    /// </summary>
    /// <param name="path">From the root, without query.</param>
    /// <param name="pages">Those that have a name.</param>
    public static IReadOnlyList<Breadcrumb> StepsTo(string path, IEnumerable<ProductPage> pages)
    {
        var place = NavItems.At(path);
        if (place == NavItems.Today)
        {
            return [];
        }

        var titles = pages.ToDictionary(page => page.Path, page => page.Title);
        var steps = new List<Breadcrumb> { new(place.Path, place.Title()) };
        for (var end = path.IndexOf('/', 1); end > 0; end = path.IndexOf('/', end + 1))
        {
            var above = path[..end];
            var (list, last) = (above[..Math.Max(above.LastIndexOf('/'), 1)], above[(above.LastIndexOf('/') + 1)..]);
            var title = titles.GetValueOrDefault(above) ?? (long.TryParse(last, CultureInfo.InvariantCulture, out _) ? Records.GetValueOrDefault(list) : null);

            // A form for something new is no place that anything is below.
            if (title is not null && last != "new" && above != place.Path)
            {
                steps.Add(new Breadcrumb(above, title()));
            }
        }

        return steps.Count > 1 ? steps : [];
    }
}
