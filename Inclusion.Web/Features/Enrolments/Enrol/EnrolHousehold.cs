using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Enrol;

/// <param name="RequestKey">The form's own key: the same form sent twice enrols once.</param>
/// <param name="WaitTogether">When there are not enough seats for all, they wait, and are offered places only when there is one for each.</param>
public sealed record EnrolHouseholdCommand(Guid RequestKey, long WorkshopId, IReadOnlyList<long> PersonIds, bool WaitTogether);

/// <summary>Enrols people who come together: all get a seat, or none.</summary>
public sealed class EnrolHousehold(SeatsAccess access, ConfirmEnrolments confirm, ILogger<EnrolHousehold> logger)
{
    /// <returns>
    /// Whether they have seats, or wait. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="WorkshopSeats.EnrolTogether"/> refuses.
    /// </returns>
    public Task<Outcome<EnrolmentStatus>> RunAsync(EnrolHouseholdCommand command, CancellationToken cancel) => access.ChangeAsync<EnrolmentStatus>(
        command.WorkshopId,
        async change =>
        {
            var db = change.Db;
            if (await db.Enrolments.FirstOrDefaultAsync(e => e.RequestKey == command.RequestKey && e.WorkshopId == command.WorkshopId, cancel) is { } before)
            {
                return before.Status;
            }

            var ids = command.PersonIds.Distinct().ToList();
            var people = await (await PeopleInReach.SeenByAsync(db, change.Actor, cancel)).Of(db.KeptPeople).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
            if (people.Count != ids.Count)
            {
                return new NotFound();
            }

            var enrolled = change.Seats.EnrolTogether(ids, command.WaitTogether, command.RequestKey, change.Actor, change.Now);
            if (enrolled.IsRefused)
            {
                logger.EnrolmentRefused(command.WorkshopId, change.Actor.StaffId, enrolled.Refusal.Name);
                return enrolled.Refusal;
            }

            people.ForEach(p => p.ServeAt(change.Workshop.CentreId, change.Now));
            db.Enrolments.AddRange(enrolled.Value);
            await db.SaveChangesAsync(cancel);
            if (await confirm.WriteAsync(db, enrolled.Value, callsToo: false, cancel) is { Refusal: { } unconfirmed })
            {
                return unconfirmed;
            }

            foreach (var enrolment in enrolled.Value)
            {
                logger.Enrolled(enrolment.Id, command.WorkshopId, change.Actor.StaffId, enrolment.Status);
            }

            return enrolled.Value[0].Status;
        },
        cancel);
}
