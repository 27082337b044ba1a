using CsCheck;
using Inclusion.Domain.Impact;

namespace Inclusion.Tests.Domain.Impact;

/// <summary>Tables of bare numbers with a threshold of 5: 1 to 4 are few.</summary>
public sealed class DisclosureTablesTests
{
    private const int Threshold = 5;

    [Fact]
    public void Nothing_is_withheld_where_nobody_is_among_few() => Assert.Equal([], Withheld([5, 0, 12]));

    [Fact]
    public void A_row_that_stands_alone_among_few_takes_the_smallest_other_with_it() => Assert.Equal([0, 2], Withheld([3, 20, 9, 0]));

    [Fact]
    public void Two_rows_among_few_hide_behind_each_other() => Assert.Equal([0, 1], Withheld([3, 2, 9]));

    [Fact]
    public void Two_rows_of_one_are_told_by_their_sum_and_need_a_third() => Assert.Equal([0, 1, 2], Withheld([1, 1, 9]));

    [Fact]
    public void A_zero_hides_nothing_so_that_the_total_goes() => Assert.Equal([0, 2], Withheld([3, 0]));

    /// <summary>
    /// 3 in a corner of two by two: its row would tell it, its column too, so that the whole square goes. Cells 0 to 3, then rows, columns and the total.
    /// </summary>
    [Fact]
    public void In_rows_and_columns_a_square_is_withheld()
    {
        var (tables, _) = Grid([[3, 20], [30, 40]]);
        Assert.Equal([0, 1, 2, 3], Indices(tables.Decide()));
    }

    /// <summary>Three by three: the cheapest way round from 3 is over 6, 7 and 5.</summary>
    [Fact]
    public void The_smallest_square_is_chosen()
    {
        var (tables, _) = Grid([[3, 50, 6], [60, 70, 80], [7, 90, 5]]);
        Assert.Equal([0, 2, 6, 8], Indices(tables.Decide()));
    }

    [Fact]
    public void A_count_that_readers_have_already_protects_nothing()
    {
        var tables = new DisclosureTables();
        int[] rows = [tables.Add(Cell(3)), tables.Add(Cell(9) with { IsKnown = true }), tables.Add(Cell(40))];
        tables.Sum(tables.Add(Cell(52) with { Loss = 1_000 }), rows);
        Assert.Equal([0, 2], Indices(tables.Decide()));
    }

    [Fact]
    public void A_difference_that_is_printed_nowhere_is_protected()
    {
        var tables = new DisclosureTables();
        var (before, now, rest) = (tables.Add(Cell(40) with { IsKnown = true }), tables.Add(Cell(43)), tables.Add(Cell(3) with { IsHidden = true, LowerBound = 0 }));
        tables.Sum(now, [before, rest]);
        Assert.Equal([1, 2], Indices(tables.Decide()));
    }

    [Fact]
    public void What_is_printed_beside_a_withheld_count_goes_with_it()
    {
        var tables = new DisclosureTables();
        var with = tables.Add(Cell(30));
        tables.Add(Cell(3) with { With = [with] });
        Assert.Equal([0, 1], Indices(tables.Decide()));
    }

    [Fact]
    public void Withholding_only_what_is_among_few_would_be_found_out()
    {
        var attacker = new DisclosureAttacker();
        int[] rows = [attacker.Add(1, 100), attacker.Add(20, 20), attacker.Add(9, 9)];
        attacker.Relate(rows.Select(r => (r, 1)), 32);

        Assert.True(attacker.CanTellApart(rows[0], [3, 20, 9]));
        Assert.Equal((3, 3), attacker.Narrowed()[0]);
    }

    /// <summary>3 is withheld; 20 and 9 and the total could tell it, and one of them is rounded: 9 to 10, which may be 5 to 14.</summary>
    [Fact]
    public void Where_counts_may_be_rounded_none_of_many_is_withheld()
    {
        var (tables, _) = Column([3, 20, 9, 0], mayRound: true);
        Assert.Equal([DisclosureCell.Withheld, 0, 1, 0, 0], tables.Decide());
    }

    /// <summary>1 can only be more, so that the other row is less or the total is more: 15 rounds to 20, which may be 15 to 24 and not 14; rounded to 20 it may be 10 to 29.</summary>
    [Fact]
    public void A_count_at_the_edge_of_its_rounding_is_rounded_more_coarsely_where_that_is_needed()
    {
        var (tables, _) = Column([1, 15], mayRound: true);
        Assert.Equal([DisclosureCell.Withheld, 2, 0], tables.Decide());
        var (others, _) = Column([1, 16], mayRound: true);
        Assert.Equal([DisclosureCell.Withheld, 1, 0], others.Decide());
    }

    [Theory]
    [InlineData(24, 10, 20, 15, 24)]
    [InlineData(25, 10, 30, 25, 34)]
    [InlineData(24, 20, 20, 10, 29)]
    [InlineData(30, 20, 40, 30, 49)]
    [InlineData(89, 60, 60, 30, 89)]
    [InlineData(90, 60, 120, 90, 149)]
    public void Rounding_is_to_the_nearest_and_says_what_it_may_stand_for(long value, long roundedTo, long rounded, long low, long high)
    {
        Assert.Equal(rounded, DisclosureRounding.Round(value, roundedTo));
        Assert.Equal(new DisclosureBounds(low, high), DisclosureRounding.BoundsOf(rounded, roundedTo, threshold: 1));
        Assert.All(Enumerable.Range((int)low, (int)(high - low + 1)), v => Assert.Equal(rounded, DisclosureRounding.Round(v, roundedTo)));
    }

    /// <summary>Then it helps whatever is hidden behind it, and no proof breaks when it is rounded more coarsely for another.</summary>
    [Fact]
    public void At_its_coarsest_a_count_may_be_one_more_and_one_less() =>
        Gen.Select(Gen.Long[11, 5_000], Gen.Bool.Select(isDays => isDays ? IndicatorUnit.Days : IndicatorUnit.Count)).Sample(
            (value, unit) =>
            {
                var bounds = DisclosureRounding.Of(unit, value, threshold: 10);
                Assert.InRange(bounds.Count, 1, DisclosureRounding.Levels);
                Assert.All(bounds, b => Assert.True(b.Contain(value)));
                Assert.True(bounds[^1].Contain(value - 1) && bounds[^1].Contain(value + 1));
            },
            threads: 1);

    [Fact]
    public void Nobody_can_compute_a_withheld_row() =>
        Gen.Select(Gen.Long[0, 9].List[1, 6], Gen.Bool).Sample((rows, mayRound) => AssertSafe(Column([.. rows], mayRound)), iter: 3_000, threads: 1);

    [Fact]
    public void Nobody_can_compute_a_withheld_cell_from_rows_and_columns() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Bool).SelectMany(size => Gen.Select(Gen.Long[0, 8].Array[size.Item2].Array[size.Item1], Gen.Const(size.Item3)))
            .Sample((values, mayRound) => AssertSafe(Grid(values, mayRound)), iter: 2_000, threads: 1);

    [Fact]
    public void Nobody_can_compute_a_cell_of_tables_within_tables_with_differences() =>
        Gen.Select(Gen.Long[0, 9].List[1, 3], Gen.Long[0, 9].List[1, 3], Gen.Long[0, 9].List[1, 3], Gen.Int[0, 3])
            .Sample((a, b, c, published) => AssertSafe(Nested([[.. a], [.. b], [.. c]], published)), iter: 1_500, threads: 1);

    [Fact]
    public void The_same_tables_give_the_same_answer() =>
        Gen.Long[0, 9].Array[3].Array[3].Sample(values => Assert.Equal(Grid(values).Tables.Decide(), Grid(values).Tables.Decide()), iter: 300, threads: 1);

    private static DisclosureCell Cell(long value) => new() { Value = value, IsSensitive = value is > 0 and < Threshold, IsKnown = value == 0, Loss = 1 + value };

    private static int[] Indices(int[] levels) => [.. Enumerable.Range(0, levels.Length).Where(i => levels[i] == DisclosureCell.Withheld)];

    private static int[] Withheld(long[] rows) => Indices(Column(rows).Tables.Decide());

    /// <summary>Of many, so that it may be rounded instead of withheld.</summary>
    private static DisclosureCell Cell(long value, bool mayRound) =>
        mayRound && value >= Threshold ? Cell(value) with { Roundings = DisclosureRounding.Of(IndicatorUnit.Count, value, Threshold) } : Cell(value);

    private static (DisclosureTables Tables, long[] Truth) Column(long[] rows, bool mayRound = false)
    {
        var tables = new DisclosureTables();
        var cells = rows.Select(r => tables.Add(Cell(r, mayRound))).ToList();
        tables.Sum(tables.Add(Cell(rows.Sum(), mayRound) with { Loss = 1_000 }), cells);
        return (tables, [.. rows, rows.Sum()]);
    }

    private static (DisclosureTables Tables, long[] Truth) Grid(long[][] rows, bool mayRound = false)
    {
        var tables = new DisclosureTables();
        var cells = rows.Select(row => row.Select(v => tables.Add(Cell(v, mayRound))).ToList()).ToList();
        var truth = rows.SelectMany(r => r).ToList();
        int Total(long value, IEnumerable<int> parts, long loss)
        {
            var total = tables.Add(Cell(value, mayRound) with { Loss = loss + value });
            truth.Add(value);
            tables.Sum(total, parts);
            return total;
        }

        var totals = rows.Select((row, i) => Total(row.Sum(), cells[i], 1_000)).ToList();
        var columns = Enumerable.Range(0, rows[0].Length).Select(c => Total(rows.Sum(r => r[c]), cells.Select(r => r[c]), 1_000)).ToList();
        var all = Total(rows.Sum(r => r.Sum()), totals, 100_000);
        tables.Sum(all, columns);
        return (tables, [.. truth]);
    }

    /// <summary>Groups of rows with their sums, the sum of sums, and a difference for each group that an earlier report has shown but for one person or more.</summary>
    private static (DisclosureTables Tables, long[] Truth) Nested(long[][] groups, int published)
    {
        var tables = new DisclosureTables();
        var truth = new List<long>();
        int Add(DisclosureCell cell)
        {
            truth.Add(cell.Value!.Value);
            return tables.Add(cell);
        }

        var totals = groups.Select(group =>
        {
            var rows = group.Select(v => Add(Cell(v))).ToList();
            var total = Add(Cell(group.Sum()) with { Loss = 1_000 });
            tables.Sum(total, rows);
            return total;
        }).ToList();
        tables.Sum(Add(Cell(truth.Where((_, i) => totals.Contains(i)).Sum()) with { Loss = 100_000 }), totals);
        foreach (var total in totals.Take(published).Where(t => truth[t] > Threshold))
        {
            var before = Add(Cell(truth[total] - 1 - (truth[total] % Threshold)) with { IsKnown = true, IsSensitive = false });
            var rest = truth[total] - truth[before];
            tables.Sum(total, [before, Add(Cell(rest) with { LowerBound = 0, IsHidden = true, IsKnown = false })]);
        }

        return (tables, [.. truth]);
    }

    /// <summary>Every sensitive cell is withheld and none can be told; zeros and what readers had already are shown.</summary>
    private static void AssertSafe((DisclosureTables Tables, long[] Truth) example)
    {
        var (tables, truth) = example;
        var levels = tables.Decide();
        bool[] withheld = [.. levels.Select(l => l == DisclosureCell.Withheld)];
        var attacker = new DisclosureAttacker();
        for (var i = 0; i < truth.Length; i++)
        {
            var (low, high) = withheld[i] ? (tables.Cells[i].LowerBound, truth.Max() + 3)
                : levels[i] > 0 ? (tables.Cells[i].Roundings[levels[i] - 1].Low, tables.Cells[i].Roundings[levels[i] - 1].High)
                : (truth[i], truth[i]);
            Assert.InRange(truth[i], low, high);
            attacker.Add(low, high);
        }

        foreach (var relation in tables.Relations)
        {
            attacker.Relate(relation.Select(t => (t.Cell, t.Sign)), 0);
        }

        for (var i = 0; i < truth.Length; i++)
        {
            Assert.False(tables.Cells[i].IsKnown && withheld[i], $"Cell {i} is withheld though it is known.");
            if (tables.Cells[i].IsSensitive && !tables.Cells[i].IsKnown)
            {
                Assert.True(withheld[i], $"Cell {i} is shown.");
                Assert.False(attacker.CanTellApart(i, truth), $"Cell {i} can be computed.");
            }
        }
    }
}
