using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Block;

/// <summary>Takes away blocks after their last day. The check-out asks for the day itself and waits for nobody; lists and badges are right within the hour.</summary>
public sealed class EndBlocks(Database database, CentreClock clock, TimeProvider time) : ScheduledJob
{
    /// <summary>So few that nobody at the desk waits noticeably for the one writer.</summary>
    private const int AtOnce = 200;

    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var ended = 0;
        for (var last = AtOnce; last == AtOnce; ended += last)
        {
            last = await database.WriteAsync<int>(Actor.Product, db => EndAsync(db, cancel), cancel).OrThrowAsync();
        }

        return new JobCounts().With(nameof(PeopleText.BlocksEnded), ended);
    }

    private async Task<Outcome<int>> EndAsync(InclusionDb db, CancellationToken cancel)
    {
        if (!await db.Centres.AnyAsync(cancel))
        {
            return 0;
        }

        var today = (await clock.TodayAsync(db, cancel)).Earliest;
        var over = await db.People.Where(p => p.BlockedUntil != null && p.BlockedUntil < today).OrderBy(p => p.BlockedUntil).Take(AtOnce).ToListAsync(cancel);
        over.ForEach(p => p.EndBlock(today, Actor.Product, time.GetUtcNow()));
        return over.Count;
    }
}
