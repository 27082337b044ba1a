using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <param name="RequestKey">The form's own key: sent twice, it makes one request.</param>
/// <param name="Language">The language of the page: fr or en.</param>
public sealed record ReceiveRequestCommand(Guid RequestKey, long WorkshopId, string Name, string Contact, string Language);

/// <summary>Keeps what someone asked for on the public page until staff answer.</summary>
public sealed class ReceiveRequest(Database database, TimeProvider time, ILogger<ReceiveRequest> logger)
{
    /// <summary>Refuses <see cref="NotFound"/>, and what <see cref="PublicRequest.Receive"/> refuses.</summary>
    public async Task<Outcome> RunAsync(ReceiveRequestCommand command, CancellationToken cancel) => await database.WriteAsync(
        Actor.Product,
        async db =>
        {
            if (await db.FindWorkshopAsync(command.WorkshopId, cancel) is not { } workshop)
            {
                return new NotFound();
            }

            if (await db.PublicRequests.AnyAsync(r => r.RequestKey == command.RequestKey, cancel))
            {
                return Outcome.Done;
            }

            var request = PublicRequest.Receive(workshop, command.Name, command.Contact, command.Language, command.RequestKey, time.GetUtcNow());
            if (request.IsRefused)
            {
                return request.Refusal;
            }

            db.PublicRequests.Add(request.Value);
            await db.SaveChangesAsync(cancel);
            logger.RequestReceived(request.Value.Id, workshop.Id);
            return Outcome.Done;
        },
        cancel);
}
