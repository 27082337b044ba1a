using System.Security.Cryptography;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Feeds;

/// <summary>Makes the address of a calendar feed, or revokes it: whoever still has it reads nothing more.</summary>
public sealed class ChangeFeed(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>. Nothing happens when there is one already.</returns>
    public Task<Outcome> MakeAsync(FeedOf feed, CancellationToken cancel) => RunAsync(
        feed,
        async (db, actor) =>
        {
            if (!await db.CalendarFeeds.Living(feed, actor).AnyAsync(cancel))
            {
                // 160 random bits.
                var (token, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), time.GetUtcNow());
                db.CalendarFeeds.Add(feed.Scope switch
                {
                    CalendarScope.Trainer => CalendarFeed.OfTrainer(actor.StaffId!.Value, token, now),
                    CalendarScope.Centre => CalendarFeed.OfCentre(feed.CentreId!.Value, token, now),
                    _ => CalendarFeed.OfPublic(feed.CentreId, token, now),
                });
            }
        },
        cancel);

    /// <returns>Refuses <see cref="NotAllowed"/>. Nothing happens when there is none.</returns>
    public Task<Outcome> RevokeAsync(FeedOf feed, CancellationToken cancel) => RunAsync(
        feed,
        async (db, actor) =>
        {
            foreach (var living in await db.CalendarFeeds.Living(feed, actor).ToListAsync(cancel))
            {
                living.Revoke(time.GetUtcNow());
            }
        },
        cancel);

    private async Task<Outcome> RunAsync(FeedOf feed, Func<InclusionDb, Actor, Task> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.MayHave(feed))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                await change(db, actor);
                return Outcome.Done;
            },
            cancel);
    }
}
