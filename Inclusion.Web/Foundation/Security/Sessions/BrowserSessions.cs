using System.Linq.Expressions;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>
/// The sessions of all browsers, kept by the server: a cookie only names one. One ends when a person ends it, when the account's stamp is renewed, and after
/// <see cref="Longest"/>; it is locked when nobody did anything in its browser for as long as the organisation has set.
/// </summary>
public sealed class BrowserSessions(Database database, TimeProvider time)
{
    /// <summary>After this long a session ends, whoever still uses it (OWASP ASVS 5.0, 7.3.2).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Ended ones stay as long as this, so that people see from where their account was used.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Activity is written down no more often than this.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(30);

    /// <summary>The session of this key was locked, unlocked or ended by this process; what follows from time alone is not told.</summary>
    public event Action<string>? Changed;

    /// <returns>The key that the cookie names it by.</returns>
    public async Task<string> BeginAsync(StaffMember staff, string agent, string address, CancellationToken cancel)
    {
        var session = new BrowserSession(RandomTokens.Draw(), staff, agent, address, time.GetUtcNow());
        await WriteAsync(
            db =>
            {
                db.BrowserSessions.Add(session);
                db.Note(Noted(AuditAction.SignedIn, staff.Id, address, () => session.Id));
                return Task.CompletedTask;
            },
            cancel);
        return session.Key;
    }

    /// <summary>Null when there is none of this key, or it has ended.</summary>
    public async Task<SessionStanding?> FindAsync(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = await database.ReadAsync(
            db => (from session in db.BrowserSessions.Where(IsOpenAt(now))
                   where session.Key == key
                   join staff in db.Users on session.StaffId equals staff.Id
                   where staff.IsActive && staff.SecurityStamp == session.Stamp
                   select new { Staff = staff, session.Id, session.Address, session.LastActiveAt, session.ConfirmedAt, session.LockedAt, IdleMinutes = db.Organisations.Max(o => (int?)o.IdleMinutes) }).FirstOrDefaultAsync(cancel),
            cancel);
        return found is null
            ? null
            : new SessionStanding(
                found.Staff,
                found.LastActiveAt,
                found.ConfirmedAt,
                found.LockedAt is not null || now - found.LastActiveAt >= TimeSpan.FromMinutes(found.IdleMinutes ?? Organisation.DefaultIdleMinutes),
                new ActorOrigin(found.Id, found.Address));
    }

    /// <summary>
    /// A person does something in the browser. Of no effect on a session that is locked or has ended, also since it was looked at, and within half a minute of the last time.
    /// </summary>
    /// <param name="standing">As it was found when they did it.</param>
    public async Task TouchAsync(string key, SessionStanding standing, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (standing.IsLocked || now - standing.LastActiveAt < Precision)
        {
            return;
        }

        try
        {
            // As it was when it was looked at: the click that locks the screen is something done as well.
            await WriteAsync(
                db => db.BrowserSessions
                    .Where(s => s.Key == key && s.EndedAt == null && s.LockedAt == null && s.LastActiveAt == standing.LastActiveAt)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastActiveAt, now), cancel),
                cancel);
        }
        catch (DatabaseUnavailableException)
        {
            // Whoever works goes on; what is done next tells it again.
        }
    }

    /// <summary>The password or passkey was given: the session goes on where it was locked, and what asks for it again is content for a while.</summary>
    public async Task ConfirmAsync(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await WriteAsync(
            async db =>
            {
                var locked = db.BrowserSessions.Where(s => s.Key == key && s.EndedAt == null);
                await NoteAsync(db, AuditAction.Confirmed, locked, cancel);
                await locked.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastActiveAt, now).SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.LockedAt, (DateTimeOffset?)null), cancel);
            },
            cancel);
        Tell(key);
    }

    /// <summary>Locks it before the idle limit is over: someone leaves the desk.</summary>
    public async Task LockAsync(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await WriteAsync(
            async db =>
            {
                var open = db.BrowserSessions.Where(s => s.Key == key && s.LockedAt == null);
                await NoteAsync(db, AuditAction.Locked, open, cancel);
                await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.LockedAt, now), cancel);
            },
            cancel);
        Tell(key);
    }

    /// <summary>Ends it: every page and cookie of its browser stops.</summary>
    public Task EndAsync(string key, CancellationToken cancel) => EndAsync(s => s.Key == key, cancel);

    /// <summary>As <see cref="EndAsync(string, CancellationToken)"/>, but open pages hear of it by <see cref="Tell"/>, or when they do something.</summary>
    public Task EndQuietlyAsync(string key, CancellationToken cancel) => EndRowsAsync(s => s.Key == key, cancel);

    /// <summary>Tells the open pages of a session to look at it.</summary>
    public void Tell(string key) => Changed?.Invoke(key);

    /// <summary>Ends one of an account's own; of no effect on another's.</summary>
    public Task EndOwnAsync(long staffId, long sessionId, CancellationToken cancel) => EndAsync(s => s.Id == sessionId && s.StaffId == staffId, cancel);

    /// <summary>Ends one of somebody's, in the name of who does it; of no effect on one that has ended, or is of another account.</summary>
    /// <returns>Whether there was one to end.</returns>
    public async Task<bool> EndOtherAsync(Actor by, long staffId, long sessionId, CancellationToken cancel)
    {
        var ended = await EndRowsAsync(s => s.Id == sessionId && s.StaffId == staffId, cancel, by);
        ended.ForEach(Tell);
        return ended.Count > 0;
    }

    /// <summary>Ends all of an account.</summary>
    public Task EndAllAsync(long staffId, CancellationToken cancel) => EndAsync(s => s.StaffId == staffId, cancel);

    /// <summary>Those of an account that have not ended, the one used last first.</summary>
    public async Task<IReadOnlyList<BrowserSession>> ListAsync(long staffId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            db => (from session in db.BrowserSessions.Where(IsOpenAt(now))
                   where session.StaffId == staffId
                   join staff in db.Users on session.StaffId equals staff.Id
                   where staff.SecurityStamp == session.Stamp
                   orderby session.LastActiveAt descending, session.Id descending
                   select session).ToListAsync(cancel),
            cancel);
    }

    private static Expression<Func<BrowserSession, bool>> IsOpenAt(DateTimeOffset now)
    {
        var earliest = now - Longest;
        return session => session.EndedAt == null && session.BeganAt > earliest;
    }

    private async Task EndAsync(Expression<Func<BrowserSession, bool>> which, CancellationToken cancel) => (await EndRowsAsync(which, cancel)).ForEach(Tell);

    /// <param name="by">Who ends the sessions of somebody else; null: whose they are.</param>
    /// <returns>The keys of those that it ended.</returns>
    private async Task<List<string>> EndRowsAsync(Expression<Func<BrowserSession, bool>> which, CancellationToken cancel, Actor? by = null)
    {
        var now = time.GetUtcNow();
        List<string> ended = [];
        await WriteAsync(
            async db =>
            {
                var open = db.BrowserSessions.Where(s => s.EndedAt == null).Where(which);
                ended = await open.Select(s => s.Key).ToListAsync(cancel);
                await NoteAsync(db, AuditAction.SignedOut, open, cancel, by);
                await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
            },
            cancel);
        return ended;
    }

    /// <summary>Has it noted of each of these sessions, in the name of whose it is, or of who ends it and with whose account.</summary>
    private static async Task NoteAsync(InclusionDb db, AuditAction action, IQueryable<BrowserSession> which, CancellationToken cancel, Actor? by = null)
    {
        foreach (var session in await which.Select(s => new { s.Id, s.StaffId, s.Address }).ToListAsync(cancel))
        {
            if (by is null)
            {
                db.Note(Noted(action, session.StaffId, session.Address, () => session.Id));
                continue;
            }

            db.Note(new AuditNote(action, nameof(BrowserSession), () => session.Id) { By = by });
            db.Note(new AuditNote(AuditAction.Changed, nameof(StaffMember), () => session.StaffId, nameof(BrowserSession)) { By = by });
        }
    }

    private static AuditNote Noted(AuditAction action, long staffId, string address, Func<long> id) =>
        new(action, nameof(BrowserSession), id) { By = Actor.Product with { StaffId = staffId, From = new ActorOrigin(null, address) } };

    /// <exception cref="DatabaseUnavailableException">The database cannot be written: a session must not seem to be begun or ended that is not.</exception>
    private Task WriteAsync(Func<InclusionDb, Task> change, CancellationToken cancel) => database.WriteAsync(
        Actor.Product,
        async db =>
        {
            await change(db);
            return Outcome.Done;
        },
        cancel).OrThrowAsync();
}
