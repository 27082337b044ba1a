using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Closures;

/// <summary>A loan that is due while the centre is closed.</summary>
/// <param name="Tags">What is still out.</param>
/// <param name="MovesTo">The due date that it would get; null when it would get none.</param>
/// <param name="WhyNot">Why it stays; null when it moves, and when no open day is in sight.</param>
public sealed record ClosureLoan(long Id, string Number, long PersonId, string Person, IReadOnlyList<string> Tags, DateOnly DueOn, DateOnly? MovesTo, Refusal? WhyNot);

/// <summary>A session that is planned while the centre is closed.</summary>
public sealed record ClosureSession(long WorkshopId, string Title, SessionTimes Times);

/// <param name="Reason">Why it is closed; may be empty.</param>
/// <param name="IsOver">Nothing is moved any more.</param>
/// <param name="OpenOn">The first day between them on which the centre is open, and nothing is moved; null where it is one closure.</param>
/// <param name="Loans">The first due first.</param>
/// <param name="Sessions">In their order.</param>
public sealed record ClosureView(string Centre, DateOnly From, DateOnly To, string Reason, bool IsOver, DateOnly? OpenOn, IReadOnlyList<ClosureLoan> Loans, IReadOnlyList<ClosureSession> Sessions);

/// <summary>What falls into days on which a centre is closed, and where the due dates would go. That those who have to bring something back were seen is noted.</summary>
public sealed class FindClosure(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <param name="perDay">How much may be due on one day afterwards; at least 1.</param>
    /// <returns>Null when there is no such centre.</returns>
    /// <exception cref="NotAllowedException">Who asks does not run this centre.</exception>
    public async Task<ClosureView?> RunAsync(long centreId, DateOnly from, DateOnly to, int perDay, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.Runs(centreId), cancel);
        var now = time.GetUtcNow();
        var closure = await database.ReadAsync(
            async db =>
            {
                if (await db.Centres.SingleOrDefaultAsync(c => c.Id == centreId, cancel) is not { } centre)
                {
                    return null;
                }

                var calendar = centre.Calendar;
                var plan = await ClosurePlan.ReadAsync(db, centre, from, to, perDay, now, cancel);
                var people = plan.Loans.Select(l => l.PersonId).Distinct().ToList();
                var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
                return new ClosureView(
                    centre.Name,
                    from,
                    to,
                    calendar.WhyClosed(from) ?? "",
                    to < calendar.DateOf(now),
                    ClosurePlan.OpenWithin(calendar, from, to),
                    [.. plan.Loans.Select(l => new ClosureLoan(l.Id, l.Number, l.PersonId, names[l.PersonId], [.. l.Devices.Where(d => d.IsOut).Select(d => d.Tag)], l.DueOn, plan.MovesTo(l), plan.WhyNot(l)))],
                    await SessionsAsync(db, centreId, from, to, calendar, cancel));
            },
            cancel);
        if (closure is { Loans.Count: > 0 })
        {
            var asked = string.Create(CultureInfo.InvariantCulture, $"CentreId: {centreId}, From: {from:yyyy-MM-dd}, To: {to:yyyy-MM-dd}");
            audit.Listed(actor, nameof(FindClosure), asked, closure.Loans.DistinctBy(l => l.PersonId).Count());
        }

        return closure;
    }

    private static async Task<IReadOnlyList<ClosureSession>> SessionsAsync(InclusionDb db, long centreId, DateOnly first, DateOnly last, CentreCalendar calendar, CancellationToken cancel)
    {
        var sessions = await (
            from session in db.WorkshopSessions
            where session.CentreId == centreId && session.Date >= first && session.Date <= last && session.Status == SessionStatus.Planned
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join course in db.Courses on workshop.CourseId equals course.Id
            orderby session.StartsAt
            select new { Session = session, workshop.Id, Course = course }).ToListAsync(cancel);
        return [.. sessions.Where(s => !calendar.IsOpen(s.Session.Date)).Select(s => new ClosureSession(s.Id, s.Course.In(Language.Current.Code).Title.Text, s.Session.Times))];
    }
}
