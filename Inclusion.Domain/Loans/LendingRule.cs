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
    /// <summary>Whether one device at once is lent to all who live together, of the rule's category, or in all where it has none.</summary>
    public bool OnePerHousehold { get; init; }

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

    /// <summary>One device at once for all who live together.</summary>
    public bool OnePerHousehold { get; private set; }

    public LendingTerms Terms => new(LoanDays, RenewalsAllowed, LongestTotalDays, DevicesPerPerson, DueDateMode, RenewalWhileWaiting) { OnePerHousehold = OnePerHousehold };

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
        OnePerHousehold = terms.OnePerHousehold;
        return Outcome.Done;
    }
}

/// <summary>What a rule is made for, from the most to the least specific.</summary>
public enum RuleReach
{
    CentreAndCategory = 1,
    Category = 2,
    Centre = 3,
    Organisation = 4,

    /// <summary>Nobody has made it.</summary>
    BuiltIn = 5,
}

/// <summary>One step of the look-up.</summary>
/// <param name="Rule">Null where nobody has made one.</param>
public sealed record LookupStep(RuleReach Reach, LendingRule? Rule);

/// <summary>Which rule applies to a device at a centre.</summary>
public static class LendingRules
{
    /// <summary>
    /// The most specific: centre and category, then category, then centre, then the organisation's, then what is built in
    /// (<see cref="LendingTerms.Default"/>).
    /// </summary>
    public static LendingRule For(long centreId, DeviceCategory category, IEnumerable<LendingRule> rules) =>
        Lookup(centreId, category, rules).Select(step => step.Rule).First(rule => rule is not null)!;

    /// <summary>Every step of the look-up, the most specific first: the first that has a rule is the one that holds. The last, what is built in, always has one.</summary>
    public static IReadOnlyList<LookupStep> Lookup(long centreId, DeviceCategory category, IEnumerable<LendingRule> rules)
    {
        var all = rules.ToList();
        LookupStep Step(RuleReach reach, long? centre, DeviceCategory? of) => new(reach, all.Find(r => r.CentreId == centre && r.Category == of));
        return
        [
            Step(RuleReach.CentreAndCategory, centreId, category),
            Step(RuleReach.Category, null, category),
            Step(RuleReach.Centre, centreId, null),
            Step(RuleReach.Organisation, null, null),
            new LookupStep(RuleReach.BuiltIn, LendingRule.BuiltIn),
        ];
    }
}
