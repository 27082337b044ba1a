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
public sealed record Recipient(long PersonId, string Name, string Salutation, string Language, ContactChannel Channel, string To, DateOnly? LastMessageDay)
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
        }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r =>
        {
            // Who took back the consent to be written to is rung.
            var channel = ChannelChoice.For(r.PreferredChannel, hasEmail: r.Email.Length > 0 && !r.NoMessages, hasPhone: r.Phone.Length > 0);
            var isEmail = channel is ContactChannel.Email;
            return new Recipient(r.Id, r.Name, r.AddressAs.Length > 0 ? r.AddressAs : r.Name, r.Language, channel, isEmail ? r.Email : r.Phone, r.LastDay);
        });
    }
}
