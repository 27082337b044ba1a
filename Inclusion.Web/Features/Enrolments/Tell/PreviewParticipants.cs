using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>Someone who would get a message.</summary>
/// <param name="Language">An IETF tag; empty when not known.</param>
/// <param name="To">The e-mail address or phone number; empty when there is none, for a trainer, and for those who are not in reach.</param>
/// <param name="IsEnrolled">Not waiting, nor only offered a place.</param>
public sealed record ParticipantToTell(long PersonId, string Name, string Language, ContactChannel Channel, string To, bool IsEnrolled);

/// <summary>Who would get a message to a workshop, and how.</summary>
/// <param name="Courses">The title by language: fr and en.</param>
/// <param name="Language">The organisation's: fr or en.</param>
/// <param name="People">Enrolled, offered a place or waiting, by name.</param>
/// <param name="SeesPeople">Who asks may open their records.</param>
public sealed record ParticipantsPreview(IReadOnlyDictionary<string, string> Courses, string Language, IReadOnlyList<ParticipantToTell> People, bool SeesPeople);

/// <summary>Says who would get a message to a workshop before anybody does. That they were seen is noted.</summary>
public sealed class PreviewParticipants(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, also to a trainer who does not give it, and <see cref="NotFound"/>, also for a workshop of another centre.</returns>
    public async Task<Outcome<ParticipantsPreview>> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        var preview = await database.ReadAsync<Outcome<ParticipantsPreview>>(
            async db =>
            {
                var workshop = await db.Workshops.Where(w => w.Id == workshopId).Select(w => new { w.CentreId, w.CourseId }).FirstOrDefaultAsync(cancel);
                if (workshop is null)
                {
                    return new NotFound();
                }

                if (await Participants.WhyNotAsync(db, workshopId, workshop.CentreId, actor, cancel) is { } refusal)
                {
                    return refusal;
                }

                var people = await Participants.ReadAsync(db, workshopId, cancel);

                // Who was in a workshop that is closed may be of another centre now: the page says who gets it, and not how they are reached.
                var ids = people.Select(p => p.Recipient.PersonId).ToList();
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var reached = actor.WorksAtDesk ? await reach.Of(db.People).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancel) : [];
                var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
                return new ParticipantsPreview(
                    SpokenLanguages.All.ToDictionary(l => l, l => course.In(l).Title.Text),
                    await db.Organisations.Select(o => o.Language).SingleAsync(cancel),
                    [.. people
                        .Select(p => new ParticipantToTell(p.Recipient.PersonId, p.Recipient.Name, p.Recipient.Language, p.Recipient.Channel, reached.Contains(p.Recipient.PersonId) ? p.Recipient.To : "", p.IsEnrolled))
                        .OrderBy(p => Folding.Fold(p.Name), StringComparer.Ordinal)],
                    actor.WorksAtDesk);
            },
            cancel);
        if (preview is { IsRefused: false, Value.People.Count: > 0 })
        {
            audit.ListedOf(actor, nameof(PreviewParticipants), workshopId, preview.Value.People.Count);
        }

        return preview;
    }
}
