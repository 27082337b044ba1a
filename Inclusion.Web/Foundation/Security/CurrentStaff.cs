using System.Runtime.CompilerServices;
using System.Security.Claims;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Security;

/// <summary>
/// Who is asking, of this circuit, request or job. Read anew from the database each time it is asked, so that whoever is signed out, deactivated or given another
/// role can do nothing more from that moment, whatever page is still open.
/// </summary>
public sealed class CurrentStaff(Database database, BrowserSessions sessions, SessionWatch watch, AuthenticationStateProvider authentication, AuditLooks looks, TimeProvider time)
{
    /// <summary>How long a password or passkey that was given is content for what asks for it again (OWASP ASVS 5.0, 7.5.1).</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromMinutes(5);

    private ClaimsPrincipal? _principal;
    private long? _staffId;
    private Actor? _actor;

    /// <summary>An HTTP request says who it comes from; a circuit knows by itself.</summary>
    public void Use(ClaimsPrincipal principal) => _principal = principal;

    /// <summary>Work that someone asked for goes on for them when their browser is closed; no more when they are deactivated.</summary>
    public void ActFor(long staffId) => _staffId = staffId;

    /// <summary>A job, a command or a test acts as this one.</summary>
    public void ActAs(Actor actor) => _actor = actor;

    /// <summary>
    /// Who is asking; null when nobody is signed in, or no longer may. Behind a locked screen a page is answered when it is unlocked: until then nothing is read
    /// or done, and what it was about to do is not lost.
    /// </summary>
    public async Task<Actor?> FindAsync(CancellationToken cancel)
    {
        if (_actor is not null)
        {
            return _actor;
        }

        if (_staffId is { } id)
        {
            return (await database.ReadAsync(db => db.Users.FirstOrDefaultAsync(s => s.Id == id && s.IsActive, cancel), cancel))?.AsActor();
        }

        if (await FindKeyAsync() is not { } key)
        {
            return null;
        }

        var standing = await sessions.FindAsync(key, cancel);
        if (standing is { IsLocked: true } && _principal is null)
        {
            await watch.AwaitOpenAsync(cancel);
            standing = await sessions.FindAsync(key, cancel);
        }

        return standing is { IsLocked: false } ? standing.Staff.AsActor() with { From = standing.From } : null;
    }

    /// <summary>
    /// Whether whoever asks gave their password or passkey within <see cref="ConfirmedFor"/>: asked before what is most sensitive, so that nobody does it at a desk that was
    /// left open. Always so for the product itself and for work that was asked for.
    /// </summary>
    public async Task<bool> IsConfirmedAsync(CancellationToken cancel)
    {
        if (_actor is not null || _staffId is not null)
        {
            return true;
        }

        return await FindKeyAsync() is { } key && await sessions.FindAsync(key, cancel) is { IsLocked: false } standing && time.GetUtcNow() - standing.ConfirmedAt <= ConfirmedFor;
    }

    /// <summary>As <see cref="IsConfirmedAsync"/>, for what is given as a file.</summary>
    /// <exception cref="ConfirmationNeededException">They did not: a request is led to where they can (<see cref="ConfirmedRequests"/>).</exception>
    public async Task RequireConfirmedAsync(CancellationToken cancel)
    {
        if (!await IsConfirmedAsync(cancel))
        {
            throw new ConfirmationNeededException();
        }
    }

    /// <summary>Of the session that asks; null when nobody is signed in, and for the product itself.</summary>
    public async Task<string?> FindKeyAsync() =>
        _actor is null && _staffId is null ? SessionKey.Of(_principal ?? (await authentication.GetAuthenticationStateAsync()).User) : null;

    /// <summary>That they were refused something is noted already.</summary>
    internal bool HasRefused { get; private set; }

    /// <summary>Who is asking, if they may. That someone signed in may not is noted in the audit trail.</summary>
    /// <param name="operation">The file of whoever asks, which is called as its class; filled in by the compiler.</param>
    /// <exception cref="NotAllowedException">Nobody is signed in, or they may not.</exception>
    public async Task<Actor> RequireAsync(Func<Actor, bool> may, CancellationToken cancel, [CallerFilePath] string operation = "")
    {
        var actor = await FindAsync(cancel);
        if (actor is not null && may(actor))
        {
            return actor;
        }

        Refused(actor, operation[(operation.LastIndexOfAny(['/', '\\']) + 1)..].Split('.')[0]);
        throw new NotAllowedException();
    }

    /// <summary>Notes that someone signed in was refused; nothing when nobody is.</summary>
    /// <param name="what">The operation, or the path of the page or file.</param>
    internal void Refused(Actor? actor, string what)
    {
        if (actor is { StaffId: not null })
        {
            HasRefused = true;
            looks.Add(actor, new AuditNote(AuditAction.Refused, AuditValues.Cut(what), () => 0), "");
        }
    }
}

/// <summary>It was too long ago that they gave their password or passkey in this browser: the page asks for it, and goes on.</summary>
public sealed record ConfirmationNeeded : Refusal;

/// <summary>As <see cref="ConfirmationNeeded"/>, where an operation has no other refusal.</summary>
public sealed class ConfirmationNeededException() : Exception("The password is to be given again.");

/// <summary>Someone asked for what is not theirs to see or do. Pages and navigation do not offer it: reaching this takes a forged or stale request.</summary>
public sealed class NotAllowedException() : Exception("Not allowed.");
