using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Shared.Messages;

namespace Inclusion.Web.Features.Enrolments.Seats;

/// <summary>A place that was offered is taken or not, with those who wait together: by staff on the person's behalf, or by the person through their link.</summary>
public sealed class AnswerOffer(SeatsAccess access, ConfirmEnrolments confirm, OfferAnswers answers)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="NoOffer"/>, <see cref="OfferOver"/>.</summary>
    public Task<Outcome> RunAsync(long enrolmentId, bool wants, CancellationToken cancel) =>
        access.ChangeEnrolmentAsync(enrolmentId, (change, enrolment) => AnswerAsync(change, enrolment, wants, cancel), cancel);

    /// <summary>As <see cref="RunAsync"/>, for whoever has the secret of a letter; <see cref="NotFound"/> for one that the product has not given.</summary>
    public async Task<Outcome> RunOwnAsync(string secret, bool wants, CancellationToken cancel) => answers.Read(secret) is { } enrolmentId
        ? await access.ChangeOwnAsync(enrolmentId, (change, enrolment) => AnswerAsync(change, enrolment, wants, cancel), cancel)
        : new NotFound();

    private async Task<Outcome> AnswerAsync(SeatsChange change, Domain.Training.Enrolment enrolment, bool wants, CancellationToken cancel)
    {
        var offered = change.Db.Enrolments.Local.Where(e => e.WorkshopId == enrolment.WorkshopId && e.Status is EnrolmentStatus.Offered).ToList();
        var outcome = wants ? change.Seats.Accept(enrolment, change.Now) : change.Seats.Decline(enrolment, null, change.Now);
        if (outcome.IsRefused)
        {
            return outcome;
        }

        if (!wants)
        {
            await change.OfferAsync(cancel);
            return Outcome.Done;
        }

        await change.Db.SaveChangesAsync(cancel);
        return await confirm.WriteAsync(change.Db, [.. offered.Where(e => e.Status is EnrolmentStatus.Enrolled)], callsToo: false, cancel);
    }
}
