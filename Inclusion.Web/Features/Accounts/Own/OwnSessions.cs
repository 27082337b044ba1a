using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Own;

/// <param name="Browser">Such as "Firefox", as it says itself; null when it says nothing that is known.</param>
/// <param name="System">Such as "Windows"; null when not known.</param>
/// <param name="Address">The network address from which it was begun; empty when not known.</param>
/// <param name="IsThis">It is the browser that asks.</param>
public sealed record OwnSession(long Id, string? Browser, string? System, string Address, DateTimeOffset BeganAt, DateTimeOffset LastActiveAt, bool IsThis);

/// <param name="Zone">In which their moments are told: that of one's own centre, or of the first.</param>
public sealed record OwnSessions(IReadOnlyList<OwnSession> Sessions, TimeZoneInfo Zone);

/// <summary>The browsers in which one's own account is signed in.</summary>
public sealed class ListOwnSessions(Database database, CurrentStaff current, BrowserSessions sessions)
{
    /// <param name="key">Of the browser that asks; null for none.</param>
    public async Task<OwnSessions> RunAsync(string? key, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: { } staffId } actor)
        {
            return new OwnSessions([], TimeZoneInfo.Utc);
        }

        var zone = await database.ReadAsync(db => db.Centres.OrderByDescending(c => c.Id == actor.CentreId).ThenBy(c => c.Id).Select(c => c.TimeZone).FirstOrDefaultAsync(cancel), cancel);
        var open = await sessions.ListAsync(staffId, cancel);
        return new OwnSessions(
            [.. open.Select(s => new OwnSession(s.Id, BrowserAgent.BrowserOf(s.Agent), BrowserAgent.SystemOf(s.Agent), s.Address, s.BeganAt, s.LastActiveAt, s.Key == key))],
            zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone));
    }
}

/// <summary>Signs one's own account out in other browsers.</summary>
public sealed class EndOwnSessions(CurrentStaff current, BrowserSessions sessions)
{
    /// <param name="sessionId">Which; null: all, that of the browser which asks included.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>. One that has ended already, or is somebody else's, changes nothing.</returns>
    public async Task<Outcome> RunAsync(long? sessionId, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return new NotAllowed();
        }

        await (sessionId is { } id ? sessions.EndOwnAsync(staffId, id, cancel) : sessions.EndAllAsync(staffId, cancel));
        return Outcome.Done;
    }
}
