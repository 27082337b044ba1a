using Inclusion.Domain.Loans;
using Inclusion.Domain.Reminders;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Reminders;

/// <summary>
/// Two months of lending at random, beside a reckoning of what should have been said that shares no code with the product: on each day, of the dates on which
/// something was to be said about a loan, the latest that has come; once; and to a person at most once a day.
/// </summary>
public sealed class ReminderOracleTests
{
    private const int Days = 45;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_in_whatever_order_everything_is_said_once_and_nobody_hears_twice_a_day(int seed)
    {
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateAsync();
        var people = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await database.AddPersonAsync($"Person {i}", email: i % 3 == 0 ? "" : $"p{i}@example.org", phone: "06 12 34 56 78"));
        }

        var expected = new HashSet<(long Loan, ReminderKind Kind, int Offset, DateOnly DueOn)>();
        for (var day = 0; day < Days; day++)
        {
            var today = database.Today;
            if (random.Next(3) > 0)
            {
                var dueOn = today.AddDays(random.Next(-35, 15));
                await database.AddLoanAsync(people[random.Next(people.Count)], dueOn, lentOn: dueOn.AddDays(-random.Next(0, 12)));
            }

            await MeddleAsync(database, random);

            // The product is off on some days; on others it runs several times, or twice at once.
            var runs = random.Next(4);
            if (runs > 0)
            {
                await ExpectAsync(database, today, expected);
                await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => Task.Run(database.PlanAsync)));
                await database.SendAsync();
            }

            Assert.Equal(expected.Order(), await SaidAsync(database));
            database.Clock.Advance(TimeSpan.FromDays(1));
        }

        var messages = await database.ReadAsync(db => db.Messages.Select(m => new { m.PersonId, m.Day }).ToListAsync());
        Assert.Equal(messages.Count, messages.Distinct().Count());
        Assert.True(expected.Count > 20, $"Only {expected.Count} things were to be said: the test shows little.");
    }

    private static async Task MeddleAsync(TestDatabase database, Random random)
    {
        var open = await database.ReadAsync(db => db.Loans.Where(l => l.Status == LoanStatus.Open).Select(l => new { l.Id, l.DueOn }).ToListAsync());
        if (open.Count > 0 && random.Next(3) == 0)
        {
            await database.GiveBackAsync(open[random.Next(open.Count)].Id);
        }
        else if (open.Count > 0 && random.Next(3) == 0)
        {
            var loan = open[random.Next(open.Count)];
            await database.ExtendAsync(loan.Id, (loan.DueOn > database.Today ? loan.DueOn : database.Today).AddDays(random.Next(1, 9)));
        }
    }

    private static async Task ExpectAsync(TestDatabase database, DateOnly today, HashSet<(long, ReminderKind, int, DateOnly)> expected)
    {
        var hadMessage = await database.ReadAsync(db => db.Messages.Where(m => m.Day == today).Select(m => m.PersonId).ToListAsync());
        var loans = await database.ReadAsync(db => db.Loans.Include(l => l.Events).Where(l => l.Status == LoanStatus.Open).ToListAsync());
        foreach (var loan in loans.Where(l => !hadMessage.Contains(l.PersonId)))
        {
            // The day of the check-out, or on which they were given a new date: they have just been told.
            var told = DateOnly.FromDateTime(loan.Events.Where(e => e.DueOn != null).Max(e => e.At).UtcDateTime);
            List<(DateOnly On, ReminderKind Kind, int Offset)> dates =
            [
                .. new[] { 7, 2 }.Select(d => (loan.DueOn.AddDays(-d), ReminderKind.DueSoon, d)).Where(x => x.Item1 > told),
                .. told < loan.DueOn ? [(loan.DueOn, ReminderKind.DueToday, 0)] : Array.Empty<(DateOnly, ReminderKind, int)>(),
                .. new[] { 1, 7, 14, 28 }.Select(d => (loan.DueOn.AddDays(d), ReminderKind.Overdue, d)),
            ];
            var reached = dates.Where(d => d.On <= today).ToList();
            if (reached.Count > 0)
            {
                var (_, kind, offset) = reached.MaxBy(d => d.On);
                expected.Add((loan.Id, kind, offset, loan.DueOn));
            }
        }
    }

    private static async Task<IEnumerable<(long, ReminderKind, int, DateOnly)>> SaidAsync(TestDatabase database) =>
        (await database.ReadAsync(db => db.LoanReminders.ToListAsync())).Select(r => (r.LoanId, r.Kind, r.OffsetDays, r.DueOn)).Order();
}
