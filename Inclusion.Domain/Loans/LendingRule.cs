using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Loans;

public sealed record RenewalsNegative : Refusal;

public sealed record DevicesPerPersonNotPositive : Refusal;

/// <param name="LoanDays">The loan length that the longest total falls short of.</param>
public sealed record LongestTotalTooShort(int LoanDays) : Refusal;

/// <summary>There is already a rule for this centre and category: change it instead of adding another.</summary>
public sealed record LendingRuleTaken : Refusal;

/// <summary>What a lending rule says.</summary>
/// <param name="LoanDays">Length of a loan and of each renewal, in days; 1 to <see cref="DueDates.MaxDays"/>.</param>
/// <param name="RenewalsAllowed">Renewals of one loan; 0 or more.</param>
/// <param name="LongestTotalDays">Days from check-out after which neither check-out nor renewal may put the due date; null: no limit.</param>
/// <param name="DevicesPerPerson">Devices that one person may have at once, of the rule's category, or in all where it has none; at least 1.</param>
/// <param name="RenewalWhileWaiting">What becomes of a renewal while someone waits for such a device.</param>
public sealed record LendingTerms(
    int LoanDays, int RenewalsAllowed, int? LongestTotalDays, int DevicesPerPerson, DueDateMode DueDateMode = DueDateMode.NextOpenDay, RenewalWhileWaiting RenewalWhileWaiting = RenewalWhileWaiting.Warn)
{
    /// <summary>Three weeks, two renewals, three devices, due on open days.</summary>
    public static LendingTerms Default { get; } = new(21, 2, null, 3);
}

/// <summary>How long and how many, for a centre, a category, both or neither.</summary>
public sealed class LendingRule : IAudited, IVersioned
{
    private LendingRule()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>Null: every centre.</summary>
    public long? CentreId { get; private set; }

    /// <summary>Null: every category.</summary>
    public DeviceCategory? Category { get; private set; }

    public int LoanDays { get; private set; }

    public int RenewalsAllowed { get; private set; }

    /// <summary>Null: no limit.</summary>
    public int? LongestTotalDays { get; private set; }

    public int DevicesPerPerson { get; private set; }

    public DueDateMode DueDateMode { get; private set; }

    public RenewalWhileWaiting RenewalWhileWaiting { get; private set; }

    public LendingTerms Terms => new(LoanDays, RenewalsAllowed, LongestTotalDays, DevicesPerPerson, DueDateMode, RenewalWhileWaiting);

    /// <summary>The rule that applies where nobody has made one.</summary>
    internal static LendingRule BuiltIn => Create(null, null, LendingTerms.Default).Value;

    /// <summary>
    /// Refuses: <see cref="LoanDaysNotPositive"/>, <see cref="RenewalsNegative"/>, <see cref="DevicesPerPersonNotPositive"/>,
    /// <see cref="LongestTotalTooShort"/>, <see cref="LendingDaysTooMany"/>, <see cref="DueDateModeUnknown"/>.
    /// </summary>
    public static Outcome<LendingRule> Create(long? centreId, DeviceCategory? category, LendingTerms terms)
    {
        var rule = new LendingRule { CentreId = centreId, Category = category };
        return rule.Change(terms) is { Refusal: { } refusal } ? refusal : rule;
    }

    /// <summary>Refuses as <see cref="Create"/>. Open loans keep the due dates that they have.</summary>
    public Outcome Change(LendingTerms terms)
    {
        if (terms.LoanDays < 1)
        {
            return new LoanDaysNotPositive();
        }

        if (terms.RenewalsAllowed < 0)
        {
            return new RenewalsNegative();
        }

        if (terms.DevicesPerPerson < 1)
        {
            return new DevicesPerPersonNotPositive();
        }

        if (terms.LongestTotalDays < terms.LoanDays)
        {
            return new LongestTotalTooShort(terms.LoanDays);
        }

        if (terms.LoanDays > DueDates.MaxDays || terms.LongestTotalDays > DueDates.MaxDays)
        {
            return new LendingDaysTooMany(DueDates.MaxDays);
        }

        if (!Enum.IsDefined(terms.DueDateMode))
        {
            return new DueDateModeUnknown((int)terms.DueDateMode);
        }

        (LoanDays, RenewalsAllowed, LongestTotalDays, DevicesPerPerson, DueDateMode, RenewalWhileWaiting) = terms;
        return Outcome.Done;
    }
}

/// <summary>Which rule applies to a device at a centre.</summary>
public static class LendingRules
{
    /// <summary>
    /// The most specific: centre and category, then category, then centre, then the organisation's, then what is built in
    /// (<see cref="LendingTerms.Default"/>).
    /// </summary>
    public static LendingRule For(long centreId, DeviceCategory category, IEnumerable<LendingRule> rules)
    {
        var fitting = rules.Where(r => (r.CentreId is null || r.CentreId == centreId) && (r.Category is null || r.Category == category));
        return fitting.OrderByDescending(r => (r.Category is null ? 0 : 2) + (r.CentreId is null ? 0 : 1)).FirstOrDefault() ?? LendingRule.BuiltIn;
    }
}
