using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Imports;
using Inclusion.Web.Features.Privacy.Notice;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Audit;
using Inclusion.Web.Shared.Fields;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Architecture;

public sealed partial class TextTests
{
    public static TheoryData<string> TextFiles => [.. Directory
        .EnumerateFiles(Repository.WebProject, "*.resx", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".fr.resx", StringComparison.Ordinal) && !InBuildFolder(file))
        .Select(file => Path.GetRelativePath(Repository.WebProject, file))];

    public static TheoryData<Type> Refusals => [.. RefusalSentences.RefusalTypes()];

    /// <summary>But those that are never said by themselves: a unit as the unit in which it is written, a part of a series with its number of dates.</summary>
    public static TheoryData<Type> DomainEnums => [.. typeof(Refusal).Assembly.GetExportedTypes().Where(type => type.IsEnum).Except([typeof(IndicatorUnit), typeof(SeriesScope)])];

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void Every_text_is_there_in_both_languages_with_the_same_placeholders(string file)
    {
        var english = Read(Path.Combine(Repository.WebProject, file));
        var french = Read(Path.Combine(Repository.WebProject, Path.ChangeExtension(file, ".fr.resx")));

        Assert.Equal(english.Keys.Order(), french.Keys.Order());
        foreach (var (key, text) in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(french[key]), $"{file}: {key} is empty.");
            Assert.True(Placeholders(text).SetEquals(Placeholders(french[key])), $"{file}: {key} has other placeholders in French.");
        }
    }

    /// <summary>The glossary's last table; the words that settings are found by are what people type, not what we say.</summary>
    [Fact]
    public void No_text_has_a_word_that_the_glossary_says_never_to_use()
    {
        var glossary = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "glossary.md"));
        var never = NeverRow().Matches(glossary[glossary.IndexOf("## Never", StringComparison.Ordinal)..]);
        Assert.True(never.Count > 20, "The glossary has lost its table.");
        foreach (var file in TextFiles.Select(row => row.Data))
        {
            foreach (var (language, path) in new[] { ("en", file), ("fr", Path.ChangeExtension(file, ".fr.resx")) })
            {
                foreach (var (key, text) in Read(Path.Combine(Repository.WebProject, path)).Where(t => !t.Key.EndsWith("Words", StringComparison.Ordinal)))
                {
                    foreach (Match row in never)
                    {
                        var word = row.Groups["never"].Value;
                        Assert.False(row.Groups["language"].Value == language && Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(word)}"), $"{path}: {key} says “{word}”: {text}");
                    }
                }
            }
        }
    }

    /// <summary>
    /// A plain space lets the sign begin a line: French puts U+00A0 before a colon and within guillemets, U+202F before ; ! and ?. A colon without a space is one of an
    /// address, an hour or a code, and so is such a semicolon.
    /// </summary>
    [Theory]
    [MemberData(nameof(TextFiles))]
    public void French_keeps_its_signs_beside_their_words(string file)
    {
        foreach (var (key, text) in Read(Path.Combine(Repository.WebProject, Path.ChangeExtension(file, ".fr.resx"))))
        {
            AssertSpaces(key, text);
        }
    }

    /// <summary>What is said of a set of factors stands beside its numbers.</summary>
    [Fact]
    public void The_French_of_the_factors_keeps_its_signs_beside_their_words_as_well()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Repository.Folder, "data", "impact"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()).Where(text => text.Key.EndsWith("French", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => AssertSpaces(text.Key, text.Value!.GetValue<string>()));
    }

    /// <summary>A field without a label would be named by its name in the code.</summary>
    [Fact]
    public void Every_field_that_a_refusal_names_has_a_label_in_both_languages()
    {
        var named = new[] { Path.Combine(Repository.Folder, "Inclusion.Domain"), Repository.WebProject }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).Where(file => !InBuildFolder(file))
            .SelectMany(file => NamedField().Matches(File.ReadAllText(file)).Select(match => match.Groups["field"].Value)).ToHashSet();

        Assert.Superset(new HashSet<string> { "Subject", "Tag", "Reason" }, named);
        foreach (var language in Language.All)
        {
            Assert.DoesNotContain(named, field => FieldText.ResourceManager.GetString(field, language.Words) is null);
        }
    }

    /// <summary>
    /// A text that nothing says any more is kept, translated and looked at for nothing. Said is what code or help names, what is called as a type – refusals, jobs, work – or is put together from
    /// a part that stands in code.
    /// </summary>
    [Fact]
    public void Every_text_is_said_somewhere()
    {
        var sources = new[] { Path.Combine(Repository.Folder, "Inclusion.Domain"), Repository.WebProject }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !InBuildFolder(file))
            .Select(File.ReadAllText).Concat(TextFiles.SelectMany(row => Read(Path.Combine(Repository.WebProject, row.Data)).Values)).ToList();
        HashSet<string> Find(Regex what) => [.. sources.SelectMany(source => what.Matches(source)).Select(match => match.Groups["name"].Value)];
        var (named, quoted, begins, ends) = (Find(NamedText()), Find(Quoted()), Find(QuotedBegin()), Find(QuotedEnd()));
        var types = new[] { typeof(Refusal).Assembly, typeof(RefusalSentences).Assembly, typeof(DayOfWeek).Assembly }.SelectMany(assembly => assembly.GetTypes()).ToList();
        var typeNames = types.Select(type => type.Name).ToHashSet();
        var properties = types.Where(type => type.Assembly != typeof(DayOfWeek).Assembly).SelectMany(type => type.GetProperties()).Select(property => property.Name).ToHashSet();
        var values = types.Where(type => type.IsEnum).SelectMany(type => Enum.GetNames(type).Select(name => EnumWords.Key(type, name))).ToHashSet();
        bool IsSaid(string texts, string key) => named.Contains($"{texts}.{key}") || quoted.Contains(key) || typeNames.Contains(key) || (key.EndsWith("Purpose", StringComparison.Ordinal) && typeNames.Contains(key[..^"Purpose".Length])) || texts switch
        {
            nameof(WordText) => values.Contains(key),
            nameof(AuditWordText) => key.Split('_', 2) is [var kind, var name] && (kind == "Field" ? properties.Contains(name) || quoted.Contains(name) : typeNames.Contains(name) || quoted.Contains(name)),
            _ => begins.Any(begin => key.StartsWith(begin, StringComparison.Ordinal)) || ends.Any(end => key.EndsWith(end, StringComparison.Ordinal)),
        };

        // Under names that are put together from parts which stand in no code, such as the fields of records.
        var composed = new[] { nameof(LibraryText), nameof(IndicatorText), nameof(PrivacyNoticeText), nameof(RecordText), nameof(ImportText) };
        Assert.Empty(
            from file in TextFiles.Select(row => row.Data)
            let texts = Path.GetFileNameWithoutExtension(file)
            where !composed.Contains(texts)
            from key in Read(Path.Combine(Repository.WebProject, file)).Keys
            where !IsSaid(texts, key)
            select $"{texts}.{key}");
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_has_a_sentence_in_both_languages_that_only_names_what_it_knows(Type refusal)
    {
        foreach (var language in Language.All)
        {
            var sentence = RefusalSentences.Find(refusal, language.Words);

            Assert.True(sentence is not null, $"{refusal.Name} has no sentence.");
            foreach (Match placeholder in RefusalSentences.Placeholder().Matches(sentence))
            {
                Assert.True(refusal.GetProperty(placeholder.Groups[1].Value) is not null, $"The sentence of {refusal.Name} asks for {placeholder.Value}, which it does not have.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DomainEnums))]
    public void Every_value_of_the_domain_has_words_in_both_languages(Type type)
    {
        foreach (var name in Enum.GetNames(type))
        {
            foreach (var language in Language.All)
            {
                Assert.False(string.IsNullOrEmpty(WordText.ResourceManager.GetString(EnumWords.Key(type, name), language.Words)), $"WordText has no {EnumWords.Key(type, name)}.");
            }
        }
    }

    [Fact]
    public void Each_text_class_has_a_name_of_its_own()
    {
        var names = RefusalSentences.TextClasses().Select(text => text.Class.Name).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }

    private static void AssertSpaces(string key, string text)
    {
        var wrong = OtherSpace().Match(text);
        Assert.False(wrong.Success, $"{key} has another space or none beside a sign, at “{wrong.Value}” ({wrong.Index}): {text}");
    }

    private static bool InBuildFolder(string file) => file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj");

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"new Field(?:TooLong|Required)\((?:nameof\((?:\w+\.)*|"")(?<field>\w+)")]
    private static partial Regex NamedField();

    [GeneratedRegex(@"\b(?<name>\w+Text\.\w+)")]
    private static partial Regex NamedText();

    [GeneratedRegex(@"""(?<name>\w+)""|nameof\((?:\w+\.)*(?<name>\w+)\)")]
    private static partial Regex Quoted();

    /// <summary>Three letters at least: shorter ones begin anything.</summary>
    [GeneratedRegex(@"\$""(?<name>\w{3,})\{")]
    private static partial Regex QuotedBegin();

    [GeneratedRegex(@"\}(?<name>\w{3,})""")]
    private static partial Regex QuotedEnd();

    [GeneratedRegex(@"\{\w+")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"«(?!\u00a0)|(?<!\u00a0)»|[^\S\u00a0]:|[^\S\u202f];|(?<!\u202f)[!?]")]
    private static partial Regex OtherSpace();

    [GeneratedRegex(@"^\| (?<language>fr|en) \| (?<never>[^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex NeverRow();
}
