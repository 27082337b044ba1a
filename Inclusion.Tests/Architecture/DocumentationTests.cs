using System.Text.RegularExpressions;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

public sealed partial class DocumentationTests
{
    private static readonly string Decisions = Path.Combine(Repository.Folder, "docs", "decisions");

    public static TheoryData<string> Pages => [.. MarkdownFiles().Select(file => Path.GetRelativePath(Repository.Folder, file))];

    public static TheoryData<string> DecisionPages => [.. Directory.EnumerateFiles(Decisions, "*.md").Select(file => Path.GetFileName(file)!).Where(name => name != "README.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_within_the_repository_leads_somewhere(string page)
    {
        var file = Path.Combine(Repository.Folder, page);
        var broken =
            from Match link in Link().Matches(WithoutCode(File.ReadAllText(file)))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(file, Uri.UnescapeDataString(target))
            select target;
        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(DecisionPages))]
    public void Every_decision_has_a_number_a_date_and_a_state(string page)
    {
        var text = File.ReadAllText(Path.Combine(Decisions, page));

        Assert.Matches(@"^\d{4}-[a-z0-9-]+\.md$", page);
        Assert.Matches(@"\A# .+\n\n- Date: \d{4}-\d\d-\d\d\n- State: (proposed|accepted|superseded by \[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\))\n\n", text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_index_names_every_decision_once_and_each_has_a_number_of_its_own()
    {
        var pages = DecisionPages.Select(row => row.Data).Order(StringComparer.Ordinal).ToList();
        var named = Link().Matches(WithoutCode(File.ReadAllText(Path.Combine(Decisions, "README.md")))).Select(link => link.Groups[1].Value);

        Assert.NotEmpty(pages);
        Assert.Equal(pages, named);
        Assert.Equal(pages.Count, pages.Select(page => page[..4]).Distinct().Count());
    }

    [Fact]
    public void The_changelog_has_a_place_for_what_is_not_released_and_one_for_this_version()
    {
        var headings = Heading().Matches(File.ReadAllText(Path.Combine(Repository.Folder, "CHANGELOG.md"))).Select(heading => heading.Groups[2].Value.Trim()).ToList();
        var version = Version().Match(File.ReadAllText(Path.Combine(Repository.Folder, "Directory.Build.props"))).Groups[1].Value;

        Assert.Contains("[Unreleased]", headings);
        Assert.Contains(headings, heading => heading.StartsWith($"[{version}] - ", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_that_cites_a_page_cites_one_that_is_there()
    {
        var broken =
            from file in SourceFiles()
            from Match cited in Cited().Matches(File.ReadAllText(file))
            where !File.Exists(Path.Combine(Repository.Folder, cited.Value))
            select $"{Path.GetFileName(file)} cites {cited.Value}";
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/domain.md")]
    [InlineData("docs/glossary.md")]
    public void What_a_page_calls_by_its_name_in_code_is_called_so_there(string page)
    {
        var words = SourceFiles().SelectMany(file => Word().Matches(File.ReadAllText(file))).Select(word => word.Value).ToHashSet();
        var named = NameInCode().Matches(Fence().Replace(File.ReadAllText(Path.Combine(Repository.Folder, page)), "")).SelectMany(name => name.Groups[1].Value.Split('.'));

        Assert.Empty(named.Except(words));
    }

    /// <summary>A file or folder; with a part after #, a heading of that page.</summary>
    private static bool Leads(string from, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? from : Path.GetFullPath(parts[0], Path.GetDirectoryName(from)!);
        return parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal)
            ? File.Exists(path) || Directory.Exists(path)
            : File.Exists(path) && Heading().Matches(WithoutCode(File.ReadAllText(path))).Any(heading => Anchor(heading.Groups[2].Value) == parts[1]);
    }

    /// <summary>The name that a heading has in addresses: small letters, digits and hyphens.</summary>
    private static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => Code().Replace(text, "");

    private static IEnumerable<string> MarkdownFiles() => Directory.EnumerateFiles(Repository.Folder, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Folder, "docs"), "*.md", SearchOption.AllDirectories));

    private static IEnumerable<string> SourceFiles() =>
        from project in new[] { "Inclusion.Domain", "Inclusion.Web", "Inclusion.Tests" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, project), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".razor" or ".targets" or ".csproj"
        where !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")
        select file;

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(#+) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    /// <summary>Such as `Loan.Renew` or `Outcome`: what begins with a capital and is no path.</summary>
    [GeneratedRegex(@"`([A-Z]\w+(?:\.[A-Z]\w+)*)`")]
    private static partial Regex NameInCode();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"docs/[a-z0-9/-]+\.md")]
    private static partial Regex Cited();

    [GeneratedRegex(@"<Version>([^<]+)</Version>")]
    private static partial Regex Version();
}
