using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;

namespace Inclusion.Domain.Organisations;

public sealed record OrganisationNameMissing : Refusal;

public sealed record OrganisationLanguageUnknown(string Language) : Refusal;

/// <summary>The association that runs the installation; there is exactly one.</summary>
public sealed class Organisation : IAudited, IVersioned
{
    /// <summary>The languages that the product itself speaks.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["fr", "en"];

    private Organisation()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>fr or en: of pages before anyone has chosen, and of messages to people whose language the product does not speak.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Days before the due date on which "due soon" is said.</summary>
    public IReadOnlyList<int> DueSoonDays { get; private set; } = [];

    /// <summary>Days after the due date on which "overdue" is said.</summary>
    public IReadOnlyList<int> OverdueDays { get; private set; } = [];

    /// <summary>True when it was filled with demonstration data: the pages say so.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>Refuses: <see cref="OrganisationNameMissing"/>, <see cref="OrganisationLanguageUnknown"/>.</summary>
    public static Outcome<Organisation> Found(string name, string language, bool demonstration = false)
    {
        var organisation = new Organisation
        {
            IsDemonstration = demonstration,
            DueSoonDays = ReminderOffsets.Default.DueSoon,
            OverdueDays = ReminderOffsets.Default.Overdue,
        };
        return organisation.Rename(name, language) is { Refusal: { } refusal } ? refusal : organisation;
    }

    /// <summary>Refuses: <see cref="OrganisationNameMissing"/>, <see cref="OrganisationLanguageUnknown"/>.</summary>
    public Outcome Rename(string name, string language)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return new OrganisationNameMissing();
        }

        if (!Languages.Contains(language))
        {
            return new OrganisationLanguageUnknown(language);
        }

        Name = name.Trim();
        Language = language;
        return Outcome.Done;
    }

    /// <summary>Offsets are valid by their type.</summary>
    public void RemindAt(ReminderOffsets offsets)
    {
        DueSoonDays = offsets.DueSoon;
        OverdueDays = offsets.Overdue;
    }
}
