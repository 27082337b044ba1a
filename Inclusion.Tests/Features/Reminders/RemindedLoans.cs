using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Features.Reminders.Plan;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Reminders;

/// <summary>Loans with any dates, and the two jobs that remind of them.</summary>
internal static class RemindedLoans
{
    private static int _tags;

    public static Task<JobCounts> PlanAsync(this TestDatabase database) => database.As<PlanReminders>(Actor.Product).RunAsync(CancellationToken.None);

    public static Task<JobCounts> SendAsync(this TestDatabase database) => database.As<SendQueued>(Actor.Product).RunAsync(CancellationToken.None);

    /// <summary>The number of this name; 0 when it is not told.</summary>
    public static long Of(this JobCounts counts, string name) => counts.All.FirstOrDefault(c => c.Key == name).Value;

    /// <summary>A loan of new devices.</summary>
    /// <param name="lentOn">Null: three weeks before it is due.</param>
    public static async Task<long> AddLoanAsync(this TestDatabase database, long personId, DateOnly dueOn, DateOnly? lentOn = null, int devices = 1, long? centreId = null)
    {
        var ids = new List<long>();
        for (var i = 0; i < devices; i++)
        {
            ids.Add(await database.AddReadyDeviceAsync($"R-{Interlocked.Increment(ref _tags):00000}", centreId: centreId));
        }

        var day = lentOn ?? dueOn.AddDays(-21);
        return await database.ArrangeAsync(async db =>
        {
            var sequence = await db.SequenceAsync(Loan.SequenceName(2026), CancellationToken.None);
            var request = new CheckOutRequest
            {
                Borrower = await db.People.SingleAsync(p => p.Id == personId),
                Devices = await db.Devices.Where(d => ids.Contains(d.Id)).ToListAsync(),
                AlreadyHeld = [],
                CentreId = centreId ?? database.CentreId,
                CentreNames = new Dictionary<long, string>(),
                Rules = [LendingRule.Create(null, null, LendingTerms.Default with { DevicesPerPerson = 100 }).Value],
                DueOn = dueOn,
                By = Actor.Product,
                At = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero),
                Today = day,
                RequestKey = Guid.NewGuid(),
            };
            var loan = Loan.CheckOut(request, sequence.Take).Value;
            db.Loans.Add(loan);
            await db.SaveChangesAsync();
            return loan.Id;
        });
    }

    /// <summary>Some of a loan's devices come back; all of them without a number.</summary>
    public static Task GiveBackAsync(this TestDatabase database, long loanId, int devices = int.MaxValue) => database.ArrangeAsync(async db =>
    {
        var loan = await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == loanId);
        foreach (var line in loan.Devices.Where(d => d.IsOut).Take(devices).ToList())
        {
            var device = await db.Devices.SingleAsync(d => d.Id == line.DeviceId);
            Assert.False(loan.Return(device, [], null, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
        }

        return true;
    });

    public static Task ExtendAsync(this TestDatabase database, long loanId, DateOnly dueOn) => database.ArrangeAsync(async db =>
    {
        var loan = await db.Loans.SingleAsync(l => l.Id == loanId);
        Assert.False(loan.Extend(dueOn, "asked", Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
        return true;
    });
}
