using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Support;

/// <summary>Loans for tests that are about something else.</summary>
internal static class ArrangedLoans
{
    /// <summary>An open loan of one ready device, lent a week before it is due; there is no limit to how many.</summary>
    /// <param name="centreId">Null: the test's first centre.</param>
    public static Task<long> LendAsync(this TestDatabase database, long personId, long deviceId, DateOnly dueOn, long? centreId = null) =>
        database.ArrangeAsync(async db =>
        {
            var year = await db.SequenceAsync(Loan.SequenceName(dueOn.AddDays(-7).Year), CancellationToken.None);
            var request = new CheckOutRequest
            {
                Borrower = await db.People.SingleAsync(p => p.Id == personId),
                Devices = [await db.Devices.Include(d => d.Events).Include(d => d.Faults).AsSplitQuery().SingleAsync(d => d.Id == deviceId)],
                AlreadyHeld = [],
                CentreId = centreId ?? database.CentreId,
                CentreNames = new Dictionary<long, string>(),
                Rules = [LendingRule.Create(null, null, LendingTerms.Default with { DevicesPerPerson = 1000 }).Value],
                DueOn = dueOn,
                By = Actor.Product,
                At = database.Clock.GetUtcNow(),
                Today = dueOn.AddDays(-7),
                RequestKey = Guid.NewGuid(),
            };
            var loan = Loan.CheckOut(request, year.Take).Value;
            db.Loans.Add(loan);
            await db.SaveChangesAsync();
            return loan.Id;
        });

    /// <summary>Everything of a loan comes back.</summary>
    /// <param name="missing">What of each kit does not; null: all is there.</param>
    public static Task ReturnAsync(this TestDatabase database, long loanId, IReadOnlyList<string>? missing = null, string? damage = null) =>
        database.ArrangeAsync(async db =>
        {
            var loan = await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == loanId);
            foreach (var line in loan.Devices.Where(d => d.IsOut))
            {
                var device = await db.Devices.Include(d => d.Faults).AsSplitQuery().SingleAsync(d => d.Id == line.DeviceId);
                Assert.False(loan.Return(device, missing ?? [], damage, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
            }

            return true;
        });
}
