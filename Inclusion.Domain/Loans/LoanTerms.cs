using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Loans;

/// <summary>What the rules of a loan's devices together allow it: of each term the strictest.</summary>
/// <param name="Due">The earliest of the devices' due dates.</param>
/// <param name="LoanDays">Days of the rule that gave the due date.</param>
/// <param name="Category">The category whose rule gave the due date.</param>
/// <param name="RenewalsAllowed">The fewest that a rule allows.</param>
/// <param name="LongestTotalDays">The shortest total that a rule sets; null when none sets one.</param>
public sealed record LoanTerms(DueDate Due, int LoanDays, DeviceCategory Category, int RenewalsAllowed, int? LongestTotalDays)
{
    /// <summary>
    /// The terms of a loan of such devices, lent or renewed at this centre on this day. Refuses: <see cref="LoanWithoutDevices"/> and what
    /// <see cref="DueDates.From"/> refuses.
    /// </summary>
    public static Outcome<LoanTerms> Of(IEnumerable<DeviceCategory> categories, long centreId, IReadOnlyCollection<LendingRule> rules, CentreCalendar calendar, DateOnly from)
    {
        LoanTerms? strictest = null;
        foreach (var category in categories.Distinct())
        {
            var rule = LendingRules.For(centreId, category, rules);
            var due = DueDates.From(from, rule.LoanDays, rule.DueDateMode, calendar);
            if (due.IsRefused)
            {
                return due.Refusal;
            }

            var terms = new LoanTerms(due.Value, rule.LoanDays, category, rule.RenewalsAllowed, rule.LongestTotalDays);
            strictest = strictest is null ? terms : Stricter(strictest, terms);
        }

        return strictest is null ? new LoanWithoutDevices() : strictest;
    }

    private static LoanTerms Stricter(LoanTerms a, LoanTerms b) => (a.Due.Date <= b.Due.Date ? a : b) with
    {
        RenewalsAllowed = Math.Min(a.RenewalsAllowed, b.RenewalsAllowed),
        LongestTotalDays = a.LongestTotalDays is { } x && b.LongestTotalDays is { } y ? Math.Min(x, y) : a.LongestTotalDays ?? b.LongestTotalDays,
    };
}
