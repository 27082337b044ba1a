using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Training;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Connectivity;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.Loans;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>Gathers what needs a person now at one centre. Every list is short and every count capped: the page costs the same at any size.</summary>
public sealed class FindToday(Database database, CurrentStaff staff, TimeProvider time, IEnumerable<JobDefinition> jobs, AuditTrail audit)
{
    private const int Lines = 8;

    /// <exception cref="NotAllowedException">Who asks does not work at this centre's desk.</exception>
    public async Task<TodayView> RunAsync(long centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(actor => actor.WorksAt(centreId), cancel);
        var view = await database.ReadAsync(
            async db =>
            {
                var calendar = await db.CalendarAsync(centreId, cancel);
                var now = time.GetUtcNow();
                var today = calendar.DateOf(now);
                var open = db.Loans.Where(l => l.CentreId == centreId && l.Status == LoanStatus.Open);
                var calls = db.Messages.Where(m => m.CentreId == centreId && m.Status == MessageStatus.ToCall);
                var held = db.Devices.Where(d => d.CentreId == centreId);
                var sims = db.SimCards.Where(c => c.CentreId == centreId);
                var toWipe = held.WaitingForWipe();

                // Their number and the oldest of them in one pass: no index has them by day.
                var toLookAt = await held.WaitingForLook().GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(d => (DateOnly?)d.StatusSince) }).FirstOrDefaultAsync(cancel);
                return new TodayView(
                    today,
                    calendar.OpenUntil(now),
                    calendar.Zone,
                    !await db.Devices.AnyAsync(cancel) && !await db.People.AnyAsync(cancel),
                    await LoansAsync(db, open.Where(l => l.DueOn < today), cancel),
                    await LoansAsync(db, open.Where(l => l.DueOn == today), cancel),
                    await CallsAsync(db, calls, cancel),
                    await ReadyAsync(db, centreId, cancel),
                    await CountAsync(toWipe, cancel) + new CappedCount(toLookAt?.Count ?? 0),
                    Earlier(await toWipe.MinAsync(d => d.WipeNeededSince, cancel), toLookAt?.Since),
                    await CountAsync(held.ToMend(), cancel),
                    await db.Organisations.AnyAsync(o => o.AgreementsRequiredSince != null, cancel) ? await CountAsync(open.WithoutAgreement(db), cancel) : new CappedCount(0),
                    await CountAsync(db.UnderWay(db.Transfers.Where(t => t.ToCentreId == centreId)), cancel),
                    await CountAsync(db.UnderWay(db.Transfers.Where(t => t.FromCentreId == centreId)).Where(d => d.Standing == TransferStanding.NotArrived), cancel),
                    await CountAsync(db.IncidentsOf(centreId).Where(i => i.DecidedAt == null), cancel),
                    await CountAsync(sims.ToCutOff(db), cancel),
                    await CountAsync(sims.EndingBy(today), cancel),
                    await CountAsync(db.RequestsWaiting(centreId), cancel),
                    await CountAsync(db.DeviceRequestsWaiting(centreId), cancel),
                    await CountAsync(db.Reservations.Where(r => r.CentreId == centreId && r.Status == ReservationStatus.Held), cancel),
                    await CountAsync(db.Reservations.Where(r => r.CentreId == centreId && r.Status == ReservationStatus.Waiting), cancel),
                    await SessionsAsync(db, centreId, today, cancel),
                    await CountAsync(db.Messages.Where(m => m.CentreId == centreId && m.Status == MessageStatus.Failed), cancel),
                    await FailedJobsAsync(db, cancel));
            },
            cancel);
        audit.Listed(actor, nameof(FindToday), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"CentreId: {centreId}"), view.Overdue.First.Count + view.DueToday.First.Count + view.ToCall.First.Count);
        return view;
    }

    private static async Task<Several<TodayLoan>> LoansAsync(InclusionDb db, IQueryable<Loan> loans, CancellationToken cancel)
    {
        var rows = await loans.OrderBy(l => l.DueOn).ThenBy(l => l.Id).Take(Lines)
            .Join(db.People, l => l.PersonId, p => p.Id, (l, p) => new { l.Id, l.Number, l.DueOn, l.PersonId, p.Name, p.Phone, HasEmail = p.Email != "" })
            .OrderBy(l => l.DueOn).ThenBy(l => l.Id)
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var devices = await db.LoanDevices.Where(d => ids.Contains(d.LoanId) && d.IsOut)
            .Join(db.Devices, line => line.DeviceId, d => d.Id, (line, d) => new { line.LoanId, d.Model, d.Tag })
            .OrderBy(d => d.Tag)
            .ToListAsync(cancel);
        var contacts = await ContactsAsync(db, rows.ConvertAll(r => r.PersonId), cancel);
        return new Several<TodayLoan>(
            await CountAsync(loans, cancel),
            rows.ConvertAll(r => new TodayLoan(
                r.Id, r.Number, r.PersonId, r.Name, r.Phone, r.HasEmail, r.DueOn,
                [.. devices.Where(d => d.LoanId == r.Id).Select(d => new DeviceName(d.Model, d.Tag))],
                contacts.GetValueOrDefault(r.PersonId))));
    }

    private static async Task<Several<CallLine>> CallsAsync(InclusionDb db, IQueryable<Message> calls, CancellationToken cancel)
    {
        var rows = await calls.OrderBy(m => m.Id).Take(Lines)
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Id, m.PersonId, p.Name, p.Phone, m.Subject, m.Channel })
            .OrderBy(m => m.Id)
            .ToListAsync(cancel);
        var contacts = await ContactsAsync(db, rows.ConvertAll(r => r.PersonId), cancel);
        return new Several<CallLine>(
            await CountAsync(calls, cancel),
            rows.ConvertAll(r => new CallLine(r.Id, r.PersonId, r.Name, r.Phone, r.Subject, r.Channel, contacts.GetValueOrDefault(r.PersonId))));
    }

    /// <summary>The last message or call of each of these people.</summary>
    private static async Task<Dictionary<long, Contact>> ContactsAsync(InclusionDb db, List<long> people, CancellationToken cancel)
    {
        var sent = await db.Messages.Where(m => people.Contains(m.PersonId) && m.SentAt != null)
            .Select(m => new { m.PersonId, m.Channel, At = m.SentAt!.Value, Call = (CallOutcome?)null })
            .ToListAsync(cancel);
        var called = await db.MessageCalls
            .Join(db.Messages.Where(m => people.Contains(m.PersonId)), c => c.MessageId, m => m.Id, (c, m) => new { m.PersonId, Channel = ContactChannel.Call, c.At, Call = (CallOutcome?)c.Outcome })
            .ToListAsync(cancel);
        return sent.Concat(called).GroupBy(c => c.PersonId).ToDictionary(
            group => group.Key,
            group => group.MaxBy(c => c.At) is { } last ? new Contact(last.Channel, last.At, last.Call) : throw new InvalidOperationException("A group has a member."));
    }

    private static async Task<IReadOnlyList<ReadyCount>> ReadyAsync(InclusionDb db, long centreId, CancellationToken cancel)
    {
        var ready = await db.Devices.Where(d => d.CentreId == centreId).ReadyToLend(db)
            .GroupBy(d => d.Category).Select(g => new ReadyCount(g.Key, g.Count())).ToListAsync(cancel);
        var counts = new List<ReadyCount>();
        foreach (var category in Enum.GetValues<DeviceCategory>())
        {
            if (ready.Find(r => r.Category == category) is { } some)
            {
                counts.Add(some);
            }
            else if (await db.Devices.AnyAsync(d => d.CentreId == centreId && d.Category == category, cancel))
            {
                counts.Add(new ReadyCount(category, 0));
            }
        }

        return counts;
    }

    /// <summary>The sessions of a day that were announced and not cancelled, and the places of their workshops.</summary>
    private static async Task<DaySessions> SessionsAsync(InclusionDb db, long centreId, DateOnly day, CancellationToken cancel)
    {
        var sessions = await (
            from session in db.WorkshopSessions
            where session.CentreId == centreId && session.Date == day && session.Status == SessionStatus.Planned
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            where workshop.Status != WorkshopStatus.Draft && workshop.Status != WorkshopStatus.Cancelled
            select new { workshop.Id, workshop.SeatsTaken, workshop.Capacity }).ToListAsync(cancel);
        var workshops = sessions.DistinctBy(s => s.Id).ToList();
        return new DaySessions(sessions.Count, workshops.Sum(w => w.SeatsTaken), workshops.Sum(w => w.Capacity));
    }

    /// <summary>How many jobs failed when they ran last.</summary>
    private async Task<int> FailedJobsAsync(InclusionDb db, CancellationToken cancel)
    {
        // One look into the index for each: the runs of a month are many.
        var last = jobs.Select(job => db.JobRuns.Where(r => r.Job == job.Name).OrderByDescending(r => r.Id).Take(1)).Aggregate((all, one) => all.Concat(one));
        return await last.CountAsync(r => r.Succeeded == false, cancel);
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private static async Task<CappedCount> CountAsync<T>(IQueryable<T> rows, CancellationToken cancel) => new(await rows.Take(CappedCount.Cap + 1).CountAsync(cancel));
}
