using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Accounts.Own;

/// <param name="Browser">Such as "Firefox", as it says itself; null when it says nothing that is known.</param>
/// <param name="System">Such as "Windows"; null when not known.</param>
/// <param name="Address">The network address from which it was begun; empty when not known.</param>
/// <param name="IsThis">It is the browser that asks.</param>
public sealed record OpenSession(long Id, string? Browser, string? System, string Address, DateTimeOffset BeganAt, DateTimeOffset LastActiveAt, bool IsThis)
{
    /// <param name="key">Of the browser that asks; null for none.</param>
    internal static OpenSession Of(BrowserSession session, string? key) => new(
        session.Id, BrowserAgent.BrowserOf(session.Agent), BrowserAgent.SystemOf(session.Agent), session.Address, session.BeganAt, session.LastActiveAt, session.Key == key);
}

/// <param name="Zone">In which their moments are told: that of one's own centre, or of the organisation.</param>
public sealed record OpenSessions(IReadOnlyList<OpenSession> Sessions, TimeZoneInfo Zone);

/// <summary>The browsers in which one's own account is signed in.</summary>
public sealed class ListOwnSessions(Database database, CurrentStaff current, BrowserSessions sessions, HomeZone home)
{
    /// <param name="key">Of the browser that asks; null for none.</param>
    public async Task<OpenSessions> RunAsync(string? key, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: { } staffId } actor)
        {
            return new OpenSessions([], TimeZoneInfo.Utc);
        }

        var zone = actor.CentreId is { } centreId ? (await database.ReadAsync(db => db.CalendarAsync(centreId, cancel), cancel)).Zone : await home(cancel);
        var open = await sessions.ListAsync(staffId, cancel);
        return new OpenSessions(
            [.. open.Select(s => OpenSession.Of(s, key))],
            zone);
    }
}
