using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>Whoever asked for work does not want it any more.</summary>
public sealed class CancelWork(Database database, CurrentStaff staff, WorkBoard board, TimeProvider time)
{
    /// <summary>Stops what runs at the next good moment, and ends what waits. Work that has an end keeps it. Refuses <see cref="NotFound"/> for what is not theirs.</summary>
    public async Task<Outcome> RunAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId } actor || !await database.ReadAsync(db => db.WorkItems.AnyAsync(w => w.Id == id && w.StaffId == staffId, cancel), cancel))
        {
            return new NotFound();
        }

        // First of all: what runs may hold the one writer's turn.
        board.Stop(id);
        var hasEnded = false;
        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                var item = await db.WorkItems.SingleAsync(w => w.Id == id, cancel);
                item.IsCancelRequested = true;
                if (item.State is WorkState.Waiting)
                {
                    (item.State, item.EndedAt, item.Request, hasEnded) = (WorkState.Cancelled, time.GetUtcNow(), "", true);
                }

                return Outcome.Done;
            },
            cancel);
        board.Say(id, staffId, hasEnded ? WorkNews.Ended : WorkNews.Standing);
        return outcome;
    }
}
