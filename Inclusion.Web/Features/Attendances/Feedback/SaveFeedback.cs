using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Attendances.Feedback;

/// <summary>One form; null for a question without an answer.</summary>
public sealed record SaveFeedbackCommand(long WorkshopId, int? Helped, int? Recommends, string? Remark);

/// <summary>Types in one feedback form. Nobody's name is asked for, and the hour is not kept.</summary>
public sealed class SaveFeedback(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="WorkshopFeedback.Of"/> refuses.</returns>
    public async Task<Outcome> RunAsync(SaveFeedbackCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindTaughtAsync(command.WorkshopId, actor, cancel) is not { } workshop)
                {
                    return new NotFound();
                }

                var today = (await db.CalendarAsync(workshop.CentreId, cancel)).DateOf(time.GetUtcNow());
                var given = WorkshopFeedback.Of(workshop.Id, command.Helped, command.Recommends, command.Remark, today);
                if (given.IsRefused)
                {
                    return given.Refusal;
                }

                db.WorkshopFeedback.Add(given.Value);
                return Outcome.Done;
            },
            cancel);
    }
}
