using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Needs;

/// <summary>A person's access needs, to be looked at and changed.</summary>
/// <param name="Version">0 while nothing is written down.</param>
public sealed record NeedsView(string Person, AccessNeed Needs, string Language, string Note, long Version);

/// <summary>Reads someone's access needs for those who arrange workshops. That they were seen is noted.</summary>
public sealed class FindNeeds(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <returns>Refuses as <see cref="NeedsAccess"/> does.</returns>
    public async Task<Outcome<NeedsView>> RunAsync(long personId, CancellationToken cancel)
    {
        var actor = await staff.FindAsync(cancel);
        var (may, name, needs) = await database.ReadAsync(
            async db => (
                await db.MayOpenNeedsAsync(actor, personId, time.GetUtcNow(), cancel),
                await db.KeptPeople.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(cancel),
                await db.PersonNeeds.SingleOrDefaultAsync(n => n.PersonId == personId, cancel)),
            cancel);
        if (may.IsRefused)
        {
            return may.Refusal;
        }

        if (needs is not null)
        {
            await audit.SeenAsync(actor!, nameof(PersonNeeds), needs.Id, cancel);
        }

        return needs is null ? new NeedsView(name!, AccessNeed.None, "", "", 0) : new NeedsView(name!, needs.Needs, needs.Language, needs.Note, needs.Version);
    }
}

/// <param name="Version">Of what the editor read.</param>
public sealed record ChangeNeedsCommand(long PersonId, AccessNeed Needs, string Language, string Note, long Version);

/// <summary>Writes down what someone needs to take part.</summary>
public sealed class ChangeNeeds(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses as <see cref="NeedsAccess"/> does, <see cref="ChangedMeanwhile"/>, and what <see cref="PersonNeeds.Of"/> refuses.</summary>
    public async Task<Outcome> RunAsync(ChangeNeedsCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.MayOpenNeedsAsync(actor, command.PersonId, time.GetUtcNow(), cancel) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                var needs = await db.PersonNeeds.SingleOrDefaultAsync(n => n.PersonId == command.PersonId, cancel);
                if ((needs?.Version ?? 0) != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                if (needs is not null)
                {
                    return needs.Change(command.Needs, command.Language, command.Note);
                }

                var added = PersonNeeds.Of(command.PersonId, command.Needs, command.Language, command.Note);
                if (added.IsRefused)
                {
                    return added.Refusal;
                }

                db.PersonNeeds.Add(added.Value);
                return Outcome.Done;
            },
            cancel);
    }
}
