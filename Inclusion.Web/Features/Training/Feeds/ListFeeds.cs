using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Feeds;

/// <summary>A feed that there is or could be.</summary>
/// <param name="Centre">Empty where it is of no one centre.</param>
/// <param name="Address">Null while there is none.</param>
public sealed record FeedLine(FeedOf Of, string Centre, Uri? Address);

/// <summary>Lists the calendar addresses that someone may have.</summary>
public sealed class ListFeeds(Database database, CurrentStaff staff, PublicAddress address)
{
    public async Task<IReadOnlyList<FeedLine>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var centres = await db.CentresOfAsync(actor, cancel);
                var wanted = new List<(FeedOf Of, string Centre)> { (new FeedOf(CalendarScope.Trainer, null), ""), (new FeedOf(CalendarScope.Public, null), "") };
                wanted.AddRange(centres.Select(c => (new FeedOf(CalendarScope.Centre, c.Id), c.Name)));
                wanted.AddRange(centres.Select(c => (new FeedOf(CalendarScope.Public, c.Id), c.Name)));
                var lines = new List<FeedLine>();
                foreach (var (of, centre) in wanted.Where(w => actor.MayHave(w.Of)))
                {
                    var token = await db.CalendarFeeds.Living(of, actor).Select(f => f.Token).FirstOrDefaultAsync(cancel);
                    lines.Add(new FeedLine(of, centre, token is null ? null : address.Of(Routes.CalendarFeed(token))));
                }

                return lines;
            },
            cancel);
    }
}
