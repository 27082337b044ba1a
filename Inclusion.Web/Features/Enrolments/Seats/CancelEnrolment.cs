using Inclusion.Domain.Common;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Enrolments.Seats;

/// <summary>Staff say why a place ends only by one of two reasons.</summary>
public sealed record EnrolmentEndUnknown : Refusal;

/// <param name="Because"><see cref="EnrolmentEnd.Withdrew"/> or <see cref="EnrolmentEnd.ByStaff"/>.</param>
/// <param name="Reason">Required.</param>
public sealed record CancelEnrolmentCommand(long EnrolmentId, EnrolmentEnd Because, string Reason);

/// <summary>Someone does not come, or may not: their seat is offered to the next in line in the same breath.</summary>
public sealed class CancelEnrolment(SeatsAccess access)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="EnrolmentEndUnknown"/>, and what <see cref="WorkshopSeats.Cancel"/> refuses.</summary>
    public Task<Outcome> RunAsync(CancelEnrolmentCommand command, CancellationToken cancel) => access.ChangeEnrolmentAsync(
        command.EnrolmentId,
        async (change, enrolment) =>
        {
            if (command.Because is not (EnrolmentEnd.Withdrew or EnrolmentEnd.ByStaff))
            {
                return new EnrolmentEndUnknown();
            }

            if (change.Seats.Cancel(enrolment, command.Because, command.Reason, change.Now) is { Refusal: { } refusal })
            {
                return refusal;
            }

            await change.OfferAsync(cancel);
            return Outcome.Done;
        },
        cancel);
}
