using System.Globalization;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>How many a list has, as a sentence.</summary>
public static class ListWords
{
    /// <param name="page">Null while the list is read: nothing is said.</param>
    public static string? Found(IListPage? page) => page is null ? null : Found(page.HasMore ? string.Format(CultureInfo.CurrentCulture, CommonText.MoreThan, Written(page.Count)) : Written(page.Count));

    /// <param name="count">Null while the list is read: nothing is said.</param>
    public static string? Found(int? count) => count is { } all ? Found(Written(all)) : null;

    private static string Found(string count) => string.Format(CultureInfo.CurrentCulture, CommonText.FoundCount, count);

    private static string Written(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
