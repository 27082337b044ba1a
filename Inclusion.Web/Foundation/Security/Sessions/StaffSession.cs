using System.Security.Claims;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>The signed-in time of the browser that asks. Only in requests, not in circuits: it writes cookies.</summary>
public sealed partial class StaffSession(SignInManager<StaffMember> signIn, BrowserSessions sessions, KnownBrowsers browsers, Database database, TimeProvider time, ILogger<StaffSession> logger)
{
    /// <summary>The page that signs out has gone to the sign-in by then: hearing of it earlier, it would ask to be led back.</summary>
    private static readonly TimeSpan OwnPageGoes = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Signs the browser in as this member of staff, who has been admitted before, and speaks their language from now on. A session that it had before ends: who knew its
    /// cookie gains nothing by the sign-in. Only their own one that is locked goes on, as if it had been unlocked: other tabs keep what was typed in them.
    /// </summary>
    public async Task BeginAsync(long staffId, CancellationToken cancel)
    {
        var http = signIn.Context;
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == staffId, cancel), cancel);
        if (SessionCookie.KeptKey(http) is { } kept && await sessions.FindAsync(kept, cancel) is { IsLocked: true } standing && standing.Staff.Id == staffId)
        {
            await sessions.ConfirmAsync(kept, cancel);
        }
        else
        {
            await EndKeptAsync(cancel);
            var key = await sessions.BeginAsync(staff, http.Request.Headers.UserAgent.ToString(), http.Connection.RemoteIpAddress?.ToString() ?? "", cancel);
            await signIn.SignInWithClaimsAsync(staff, isPersistent: false, [new Claim(SessionKey.Claim, key)]);
        }

        SignedIn(logger, staffId);
        browsers.Remember(http, staffId);
        if (Language.Find(staff.Language) is { } language)
        {
            RequestLanguage.Remember(http.Response, language);
        }
    }

    /// <summary>Signs the browser out: none of its pages and no copy of its cookie does anything more.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await EndKeptAsync(cancel);
        await signIn.SignOutAsync();
    }

    private async Task EndKeptAsync(CancellationToken cancel)
    {
        if (SessionCookie.KeptKey(signIn.Context) is { } key)
        {
            await sessions.EndQuietlyAsync(key, cancel);
            _ = TellAsync(key);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Staff {StaffId} signed in")]
    private static partial void SignedIn(ILogger logger, long staffId);

    private async Task TellAsync(string key)
    {
        await Task.Delay(OwnPageGoes, time);
        sessions.Tell(key);
    }
}
