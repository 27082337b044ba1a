using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Features.Accounts.Passkeys;

internal static class PasskeyFaults
{
    /// <summary>Null where what the browser sent, or the question that it answers, is no such thing at all: Identity throws then.</summary>
    public static async Task<T?> RefusedAsync<T>(Func<Task<T>> check, ILogger logger)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (Exception e) when (e is PasskeyException or InvalidOperationException or JsonException or FormatException)
        {
            logger.PasskeyRefused(e.Message);
            return null;
        }
    }
}
