using System.Collections.Concurrent;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>The fonts of this machine, in the order in which they stand in for a character that the house face lacks. A file is opened when it is asked first.</summary>
internal sealed class InstalledFonts(DocumentOptions options)
{
    // Plain sans-serif faces that go with the house face come first; whatever else is there follows by name.
    private static readonly string[] Preferred = ["notosans-", "notosansarabic-", "notosanshebrew-", "dejavusans", "liberationsans-", "segoeui", "arial", "tahoma", "helvetica", "notosans"];

    private readonly ConcurrentDictionary<string, FontFace?> _faces = new();

    private string[]? _files;

    /// <summary>Looks for newly installed files: a package that a message asked for is found without a restart.</summary>
    /// <returns>Whether there is any.</returns>
    public bool LookAgain()
    {
        var files = Find();
        var more = _files is null || files.Length != _files.Length;
        _files = files;
        return more;
    }

    /// <summary>The upright faces of normal width that can be embedded: first those of the wanted weight.</summary>
    public IEnumerable<FontFace> Faces(bool bold)
    {
        List<FontFace> others = [];
        foreach (var file in _files ??= Find())
        {
            if (_faces.GetOrAdd(file, static path => FontFace.TryRead(() => File.ReadAllBytes(path))) is { IsItalic: false, IsCondensed: false } face)
            {
                if (face.IsBold == bold)
                {
                    yield return face;
                }
                else
                {
                    others.Add(face);
                }
            }
        }

        foreach (var face in others)
        {
            yield return face;
        }
    }

    private static IEnumerable<string> SystemFolders()
    {
        string Home(params string[] parts) => Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. parts]);

        return OperatingSystem.IsWindows()
            ? [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")]
            : OperatingSystem.IsMacOS()
                ? ["/System/Library/Fonts", "/Library/Fonts", Home("Library", "Fonts")]
                : ["/usr/share/fonts", "/usr/local/share/fonts", Home(".local", "share", "fonts"), Home(".fonts")];
    }

    private static IEnumerable<string> FilesIn(string folder)
    {
        var anywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", anywhere)
                .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".ttc" or ".otf")
                .OrderBy(Rank).ThenBy(f => Path.GetFileName(f), StringComparer.Ordinal).ThenBy(f => f, StringComparer.Ordinal)
            : [];
    }

    private static int Rank(string file)
    {
        var name = Path.GetFileName(file);
        var rank = Array.FindIndex(Preferred, p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? Preferred.Length : rank;
    }

    private string[] Find() =>
    [
        .. options.FontFolder is { Length: > 0 } folder ? FilesIn(folder) : [],
        .. options.SystemFonts ? SystemFolders().SelectMany(FilesIn) : [],
    ];
}
