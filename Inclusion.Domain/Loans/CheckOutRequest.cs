using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Loans;

/// <summary>Everything needed to decide on a check-out.</summary>
public sealed record CheckOutRequest
{
    public required Person Borrower { get; init; }

    public required IReadOnlyList<Device> Devices { get; init; }

    /// <summary>Accessories that stay at the desk, by device id; a device that is not named goes out with its whole kit.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<string>> KeptBack { get; init; } = new Dictionary<long, IReadOnlyList<string>>();

    /// <summary>Numbers of the open loans that devices are on already, by device id.</summary>
    public IReadOnlyDictionary<long, string> AlreadyLent { get; init; } = new Dictionary<long, string>();

    /// <summary>The first day, from now on, on which a workshop needs a device, by device id.</summary>
    public IReadOnlyDictionary<long, DeviceNeed> Needed { get; init; } = new Dictionary<long, DeviceNeed>();

    /// <summary>What was promised to others, by device id: somebody's hold, or a booking that begins before the due date.</summary>
    public IReadOnlyDictionary<long, Refusal> Promised { get; init; } = new Dictionary<long, Refusal>();

    /// <summary>Why a device goes out although it was promised to somebody else; blank when nobody decided so.</summary>
    public string PassOverReason { get; init; } = "";

    /// <summary>Categories of the devices that the person has already, one entry a device.</summary>
    public required IReadOnlyList<DeviceCategory> AlreadyHeld { get; init; }

    /// <summary>Categories of the devices that the others of the household have, one entry a device; empty for a person without one.</summary>
    public IReadOnlyList<DeviceCategory> HouseholdHolds { get; init; } = [];

    /// <summary>Why it is lent in spite of a block or of the rule's limits, if whoever lends may say so; null or blank: it is not.</summary>
    public string? OverrideReason { get; init; }

    public required long CentreId { get; init; }

    /// <summary>Names of the centres, to say where a device is.</summary>
    public required IReadOnlyDictionary<long, string> CentreNames { get; init; }

    /// <summary>The lending rules of the organisation.</summary>
    public required IReadOnlyList<LendingRule> Rules { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>False when the rule and the calendar gave the due date: what they give is never too late, wherever closures move it.</summary>
    public bool DueOnIsChosen { get; init; } = true;

    public required Actor By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The centre's own day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The form that this comes from: the same key makes one loan however often it is sent.</summary>
    public required Guid RequestKey { get; init; }

    /// <summary>
    /// <see cref="TooManyDevices"/> when a rule's limit would be passed, <see cref="HouseholdHasDevices"/> where it allows one for a household. A rule for a category counts the devices
    /// of that category, a general one counts all.
    /// </summary>
    public Refusal? WhyTooMany()
    {
        foreach (var device in Devices)
        {
            var rule = LendingRules.For(CentreId, device.Category, Rules);
            var held = AlreadyHeld.Count(c => rule.Category is null || c == rule.Category);
            var lent = Devices.Count(d => rule.Category is null || d.Category == rule.Category);
            if (held + lent > rule.DevicesPerPerson)
            {
                return new TooManyDevices(held, rule.DevicesPerPerson);
            }

            var others = HouseholdHolds.Count(c => rule.Category is null || c == rule.Category);
            if (rule.OnePerHousehold && held + lent + others > 1)
            {
                return new HouseholdHasDevices(held + others);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether whoever lends may do so in spite of this refusal, if they say why: of the rule's limits those who run the centre, of a block whoever it names. Nothing else is lent in spite of.
    /// </summary>
    public bool MayOverride(Refusal refusal) => refusal switch
    {
        TooManyDevices or HouseholdHasDevices => By.Runs(CentreId),
        PersonBlocked => By.Runs(CentreId) || Borrower.BlockOverride is BlockOverride.Desk,
        _ => false,
    };

    /// <summary>Whether this refusal was set aside by whoever may.</summary>
    internal bool IsOverridden(Refusal refusal) => !string.IsNullOrWhiteSpace(OverrideReason) && MayOverride(refusal);

    /// <summary><see cref="PersonBlocked"/> on a day on which a block holds.</summary>
    public Refusal? WhyBlocked() => Borrower.IsBlockedOn(Today) ? new PersonBlocked(Borrower.Name, Borrower.BlockedReason!) : null;

    /// <summary><see cref="DeviceNeededByWorkshop"/> when a workshop needs one of the devices before or on the due date.</summary>
    public Refusal? WhyNeeded() => DeviceNeed.WhyNot(Devices.Select(d => (d.Id, d.Tag)), DueOn, Needed);

    /// <summary>What stands in <see cref="Promised"/> for one of the devices, unless somebody decided with a reason.</summary>
    public Refusal? WhyPromised() =>
        string.IsNullOrWhiteSpace(PassOverReason) ? Devices.Select(d => Promised.GetValueOrDefault(d.Id)).FirstOrDefault(r => r is not null) : null;

    /// <summary><see cref="DueDateInPast"/>, or <see cref="DueDateTooLate"/> when it was chosen past the strictest rule's longest total.</summary>
    public Refusal? WhyDueDateRefused()
    {
        if (DueOn < Today)
        {
            return new DueDateInPast(DueOn);
        }

        if (!DueOnIsChosen)
        {
            return null;
        }

        var longest = Devices.Min(d => LendingRules.For(CentreId, d.Category, Rules).LongestTotalDays);
        return longest is { } days && DueOn > Today.AddDays(days) ? new DueDateTooLate(DueOn, Today.AddDays(days)) : null;
    }
}
