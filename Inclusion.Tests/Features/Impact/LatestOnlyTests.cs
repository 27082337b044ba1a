using Inclusion.Web.Features.Impact;

namespace Inclusion.Tests.Features.Impact;

public sealed class LatestOnlyTests
{
    [Fact]
    public async Task What_was_asked_for_before_never_comes_back_over_what_is_asked_for_now()
    {
        using var latest = new LatestOnly();
        var (slow, shown, cancelled) = (new TaskCompletionSource<string>(), new List<string>(), false);
        var year = latest.RunAsync(
            cancel =>
            {
                cancel.Register(() => cancelled = true);
                return slow.Task;
            },
            shown.Add);

        await latest.RunAsync(_ => Task.FromResult("quarter"), shown.Add);
        slow.SetResult("year");
        await year;

        Assert.Equal(["quarter"], shown);
        Assert.True(cancelled);
    }

    [Fact]
    public async Task A_page_that_is_left_shows_nothing_more_and_a_fault_is_not_hidden()
    {
        var shown = new List<string>();
        var latest = new LatestOnly();
        var leaving = latest.RunAsync(cancel => Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => "late", cancel, TaskContinuationOptions.None, TaskScheduler.Default), shown.Add);
        latest.Dispose();
        await leaving;
        Assert.Empty(shown);

        using var other = new LatestOnly();
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.RunAsync<string>(_ => throw new InvalidOperationException(), shown.Add));
    }
}
