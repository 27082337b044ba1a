using System.Diagnostics;

namespace Inclusion.Tests.Support;

/// <summary>Waits for what the product does in the background, where the page has nothing to wait for.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var waited = Stopwatch.StartNew(); !await condition();)
        {
            Assert.True(waited.Elapsed < Limit, "It did not come.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
