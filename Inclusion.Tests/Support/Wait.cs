using System.Diagnostics;

namespace Inclusion.Tests.Support;

/// <summary>The one way to wait for what the product does in the background, where the page has nothing to wait for. What does not come fails the test.</summary>
internal static class Wait
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan DefaultPause = TimeSpan.FromMilliseconds(100);

    /// <param name="what">What is waited for, for the failure.</param>
    public static Task UntilAsync(Func<Task<bool>> condition, string what = "What was waited for") =>
        UntilAsync(condition, () => $"{what} did not come.", DefaultLimit, DefaultPause, TestContext.Current.CancellationToken);

    /// <summary>With a limit and a rhythm of one's own.</summary>
    /// <param name="failure">What has not happened, as it stands at the end.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="pause">From one look to the next.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> failure, TimeSpan limit, TimeSpan pause, CancellationToken cancel)
    {
        for (var waited = Stopwatch.StartNew(); !await condition();)
        {
            if (waited.Elapsed >= limit)
            {
                Assert.Fail($"Within {limit.TotalSeconds} s: {failure()}");
            }

            await Task.Delay(pause, cancel);
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
        await UntilAsync(
            async () => (last = await read()).SequenceEqual(expected),
            () => $"expected [{string.Join(", ", expected)}], but it was [{string.Join(", ", last)}]",
            DefaultLimit,
            DefaultPause,
            TestContext.Current.CancellationToken);
    }
}
