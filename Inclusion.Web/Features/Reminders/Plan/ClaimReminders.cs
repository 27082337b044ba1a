using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reminders.Plan;

/// <summary>How many messages were written.</summary>
/// <param name="AddedToCall">People who were on the call list already, with one more thing to be told.</param>
public readonly record struct Planned(int Queued, int ToCall, int AddedToCall)
{
    public static Planned operator +(Planned a, Planned b) => new(a.Queued + b.Queued, a.ToCall + b.ToCall, a.AddedToCall + b.AddedToCall);
}

/// <summary>
/// Writes the messages of some people. Everything is read and worded beforehand; the transaction only claims, by inserts that the unique keys refuse: the
/// message of a person and day, and each thing said about a loan.
/// </summary>
public sealed class ClaimReminders(Database database, ReminderNames names, TimeProvider time)
{
    /// <param name="people">What is to be said, by person; the first thing decides which centre writes.</param>
    public async Task<Planned> RunAsync(Office office, IReadOnlyCollection<IGrouping<long, DueReminder>> people, CancellationToken cancel)
    {
        var drafts = await DraftAsync(office, people, cancel);
        var outcome = await database.WriteAsync<Planned>(Actor.Product, db => WriteAsync(db, office, drafts, cancel), cancel);
        return outcome.Value;
    }

    /// <summary>A person's message before it is claimed.</summary>
    /// <param name="OpenCallId">As <see cref="Recipient.OpenCallId"/>.</param>
    private sealed record Draft(Message Message, string Salutation, long? OpenCallId, IReadOnlyList<DueReminder> Reminders);

    private async Task<List<Draft>> DraftAsync(Office office, IReadOnlyCollection<IGrouping<long, DueReminder>> people, CancellationToken cancel)
    {
        var (recipients, devices) = await database.ReadAsync(
            async db => (
                await Recipient.ReadAsync(db, [.. people.Select(p => p.Key)], cancel),
                await StillDue.ReadLoansAsync(db, [.. people.SelectMany(p => p).Select(d => d.LoanId)], cancel)),
            cancel);
        var letter = new Letter(office);
        var drafts = new List<Draft>();
        foreach (var reminders in people)
        {
            var recipient = recipients[reminders.Key];
            var first = reminders.First();
            var lines = reminders.SelectMany(r => devices[r.LoanId]).ToList();

            // Their one message of the day is gone: what is due now is said tomorrow.
            if (lines.Count > 0 && (recipient.OpenCallId is not null || recipient.LastMessageDay is not { } last || last < first.Today))
            {
                drafts.Add(new Draft(Word(office, letter, recipient, first, lines), recipient.Salutation, recipient.OpenCallId, [.. reminders]));
            }
        }

        return drafts;
    }

    private Message Word(Office office, Letter letter, Recipient recipient, DueReminder first, List<DueLine> lines)
    {
        var language = MessageLanguage.For(recipient.Language, office.Language);
        var text = letter.Write(recipient.Salutation, language, first.CentreId, first.Today, lines);
        var now = time.GetUtcNow();
        var notBefore = SendingHours.NextAllowed(now, office.Centre(first.CentreId).Calendar.Zone);
        return Message.Write(recipient.PersonId, first.CentreId, first.Today, recipient.Channel, language, recipient.To, text.Subject, text.Body, names.Of(recipient.PersonId, first.Today), now, notBefore);
    }

    private async Task<Outcome<Planned>> WriteAsync(InclusionDb db, Office office, List<Draft> drafts, CancellationToken cancel)
    {
        await using var messages = new Claim<Message>(db);
        await using var reminders = new Claim<LoanReminder>(db);
        var calls = await OpenCallsAsync(db, drafts, cancel);
        var planned = new Planned();
        foreach (var draft in drafts)
        {
            var call = draft.OpenCallId is { } id ? calls.GetValueOrDefault(id) : null;
            var message = call ?? draft.Message;
            if (call is null && !await messages.TryAsync(message, cancel))
            {
                continue;
            }

            var claimed = 0;
            foreach (var reminder in draft.Reminders)
            {
                claimed += await reminders.TryAsync(new LoanReminder(reminder.LoanId, reminder.Due.Kind, reminder.Due.OffsetDays, reminder.DueOn, message), cancel) ? 1 : 0;
            }

            planned += (claimed, call) switch
            {
                (0, null) => await TakeBackAsync(db, message, cancel),
                (0, _) => default,
                (_, not null) => await RewordAsync(db, office, call, draft, time.GetUtcNow(), cancel),
                _ => message.Status is MessageStatus.Queued ? new Planned(1, 0, 0) : new Planned(0, 1, 0),
            };
        }

        return planned;
    }

    private static async Task<Dictionary<long, Message>> OpenCallsAsync(InclusionDb db, List<Draft> drafts, CancellationToken cancel)
    {
        var ids = drafts.Where(d => d.OpenCallId is not null).Select(d => d.OpenCallId!.Value).ToList();
        return ids.Count == 0 ? [] : await db.Messages.Where(m => ids.Contains(m.Id) && (m.Status == MessageStatus.ToCall || (m.Status == MessageStatus.Queued && m.Attempts == 0))).ToDictionaryAsync(m => m.Id, cancel);
    }

    /// <summary>Another run has said all of it since it was read: there is nothing to write about.</summary>
    private static async Task<Planned> TakeBackAsync(InclusionDb db, Message message, CancellationToken cancel)
    {
        await db.Messages.Where(m => m.Id == message.Id).ExecuteDeleteAsync(cancel);
        return default;
    }

    /// <summary>Someone is called or written to once about everything: what is new joins what is to be said anyway.</summary>
    private static async Task<Planned> RewordAsync(InclusionDb db, Office office, Message open, Draft draft, DateTimeOffset now, CancellationToken cancel)
    {
        var content = await StillToSay.ReadAsync(db, open.Id, now, cancel);
        var text = new Letter(office).Write(draft.Salutation, open.Language, open.CentreId, draft.Reminders[0].Today, content);
        open.Rewrite(draft.Message.To, text.Subject, text.Body);
        return open.Status is MessageStatus.Queued ? new Planned(1, 0, 0) : new Planned(0, 0, 1);
    }
}
