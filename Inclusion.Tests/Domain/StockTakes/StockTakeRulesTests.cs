using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;

namespace Inclusion.Tests.Domain.StockTakes;

public sealed class StockTakeRulesTests
{
    private static readonly Actor Marc = new(7, "Marc", StaffRole.Desk, 1);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(DeviceStatus.Ready, true, true, StockTakeAnswer.Found)]
    [InlineData(DeviceStatus.Repair, true, false, StockTakeAnswer.FoundBeside)]
    [InlineData(DeviceStatus.Ready, false, true, StockTakeAnswer.Elsewhere)]
    [InlineData(DeviceStatus.OnLoan, true, true, StockTakeAnswer.OnLoan)]
    [InlineData(DeviceStatus.OnLoan, false, false, StockTakeAnswer.OnLoan)]
    [InlineData(DeviceStatus.Lost, true, false, StockTakeAnswer.Gone)]
    [InlineData(DeviceStatus.Stolen, false, false, StockTakeAnswer.Gone)]
    [InlineData(DeviceStatus.Recycled, true, true, StockTakeAnswer.Gone)]
    [InlineData(DeviceStatus.Given, true, false, StockTakeAnswer.Gone)]
    public void The_register_as_it_is_now_answers_before_what_was_expected(DeviceStatus now, bool isHere, bool isExpected, StockTakeAnswer answer) =>
        Assert.Equal(answer, StockTakeRules.AnswerTo(now, isHere, isExpected));

    [Theory]
    [InlineData(DeviceStatus.Ready, true, null, false, StockTakeStanding.Missing)]
    [InlineData(DeviceStatus.OnLoan, true, DeviceEventKind.Lent, false, StockTakeStanding.Left)]
    [InlineData(DeviceStatus.Ready, false, DeviceEventKind.Moved, false, StockTakeStanding.Left)]
    [InlineData(DeviceStatus.Recycled, true, null, false, StockTakeStanding.Left)]
    [InlineData(DeviceStatus.Recycled, true, null, true, StockTakeStanding.Left)]
    [InlineData(DeviceStatus.Returned, true, DeviceEventKind.Returned, false, StockTakeStanding.Handled)]
    [InlineData(DeviceStatus.Ready, true, DeviceEventKind.Wiped, false, StockTakeStanding.Handled)]
    [InlineData(DeviceStatus.Ready, true, DeviceEventKind.LoanUndone, false, StockTakeStanding.Missing)]
    [InlineData(DeviceStatus.Ready, true, DeviceEventKind.LoanUndone, true, StockTakeStanding.Handled)]
    [InlineData(DeviceStatus.Ready, true, null, true, StockTakeStanding.Handled)]
    public void What_left_or_was_in_hand_since_the_opening_is_not_missing(DeviceStatus now, bool isHere, DeviceEventKind? since, bool seenElsewhere, StockTakeStanding standing) =>
        Assert.Equal(standing, StockTakeRules.StandingOf(now, isHere, since, seenElsewhere));

    [Fact]
    public void Whatever_is_expected_when_missing_may_become_lost_and_nothing_else_is_proposed_for_what_left()
    {
        Assert.All(StockTakeRules.AtHand, status => Assert.Equal(StockTakeCorrection.MarkLost, StockTakeRules.ProposedFor(StockTakeStanding.Missing, status)));
        Assert.All(Enum.GetValues<DeviceStatus>(), status => Assert.Null(StockTakeRules.ProposedFor(StockTakeStanding.Left, status)));
        Assert.All(Enum.GetValues<DeviceStatus>(), status => Assert.Null(StockTakeRules.ProposedFor(StockTakeStanding.Handled, status)));
    }

    [Fact]
    public void Every_status_at_hand_is_in_one_group()
    {
        var grouped = Enum.GetValues<StockTakeGroup>().SelectMany(group => StockTakeRules.StatusesOf(group)).ToList();

        Assert.Equal(StockTakeRules.AtHand.Order(), grouped.Order());
        Assert.All(Enum.GetValues<DeviceStatus>(), status => Assert.Equal(
            StockTakeRules.AtHand.Contains(status), DeviceStatusRules.IsHeld(status) && status is not DeviceStatus.OnLoan));
    }

    [Fact]
    public void What_is_on_loan_or_gone_for_good_is_never_corrected_by_a_stock_take()
    {
        Assert.Null(StockTakeRules.ProposedFor(DeviceStatus.OnLoan, isHere: false, isUnderWay: false));
        Assert.Null(StockTakeRules.ProposedFor(DeviceStatus.Recycled, isHere: true, isUnderWay: false));
        Assert.Null(StockTakeRules.ProposedFor(DeviceStatus.Given, isHere: false, isUnderWay: false));
        Assert.Null(StockTakeRules.ProposedFor(DeviceStatus.Ready, isHere: true, isUnderWay: false));
        Assert.Equal(StockTakeCorrection.TakeIn, StockTakeRules.ProposedFor(DeviceStatus.Stolen, isHere: true, isUnderWay: false));
        Assert.Equal(StockTakeCorrection.MoveHere, StockTakeRules.ProposedFor(DeviceStatus.Repair, isHere: false, isUnderWay: false));
    }

    [Fact]
    public void For_what_is_under_way_nothing_is_proposed_wherever_it_lies() => Assert.All(Enum.GetValues<DeviceStatus>(), status =>
    {
        Assert.Null(StockTakeRules.ProposedFor(status, isHere: true, isUnderWay: true));
        Assert.Null(StockTakeRules.ProposedFor(status, isHere: false, isUnderWay: true));
    });

    [Fact]
    public void One_without_anything_expected_or_with_a_long_label_is_not_opened()
    {
        Assert.IsType<NothingExpected>(StockTake.Open(new StockTakeScope(1), 0, 0, Marc, Now, Monday).Refusal);
        Assert.Equal(new FieldTooLong("Label", StockTake.LabelMaxLength), StockTake.Open(new StockTakeScope(1, Label: new string('a', StockTake.LabelMaxLength + 1)), 3, 0, Marc, Now, Monday).Refusal);
        Assert.Equal("Shelf 3", StockTake.Open(new StockTakeScope(1, Label: " Shelf\u200B 3\u200F "), 3, 0, Marc, Now, Monday).Value.Label);
    }

    [Fact]
    public void What_has_ended_takes_no_scan_no_second_end_and_no_correction()
    {
        var stockTake = Opened();
        Assert.Equal(new FieldRequired("Reason"), stockTake.Abandon(" ", "S", Marc, Now).Refusal);
        Assert.IsType<FieldTooLong>(stockTake.Abandon(new string('a', StockTake.ReasonMaxLength + 1), "S", Marc, Now).Refusal);
        Assert.False(stockTake.Close("S", Marc, Now).IsRefused);

        Assert.Equal(new StockTakeOver("S"), stockTake.Scan("LT-0001", null, "S", Marc, Now).Refusal);
        Assert.Equal(new StockTakeOver("S"), stockTake.Close("S", Marc, Now).Refusal);
        Assert.Equal(new StockTakeOver("S"), stockTake.Abandon("Fire alarm", "S", Marc, Now).Refusal);
        Assert.Throws<InvalidOperationException>(() => stockTake.Settle(stockTake.Expect(1), DeviceStatus.Ready, true, null, false));
        Assert.Equal((StockTakeStatus.Closed, "Marc"), (stockTake.Status, stockTake.EndedBy));
    }

    [Fact]
    public void Whoever_opened_it_by_mistake_may_give_it_up_and_whoever_runs_the_centre()
    {
        var stockTake = Opened();

        Assert.True(stockTake.MayBeAbandonedBy(Marc));
        Assert.False(stockTake.MayBeAbandonedBy(Marc with { StaffId = 8 }));
        Assert.True(stockTake.MayBeAbandonedBy(new Actor(9, "Léa", StaffRole.Manager, 1)));
        Assert.False(stockTake.MayBeAbandonedBy(new Actor(9, "Léa", StaffRole.Manager, 2)));
    }

    [Fact]
    public void A_long_code_is_cut_and_kept()
    {
        var scan = Opened().Scan(" " + new string('x', 500), null, "S", Marc, Now).Value;

        Assert.Equal((StockTake.CodeMaxLength, StockTakeAnswer.Unknown), (scan.Code.Length, scan.Answer));
    }

    [Theory]
    [InlineData("LT\u200B-0001", "LT-0001")]
    [InlineData("LT\u2011\uFF10001\u200D ", "LT-0001")]
    [InlineData("\u200B\u200D", "")]
    public void A_code_is_kept_as_it_would_be_typed(string code, string kept) => Assert.Equal(kept, StockTake.Kept(code));

    private static StockTake Opened() => StockTake.Open(new StockTakeScope(1), 3, 0, Marc, Now, Monday).Value;
}
