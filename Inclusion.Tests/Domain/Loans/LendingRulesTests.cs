using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;

namespace Inclusion.Tests.Domain.Loans;

public sealed class LendingRulesTests
{
    private const long Here = 1;
    private const long There = 2;

    private static readonly LendingRule Organisation = Rule(null, null, 21);
    private static readonly LendingRule AtTheCentre = Rule(Here, null, 14);
    private static readonly LendingRule OfLaptops = Rule(null, DeviceCategory.Laptop, 90);
    private static readonly LendingRule OfLaptopsHere = Rule(Here, DeviceCategory.Laptop, 60);

    [Fact]
    public void The_most_specific_rule_holds()
    {
        LendingRule[] all = [Organisation, AtTheCentre, OfLaptops, OfLaptopsHere];
        Assert.Same(OfLaptopsHere, LendingRules.For(Here, DeviceCategory.Laptop, all));
        Assert.Same(OfLaptops, LendingRules.For(There, DeviceCategory.Laptop, all));
        Assert.Same(AtTheCentre, LendingRules.For(Here, DeviceCategory.Tablet, all));
        Assert.Same(Organisation, LendingRules.For(There, DeviceCategory.Tablet, all));
    }

    [Fact]
    public void A_category_goes_before_a_centre() =>
        Assert.Same(OfLaptops, LendingRules.For(Here, DeviceCategory.Laptop, [AtTheCentre, OfLaptops, Organisation]));

    [Fact]
    public void A_rule_of_another_centre_or_category_never_holds()
    {
        var rule = LendingRules.For(There, DeviceCategory.Tablet, [AtTheCentre, OfLaptops, OfLaptopsHere]);
        Assert.Equal(LendingTerms.Default, rule.Terms);
    }

    [Fact]
    public void The_order_of_the_rules_does_not_matter()
    {
        var random = new Random(3);
        LendingRule[] all = [Organisation, AtTheCentre, OfLaptops, OfLaptopsHere];
        for (var round = 0; round < 50; round++)
        {
            random.Shuffle(all);
            Assert.Same(OfLaptopsHere, LendingRules.For(Here, DeviceCategory.Laptop, all));
            Assert.Same(AtTheCentre, LendingRules.For(Here, DeviceCategory.Hotspot, all));
        }
    }

    [Fact]
    public void Without_any_rule_three_devices_are_lent_for_three_weeks_with_two_renewals()
    {
        var rule = LendingRules.For(Here, DeviceCategory.Laptop, []);
        Assert.Equal((21, 2, 3), (rule.LoanDays, rule.RenewalsAllowed, rule.DevicesPerPerson));
        Assert.Equal(DueDateMode.NextOpenDay, rule.DueDateMode);
        Assert.Null(rule.LongestTotalDays);
        Assert.Equal(RenewalWhileWaiting.Warn, rule.RenewalWhileWaiting);
    }

    [Fact]
    public void Changing_the_rule_that_was_built_in_does_not_change_it_for_others()
    {
        Assert.False(LendingRules.For(Here, DeviceCategory.Laptop, []).Change(new(7, 0, 7, 1)).IsRefused);
        Assert.Equal(LendingTerms.Default, LendingRules.For(Here, DeviceCategory.Laptop, []).Terms);
    }

    [Fact]
    public void A_rule_says_what_it_was_told()
    {
        var terms = new LendingTerms(30, 1, 60, 2, DueDateMode.SameWeekday, RenewalWhileWaiting: RenewalWhileWaiting.Refuse);
        var rule = LendingRule.Create(Here, DeviceCategory.Tablet, terms).Value;
        Assert.Equal((Here, DeviceCategory.Tablet, terms), (rule.CentreId, rule.Category, rule.Terms));
    }

    [Fact]
    public void Terms_that_make_no_sense_are_refused_and_change_nothing()
    {
        var rule = LendingRule.Create(null, null, new(21, 2, null, 3)).Value;
        Assert.IsType<LoanDaysNotPositive>(rule.Change(new(0, 2, null, 3)).Refusal);
        Assert.IsType<RenewalsNegative>(rule.Change(new(21, -1, null, 3)).Refusal);
        Assert.IsType<DevicesPerPersonNotPositive>(rule.Change(new(21, 2, null, 0)).Refusal);
        Assert.Equal(new LongestTotalTooShort(21), rule.Change(new(21, 2, 20, 3)).Refusal);
        Assert.Equal(new LendingDaysTooMany(DueDates.MaxDays), rule.Change(new(DueDates.MaxDays + 1, 2, null, 3)).Refusal);
        Assert.Equal(new LendingDaysTooMany(DueDates.MaxDays), rule.Change(new(21, 2, int.MaxValue, 3)).Refusal);
        Assert.Equal(new DueDateModeUnknown(9), rule.Change(new(21, 2, null, 3, (DueDateMode)9)).Refusal);
        Assert.Equal(new LendingTerms(21, 2, null, 3), rule.Terms);
        Assert.True(LendingRule.Create(null, null, new(0, 2, null, 3)).IsRefused);
    }

    [Fact]
    public void The_longest_total_may_be_one_loan_and_no_renewal() =>
        Assert.False(LendingRule.Create(null, null, new(21, 0, 21, 1)).IsRefused);

    private static LendingRule Rule(long? centreId, DeviceCategory? category, int days) => LendingRule.Create(centreId, category, new(days, 2, null, 3)).Value;
}
