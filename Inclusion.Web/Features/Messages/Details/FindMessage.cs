using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Details;

/// <summary>A message with all that is known about it.</summary>
/// <param name="Phone">The person's number now; empty when there is none.</param>
/// <param name="Email">The person's address now; empty when there is none.</param>
/// <param name="PersonLanguage">An IETF tag; empty when not known.</param>
/// <param name="Language">The language of the text: fr or en.</param>
/// <param name="Still">What it is still about.</param>
/// <param name="NextToCall">The next entry of the call list; null when this is the last one.</param>
public sealed record MessageView(
    long Id,
    long PersonId,
    string Person,
    string Phone,
    string Email,
    string PersonLanguage,
    string Centre,
    TimeZoneInfo Zone,
    DateOnly Today,
    ContactChannel Channel,
    MessageStatus Status,
    string Language,
    string To,
    string Subject,
    string Body,
    DateTimeOffset CreatedAt,
    DateTimeOffset NotBefore,
    DateTimeOffset? FirstAttemptAt,
    DateTimeOffset? SentAt,
    int Attempts,
    string? LastError,
    StillToSay Still,
    IReadOnlyList<CallRow> Calls,
    long? NextToCall)
{
    public bool CanBeSentAgain => Status is MessageStatus.Sent or MessageStatus.Failed && Channel is ContactChannel.Email && Email.Length > 0 && !Still.IsNothing;
}

/// <summary>Opens a message. That someone read it is noted.</summary>
public sealed class FindMessage(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <param name="again">It has just been opened already: what is read anew after a change is not noted twice.</param>
    /// <returns>Refuses <see cref="NotFound"/>, also for what another centre says.</returns>
    public async Task<Outcome<MessageView>> RunAsync(long id, bool again, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var view = await database.ReadAsync(db => ReadAsync(db, id, cancel), cancel);
        if (view is not { } found || !actor.WorksAt(found.CentreId))
        {
            return new NotFound();
        }

        if (!again)
        {
            await audit.SeenAsync(actor, nameof(Message), id, cancel);
        }

        return found.View;
    }

    private async Task<(long CentreId, MessageView View)?> ReadAsync(InclusionDb db, long id, CancellationToken cancel)
    {
        if (await db.Messages.Include(m => m.Calls).FirstOrDefaultAsync(m => m.Id == id, cancel) is not { } message)
        {
            return null;
        }

        var person = await db.People.Where(p => p.Id == message.PersonId).Select(p => new { p.Name, p.Phone, p.Email, p.Language }).SingleAsync(cancel);
        var centre = await db.Centres.SingleAsync(c => c.Id == message.CentreId, cancel);
        var still = await StillToSay.ReadAsync(db, id, time.GetUtcNow(), cancel);
        var toCall = db.Messages.Where(m => m.CentreId == message.CentreId && m.Status == MessageStatus.ToCall && m.Id != id).OrderBy(m => m.Id).Select(m => (long?)m.Id);
        var next = await toCall.FirstOrDefaultAsync(m => m > id, cancel) ?? await toCall.FirstOrDefaultAsync(cancel);
        return (message.CentreId, new MessageView(
            id, message.PersonId, person.Name, person.Phone, person.Email, person.Language, centre.Name, centre.Calendar.Zone, centre.Calendar.DateOf(time.GetUtcNow()),
            message.Channel, message.Status, message.Language, message.To, message.Subject, message.Body, message.CreatedAt, message.NotBefore, message.FirstAttemptAt, message.SentAt,
            message.Attempts, message.LastError, still with { Loans = [.. still.Loans.OrderBy(d => d.DueOn)] },
            [.. message.Calls.OrderByDescending(c => c.Id).Select(c => new CallRow(c.Outcome, c.NextStep, c.StaffName, c.At))], next));
    }
}
