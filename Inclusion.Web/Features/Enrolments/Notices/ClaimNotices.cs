using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Notices;

/// <summary>How many messages were written.</summary>
/// <param name="Added">People to whom something was to be said anyway, with one more thing.</param>
public readonly record struct Noticed(int Queued, int ToCall, int Added)
{
    public static Noticed operator +(Noticed a, Noticed b) => new(a.Queued + b.Queued, a.ToCall + b.ToCall, a.Added + b.Added);
}

/// <summary>
/// Writes what is to be said to some people about their places. Everything is worded beforehand; the transaction only claims, by inserts that the unique keys
/// refuse: the message of a person and day, and each thing said about a place. What waits to be said already takes up what is new.
/// </summary>
public sealed class ClaimNotices(Database database, ReminderNames names, OfferAnswers answers, TimeProvider time)
{
    public async Task<Noticed> RunAsync(Office office, IReadOnlyCollection<IGrouping<long, DueNotice>> people, CancellationToken cancel)
    {
        var drafts = await DraftAsync(office, people, cancel);
        var outcome = await database.WriteAsync<Noticed>(Actor.Product, db => WriteAsync(db, office, drafts, cancel), cancel);
        return outcome.Value;
    }

    /// <summary>What is to be said to a person, before it is claimed.</summary>
    private sealed record Draft(Recipient Recipient, string Language, IReadOnlyList<DueNotice> Notices, IReadOnlyDictionary<(long EnrolmentId, NoticeDue Due), EnrolmentLine> Places);

    private async Task<List<Draft>> DraftAsync(Office office, IReadOnlyCollection<IGrouping<long, DueNotice>> people, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (recipients, places) = await database.ReadAsync(
            async db => (
                await Recipient.ReadAsync(db, [.. people.Select(p => p.Key)], cancel),
                await StillToSay.ReadPlacesAsync(db, [.. people.SelectMany(p => p).Select(n => (n.EnrolmentId, n.Due))], now, cancel)),
            cancel);
        return [.. from person in people
                   let holding = person.Where(n => places.ContainsKey((n.EnrolmentId, n.Due))).ToList()
                   where holding.Count > 0
                   let recipient = recipients[person.Key]
                   select new Draft(recipient, MessageLanguage.For(recipient.Language, office.Language), holding, places)];
    }

    private async Task<Outcome<Noticed>> WriteAsync(InclusionDb db, Office office, List<Draft> drafts, CancellationToken cancel)
    {
        await using var messages = new Claim<Message>(db);
        await using var notices = new Claim<EnrolmentNotice>(db);
        var open = await OpenAsync(db, drafts, cancel);
        var noticed = new Noticed();
        foreach (var draft in drafts)
        {
            var wanted = draft.Notices;
            var message = open.GetValueOrDefault(draft.Recipient.PersonId);
            var isNew = message is null;
            if (message is null)
            {
                message = Word(office, draft, wanted, isConfirmation: false);
                if (!await messages.TryAsync(message, cancel))
                {
                    // Their one message of the day is gone: what cannot wait until tomorrow goes out beside it.
                    wanted = [.. wanted.Where(n => n.IsUrgent)];
                    message = wanted.Count == 0 ? null : Word(office, draft, wanted, isConfirmation: true);
                    if (message is null || !await messages.TryAsync(message, cancel))
                    {
                        continue;
                    }
                }
            }

            var claimed = 0;
            foreach (var notice in wanted)
            {
                claimed += await notices.TryAsync(new EnrolmentNotice(notice.EnrolmentId, notice.Due, message), cancel) ? 1 : 0;
            }

            noticed += (claimed, isNew) switch
            {
                (0, true) => await TakeBackAsync(db, message, cancel),
                (0, false) => default,
                (_, false) => await RewordAsync(db, office, message, draft, cancel),
                _ => message.Status is MessageStatus.Queued ? new Noticed(1, 0, 0) : new Noticed(0, 1, 0),
            };
        }

        return noticed;
    }

    /// <summary>By person: the e-mail that has not been tried, or the entry of the call list, that takes up something more.</summary>
    private static async Task<Dictionary<long, Message>> OpenAsync(InclusionDb db, List<Draft> drafts, CancellationToken cancel)
    {
        var people = drafts.Select(d => d.Recipient.PersonId).ToList();
        var open = await db.Messages
            .Where(m => people.Contains(m.PersonId) && !m.IsConfirmation && (m.Status == MessageStatus.ToCall || (m.Status == MessageStatus.Queued && m.Attempts == 0)))
            .OrderBy(m => m.Id).ToListAsync(cancel);
        var byEmail = drafts.Where(d => d.Recipient.Channel is ContactChannel.Email).Select(d => d.Recipient.PersonId).ToHashSet();
        return open.Where(m => (m.Status is MessageStatus.Queued) == byEmail.Contains(m.PersonId)).GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.Last());
    }

    private Message Word(Office office, Draft draft, IReadOnlyList<DueNotice> wanted, bool isConfirmation)
    {
        var (first, recipient, now) = (wanted[0], draft.Recipient, time.GetUtcNow());
        var content = new StillToSay([], StillToSay.Once(wanted.Select(n => draft.Places[(n.EnrolmentId, n.Due)]).Reverse()));
        var text = new Letter(office).Write(recipient.Salutation, draft.Language, first.CentreId, first.Today, content, AnswerAt(recipient.Channel));
        var notBefore = SendingHours.NextAllowed(now, office.Centre(first.CentreId).Calendar.Zone);
        return isConfirmation
            ? Message.Confirm(recipient.PersonId, first.CentreId, first.Today, recipient.Channel, draft.Language, recipient.To, text.Subject, text.Body, names.OfNotice(first.EnrolmentId, first.Due), now, notBefore)
            : Message.Write(recipient.PersonId, first.CentreId, first.Today, recipient.Channel, draft.Language, recipient.To, text.Subject, text.Body, names.Of(recipient.PersonId, first.Today), now, notBefore);
    }

    /// <summary>Whoever is called answers on the phone.</summary>
    private Func<long, Uri>? AnswerAt(ContactChannel channel) => channel is ContactChannel.Email ? answers.Of : null;

    /// <summary>Another run has said all of it since it was read: there is nothing to write about.</summary>
    private static async Task<Noticed> TakeBackAsync(InclusionDb db, Message message, CancellationToken cancel)
    {
        await db.Messages.Where(m => m.Id == message.Id).ExecuteDeleteAsync(cancel);
        return default;
    }

    private async Task<Noticed> RewordAsync(InclusionDb db, Office office, Message open, Draft draft, CancellationToken cancel)
    {
        var content = await StillToSay.ReadAsync(db, open.Id, time.GetUtcNow(), cancel);
        var text = new Letter(office).Write(draft.Recipient.Salutation, open.Language, open.CentreId, draft.Notices[0].Today, content, AnswerAt(open.Channel));
        open.Rewrite(draft.Recipient.To, text.Subject, text.Body);
        return new Noticed(0, 0, 1);
    }
}
