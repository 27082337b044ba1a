using Deque.AxeCore.Commons;

namespace Inclusion.Tests.Support;

/// <summary>
/// Looks for barriers on the page as it is now: WCAG 2.2 AA, best practices, and targets large enough to hit. The script is axe-core's own, run in
/// the page itself; the package's binding for Playwright opens a second page for each look, which takes four times as long.
/// </summary>
public static class Axe
{
    private const string Look = """
        () => axe.run(document, {
          resultTypes: ['violations'],
          rules: { 'target-size': { enabled: true } },
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
        }).then(result => result.violations.map(v =>
          `${v.id} (${v.impact}): ${v.help}\n` + v.nodes.map(n => `    ${n.target}\n      ${n.html}\n      ${n.failureSummary}`).join('\n')))
        """;

    private static readonly string Script = ReadScript();

    /// <summary>Fails with a list of what is wrong and where.</summary>
    public static async Task AssertNoBarriersAsync(this DeskPage page)
    {
        var found = await page.FindBarriersAsync();
        Assert.True(found.Length == 0, $"{page.Page.Url} ({page.Viewing}) has barriers:\n{string.Join('\n', found)}");

        var overflow = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Page.Url} ({page.Viewing}) is {overflow} px wider than the window.");
    }

    /// <summary>What is wrong, a text for each rule with all its places; empty where nothing is.</summary>
    public static async Task<string[]> FindBarriersAsync(this DeskPage page)
    {
        if (!await page.Page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.Page.EvaluateAsync(Script);
        }

        return await page.Page.EvaluateAsync<string[]>(Look);
    }

    private static string ReadScript()
    {
        var package = typeof(AxeResult).Assembly;
        using var script = new StreamReader(package.GetManifestResourceStream($"{package.GetName().Name}.Resources.axe.min.js")!);
        return script.ReadToEnd();
    }
}
