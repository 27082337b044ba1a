using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>Someone who would get a message.</summary>
/// <param name="Language">An IETF tag; empty when not known.</param>
/// <param name="To">The e-mail address or phone number; empty when there is none.</param>
/// <param name="IsEnrolled">Not waiting, nor only offered a place.</param>
public sealed record ParticipantToTell(long PersonId, string Name, string Language, ContactChannel Channel, string To, bool IsEnrolled);

/// <summary>Who would get a message to a workshop, and how.</summary>
/// <param name="Courses">The title by language: fr and en.</param>
/// <param name="Language">The organisation's: fr or en.</param>
/// <param name="People">Enrolled, offered a place or waiting, by name.</param>
public sealed record ParticipantsPreview(IReadOnlyDictionary<string, string> Courses, string Language, IReadOnlyList<ParticipantToTell> People);

/// <summary>Says who would get a message to a workshop before anybody does.</summary>
public sealed class PreviewParticipants(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/> and <see cref="NotFound"/>, also for a workshop of another centre.</returns>
    public async Task<Outcome<ParticipantsPreview>> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<ParticipantsPreview>>(
            async db =>
            {
                var workshop = await db.Workshops.Where(w => w.Id == workshopId).Select(w => new { w.CentreId, w.CourseId }).FirstOrDefaultAsync(cancel);
                if (workshop is null || !actor.ArrangesWorkshopsAt(workshop.CentreId))
                {
                    return new NotFound();
                }

                var recipients = await Participants.ReadAsync(db, workshopId, waitingToo: true, cancel);
                var names = await db.People.Where(p => recipients.Keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
                var enrolled = await db.Enrolments.Where(e => e.WorkshopId == workshopId && e.Status == EnrolmentStatus.Enrolled).Select(e => e.PersonId).ToListAsync(cancel);
                var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
                return new ParticipantsPreview(
                    SpokenLanguages.All.ToDictionary(l => l, l => course.In(l).Title.Text),
                    await db.Organisations.Select(o => o.Language).SingleAsync(cancel),
                    [.. recipients.Values
                        .Select(r => new ParticipantToTell(r.PersonId, names[r.PersonId], r.Language, r.Channel, r.To, enrolled.Contains(r.PersonId)))
                        .OrderBy(r => Folding.Fold(r.Name), StringComparer.Ordinal)]);
            },
            cancel);
    }
}
