using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Enrol;

/// <param name="RequestKey">The form's own key: the same form sent twice makes one enrolment.</param>
public sealed record EnrolPersonCommand(Guid RequestKey, long PersonId, long WorkshopId);

/// <summary>What came of it.</summary>
/// <param name="Position">Place in the line, from 1; null when they have a seat.</param>
public sealed record PersonEnrolled(long EnrolmentId, EnrolmentStatus Status, int? Position);

/// <summary>
/// Enrols a person in a workshop, or puts them in line when it is full. Decided while nobody else can write: of many who want the last seat one gets it, the others
/// wait in the order in which they came.
/// </summary>
public sealed class EnrolPerson(Database database, CurrentStaff staff, ConfirmEnrolments confirm, TimeProvider time, ILogger<EnrolPerson> logger)
{
    /// <returns>
    /// The enrolment; the same one again for a <see cref="EnrolPersonCommand.RequestKey"/> that has made one. Refuses <see cref="NotAllowed"/>,
    /// <see cref="NotFound"/>, and what <see cref="WorkshopSeats.Enrol"/> refuses.
    /// </returns>
    public async Task<Outcome<PersonEnrolled>> RunAsync(EnrolPersonCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var enrolled = await database.WriteAsync<PersonEnrolled>(
            actor,
            async db =>
            {
                var workshop = await db.FindWorkshopAsync(command.WorkshopId, cancel);
                var person = await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).FirstOrDefaultAsync(p => p.Id == command.PersonId, cancel);
                if (workshop is null || person is null || !actor.ArrangesWorkshopsAt(workshop.CentreId))
                {
                    return new NotFound();
                }

                var seats = await db.SeatsAsync(workshop, cancel);
                if (await db.Enrolments.FirstOrDefaultAsync(e => e.RequestKey == command.RequestKey && e.PersonId == command.PersonId && e.WorkshopId == command.WorkshopId, cancel) is { } before)
                {
                    return new PersonEnrolled(before.Id, before.Status, seats.PositionOf(before));
                }

                var now = time.GetUtcNow();
                var enrolment = seats.Enrol(person.Id, command.RequestKey, actor, now);
                if (enrolment.IsRefused)
                {
                    return enrolment.Refusal;
                }

                person.ServeAt(workshop.CentreId, now);
                db.Enrolments.Add(enrolment.Value);
                await db.SaveChangesAsync(cancel);
                if (await confirm.WriteAsync(db, [enrolment.Value], callsToo: false, cancel) is { Refusal: { } unconfirmed })
                {
                    return unconfirmed;
                }

                return new PersonEnrolled(enrolment.Value.Id, enrolment.Value.Status, seats.PositionOf(enrolment.Value));
            },
            cancel);
        if (enrolled.IsRefused)
        {
            logger.EnrolmentRefused(command.WorkshopId, actor.StaffId, enrolled.Refusal.Name);
        }
        else
        {
            logger.Enrolled(enrolled.Value.EnrolmentId, command.WorkshopId, actor.StaffId, enrolled.Value.Status);
        }

        return enrolled;
    }
}
