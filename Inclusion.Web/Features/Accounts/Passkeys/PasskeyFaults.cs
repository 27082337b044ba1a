using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Features.Accounts.Passkeys;

internal static class PasskeyFaults
{
    /// <summary>Null where what the browser sent, or the question that it answers, is no such thing at all: Identity throws then, and the log says why.</summary>
    /// <param name="credential">What the browser answered; may be empty.</param>
    public static async Task<T?> RefusedAsync<T>(string credential, Func<string, Task<T>> check, ILogger logger)
        where T : class
    {
        if (credential.Length == 0)
        {
            logger.PasskeyRefused("no answer");
            return null;
        }

        try
        {
            return await check(credential);
        }
        catch (Exception e) when (e is PasskeyException or InvalidOperationException or JsonException or FormatException)
        {
            logger.PasskeyRefused(e.Message);
            return null;
        }
    }
}
