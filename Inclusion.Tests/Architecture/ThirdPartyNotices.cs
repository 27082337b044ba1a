using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

/// <summary>
/// Writes <c>THIRD-PARTY-NOTICES.md</c> and <c>data/licences/packages</c> from what the restore of the product resolved: every package of which a file ships,
/// with its version, licence and copyright, and the fonts under <c>data/fonts</c>. Run by <c>build/third-party-notices.sh</c>; a test compares.
/// </summary>
internal static partial class ThirdPartyNotices
{
    public const string Name = "third-party-notices";

    public const string FileName = "THIRD-PARTY-NOTICES.md";

    public static readonly string TextFolder = Path.Combine("data", "licences", "packages");

    private static readonly string StandardFolder = Path.Combine("data", "licences", "standard");

    /// <summary>Packages whose manifest names no licence by its SPDX identifier: what a person found when reading the licence text.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bogus"] = "MIT",
        ["Hangfire.AspNetCore"] = LesserGpl,
        ["Hangfire.Core"] = LesserGpl,
        ["Hangfire.InMemory"] = LesserGpl,
        ["Hangfire.NetCore"] = LesserGpl,
        ["Newtonsoft.Json"] = "MIT",
        ["Otp.NET"] = "MIT",
        ["SourceGear.sqlite3"] = "SQLite blessing (public domain)",
    };

    /// <summary>Packages whose manifest names no copyright although their licence text does.</summary>
    private static readonly Dictionary<string, string> CopyrightByHand = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bogus"] = "© 2015 Brian Chavez; faker.js © 2014–2015 Matthew Bergman and Marak Squires, with data © 2007–2010 Benjamin Curtis and © 2004–2005 Jason Kohles",
    };

    /// <summary>Hangfire may be used under this or a commercial licence.</summary>
    private const string LesserGpl = "LGPL-3.0-or-later";

    /// <summary>Licences under which something may ship with the product, apart from those with a text under <c>data/licences/standard</c>.</summary>
    private static readonly HashSet<string> AllowedWithOwnText = ["BSD-3-Clause", LesserGpl, "MS-PL", "PostgreSQL", "SQLite blessing (public domain)"];

    /// <summary>Writes all files into the repository.</summary>
    public static int Write()
    {
        Directory.CreateDirectory(Path.Combine(Repository.Folder, TextFolder));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, TextFolder)))
        {
            File.Delete(file);
        }

        var files = Make();
        foreach (var (path, text) in files)
        {
            File.WriteAllText(Path.Combine(Repository.Folder, path), text);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{FileName} and {files.Count - 1} licence texts written."));
        return 0;
    }

    /// <summary>The files as they should be: path from the root of the repository, and text.</summary>
    /// <exception cref="InvalidOperationException">A package ships under a licence that nobody has agreed to, or a licence could not be found.</exception>
    public static IReadOnlyDictionary<string, string> Make()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var nameOfText = new Dictionary<string, string>();
        var page = new StringBuilder("""
            # Third-party notices

            Inclusion is under the [MIT licence](LICENSE). What ships with it keeps the licence of its authors, as listed here.
            This file is written by `build/third-party-notices.sh`; do not edit it by hand.

            ## Packages

            | package | version | licence | copyright | texts |
            |---|---|---|---|---|

            """);
        foreach (var package in ShippedPackages())
        {
            var texts = package.LicenceFiles().Select(file => Link(NameText(package, file))).ToList();
            var standard = StandardText(package.Licence);
            if (standard is null && (texts.Count == 0 || !AllowedWithOwnText.Contains(package.Licence)))
            {
                throw new InvalidOperationException($"{package.Id} {package.Version} is under {package.Licence}: read the licence, and allow it in {nameof(ThirdPartyNotices)} only if it may ship with the product.");
            }

            texts.InsertRange(0, standard is null ? [] : [Link(standard)]);
            page.Append(CultureInfo.InvariantCulture, $"| {package.Id} | {package.Version} | {package.Licence} | {package.Copyright} | {string.Join(", ", texts)} |\n");
        }

        page.Append(Fonts());
        files[FileName] = page.ToString();
        return files;

        // The same text in several packages is kept once.
        string NameText(Package package, string file)
        {
            var text = Clean(File.ReadAllText(file));
            if (!nameOfText.TryGetValue(text, out var name))
            {
                name = Path.Combine(TextFolder, $"{package.Id}-{Path.GetFileNameWithoutExtension(file).ToUpperInvariant()}{(Path.GetExtension(file).ToUpperInvariant() is ".LESSER" ? "-LESSER" : "")}.txt");
                nameOfText[text] = name;
                files[name] = text;
            }

            return name;
        }
    }

    /// <summary>One way to write line ends and the end of a file, so that the comparison is of words.</summary>
    public static string Clean(string text) => TrailingSpace().Replace(text.ReplaceLineEndings("\n"), "").Trim('\uFEFF', '\n') + "\n";

    private static string Link(string path)
    {
        var address = path.Replace(Path.DirectorySeparatorChar, '/');
        return $"[{Path.GetFileNameWithoutExtension(path)}]({address})";
    }

    /// <summary>The text of the first of the offered licences that has one; null when none has.</summary>
    private static string? StandardText(string licence) => licence.Split(" OR ")
        .Select(one => Path.Combine(StandardFolder, one + ".txt"))
        .FirstOrDefault(path => File.Exists(Path.Combine(Repository.Folder, path)));

    private static string Fonts()
    {
        var folder = Path.Combine(Repository.Folder, "data", "fonts");
        if (!Directory.Exists(folder))
        {
            return "";
        }

        var table = new StringBuilder("\n## Fonts\n\n| family | faces | copyright | licence |\n|---|---|---|---|\n");
        foreach (var family in Directory.EnumerateFiles(folder, "*.?tf", SearchOption.AllDirectories).GroupBy(font => Path.GetDirectoryName(font)!).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            var faces = string.Join(", ", family.Select(font => Path.GetFileNameWithoutExtension(font)).Order(StringComparer.Ordinal));
            var licence = LicenceOf(family.Key);
            var copyright = File.ReadLines(licence).FirstOrDefault(line => line.StartsWith("Copyright", StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidOperationException($"{licence} names no copyright.");
            table.Append(CultureInfo.InvariantCulture, $"| {Path.GetFileName(family.Key)} | {faces} | {copyright.Trim()} | {Link(Path.GetRelativePath(Repository.Folder, licence))} |\n");
        }

        return table.ToString();
    }

    private static string LicenceOf(string family) =>
        Directory.EnumerateFiles(family).Order(StringComparer.Ordinal).FirstOrDefault(file => FontLicence().IsMatch(Path.GetFileName(file)))
        ?? throw new InvalidOperationException($"{family} has fonts without their licence.");

    /// <summary>Packages of which something ships: reached from the product not only through what its build uses, and with files for the running program.</summary>
    private static List<Package> ShippedPackages()
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.WebProject, "obj", "project.assets.json")))!;
        var target = assets["targets"]!["net10.0"]!.AsObject().ToDictionary(entry => entry.Key.Split('/')[0], entry => (Version: entry.Key.Split('/')[1], Node: entry.Value!), StringComparer.OrdinalIgnoreCase);
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var direct = assets["project"]!["frameworks"]!["net10.0"]!["dependencies"]!.AsObject()
            .Where(dependency => (string?)dependency.Value!["suppressParent"] != "All")
            .Select(dependency => dependency.Key);

        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<string>(direct);
        while (waiting.TryDequeue(out var id))
        {
            if (target.TryGetValue(id, out var found) && reached.Add(id))
            {
                foreach (var (dependency, _) in found.Node["dependencies"]?.AsObject() ?? [])
                {
                    waiting.Enqueue(dependency);
                }
            }
        }

        return
        [
            .. from id in reached
               let found = target[id]
               where (string?)found.Node["type"] == "package" && HasShippedFiles(found.Node)
               let package = Read(id, found.Version)
               orderby package.Id.ToUpperInvariant()
               select package,
        ];

        Package Read(string id, string version)
        {
            var folder = folders.Select(f => Path.Combine(f, id.ToLowerInvariant(), version.ToLowerInvariant())).First(Directory.Exists);
            var manifest = XDocument.Load(Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
            string? Value(string name) => manifest.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
            var licence = manifest.Elements().FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value;
            var name = Value("id")!;
            var copyright = CopyrightByHand.GetValueOrDefault(name) ?? (Value("copyright") is { Length: > 0 } said ? said : Value("authors")!);
            return new Package(name, version, licence ?? ReadByHand.GetValueOrDefault(name) ?? "no licence named", Whitespace().Replace(copyright, " ").Replace("|", "\\|", StringComparison.Ordinal), folder);
        }
    }

    private static bool HasShippedFiles(JsonNode package) =>
        new[] { "runtime", "native", "runtimeTargets" }.Any(kind => package[kind]?.AsObject().Any(file => !file.Key.EndsWith("/_._", StringComparison.Ordinal)) == true);

    [GeneratedRegex(@"[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingSpace();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"^(OFL|LICEN[CS]E)", RegexOptions.IgnoreCase)]
    private static partial Regex FontLicence();

    private sealed partial record Package(string Id, string Version, string Licence, string Copyright, string Folder)
    {
        /// <summary>Licence and notice files at the root of the package, except those of a commercial licence that we do not use.</summary>
        public IEnumerable<string> LicenceFiles() => Directory.EnumerateFiles(Folder).Where(file => LicenceFile().IsMatch(Path.GetFileName(file))).Order(StringComparer.Ordinal);

        [GeneratedRegex(@"^(LICEN[CS]E(\.\w+)?|COPYING(\.\w+)?|NOTICES?(\.\w+)?|THIRD-PARTY.*)$", RegexOptions.IgnoreCase)]
        private static partial Regex LicenceFile();
    }
}
