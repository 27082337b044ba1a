using Inclusion.Domain.Loans;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Loans;

public sealed class ClosureMovesTests
{
    /// <summary>A Sunday: the Monday after it is the first open day.</summary>
    private static readonly DateOnly Last = new(2027, 1, 3);

    [Fact]
    public void What_was_due_first_comes_back_first_and_no_day_takes_more_than_it_may()
    {
        LoanInClosure[] loans = [new(3, new(2026, 12, 28)), new(1, new(2026, 12, 30)), new(2, new(2026, 12, 28)), new(4, new(2026, 12, 31))];

        var moves = ClosureMoves.Spread(loans, Last, 2, new Dictionary<DateOnly, int> { [new(2027, 1, 5)] = 1 }, Calendars.Weekdays(), (_, _) => true);

        Assert.Equal(
            [
                new ClosureMove(2, new(2026, 12, 28), new(2027, 1, 4)),
                new ClosureMove(3, new(2026, 12, 28), new(2027, 1, 4)),
                new ClosureMove(1, new(2026, 12, 30), new(2027, 1, 5)),
                new ClosureMove(4, new(2026, 12, 31), new(2027, 1, 6)),
            ],
            moves);
    }

    [Fact]
    public void What_may_not_go_to_a_day_leaves_its_place_there_to_the_next()
    {
        LoanInClosure[] loans = [new(1, new(2026, 12, 28)), new(2, new(2026, 12, 29))];
        var moves = ClosureMoves.Spread(loans, Last, 1, new Dictionary<DateOnly, int>(), Calendars.Weekdays(), (loan, _) => loan != 1);
        Assert.Equal([new(2027, 1, 4), new(2027, 1, 4)], moves.Select(m => m.MovesTo));
    }

    [Fact]
    public void A_weekend_takes_nothing()
    {
        var loans = Enumerable.Range(1, 7).Select(id => new LoanInClosure(id, new(2026, 12, 28)));
        var moves = ClosureMoves.Spread(loans, Last, 1, new Dictionary<DateOnly, int>(), Calendars.Weekdays(), (_, _) => true);
        Assert.Equal([4, 5, 6, 7, 8, 11, 12], moves.Select(m => m.MovesTo.Day));
    }

    [Fact]
    public void Where_no_day_is_open_nothing_moves() => Assert.Empty(
        ClosureMoves.Spread([new(1, new(2026, 12, 28))], Last, 1, new Dictionary<DateOnly, int>(), Calendars.SevenDays(Calendars.ClosedYearly(new(2026, 1, 1), new(2026, 12, 31))), (_, _) => true));

    [Fact]
    public void A_day_takes_at_least_one() => Assert.Throws<ArgumentOutOfRangeException>(() => ClosureMoves.Spread([], Last, 0, new Dictionary<DateOnly, int>(), Calendars.Weekdays(), (_, _) => true));
}
