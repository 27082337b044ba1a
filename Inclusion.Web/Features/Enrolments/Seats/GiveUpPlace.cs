using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Seats;

/// <summary>Someone gives up their place, or their place in line, through the link of a message; the seat is offered to the next in the same breath.</summary>
public sealed class GiveUpPlace(SeatsAccess access, PlaceLinks links)
{
    /// <summary>
    /// Refuses <see cref="NotFound"/> for a secret that the product has not given, <see cref="EnrolmentOver"/>, and <see cref="WorkshopEnded"/> once it has begun: what was
    /// attended stays, and the centre wants to know.
    /// </summary>
    public async Task<Outcome> RunOwnAsync(string secret, CancellationToken cancel) => links.Read(secret) is { } enrolmentId
        ? await access.ChangeOwnAsync(
            enrolmentId,
            async (change, enrolment) =>
            {
                if (change.Workshop.StartsAt is not { } start || start <= change.Now)
                {
                    return new WorkshopEnded();
                }

                if (change.Seats.Cancel(enrolment, EnrolmentEnd.Withdrew, await ReasonAsync(change, cancel), change.Now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                await change.OfferAsync(cancel);
                return Outcome.Done;
            },
            cancel)
        : new NotFound();

    /// <summary>For staff, in the organisation's language.</summary>
    private static async Task<string> ReasonAsync(SeatsChange change, CancellationToken cancel)
    {
        var language = await change.Db.Organisations.Select(o => o.Language).SingleAsync(cancel);
        using var speaking = (Language.Find(language) ?? Language.English).Speak();
        return EnrolmentText.GaveUpByLink;
    }
}
