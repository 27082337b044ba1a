using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>Someone to be told something, and how.</summary>
/// <param name="Language">An IETF tag; empty when not known.</param>
/// <param name="To">Their e-mail address, or their phone number; empty when they have neither.</param>
/// <param name="LastMessageDay">The latest day of a message to them, confirmations aside; null when there was none.</param>
/// <param name="OpenCallId">What a new thing to say joins: their entry on the call list when they are to be called, else an e-mail about workshops that still waits; null for none.</param>
public sealed record Recipient(long PersonId, string Salutation, string Language, ContactChannel Channel, string To, DateOnly? LastMessageDay, long? OpenCallId)
{
    public static async Task<Dictionary<long, Recipient>> ReadAsync(InclusionDb db, IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        var rows = await db.People.Where(p => people.Contains(p.Id)).Select(p => new
        {
            p.Id,
            p.Name,
            p.AddressAs,
            p.Language,
            p.PreferredChannel,
            p.Email,
            p.Phone,
            NoMessages = p.Consents.Any(c => c.Kind == ConsentKind.Messages && c.WithdrawnOn != null) && !p.Consents.Any(c => c.Kind == ConsentKind.Messages && c.WithdrawnOn == null),
            LastDay = db.Messages.Where(m => m.PersonId == p.Id && !m.IsConfirmation).Max(m => (DateOnly?)m.Day),
            CallId = db.Messages.Where(m => m.PersonId == p.Id && m.Status == MessageStatus.ToCall && !m.IsConfirmation).Max(m => (long?)m.Id),
            // An e-mail about loans is their one message of the day; one about workshops, planned minutes before, takes up the loans.
            WaitingId = db.Messages.Where(m => m.PersonId == p.Id && m.Status == MessageStatus.Queued && !m.IsConfirmation && m.Attempts == 0 && !db.LoanReminders.Any(r => r.MessageId == m.Id)).Max(m => (long?)m.Id),
        }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r =>
        {
            // Who took back the consent to be written to is rung.
            var channel = ChannelChoice.For(r.PreferredChannel, hasEmail: r.Email.Length > 0 && !r.NoMessages, hasPhone: r.Phone.Length > 0);
            var isEmail = channel is ContactChannel.Email;
            return new Recipient(r.Id, r.AddressAs.Length > 0 ? r.AddressAs : r.Name, r.Language, channel, isEmail ? r.Email : r.Phone, r.LastDay, isEmail ? r.WaitingId : r.CallId);
        });
    }
}
