using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.Advice;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Loans;

public sealed class AdviceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_thirteen_months_away_is_said_at_the_check_out_and_at_an_extension()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendAsync(await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"), database.Today.AddDays(7));
        var advise = database.As<AdviseOnDueDate>();
        var far = database.Today.AddMonths(13);
        while (far.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            far = far.AddDays(1);
        }

        Assert.True((await advise.ForCheckOutAsync(database.CentreId, far, Cancel))!.IsFarAway);
        Assert.True((await advise.ForLoanAsync(loan, far, Cancel))!.IsFarAway);
        Assert.Null(await advise.ForCheckOutAsync(database.CentreId, database.Today.AddDays(21), Cancel));
        Assert.Null(await advise.ForLoanAsync(loan, database.Today.AddDays(21), Cancel));
        Assert.Null(await advise.ForLoanAsync(99, far, Cancel));

        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Lyon"), "lyon@example.org");
        Assert.Null(await database.As<AdviseOnDueDate>(elsewhere).ForLoanAsync(loan, far, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<AdviseOnDueDate>(elsewhere).ForCheckOutAsync(database.CentreId, far, Cancel));
        Assert.Equal(database.Today.AddDays(7), await database.ReadAsync(db => db.Loans.Select(l => l.DueOn).SingleAsync()));
    }
}
