using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Forget;

/// <summary>Erases the names of people who gave something as long ago as those of people served are kept.</summary>
public sealed class ForgetDonorsJob(Database database, TimeProvider time) : ScheduledJob
{
    /// <summary>Of one run: what is left has its turn the next night.</summary>
    private const int MostInOneRun = 500;

    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var since = DateOnly.FromDateTime(Person.KeptSince(time.GetUtcNow()).UtcDateTime);
        var forgotten = await database.WriteAsync<int>(
            Actor.Product,
            async db =>
            {
                var due = await db.Donations.Where(d => d.ReceivedOn < since && d.DonorIsPerson).OrderBy(d => d.ReceivedOn).Take(MostInOneRun).ToListAsync(cancel);
                await ForgetDonor.ForgetAsync(db, due, cancel);
                return due.Count;
            },
            cancel).OrThrowAsync();
        return new JobCounts().With(nameof(DonationText.DonorsForgotten), forgotten);
    }
}
