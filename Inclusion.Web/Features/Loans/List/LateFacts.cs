using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>What staff do next about a late loan.</summary>
public enum LateStep
{
    /// <summary>The person is on the call list.</summary>
    Call,

    /// <summary>The person is to get a letter.</summary>
    Write,

    /// <summary>The e-mail could not be sent.</summary>
    MailFailed,

    /// <summary>What was agreed or planned at the last call.</summary>
    AsAgreed,

    /// <summary>Nothing: the product says something again on a day.</summary>
    Wait,

    /// <summary>Nothing more is said by itself: extend the loan, or give it up as lost.</summary>
    Decide,
}

/// <summary>What was said about a late loan, and what comes next.</summary>
/// <param name="SentAt">When the last e-mail about it went; null when none did.</param>
/// <param name="Call">The last call about it; null when nobody rang.</param>
/// <param name="MessageId">The message that the next step is about; null where it is about none.</param>
/// <param name="NextOn">The day of the next reminder; null unless <see cref="LateStep.Wait"/>.</param>
public sealed record LateFacts(DateTimeOffset? SentAt, LateCall? Call, LateStep Step, long? MessageId, DateOnly? NextOn)
{
    /// <summary>Of loans that are late, all at once.</summary>
    /// <param name="stages">As <see cref="LateStage.Of"/> gives them.</param>
    internal static async Task<IReadOnlyDictionary<long, LateFacts>> ReadAsync(InclusionDb db, IReadOnlyList<Loan> loans, IReadOnlyList<LateStage> stages, CentreDays days, CancellationToken cancel)
    {
        var ids = loans.Select(l => l.Id).ToList();
        var said = (await db.LoanReminders
            .Where(r => ids.Contains(r.LoanId) && r.Kind == ReminderKind.Overdue)
            .Join(db.Messages, r => r.MessageId, m => m.Id, (r, m) => new Said(r.LoanId, r.DueOn, r.OffsetDays, m.Id, m.Status, m.Channel, m.SentAt))
            .ToListAsync(cancel)).ToLookup(s => s.LoanId);
        var messages = said.SelectMany(s => s).Select(s => s.MessageId).Distinct().ToList();
        var calls = (await db.Messages
            .Where(m => messages.Contains(m.Id))
            .SelectMany(m => m.Calls)
            .Select(c => new LateCall(c.MessageId, c.Outcome, c.NextStep, c.At))
            .ToListAsync(cancel)).ToLookup(c => c.MessageId);
        return loans.ToDictionary(l => l.Id, l => Of(l, [.. said[l.Id].Where(s => s.DueOn == l.DueOn).OrderBy(s => s.Offset)], calls, stages, days.At(l.CentreId)));
    }

    private static LateFacts Of(Loan loan, IReadOnlyList<Said> said, ILookup<long, LateCall> calls, IReadOnlyList<LateStage> stages, DateOnly today)
    {
        var sent = said.Max(s => s.SentAt);
        var call = said.SelectMany(s => calls[s.MessageId]).MaxBy(c => c.At);
        LateFacts Next(LateStep step, long? message = null, DateOnly? on = null) => new(sent, call, step, message, on);
        if (said is [.., { Status: MessageStatus.ToCall or MessageStatus.Failed } open])
        {
            return Next(open.Status is MessageStatus.Failed ? LateStep.MailFailed : open.Channel is ContactChannel.Letter ? LateStep.Write : LateStep.Call, open.MessageId);
        }

        if (call is { NextStep: not null } && (sent is null || call.At > sent))
        {
            return Next(LateStep.AsAgreed, call.MessageId);
        }

        var late = loan.DaysOverdue(today);
        return stages.FirstOrDefault(s => s.From > late) is { From: > 0 } next ? Next(LateStep.Wait, on: loan.DueOn.AddDays(next.From)) : Next(LateStep.Decide);
    }

    private sealed record Said(long LoanId, DateOnly DueOn, int Offset, long MessageId, MessageStatus Status, ContactChannel Channel, DateTimeOffset? SentAt);
}

/// <summary>A call about a late loan.</summary>
/// <param name="NextStep">What was written down to do; null when nothing.</param>
public sealed record LateCall(long MessageId, CallOutcome Outcome, string? NextStep, DateTimeOffset At);
