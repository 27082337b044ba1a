using System.Collections;
using System.Resources;
using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Inclusion.Tests.Components;

/// <summary>The component library in our words, our look and our files.</summary>
public sealed partial class LibraryTests : KitContext
{
    private static readonly string Theme = File.ReadAllText(Path.Combine(Repository.WebProject, "wwwroot", "css", "theme.css"));

    /// <summary>Which of our colours the library has as bare numbers, by its own name of them.</summary>
    public static TheoryData<string, string> BareColours => new()
    {
        { "primary", "accent" }, { "secondary", "muted" }, { "tertiary", "info" }, { "info", "info" }, { "success", "good" },
        { "warning", "warn" }, { "error", "bad" }, { "dark", "ink" }, { "text-primary", "ink" }, { "divider", "line" },
    };

    [Fact]
    public void Every_text_of_the_library_has_words_in_both_languages()
    {
        var words = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudDialog).Assembly);
        var keys = words.GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().Select(e => (string)e.Key).ToList();

        Assert.NotEmpty(keys);
        foreach (var language in Language.All)
        {
            using (language.Speak())
            {
                var localizer = Services.GetRequiredService<MudLocalizer>();
                Assert.DoesNotContain(keys, key => localizer[key].ResourceNotFound);
            }
        }

        using (Language.French.Speak())
        {
            Assert.Equal("Page suivante", Services.GetRequiredService<MudLocalizer>()["MudDataGridPager_NextPage"].Value);
        }
    }

    [Fact]
    public void A_text_that_is_not_known_is_left_to_the_library() => Assert.True(Services.GetRequiredService<MudLocalizer>()["MudNewThing_Word"].ResourceNotFound);

    [Theory]
    [MemberData(nameof(BareColours))]
    public void The_bare_numbers_of_a_colour_are_those_of_its_pair(string theirs, string ours)
    {
        var pair = Regex.Match(Theme, $@"--{ours}: light-dark\(#(\w{{6}}), #(\w{{6}})\)");
        var (light, dark) = (Numbers(pair.Groups[1].Value), Numbers(pair.Groups[2].Value));

        Assert.Equal([light, dark, dark], Regex.Matches(Theme, $@"--mud-palette-{theirs}-rgb: ([\d, ]+);").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task The_files_come_compressed_may_be_kept_for_ever_and_every_variable_that_they_use_is_set()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.All }) { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        using var script = await client.GetAsync(new Uri(ComponentLibrary.Script, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var styles = await client.GetAsync(new Uri(ComponentLibrary.Styles, UriKind.Relative));
        foreach (var file in new[] { script, styles })
        {
            Assert.Equal("public, max-age=31536000, immutable", Assert.Single(file.Headers.GetValues("Cache-Control")));
            Assert.Contains("Accept-Encoding", file.Headers.Vary);
        }

        var css = await styles.Content.ReadAsStringAsync();
        var set = Definition().Matches(css + Theme).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Subset(set, Use().Matches(css).Select(m => m.Groups[1].Value).ToHashSet());
    }

    private static string Numbers(string hex) => string.Join(", ", hex.Chunk(2).Select(two => Convert.ToInt32(new string(two), 16)));

    // What may be missing has a value beside it: var(--name, value).
    [GeneratedRegex(@"var\((--mud-[\w-]+)\)(?!\))")]
    private static partial Regex Use();

    [GeneratedRegex(@"(--mud-[\w-]+)\s*:")]
    private static partial Regex Definition();
}
