using Inclusion.Tests.Support;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shared.Centres;

public sealed class CentreDaysTests
{
    [Fact]
    public async Task A_loan_is_overdue_by_the_day_of_the_centre_that_lent()
    {
        // 11:30 UTC on 2 March: 3 March on Kiritimati (+14), 2 March in Paris, 1 March on the Baker Islands' time (-12).
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 3, 2, 11, 30, 0, TimeSpan.Zero));
        var far = await database.AddCentreAsync("Kiritimati", "Pacific/Kiritimati");
        var behind = await database.AddCentreAsync("Baker", "Etc/GMT+12");
        var person = await database.AddPersonAsync();
        var expected = new List<string>();
        var n = 0;
        foreach (var (centre, today) in new[] { (database.CentreId, new DateOnly(2026, 3, 2)), (far, new DateOnly(2026, 3, 3)), (behind, new DateOnly(2026, 3, 1)) })
        {
            foreach (var due in new[] { -2, -1, 0, 1, 2 })
            {
                var tag = $"LT-{n++:0000}";
                await database.LendAsync(person, await database.AddReadyDeviceAsync(tag, centreId: centre), today.AddDays(due), centre);
                if (due < 0)
                {
                    expected.Add(tag);
                }
            }
        }

        var overdue = await database.ReadAsync(async db =>
        {
            var days = await new CentreClock(database.Clock).TodayAsync(db, TestContext.Current.CancellationToken);
            return await db.Loans.Where(days.IsOverdue()).SelectMany(l => l.Devices).Select(d => d.Tag).OrderBy(t => t).ToListAsync();
        });

        Assert.Equal(expected, overdue);
    }
}
