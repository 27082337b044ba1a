using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>What a reminder still has to say: of what it was written for, that which is still out and still due on the same day.</summary>
public static class StillDue
{
    /// <summary>The devices by message; a message that has nothing left to say is missing.</summary>
    public static async Task<ILookup<long, DueLine>> ReadAsync(InclusionDb db, IReadOnlyCollection<long> messageIds, CancellationToken cancel)
    {
        var reminders = await db.LoanReminders.Where(r => messageIds.Contains(r.MessageId)).Select(r => new { r.MessageId, r.LoanId, r.DueOn }).Distinct().ToListAsync(cancel);
        var lines = await ReadLoansAsync(db, [.. reminders.Select(r => r.LoanId).Distinct()], cancel);
        return reminders
            .SelectMany(r => lines[r.LoanId].Where(line => line.DueOn == r.DueOn), (reminder, line) => (reminder.MessageId, Line: line))
            .ToLookup(said => said.MessageId, said => said.Line);
    }

    /// <summary>The devices of these loans that are out, by loan.</summary>
    public static async Task<ILookup<long, DueLine>> ReadLoansAsync(InclusionDb db, IReadOnlyCollection<long> loanIds, CancellationToken cancel)
    {
        var lines = await LinesOut(db, loanIds).ToListAsync(cancel);
        return lines.Where(l => l.Status is LoanStatus.Open).ToLookup(l => l.LoanId, l => new DueLine(NameOf(l.Maker, l.Model, l.Tag), l.Tag, l.DueOn, l.CentreId));
    }

    /// <summary>What of these loans is out. That a loan is open is seen afterwards: asked for it here, the database would begin with all that are.</summary>
    internal static IQueryable<LineOut> LinesOut(InclusionDb db, IReadOnlyCollection<long> loanIds) =>
        from loan in db.Loans
        where loanIds.Contains(loan.Id)
        join line in db.LoanDevices on loan.Id equals line.LoanId
        where line.IsOut
        join device in db.Devices on line.DeviceId equals device.Id
        select new LineOut(loan.Id, loan.Status, loan.DueOn, loan.CentreId, line.Tag, device.Maker, device.Model);

    /// <summary>Those of these messages that reminded of loans alone, of which nothing is left.</summary>
    public static IQueryable<Message> WithNothingLeft(this IQueryable<Message> messages, InclusionDb db) => messages.Where(m =>
        db.LoanReminders.Any(r => r.MessageId == m.Id)
        && !db.EnrolmentNotices.Any(n => n.MessageId == m.Id)
        && !db.ReservationNotices.Any(n => n.MessageId == m.Id)
        && !db.LoanReminders.Any(r => r.MessageId == m.Id && db.Loans.Any(l => l.Id == r.LoanId && l.Status == LoanStatus.Open && l.DueOn == r.DueOn)));

    /// <summary>Maker and model; the tag of a device about which neither is known.</summary>
    internal static string NameOf(string maker, string model, string tag)
    {
        // Many models begin with their maker's name already.
        var name = model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : $"{maker} {model}".Trim();
        return name.Length > 0 ? name : tag;
    }

    internal sealed record LineOut(long LoanId, LoanStatus Status, DateOnly DueOn, long CentreId, string Tag, string Maker, string Model);
}
