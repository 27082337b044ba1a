using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Enrolments.Notices;

namespace Inclusion.Web.Features.Enrolments.Seats;

/// <summary>Staff give someone who waits a free seat, whatever the line; the person is told.</summary>
public sealed class GiveSeat(SeatsAccess access, ConfirmEnrolments confirm)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="WorkshopSeats.Seat"/> refuses.</summary>
    public Task<Outcome> RunAsync(long enrolmentId, CancellationToken cancel) => access.ChangeEnrolmentAsync(
        enrolmentId,
        async (change, enrolment) =>
        {
            if (change.Seats.Seat(enrolment) is { Refusal: { } refusal })
            {
                return refusal;
            }

            await change.Db.SaveChangesAsync(cancel);
            return await confirm.WriteAsync(change.Db, [enrolment], callsToo: true, cancel);
        },
        cancel);
}

/// <summary>Someone whose offer ran out is put at the end of the line, and may be offered a place again.</summary>
public sealed class QueueAgain(SeatsAccess access)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="NotWaiting"/>.</summary>
    public Task<Outcome> RunAsync(long enrolmentId, CancellationToken cancel) => access.ChangeEnrolmentAsync(
        enrolmentId,
        async (change, enrolment) =>
        {
            if (change.Seats.QueueAgain(enrolment, change.Now) is { Refusal: { } refusal })
            {
                return refusal;
            }

            await change.OfferAsync(cancel);
            return Outcome.Done;
        },
        cancel);
}
