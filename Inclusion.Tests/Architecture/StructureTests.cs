using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

public sealed partial class StructureTests
{
    public static TheoryData<string> Features => [.. Directory.EnumerateDirectories(Path.Combine(Repository.WebProject, "Features")).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>Each library is known to one room, so that it can be exchanged there. The room is a folder of Inclusion.Web, or a file of it.</summary>
    public static TheoryData<string, string[]> Rooms => new()
    {
        { @"\bPdfSharp\b", ["Documents"] },
        { @"\bHarfBuzzSharp\b", ["Documents"] },
        { @"\bMicrosoft\.Data\.Sqlite\b", ["Data"] },
        { @"\bHangfire\b", ["Foundation/Jobs"] },
        { @"\bMudBlazor\b", ["Foundation/Ui", "Shell", "_Imports.razor"] },
        { @"\b(MailKit|MimeKit)\b", ["Foundation/Mail"] },
        { @"\b(MiniExcelLibs|SpreadCheetah|CsvHelper)\b", ["Foundation/Tables"] },
        { @"\bPhoneNumbers\b", ["Foundation/Phones"] },
        { @"\bQRCoder\b", ["Documents"] },
        { @"\bMarkdig\b", ["Features/Reports/Stories"] },
        { @"\bSkiaSharp\b", ["Features/Demo/Small", "Shared/Photos", "Features/Reports/Press", "Features/Settings/Training", "Documents/Pictures"] },
        { @"\bBogus\b", ["Features/Demo"] },
    };

    [Fact]
    public void The_domain_needs_nothing_but_the_runtime()
    {
        var needed = typeof(Refusal).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(needed, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_of_the_domain_do_not_need_one_another_in_a_circle()
    {
        var root = Path.Combine(Repository.Folder, "Inclusion.Domain");
        var folders = Directory.EnumerateDirectories(root).Select(folder => Path.GetFileName(folder)!).Where(folder => folder is not ("bin" or "obj")).ToList();
        var needs = folders.ToDictionary(
            folder => folder,
            folder => Sources(Path.Combine(root, folder))
                .SelectMany(file => DomainFolder().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
                .Where(other => other != folder && folders.Contains(other))
                .ToHashSet());

        Assert.True(folders.Count > 10);
        while (needs.FirstOrDefault(need => need.Value.Count == 0).Key is { } free)
        {
            needs.Remove(free);
            foreach (var others in needs.Values)
            {
                others.Remove(free);
            }
        }

        Assert.Empty(needs.Select(need => $"{need.Key} needs {string.Join(", ", need.Value)}"));
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void No_feature_uses_the_folder_of_another(string feature) => Assert.Empty(
        from file in Sources(Path.Combine(Repository.WebProject, "Features", feature))
        from Match used in UsedFeature().Matches(File.ReadAllText(file))
        where used.Groups[1].Value != feature
        select $"{Path.GetFileName(file)} uses {used.Groups[1].Value}");

    [Theory]
    [InlineData("Foundation", @"Inclusion\.Web\.(Shared|Features|Shell|Documents)\b")]
    [InlineData("Data", @"Inclusion\.Web\.(Shared|Features|Shell|Documents)\b")]
    [InlineData("Documents", @"Inclusion\.Web\.(Shared|Features|Shell|Data)\b|Inclusion\.Domain\.(?!Common)")]
    [InlineData("Shared", @"Inclusion\.Web\.(Features|Shell)\b")]
    public void A_floor_knows_nothing_of_those_above_it(string floor, string above) => Assert.Empty(
        from file in Sources(Path.Combine(Repository.WebProject, floor))
        from Match used in Regex.Matches(File.ReadAllText(file), above)
        select $"{Path.GetFileName(file)} uses {used.Value}");

    [Fact]
    public void The_foundation_knows_no_word_of_the_business() => Assert.Empty(
        from file in Sources(Path.Combine(Repository.WebProject, "Foundation"))
        from line in File.ReadLines(file)
        let code = line.Split("//")[0]
        from Match word in BusinessWord().Matches(code)
        select $"{Path.GetFileName(file)}: {word.Value} in {code.Trim()}");

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_library_is_named_in_its_room_alone(string library, string[] rooms)
    {
        var named = Sources(Repository.WebProject)
            .Where(file => Regex.IsMatch(File.ReadAllText(file), library))
            .Select(file => Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/'))
            .ToList();

        Assert.NotEmpty(named);
        var outside = named.FindAll(file => !rooms.Any(room => file == room || file.StartsWith(room + "/", StringComparison.Ordinal)));
        Assert.Empty(outside);
    }

    [Fact]
    public void One_name_stands_for_one_type()
    {
        var types =
            from assembly in new[] { typeof(Refusal).Assembly, typeof(Web.Product).Assembly }
            from type in assembly.GetTypes()
            where !type.IsNested && type.Namespace?.StartsWith("Inclusion.", StringComparison.Ordinal) == true && type.Name != "_Imports"
            group type.FullName by type.Name into named
            where named.Count() > 1
            select string.Join(" and ", named);
        Assert.Empty(types);
    }

    [Fact]
    public void No_page_or_component_holds_a_database_context() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.WebProject, "*.razor*", SearchOption.AllDirectories)
        where !IsBuilt(file)
        where File.ReadAllText(file).Contains("InclusionDb", StringComparison.Ordinal)
        select Path.GetFileName(file));

    /// <summary>C# and Razor files below a folder, without what a build made.</summary>
    private static IEnumerable<string> Sources(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        where !IsBuilt(file)
        select file;

    private static bool IsBuilt(string file) => Path.GetRelativePath(Repository.Folder, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj");

    [GeneratedRegex(@"Inclusion\.Web\.Features\.(\w+)")]
    private static partial Regex UsedFeature();

    [GeneratedRegex(@"using Inclusion\.Domain\.(\w+)")]
    private static partial Regex DomainFolder();

    /// <summary>A mail server has a certificate too: that of a learner is not in the list.</summary>
    [GeneratedRegex(@"\w*(Loan|Device|Workshop|Learner|Borrow|Donation|Enrol|Lending|Attendance|Wipe|Reminder)\w*")]
    private static partial Regex BusinessWord();
}
