using System.Diagnostics;

namespace Inclusion.Tests.Support;

/// <summary>The one way to wait for what the product does in the background, where the page has nothing to wait for. What does not come fails the test.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="what">What is waited for, for the failure.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what = "What was waited for")
    {
        for (var waited = Stopwatch.StartNew(); !await condition();)
        {
            Assert.True(waited.Elapsed < Limit, $"{what} did not come within {Limit.TotalSeconds} s.");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <returns>The first that is found.</returns>
    /// <param name="find">Null while there is nothing yet.</param>
    /// <param name="what">What is waited for, for the failure.</param>
    public static async Task<T> ForAsync<T>(Func<Task<T?>> find, string what)
        where T : class
    {
        T? found = null;
        await UntilAsync(async () => (found = await find()) is not null, what);
        return found!;
    }

    /// <summary>Waits until something is as expected; the failure shows what it was at the end.</summary>
    public static async Task ForEqualAsync<T>(IReadOnlyList<T> expected, Func<Task<List<T>>> read)
    {
        List<T> last = [];
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Limit; await Task.Delay(Pause, TestContext.Current.CancellationToken))
        {
            last = await read();
            if (last.SequenceEqual(expected))
            {
                return;
            }
        }

        Assert.Equal(expected, last);
    }
}
