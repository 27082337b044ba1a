using System.Globalization;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>What stands on paper in place of a name with a letter that no font can draw, in the current language.</summary>
internal static class NotPrintable
{
    /// <param name="script">Of the letter, by its name.</param>
    /// <param name="package">What to install so that it is printed next time; empty where no package is known.</param>
    public static string Of(string script, string package) =>
        string.Format(CultureInfo.CurrentCulture, package.Length > 0 ? CommonText.NotPrintable : CommonText.NotPrintableSign, script, package);
}
