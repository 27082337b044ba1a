using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>
/// Writes what is to be said to people, one message a person and day. Everything is read and worded beforehand; the transaction only claims, by inserts that the unique
/// keys refuse: the message of a person and day, and each thing said. What waits to be said already takes up what is new. Run twice, or cut off in the middle, it says
/// nothing twice.
/// </summary>
/// <typeparam name="TDue">What is to be said.</typeparam>
/// <typeparam name="TNote">The note that it was put into a message; a unique key allows one.</typeparam>
public abstract class SayDue<TDue, TNote>(Database database, ReminderNames names, OwnLinks links, TimeProvider time)
    where TDue : DueToSay
    where TNote : class
{
    /// <summary>So few that nobody at the desk waits noticeably for the one writer.</summary>
    private const int PeopleAtOnce = 1000;

    /// <param name="due">In the order in which it is to be said; the first thing decides which centre writes.</param>
    public async Task<MessagesWritten> RunAsync(Office office, IEnumerable<TDue> due, CancellationToken cancel)
    {
        // The next people are read while these are written: two cores, one writer.
        var letter = new Letter(office);
        var written = new MessagesWritten();
        Task<IReadOnlyList<Draft>> ahead = Task.FromResult<IReadOnlyList<Draft>>([]);
        try
        {
            foreach (var people in due.GroupBy(d => d.PersonId).Chunk(PeopleAtOnce))
            {
                var drafts = await ahead;
                ahead = Task.Run(() => DraftAsync(letter, people, cancel), cancel);
                written += await WriteAsync(office, drafts, cancel);
            }

            return written + await WriteAsync(office, await ahead, cancel);
        }
        finally
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What each of these has to say now; what no longer holds is missing.</summary>
    protected abstract Task<IReadOnlyDictionary<TDue, StillToSay>> ReadAsync(InclusionDb db, IReadOnlyCollection<TDue> due, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The note that claims it.</summary>
    protected abstract TNote Note(TDue due, Message message);

    /// <summary>The Message-ID of a message that says this beside the one message of the day; asked for what is urgent alone.</summary>
    protected abstract string NameBeside(TDue due);

    /// <summary>What is to be said to a person, before it is claimed.</summary>
    /// <param name="Message">Their message of the day; null when that is gone already.</param>
    /// <param name="Beside">Says beside it what cannot wait until tomorrow; null when nothing is urgent.</param>
    private sealed record Draft(Recipient Recipient, IReadOnlyList<TDue> Due, Message? Message, Message? Beside)
    {
        public IReadOnlyList<TDue> Urgent { get; } = [.. Due.Where(d => d.IsUrgent)];
    }

    private async Task<IReadOnlyList<Draft>> DraftAsync(Letter letter, IReadOnlyCollection<IGrouping<long, TDue>> people, CancellationToken cancel)
    {
        var (recipients, content) = await database.ReadAsync(
            async db => (await Recipient.ReadAsync(db, [.. people.Select(p => p.Key)], cancel), await ReadAsync(db, [.. people.SelectMany(p => p)], time.GetUtcNow(), cancel)), cancel);
        var drafts = from person in people
                     let holding = person.Where(content.ContainsKey).ToList()
                     where !Together(holding, content).IsNothing
                     let recipient = recipients[person.Key]
                     let urgent = holding.Where(d => d.IsUrgent).ToList()
                     let isGone = recipient.LastMessageDay is { } last && last >= holding[0].Today
                     select new Draft(
                         recipient, holding, isGone ? null : Word(letter, recipient, holding, content, isBeside: false),
                         Together(urgent, content).IsNothing ? null : Word(letter, recipient, urgent, content, isBeside: true));
        return [.. drafts];
    }

    private async Task<MessagesWritten> WriteAsync(Office office, IReadOnlyList<Draft> drafts, CancellationToken cancel) => drafts.Count == 0
        ? default
        : await database.WriteAsync<MessagesWritten>(Actor.Product, db => WriteAsync(db, office, drafts, cancel), cancel).OrThrowAsync();

    private async Task<Outcome<MessagesWritten>> WriteAsync(InclusionDb db, Office office, IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        await using var messages = new Claim<Message>(db);
        await using var notes = new Claim<TNote>(db);
        var open = await OpenAsync(db, drafts, cancel);
        var letter = new Letter(office);
        var written = new MessagesWritten();
        foreach (var draft in drafts)
        {
            if (open.GetValueOrDefault(draft.Recipient.PersonId) is { } waiting)
            {
                written += await ClaimAsync(draft.Due, waiting) > 0 ? await RewordAsync(db, letter, waiting, draft, cancel) : default;
                continue;
            }

            // Their one message of the day is gone: what cannot wait until tomorrow goes out beside it.
            var (message, said) = (draft.Message, draft.Due);
            if (message is null || !await messages.TryAsync(message, cancel))
            {
                (message, said) = (draft.Beside, draft.Urgent);
                if (message is null || !await messages.TryAsync(message, cancel))
                {
                    continue;
                }
            }

            written += await ClaimAsync(said, message) > 0
                ? message.Status is MessageStatus.Queued ? new MessagesWritten(1, 0, 0) : new MessagesWritten(0, 1, 0)
                : await TakeBackAsync(db, message, cancel);
        }

        return written;

        async Task<int> ClaimAsync(IReadOnlyList<TDue> due, Message message)
        {
            var claimed = 0;
            foreach (var one in due)
            {
                claimed += await notes.TryAsync(Note(one, message), cancel) ? 1 : 0;
            }

            return claimed;
        }
    }

    /// <summary>By person: the e-mail that has not been tried, or the entry of the call list, that takes up something more.</summary>
    private static async Task<Dictionary<long, Message>> OpenAsync(InclusionDb db, IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        var people = drafts.Select(d => d.Recipient.PersonId).ToList();
        var open = await db.Messages.OpenFor(people).OrderBy(m => m.Id).ToListAsync(cancel);
        var byEmail = drafts.Where(d => d.Recipient.Channel is ContactChannel.Email).Select(d => d.Recipient.PersonId).ToHashSet();
        return open.Where(m => (m.Status is MessageStatus.Queued) == byEmail.Contains(m.PersonId)).GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>All of it as one message says it; nothing when one thing undid another.</summary>
    private static StillToSay Together(IReadOnlyList<TDue> wanted, IReadOnlyDictionary<TDue, StillToSay> content) =>
        new([.. wanted.SelectMany(d => content[d].Loans)], StillToSay.Once(wanted.SelectMany(d => content[d].Places))) { OnHold = [.. wanted.SelectMany(d => content[d].OnHold)] };

    private Message Word(Letter letter, Recipient recipient, IReadOnlyList<TDue> wanted, IReadOnlyDictionary<TDue, StillToSay> content, bool isBeside)
    {
        var (first, now) = (wanted[0], time.GetUtcNow());
        var language = MessageLanguage.For(recipient.Language, letter.Office.Language);
        var text = letter.Write(recipient.Salutation, language, first.CentreId, first.Today, Together(wanted, content), LinksFor(recipient.Channel));
        var notBefore = SendingHours.NextAllowed(now, letter.Office.Centre(first.CentreId).Calendar.Zone);
        Func<long, long, DateOnly, ContactChannel, string, string, string, string, string, DateTimeOffset, DateTimeOffset, Message> write = isBeside ? Message.Confirm : Message.Write;
        return write(
            recipient.PersonId, first.CentreId, first.Today, recipient.Channel, language, recipient.To, text.Subject, text.Body,
            isBeside ? NameBeside(first) : names.Of(recipient.PersonId, first.Today), now, notBefore);
    }

    /// <summary>Whoever is called answers on the phone.</summary>
    private OwnLinks? LinksFor(ContactChannel channel) => channel is ContactChannel.Email ? links : null;

    /// <summary>Another run has said all of it since it was read: there is nothing to write about.</summary>
    private static async Task<MessagesWritten> TakeBackAsync(InclusionDb db, Message message, CancellationToken cancel)
    {
        await db.Messages.Where(m => m.Id == message.Id).ExecuteDeleteAsync(cancel);
        return default;
    }

    /// <summary>Someone is called or written to once about everything: what is new joins what is to be said anyway.</summary>
    private async Task<MessagesWritten> RewordAsync(InclusionDb db, Letter letter, Message open, Draft draft, CancellationToken cancel)
    {
        var content = await StillToSay.ReadAsync(db, open.Id, time.GetUtcNow(), cancel);
        if (content.IsNothing)
        {
            // What was about to be said has been undone before anyone heard of it.
            return open.Withdraw().IsRefused ? default : new MessagesWritten(0, 0, 1);
        }

        var text = letter.Write(draft.Recipient.Salutation, open.Language, open.CentreId, draft.Due[0].Today, content, LinksFor(open.Channel));
        open.Rewrite(draft.Recipient.To, text.Subject, text.Body);
        return new MessagesWritten(0, 0, 1);
    }
}
