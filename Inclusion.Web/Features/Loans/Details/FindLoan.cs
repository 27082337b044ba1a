using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Details;

/// <summary>A loan with everything that happened to it.</summary>
/// <param name="Today">The day at the centre that lent.</param>
/// <param name="IsBeginUnknown">It was lent before <paramref name="LentOn"/>, and nobody knows when.</param>
/// <param name="ClosedOn">The centre's day of the end; null while it is open.</param>
/// <param name="RenewedDueOn">The due date that renewing now would give; null when it would be refused.</param>
/// <param name="WhyNotRenew">Why renewing would be refused; null when it would not, and for a loan that is over.</param>
/// <param name="Awaited">That somebody waits for such a device, where it is to be said before renewing; null otherwise.</param>
/// <param name="MayMarkLost">Whether the person asking may give it up.</param>
/// <param name="CanUndo">Whether the check-out can be taken back now.</param>
/// <param name="DueDateBefore">The due date that taking back the last renewal or extension would give; null when there is none to take back now.</param>
public sealed record LoanDetails(
    long Id,
    string Number,
    LoanStatus Status,
    LoanPerson Person,
    string Centre,
    TimeZoneInfo Zone,
    DateOnly Today,
    DateOnly LentOn,
    bool IsBeginUnknown,
    DateOnly DueOn,
    DateOnly? ClosedOn,
    int Renewals,
    int? RenewalsAllowed,
    DateOnly? RenewedDueOn,
    Refusal? WhyNotRenew,
    DeviceAwaited? Awaited,
    bool MayMarkLost,
    bool CanUndo,
    DateOnly? DueDateBefore,
    IReadOnlyList<LoanDeviceLine> Lines,
    IReadOnlyList<LoanHappening> History)
{
    public bool IsOpen => Status is LoanStatus.Open;
}

public sealed record LoanPerson(long Id, string Name, string Phone, string Email);

/// <summary>One device of the loan.</summary>
/// <param name="ReturnedOn">Null while it is out, when it was given to the borrower, or given up.</param>
/// <param name="GivenOn">The day on which it became the borrower's own; null when it did not.</param>
/// <param name="MissingBefore">What of its kit was missing before this loan.</param>
/// <param name="DamageBefore">What was damaged before it; null when nothing was.</param>
/// <param name="CanUndoReturn">Whether its return can be taken back now.</param>
/// <param name="CanDescribeReturn">Whether what was said about its return can be changed now.</param>
public sealed record LoanDeviceLine(
    long DeviceId,
    string Tag,
    string Name,
    IReadOnlyList<string> Accessories,
    bool IsOut,
    DateOnly? ReturnedOn,
    DateOnly? GivenOn,
    IReadOnlyList<string> Missing,
    string? Damage,
    IReadOnlyList<string> MissingBefore,
    string? DamageBefore,
    DeviceGrade? GradeAtCheckOut,
    DeviceGrade? Grade,
    bool CanUndoReturn,
    bool CanDescribeReturn);

/// <summary>One thing that happened: to the loan, or said to the person about it.</summary>
/// <param name="Kind">Null for a message.</param>
/// <param name="Message">Null for what happened to the loan itself.</param>
public sealed record LoanHappening(DateTimeOffset At, string StaffName, LoanEventKind? Kind, string? Tag, DateOnly? DueOn, string? Note, LoanMessage? Message)
{
    /// <summary>When it was due before; null where that did not change.</summary>
    public DateOnly? DueBefore { get; init; }
}

/// <summary>A message that was about the loan.</summary>
public sealed record LoanMessage(long Id, ReminderKind Kind, ContactChannel Channel, MessageStatus Status);

/// <summary>Finds a loan with its devices, its terms for a renewal, and everything that happened. That it was seen is noted: it says who has what, and how they are reached.</summary>
public sealed class FindLoan(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <param name="again">The page reads again what it shows already: that is no second look.</param>
    /// <returns>Null when there is no such loan, or the person asking works for another centre.</returns>
    public async Task<LoanDetails?> RunAsync(long loanId, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var now = time.GetUtcNow();
        var found = await database.ReadAsync(
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan)
                {
                    return null;
                }

                await db.Entry(loan).Collection(l => l.Events).LoadAsync(cancel);
                var centre = await db.Centres.SingleAsync(c => c.Id == loan.CentreId, cancel);
                var calendar = centre.Calendar;
                var today = calendar.DateOf(now);
                var person = await db.People.Where(p => p.Id == loan.PersonId).Select(p => new LoanPerson(p.Id, p.Name, p.Phone, p.Email)).SingleAsync(cancel);
                if (!await (await PeopleInReach.SeenByAsync(db, actor, cancel)).HasAsync(person.Id, cancel))
                {
                    // They had it here once, and are of another centre now: the loan says who, and not how they are reached.
                    person = person with { Phone = "", Email = "" };
                }

                var ids = loan.Devices.Select(line => line.DeviceId).ToList();
                var devices = await db.Devices.Include(d => d.Wipes).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
                var renewal = loan.Status is LoanStatus.Open ? await RenewalAsync(db, loan, calendar, devices, now, cancel) : null;
                return new LoanDetails(
                    loan.Id,
                    loan.Number,
                    loan.Status,
                    person,
                    centre.Name,
                    calendar.Zone,
                    today,
                    loan.LentOn,
                    loan.IsBeginUnknown,
                    loan.DueOn,
                    loan.ClosedAt is { } closed ? calendar.DateOf(closed) : null,
                    loan.Renewals,
                    renewal?.Terms?.RenewalsAllowed,
                    renewal?.DueOn,
                    renewal?.WhyNot,
                    renewal?.DueOn is null ? null : renewal.Awaited,
                    actor.Runs(loan.CentreId),
                    loan.WhyNotUndo(today) is null,
                    loan.Status is LoanStatus.Open ? loan.DueDateToUndo(now, calendar.DateOf)?.Before : null,
                    [.. loan.Devices.OrderBy(line => line.Id).Select(line => Line(loan, line, devices[line.DeviceId], today))],
                    await HistoryAsync(db, loanId, cancel));
            },
            cancel);
        if (found is not null && !again)
        {
            await audit.SeenAsync(actor, nameof(Loan), loanId, cancel);
        }

        return found;
    }

    private static async Task<Renewal> RenewalAsync(InclusionDb db, Loan loan, CentreCalendar calendar, Dictionary<long, Device> devices, DateTimeOffset now, CancellationToken cancel)
    {
        var stillOut = loan.Devices.Where(line => line.IsOut).Select(line => new DeviceStillOut(line.DeviceId, line.Tag, devices[line.DeviceId].Category)).ToList();
        var facts = await RenewalFacts.ReadAsync(db, new Dictionary<long, CentreCalendar> { [loan.CentreId] = calendar }, [.. stillOut.Select(d => d.Id)], now, cancel);
        return facts.Of(loan, stillOut);
    }

    private static LoanDeviceLine Line(Loan loan, LoanDevice line, Device device, DateOnly today) => new(
        device.Id,
        line.Tag,
        $"{device.Maker} {device.Model}".Trim(),
        line.Accessories,
        line.IsOut,
        line.ReturnedOn,
        line.GivenOn,
        line.MissingAccessories,
        line.DamageNote,
        line.MissingAtCheckOut,
        line.DamageAtCheckOut,
        line.GradeAtCheckOut,
        device.Grade,
        loan.CanUndoReturn(device, today),
        line.ReturnedOn == today);

    private static async Task<IReadOnlyList<LoanHappening>> HistoryAsync(InclusionDb db, long loanId, CancellationToken cancel)
    {
        var events = await db.LoanEvents.Where(e => e.LoanId == loanId).OrderBy(e => e.Id)
            .Select(e => new LoanHappening(e.At, e.StaffName, e.Kind, e.Tag, e.DueOn, e.Note, null)).ToListAsync(cancel);
        var messages = await db.LoanReminders.Where(r => r.LoanId == loanId).OrderBy(r => r.Id)
            .Select(r => new LoanHappening(r.Message.SentAt ?? r.Message.CreatedAt, "", null, null, r.DueOn, null, new LoanMessage(r.MessageId, r.Kind, r.Message.Channel, r.Message.Status))).ToListAsync(cancel);

        DateOnly? due = null;
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].DueOn is { } dueOn)
            {
                events[i] = events[i] with { DueBefore = due != dueOn ? due : null };
                due = dueOn;
            }
        }

        // Sorting is stable: what happened at one instant stays in the order in which it was written.
        return [.. events.Concat(messages).OrderBy(h => h.At)];
    }
}
