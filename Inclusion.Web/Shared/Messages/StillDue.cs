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
        var lines = await (
            from reminder in db.LoanReminders
            where messageIds.Contains(reminder.MessageId)
            join loan in db.Loans on reminder.LoanId equals loan.Id
            where loan.Status == LoanStatus.Open && loan.DueOn == reminder.DueOn
            join line in db.LoanDevices on loan.Id equals line.LoanId
            where line.IsOut
            join device in db.Devices on line.DeviceId equals device.Id
            select new { reminder.MessageId, device.Maker, device.Model, line.Tag, loan.DueOn, loan.CentreId }).Distinct().ToListAsync(cancel);
        return lines.ToLookup(l => l.MessageId, l => new DueLine(NameOf(l.Maker, l.Model, l.Tag), l.Tag, l.DueOn, l.CentreId));
    }

    /// <summary>The devices of these loans that are out, by loan.</summary>
    public static async Task<ILookup<long, DueLine>> ReadLoansAsync(InclusionDb db, IReadOnlyCollection<long> loanIds, CancellationToken cancel)
    {
        var lines = await (
            from loan in db.Loans
            where loanIds.Contains(loan.Id) && loan.Status == LoanStatus.Open
            join line in db.LoanDevices on loan.Id equals line.LoanId
            where line.IsOut
            join device in db.Devices on line.DeviceId equals device.Id
            select new { loan.Id, device.Maker, device.Model, line.Tag, loan.DueOn, loan.CentreId }).ToListAsync(cancel);
        return lines.ToLookup(l => l.Id, l => new DueLine(NameOf(l.Maker, l.Model, l.Tag), l.Tag, l.DueOn, l.CentreId));
    }

    /// <summary>Those of these messages that reminded of loans alone, of which nothing is left.</summary>
    public static IQueryable<Message> WithNothingLeft(this IQueryable<Message> messages, InclusionDb db) => messages.Where(m =>
        db.LoanReminders.Any(r => r.MessageId == m.Id)
        && !db.EnrolmentNotices.Any(n => n.MessageId == m.Id)
        && !db.LoanReminders.Any(r => r.MessageId == m.Id && db.Loans.Any(l => l.Id == r.LoanId && l.Status == LoanStatus.Open && l.DueOn == r.DueOn)));

    /// <summary>Maker and model; the tag of a device about which neither is known.</summary>
    internal static string NameOf(string maker, string model, string tag)
    {
        // Many models begin with their maker's name already.
        var name = model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : $"{maker} {model}".Trim();
        return name.Length > 0 ? name : tag;
    }
}
