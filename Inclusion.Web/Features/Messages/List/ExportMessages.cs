using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.List;

/// <summary>A message as a line of an export. What it says stays on its page.</summary>
/// <param name="IsReached">Whoever exports takes the person's phone number and e-mail address with them.</param>
/// <param name="To">The e-mail address that it goes or went to; for a call the number, and empty for a letter.</param>
/// <param name="Zone">Of the centre that writes.</param>
/// <param name="SentAt">Null until it is sent.</param>
/// <param name="LastError">The mail server's answer; null when nothing failed.</param>
/// <param name="Outcome">What came of the last call, with what is next, by whom and when; null where nobody rang.</param>
public sealed record ExportedMessage(
    string Subject,
    string Person,
    bool IsReached,
    string To,
    string Phone,
    string Language,
    ContactChannel Channel,
    MessageStatus Status,
    string Centre,
    string Zone,
    DateTimeOffset CreatedAt,
    DateTimeOffset NotBefore,
    DateTimeOffset? SentAt,
    int Attempts,
    string? LastError,
    CallOutcome? Outcome,
    string? NextStep,
    string? CalledBy,
    DateTimeOffset? CalledAt);

/// <summary>Writes the messages of a filter as a table while they are read. How people are reached is only for those who run a centre, and of the people of another centre not
/// even for them. That someone took the list away is noted first.</summary>
public sealed class ExportMessages(Database database, CurrentStaff staff, AuditTrail audit) : IListExport<MessageFilter>
{
    public string FileName => MessageText.Title;

    public async Task<Outcome<int>> CountAsync(MessageFilter filter, int most, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (actor.RunsACentre && !await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        return await database.ReadAsync(db => ListMessages.Select(db, filter, actor).Take(most).CountAsync(cancel), cancel);
    }

    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    /// <exception cref="ConfirmationNeededException">They get how people are reached, and gave their password too long ago.</exception>
    public async Task<TableExport> RunAsync(MessageFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        if (actor.RunsACentre)
        {
            await staff.RequireConfirmedAsync(cancel);
        }

        await audit.ExportedAsync(actor, nameof(Message), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        var (order, isDescending) = ListMessages.OrderOf(filter);
        var rows = database.StreamAsync(
            db =>
            {
                var reached = PeopleInReach.TakenBy(db, actor).Of(db.People);

                // Messages to whoever is erased are gone with them: the join only says so once more.
                return from message in order.Sort(ListMessages.Select(db, filter, actor), isDescending)
                       join person in db.KeptPeople on message.PersonId equals person.Id
                       join centre in db.Centres on message.CentreId equals centre.Id
                       select new ExportedMessage(
                           message.Subject,
                           person.Name,
                           reached.Any(p => p.Id == person.Id),
                           message.To,
                           person.Phone,
                           person.Language,
                           message.Channel,
                           message.Status,
                           centre.Name,
                           centre.TimeZone,
                           message.CreatedAt,
                           message.NotBefore,
                           message.SentAt,
                           message.Attempts,
                           message.LastError,
                           db.MessageCalls.Where(c => c.MessageId == message.Id).OrderByDescending(c => c.Id).Select(c => (CallOutcome?)c.Outcome).FirstOrDefault(),
                           db.MessageCalls.Where(c => c.MessageId == message.Id).OrderByDescending(c => c.Id).Select(c => c.NextStep).FirstOrDefault(),
                           db.MessageCalls.Where(c => c.MessageId == message.Id).OrderByDescending(c => c.Id).Select(c => c.StaffName).FirstOrDefault(),
                           db.MessageCalls.Where(c => c.MessageId == message.Id).OrderByDescending(c => c.Id).Select(c => (DateTimeOffset?)c.At).FirstOrDefault());
            },
            cancel);
        return new TableExport<ExportedMessage>(MessageText.Title, Columns(actor.RunsACentre), rows);
    }

    private static TableColumn<ExportedMessage>[] Columns(bool withContacts) =>
    [
        new(MessageText.Subject, m => m.Subject, 40, MessageColumns.Subject),
        new(MessageText.Person, m => m.Person, 28, MessageColumns.Person),
        .. (TableColumn<ExportedMessage>[])(withContacts
            ? [new(MessageText.To, m => m.IsReached ? m.To : "", 28, MessageColumns.To), new(FieldText.Phone, m => m.IsReached ? m.Phone : "")]
            : []),
        new(FieldText.Language, m => PersonLanguages.NameOf(m.Language)),
        new(MessageText.Channel, m => EnumWords.Of(m.Channel)),
        new(FieldText.Status, m => EnumWords.Of(m.Status), 12),
        new(FieldText.Centre, m => m.Centre, 24, MessageColumns.Centre),
        new(MessageText.Written, m => At(m, m.CreatedAt), 18),
        new(MessageText.NotBefore, m => At(m, m.NotBefore), 18, ListMessages.NotBefore),
        new(MessageText.SentAt, m => At(m, m.SentAt), 18, ListMessages.SentAt),
        new(MessageText.Attempts, m => (decimal?)m.Attempts, 12, MessageColumns.Attempts),
        new(MessageText.ServerAnswer, m => m.LastError, 40, MessageColumns.ServerAnswer),
        new(MessageText.LastCallAt, m => At(m, m.CalledAt), 18),
        new(MessageText.CameOfIt, m => m.Outcome is { } outcome ? EnumWords.Of(outcome) : null, 18),
        new(MessageText.CalledBy, m => m.CalledBy, 24),
        new(FieldText.NextStep, m => m.NextStep, 40),
    ];

    private static DateTimeOffset? At(ExportedMessage message, DateTimeOffset? moment) =>
        moment is { } at ? TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(message.Zone)) : null;
}

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportMessagesWork(IListExport<MessageFilter> list) : ExportWork<MessageFilter>(list, nameof(MessageText.MessagesInFile));
