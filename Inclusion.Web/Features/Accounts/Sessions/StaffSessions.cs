using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Own;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Sessions;

/// <summary>The browsers in which somebody else is signed in, for administrators: addresses of staff are read by nobody else.</summary>
public sealed class ListStaffSessions(Database database, CurrentStaff current, BrowserSessions sessions, HomeZone home)
{
    /// <summary>Refuses <see cref="NotAllowed"/> to everybody but administrators, and <see cref="NotFound"/>.</summary>
    public async Task<Outcome<OpenSessions>> RunAsync(long staffId, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return new NotAllowed();
        }

        if (!await database.ReadAsync(db => db.Users.AnyAsync(s => s.Id == staffId, cancel), cancel))
        {
            return new NotFound();
        }

        var key = await current.FindKeyAsync();
        return new OpenSessions([.. (await sessions.ListAsync(staffId, cancel)).Select(s => OpenSession.Of(s, key))], await home(cancel));
    }
}

/// <summary>Signs somebody else out in one browser (OWASP ASVS 5.0, 7.4.5): one that was left open somewhere, or is not theirs. The account stays as it is.</summary>
public sealed class EndStaffSession(CurrentStaff current, BrowserSessions sessions, ILogger<EndStaffSession> logger)
{
    /// <summary>
    /// Refuses <see cref="NotAllowed"/> to everybody but administrators, and what a database that cannot be written refuses. One that has ended already, or is of another account, changes
    /// nothing.
    /// </summary>
    public async Task<Outcome> RunAsync(long staffId, long sessionId, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        var hasEnded = false;
        var outcome = await DatabaseFault.RefusedAsync(async () => hasEnded = await sessions.EndOtherAsync(actor, staffId, sessionId, cancel));
        if (hasEnded)
        {
            logger.SessionEnded(sessionId, staffId, actor.StaffId);
        }

        return outcome;
    }
}
