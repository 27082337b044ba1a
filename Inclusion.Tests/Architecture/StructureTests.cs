using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

public sealed partial class StructureTests
{
    public static TheoryData<string> Features => [.. Directory.EnumerateDirectories(Path.Combine(Repository.WebProject, "Features")).Select(folder => Path.GetFileName(folder)!)];

    [Fact]
    public void The_domain_needs_nothing_but_the_runtime()
    {
        var needed = typeof(Refusal).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(needed, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void No_feature_uses_the_folder_of_another(string feature)
    {
        var offences =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.WebProject, "Features", feature), "*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            from Match used in UsedFeature().Matches(File.ReadAllText(file))
            where used.Groups[1].Value != feature
            select $"{Path.GetFileName(file)} uses {used.Groups[1].Value}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Shared_code_knows_no_feature()
    {
        var offences =
            from folder in new[] { "Shared", "Data" }
            from file in Directory.EnumerateFiles(Path.Combine(Repository.WebProject, folder), "*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            where UsedFeature().IsMatch(File.ReadAllText(file))
            select Path.GetFileName(file);
        Assert.Empty(offences);
    }

    [Fact]
    public void No_page_or_component_holds_a_database_context()
    {
        var offences =
            from file in Directory.EnumerateFiles(Repository.WebProject, "*.razor*", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            where File.ReadAllText(file).Contains("InclusionDb", StringComparison.Ordinal)
            select Path.GetFileName(file);
        Assert.Empty(offences);
    }

    [GeneratedRegex(@"Inclusion\.Web\.Features\.(\w+)")]
    private static partial Regex UsedFeature();
}
