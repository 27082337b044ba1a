using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>
/// The faces that come with the program, in <c>data/fonts</c>: the house face Noto Sans, and a family for each script that it lacks. They are the same on every
/// machine, and read once.
/// </summary>
internal static class ShippedFonts
{
    private const string HouseFamily = "noto-sans";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "fonts");

    private static readonly FontFace[] HouseFaces = [.. new[] { "Light", "Regular", "SemiBold", "Bold" }.Select(w => Read(Path.Combine(Folder, HouseFamily, $"NotoSans-{w}.ttf")))];

    private static readonly Lazy<FontFace[]> OtherFaces = new(static () =>
    [
        .. Directory.EnumerateFiles(Folder, "*.ttf", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != HouseFamily)
            .Order(StringComparer.Ordinal).Select(Read),
    ]);

    /// <summary>The house face of a weight.</summary>
    public static FontFace House(Weight weight) => HouseFaces[(int)weight];

    /// <summary>The faces of other scripts: first those of the wanted weight.</summary>
    public static IEnumerable<FontFace> Others(bool bold) => OtherFaces.Value.Where(f => f.IsBold == bold).Concat(OtherFaces.Value.Where(f => f.IsBold != bold));

    private static FontFace Read(string file) => FontFace.TryRead(() => File.ReadAllBytes(file)) ?? throw new InvalidDataException($"The font {file} cannot be read.");
}
