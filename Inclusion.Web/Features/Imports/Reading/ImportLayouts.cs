namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Where a file comes from, as its headings tell.</summary>
public enum LayoutKind
{
    /// <summary>An export of Snipe-IT's assets.</summary>
    SnipeItAssets,

    /// <summary>An export of Snipe-IT's users.</summary>
    SnipeItUsers,

    /// <summary>Every column was recognised and nothing is missing: a template of ours, or a file made like one.</summary>
    Own,

    /// <summary>Some columns were not recognised: the person importing looks at the mapping first.</summary>
    Unknown,
}

/// <summary>How a file is to be read.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Target">What it is imported as.</param>
/// <param name="Mapping">Which column goes where, as far as it was recognised.</param>
public sealed record Layout(LayoutKind Kind, ImportTarget Target, ColumnMapping Mapping);

/// <summary>The layouts of files that are known.</summary>
public static class ImportLayouts
{
    /// <summary>What can be imported into a target, in the order of a form.</summary>
    public static IReadOnlyList<ImportField> FieldsOf(ImportTarget target) =>
        target == ImportTarget.Devices ? DeviceImportFields.All : PersonImportFields.All;

    /// <summary>
    /// The layout of a file that is to be imported into a target. <see cref="Layout.Kind"/> tells also when the file is one of Snipe-IT's
    /// that belongs to the other target.
    /// </summary>
    public static Layout For(ImportTarget target, IReadOnlyList<string> headers)
    {
        var fields = FieldsOf(target);
        var mapping = ColumnGuess.For(headers, fields);
        if (target == ImportTarget.People)
        {
            mapping = SettleNames(mapping);
        }

        var complete = mapping.Columns.Count == headers.Count && mapping.Missing(fields).Count == 0;
        return new Layout(SnipeIt(headers) ?? (complete ? LayoutKind.Own : LayoutKind.Unknown), target, mapping);
    }

    /// <summary>The layout of a file of which nothing is known: the target under which more of its columns make sense.</summary>
    public static Layout Recognise(IReadOnlyList<string> headers) => SnipeIt(headers) switch
    {
        LayoutKind.SnipeItAssets => For(ImportTarget.Devices, headers),
        LayoutKind.SnipeItUsers => For(ImportTarget.People, headers),
        _ => Enum.GetValues<ImportTarget>().Select(target => For(target, headers)).MaxBy(layout => layout.Mapping.Columns.Count)!,
    };

    /// <summary>Told by the columns that only Snipe-IT's exports have (its repository, folder sample_csvs, May 2025); null when they are missing.</summary>
    private static LayoutKind? SnipeIt(IReadOnlyList<string> headers)
    {
        var keys = headers.Select(ImportField.HeadingKey).ToHashSet();
        if (keys.Contains("assettag") && keys.Any(key => key.StartsWith("checkedoutto", StringComparison.Ordinal)))
        {
            return LayoutKind.SnipeItAssets;
        }

        var user = keys.IsSupersetOf(["firstname", "lastname", "username"]);
        return user && keys.Overlaps(["activated", "employeenumber", "state"]) ? LayoutKind.SnipeItUsers : null;
    }

    /// <summary>"Nom" or "Name" is the family name beside a first name, and the whole name alone.</summary>
    private static ColumnMapping SettleNames(ColumnMapping mapping)
    {
        var (name, first, last) = (mapping.ColumnOf(PersonImportFields.Name), mapping.ColumnOf(PersonImportFields.FirstName), mapping.ColumnOf(PersonImportFields.LastName));
        return (name, first, last) switch
        {
            (null, null, { } column) => mapping.With(column, PersonImportFields.Name),
            ({ } column, not null, null) => mapping.With(column, PersonImportFields.LastName),
            _ => mapping,
        };
    }
}
