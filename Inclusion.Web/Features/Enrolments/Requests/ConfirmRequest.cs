using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <param name="PersonId">Who it is; null: somebody new, who is written down as the request says.</param>
public sealed record ConfirmRequestCommand(long RequestId, long? PersonId);

/// <summary>Staff say yes to a request: the person is enrolled, or put in line, and told.</summary>
public sealed class ConfirmRequest(Database database, SeatsAccess access, ConfirmEnrolments confirm)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="RequestHandled"/>, and what <see cref="Person.Add"/> and <see cref="WorkshopSeats.Enrol"/> refuse.</summary>
    public async Task<Outcome<EnrolmentStatus>> RunAsync(ConfirmRequestCommand command, CancellationToken cancel)
    {
        var workshopId = await database.ReadAsync(db => db.PublicRequests.Where(r => r.Id == command.RequestId).Select(r => r.WorkshopId).SingleOrDefaultAsync(cancel), cancel);
        return await access.ChangeAsync<EnrolmentStatus>(
            workshopId,
            async change =>
            {
                var db = change.Db;
                var request = await db.PublicRequests.SingleAsync(r => r.Id == command.RequestId, cancel);
                if (request.Status is not PublicRequestStatus.New)
                {
                    return new RequestHandled();
                }

                if (await PersonAsync(change, request, command.PersonId, cancel) is var person && person.IsRefused)
                {
                    return person.Refusal;
                }

                // Whoever has a place already, asked for on the phone meanwhile, keeps it.
                var enrolment = await db.Enrolments.FirstOrDefaultAsync(e => e.WorkshopId == workshopId && e.PersonId == person.Value.Id && e.Status != EnrolmentStatus.Cancelled, cancel);
                if (enrolment is null)
                {
                    // A form that is sent again after its request was deleted may come to another place: its status keeps one request from making two.
                    var enrolled = change.Seats.Enrol(person.Value.Id, Guid.NewGuid(), change.Actor, change.Now);
                    if (enrolled.IsRefused)
                    {
                        return enrolled.Refusal;
                    }

                    enrolment = enrolled.Value;
                    db.Enrolments.Add(enrolment);
                }

                person.Value.ServeAt(change.Workshop.CentreId, change.Now);
                await db.SaveChangesAsync(cancel);
                if (await confirm.WriteAsync(db, [enrolment], callsToo: true, cancel) is { Refusal: { } unconfirmed })
                {
                    return unconfirmed;
                }

                return request.Confirm(enrolment.Id, change.Actor, change.Now) is { Refusal: { } refusal } ? refusal : enrolment.Status;
            },
            cancel);
    }

    private static async Task<Outcome<Person>> PersonAsync(SeatsChange change, PublicRequest request, long? personId, CancellationToken cancel)
    {
        var db = change.Db;
        if (personId is { } id)
        {
            return await (await PeopleInReach.SeenByAsync(db, change.Actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == id, cancel) is { } known ? known : new NotFound();
        }

        var added = Person.Add(ListRequests.FactsOf(request), change.Now, homeCentreId: change.Workshop.CentreId);
        if (!added.IsRefused)
        {
            db.People.Add(added.Value);
            await db.SaveChangesAsync(cancel);
        }

        return added;
    }
}
