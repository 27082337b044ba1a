using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

/// <summary>docs/security.md leaves out no requirement of OWASP ASVS 5.0.0, and what it names is there.</summary>
public sealed partial class SecurityPageTests
{
    private const string Met = "met";
    private const string NotApplicable = "not applicable";
    private const string NotMet = "**not met**";

    /// <summary>By section, how many requirements are of level 1 or 2. They come first in every section: those of level 3 follow.</summary>
    private static readonly (string Section, int Count)[] Sections =
    [
        ("1.1", 2), ("1.2", 9), ("1.3", 11), ("1.4", 3), ("1.5", 2),
        ("2.1", 3), ("2.2", 3), ("2.3", 4), ("2.4", 1),
        ("3.2", 2), ("3.3", 4), ("3.4", 6), ("3.5", 5), ("3.7", 2),
        ("4.1", 3), ("4.2", 1), ("4.3", 2), ("4.4", 4),
        ("5.1", 1), ("5.2", 3), ("5.3", 2), ("5.4", 3),
        ("6.1", 3), ("6.2", 12), ("6.3", 4), ("6.4", 4), ("6.5", 5), ("6.6", 3), ("6.8", 4),
        ("7.1", 3), ("7.2", 4), ("7.3", 2), ("7.4", 5), ("7.5", 2), ("7.6", 2),
        ("8.1", 2), ("8.2", 3), ("8.3", 1), ("8.4", 1),
        ("9.1", 3), ("9.2", 4),
        ("10.1", 2), ("10.2", 2), ("10.3", 4), ("10.4", 11), ("10.5", 5), ("10.6", 2), ("10.7", 3),
        ("11.1", 2), ("11.2", 3), ("11.3", 3), ("11.4", 4), ("11.5", 1), ("11.6", 1),
        ("12.1", 3), ("12.2", 2), ("12.3", 4),
        ("13.1", 1), ("13.2", 5), ("13.3", 2), ("13.4", 5),
        ("14.1", 2), ("14.2", 4), ("14.3", 3),
        ("15.1", 3), ("15.2", 3), ("15.3", 7),
        ("16.1", 1), ("16.2", 5), ("16.3", 4), ("16.4", 3), ("16.5", 3),
        ("17.1", 1), ("17.2", 4), ("17.3", 2),
    ];

    private static readonly List<string> Required = [.. Sections.SelectMany(section => Enumerable.Range(1, section.Count).Select(number => $"{section.Section}.{number}"))];

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "security.md")).ReplaceLineEndings("\n");

    private static readonly Type[] Types = [.. new[] { typeof(Refusal).Assembly, typeof(Web.Product).Assembly, typeof(SecurityPageTests).Assembly }.SelectMany(assembly => assembly.GetTypes())];

    [Fact]
    public void Every_requirement_of_level_1_and_2_stands_on_the_page_once_in_its_order()
    {
        var all = Rows().SelectMany(row => row.Numbers).ToList();

        // 70 of level 1 and 183 of level 2, as the standard says of itself.
        Assert.Equal(253, Required.Count);
        Assert.Empty(Required.Except(all));
        Assert.Empty(all.GroupBy(number => number).Where(same => same.Count() > 1).Select(same => same.Key));
        var first = Rows().Select(row => row.Numbers[0]).ToList();
        Assert.Equal(first.OrderBy(Place), first);
    }

    [Fact]
    public void The_count_at_the_top_is_that_of_the_lines()
    {
        var counts = new[] { Met, NotApplicable, NotMet }.Select(state => Rows().Where(row => row.State.StartsWith(state, StringComparison.Ordinal)).Sum(row => row.Numbers.Count(Required.Contains))).ToList();

        Assert.All(Rows(), row => Assert.Matches(@"\A(met|not applicable|\*\*not met\*\*)\b?", row.State));
        Assert.Equal(Required.Count, counts.Sum());
        Assert.Contains($"\n| | {string.Join(" | ", counts)} |\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_met_is_listed_at_the_top()
    {
        var listed = Page[Page.IndexOf("What is not met, in short:", StringComparison.Ordinal)..Page.IndexOf("\n## ", StringComparison.Ordinal)];
        var open = Rows().Where(row => row.State.StartsWith(NotMet, StringComparison.Ordinal)).SelectMany(row => row.Numbers).ToList();

        Assert.NotEmpty(open);
        Assert.Equal(open, Number().Matches(listed).Select(number => number.Value).OrderBy(Place));
    }

    /// <summary>A class, a member of one, a test by the begin of its name; a name of a test alone belongs to a class that was named before it in its line.</summary>
    [Fact]
    public void Every_class_and_every_test_that_is_named_is_there()
    {
        var missing = new List<string>();
        var tests = 0;
        foreach (var line in Page.Split('\n'))
        {
            List<Type> before = [];
            foreach (var name in NameInCode().Matches(line).Select(match => match.Groups[1].Value))
            {
                var parts = name.Split('.');
                var isTestAlone = parts.Length == 1 && name.Contains('_', StringComparison.Ordinal);
                var member = isTestAlone ? name : parts.ElementAtOrDefault(1);
                var owners = isTestAlone ? before : [.. Types.Where(type => PlainName(type) == parts[0])];
                if (owners.Count == 0 || (member is not null && !owners.Exists(type => Has(type, member))))
                {
                    missing.Add(name);
                }

                tests += member is null ? 0 : 1;
                before.AddRange(isTestAlone ? [] : owners);
            }
        }

        Assert.Empty(missing);
        Assert.True(tests > 100, $"{tests} are not all.");
    }

    [Fact]
    public void Whatever_draws_hashes_or_seals_is_among_the_keys_and_algorithms()
    {
        var start = Page.IndexOf("### Keys and algorithms", StringComparison.Ordinal);
        var named = NameInCode().Matches(Page[start..Page.IndexOf("\n## ", start, StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).ToHashSet();
        var uses =
            from project in new[] { "Inclusion.Domain", "Inclusion.Web" }
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, project), "*.cs", SearchOption.AllDirectories)
            where !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")
            where Cryptography().IsMatch(File.ReadAllText(file))
            select Path.GetFileNameWithoutExtension(file);
        Assert.Empty(uses.Except(named));
    }

    private static List<Row> Rows() => [.. from Match row in RequirementRow().Matches(Page) select new Row([.. row.Groups[1].Value.Split(", ").SelectMany(Numbers)], row.Groups[2].Value)];

    /// <summary>One, or from one to another, also of another section: then of levels 1 and 2.</summary>
    private static IEnumerable<string> Numbers(string span) => span.Split('–') switch
    {
        [var one] => [one],
        [var from, var to] => Required[Required.IndexOf(from)..(Required.IndexOf(to) + 1)],
        _ => throw new InvalidDataException(span),
    };

    private static int Place(string number) => number.Split('.').Aggregate(0, (place, part) => (place * 100) + int.Parse(part, CultureInfo.InvariantCulture));

    private static string PlainName(Type type) => type.Name.Split('`')[0];

    private static bool Has(Type type, string member)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return member.EndsWith('…') ? type.GetMembers(All).Any(m => m.Name.StartsWith(member[..^1], StringComparison.Ordinal)) : type.GetMember(member, All).Length > 0;
    }

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+[\d., –]*) \| [^|]+ \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex RequirementRow();

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"`([A-Z]\w*(?:\.[A-Z]\w*)?…?)`")]
    private static partial Regex NameInCode();

    [GeneratedRegex(@"(?<!-)\b(SHA256|SHA512|HMACSHA256|IncrementalHash|AesGcm|Rfc2898DeriveBytes|RandomNumberGenerator|CreateProtector|PasswordHasherOptions)\b")]
    private static partial Regex Cryptography();

    private sealed record Row(List<string> Numbers, string State);
}
