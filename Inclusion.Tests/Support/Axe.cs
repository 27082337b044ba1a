using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Inclusion.Tests.Support;

/// <summary>Looks for barriers on the page as it is now: WCAG 2.2 AA, best practices, and targets large enough to hit.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        },
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    /// <summary>Fails with a list of what is wrong and where.</summary>
    public static async Task AssertNoBarriersAsync(this DeskPage page)
    {
        var result = await page.Page.RunAxe(Options);
        var found = result.Violations.Select(v =>
            $"{v.Id} ({v.Impact}): {v.Help}\n{string.Join('\n', v.Nodes.Select(n => $"    {n.Target}\n      {n.Html}\n      {string.Join("; ", n.Any.Concat(n.All).Select(c => c.Message))}"))}");
        Assert.True(result.Violations.Length == 0, $"{page.Page.Url} ({page.Viewing}) has barriers:\n{string.Join('\n', found)}");

        var overflow = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Page.Url} ({page.Viewing}) is {overflow} px wider than the window.");
    }
}
