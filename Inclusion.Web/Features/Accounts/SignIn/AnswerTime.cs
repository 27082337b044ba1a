namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>Answers that must not tell by their time whether there is such an account: none is given sooner than this.</summary>
internal static class AnswerTime
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(400);

    /// <param name="begun">A timestamp of this clock, taken when the question came.</param>
    public static async Task PassAsync(TimeProvider time, long begun, CancellationToken cancel)
    {
        if (Least - time.GetElapsedTime(begun) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, time, cancel);
        }
    }
}
