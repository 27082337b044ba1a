using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Chosen;

/// <summary>What can be done with several messages at once.</summary>
public enum MessageAct
{
    /// <summary>See <see cref="Send.SendAgain"/>.</summary>
    SendAgain = 1,

    /// <summary>See <see cref="Calls.CallInstead"/>.</summary>
    CallInstead = 2,

    /// <summary>See <see cref="Calls.NoteCall"/>.</summary>
    NoteCall = 3,

    /// <summary>See <see cref="WithdrawMessage"/>.</summary>
    Withdraw = 4,
}

/// <summary>What is to be done with messages.</summary>
/// <param name="Call">What came of the calls; null for everything but <see cref="MessageAct.NoteCall"/>.</param>
public sealed record MessageWish(MessageAct Act, CallOutcome? Call = null);

/// <summary>It was not said what came of the calls.</summary>
public sealed record CallOutcomeMissing : Refusal;

/// <summary>A message that stays as it is.</summary>
/// <param name="Person">To whom it is; empty when it is gone, or not for whoever asks to see.</param>
public sealed record MessageLeft(string Person, Refusal Why);

/// <summary>What would come of it.</summary>
/// <param name="Done">How many messages it would be done with.</param>
/// <param name="Left">The others.</param>
public sealed record MessagesToDo(int Done, IReadOnlyList<MessageLeft> Left);

/// <summary>What came of it.</summary>
/// <param name="Done">How many messages it was done with.</param>
/// <param name="Left">Why the others stay as they are.</param>
public sealed record MessagesDone(int Done, IReadOnlyList<Refusal> Left);

/// <summary>Does the same with several messages, with each as if it were alone: what cannot be done is named, the others are.</summary>
public sealed class ActOnMessages(Database database, CurrentStaff staff, SendAgain sendAgain, CallInstead callInstead, NoteCall noteCall, WithdrawMessage withdraw, TimeProvider time)
{
    /// <summary>
    /// What would come of it now; nothing is changed. A message that is gone, or of a centre at which the person does not work, is <see cref="NotFound"/>. Refuses <see cref="NotAllowed"/>.
    /// </summary>
    public async Task<Outcome<MessagesToDo>> PreviewAsync(IReadOnlyList<long> ids, MessageWish wish, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync(
            async db =>
            {
                // They are read to be asked and thrown away: the rule itself answers, and nothing is saved.
                var now = time.GetUtcNow();
                var found = (await db.Messages.Where(m => ids.Contains(m.Id)).OrderBy(m => m.Id)
                    .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new Found(m, p.Name, p.Email, p.Phone)).ToListAsync(cancel)).FindAll(f => actor.WorksAt(f.Message.CentreId));
                var still = wish.Act is MessageAct.SendAgain ? await StillToSay.ReadAsync(db, [.. found.Select(f => f.Message.Id)], now, cancel) : null;
                var left = found.Select(f => (f.Name, Why: WhyNot(f, wish, still, actor, now))).Where(f => f.Why is not null).Select(f => new MessageLeft(f.Name, f.Why!)).ToList();
                var gone = ids.Distinct().Count() - found.Count;
                return new MessagesToDo(found.Count - left.Count, [.. left, .. Enumerable.Repeat(new MessageLeft("", new NotFound()), gone)]);
            },
            cancel);
    }

    /// <summary>With each message by the operation that its own page calls. Refuses <see cref="NotAllowed"/>; what is refused of one message is in the answer.</summary>
    public async Task<Outcome<MessagesDone>> RunAsync(IReadOnlyList<long> ids, MessageWish wish, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true })
        {
            return new NotAllowed();
        }

        var left = new List<Refusal>();
        var done = 0;
        foreach (var id in ids.Distinct())
        {
            if (await DoAsync(id, wish, cancel) is { } refusal)
            {
                left.Add(refusal);
            }
            else
            {
                done++;
            }
        }

        return new MessagesDone(done, left);
    }

    private async Task<Refusal?> DoAsync(long id, MessageWish wish, CancellationToken cancel) => wish switch
    {
        { Act: MessageAct.SendAgain } => (await sendAgain.RunAsync(id, cancel)).Refusal,
        { Act: MessageAct.Withdraw } => (await withdraw.RunAsync(id, cancel)).Refusal,
        { Act: MessageAct.CallInstead } => (await callInstead.RunAsync(id, cancel)).Refusal,
        { Call: { } outcome } => (await noteCall.RunAsync(new NoteCallCommand(id, outcome, "", Done: false), cancel)).Refusal,
        _ => throw new ArgumentException("A call comes to something.", nameof(wish)),
    };

    private static Refusal? WhyNot(Found found, MessageWish wish, IReadOnlyDictionary<long, StillToSay>? still, Actor actor, DateTimeOffset now) => wish switch
    {
        { Act: MessageAct.SendAgain } => Send.SendAgain.Decide(found.Message, found.Email, still![found.Message.Id], found.Message.MessageId, now).Refusal,
        { Act: MessageAct.Withdraw } => found.Message.Withdraw().Refusal,
        { Act: MessageAct.CallInstead } => found.Message.CallInstead(found.Phone).Refusal,
        { Call: { } outcome } => found.Message.NoteCall(outcome, "", done: false, actor, now).Refusal,
        _ => throw new ArgumentException("A call comes to something.", nameof(wish)),
    };

    private sealed record Found(Message Message, string Name, string Email, string Phone);
}
