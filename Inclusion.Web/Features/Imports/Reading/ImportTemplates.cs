using System.Globalization;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The templates to fill in, shipped beside the program in <c>data/templates</c>.</summary>
public static class ImportTemplates
{
    /// <summary>The file's name, in French for a French culture, else in English.</summary>
    public static string FileName(ImportTarget target, CultureInfo culture) => (target, culture.TwoLetterISOLanguageName == "fr") switch
    {
        (ImportTarget.Devices, true) => "appareils.csv",
        (ImportTarget.Devices, false) => "devices.csv",
        (_, true) => "personnes.csv",
        _ => "people.csv",
    };

    /// <summary>The whole path of the file.</summary>
    public static string PathOf(ImportTarget target, CultureInfo culture) =>
        Path.Combine(AppContext.BaseDirectory, "data", "templates", FileName(target, culture));
}
