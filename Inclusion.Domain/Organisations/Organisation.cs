using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;

namespace Inclusion.Domain.Organisations;

public sealed record OrganisationNameMissing : Refusal;

public sealed record OrganisationLanguageUnknown(string Language) : Refusal;

/// <summary>What has been done here is real: it is not thrown away.</summary>
public sealed record NotADemonstration : Refusal;

/// <param name="Expected">What was to be typed.</param>
public sealed record LeavingNotConfirmed(string Expected) : Refusal;

public sealed record OfferHoursNotPossible(int Max) : Refusal;

public sealed record ColourNotUnderstood(string Colour) : Refusal;

/// <param name="Min">The lowest threshold allowed.</param>
public sealed record DisclosureThresholdTooLow(int Min) : Refusal;

/// <param name="Min">The fewest minutes allowed.</param>
/// <param name="Max">The most minutes allowed.</param>
public sealed record IdleMinutesNotPossible(int Min, int Max) : Refusal;

/// <summary>Whether borrowers sign an agreement.</summary>
public enum AgreementUse
{
    /// <summary>No page speaks of it.</summary>
    Off = 1,

    /// <summary>For whoever wants one.</summary>
    Offered = 2,

    /// <summary>Before devices leave: a loan without one is told so until it has one. Nothing is held up by it.</summary>
    Required = 3,
}

/// <summary>The association that runs the installation; there is exactly one.</summary>
public sealed class Organisation : IAudited, IVersioned
{
    /// <summary>Days before a workshop on which people are reminded by default (docs/domain.md, Reminders).</summary>
    public static IReadOnlyList<int> DefaultWorkshopDays { get; } = [3, 1];

    /// <summary>Maximum length of each line about the issuer, in characters.</summary>
    public const int LineMaxLength = 200;

    /// <summary>Maximum length of the line under its name on certificates, in characters.</summary>
    public const int CertificateLineMaxLength = 120;

    /// <summary>The longest that a place is held: two weeks.</summary>
    public const int MaxOfferHours = 14 * 24;

    /// <summary>By default, counts of at least this many people are shown outside the organisation (docs/domain.md, Impact figures).</summary>
    public const int DefaultDisclosureThreshold = 10;

    /// <summary>The lowest threshold: counts of fewer people than this are never shown outside the organisation (docs/domain.md, Impact figures).</summary>
    public const int MinDisclosureThreshold = 5;

    /// <summary>Minutes without anything done after which a screen locks, unless the organisation says otherwise: short, where strangers walk past a desk.</summary>
    public const int DefaultIdleMinutes = 15;

    public const int MinIdleMinutes = 2;

    /// <summary>Half a working day: a lock that comes later than that protects nobody.</summary>
    public const int MaxIdleMinutes = 240;

    private Organisation()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>fr or en. Used by pages until someone has chosen, and by messages to people whose language the product does not speak.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Days before the due date on which "due soon" is said.</summary>
    public IReadOnlyList<int> DueSoonDays { get; private set; } = [];

    /// <summary>Days after the due date on which "overdue" is said.</summary>
    public IReadOnlyList<int> OverdueDays { get; private set; } = [];

    /// <summary>Days before a workshop's first session on which people are reminded of it.</summary>
    public IReadOnlyList<int> WorkshopDays { get; private set; } = [];

    /// <summary>Hours for which a place is held for someone who waited.</summary>
    public int OfferHours { get; private set; }

    /// <summary>Open days for which a device is held for someone who waited.</summary>
    public int HoldDays { get; private set; }

    /// <summary>The reasons for needing a device that come first in its queue; none may be named.</summary>
    public IReadOnlyList<ReservationReason> PriorityReasons { get; private set; } = [];

    /// <summary>Percentage of the planned time needed for a certificate, as set for a new course.</summary>
    public int CertificateThreshold { get; private set; }

    /// <summary>The smallest count of people that is shown outside the organisation; smaller ones are withheld.</summary>
    public int DisclosureThreshold { get; private set; }

    /// <summary>Minutes without anything done in a browser after which its screen locks.</summary>
    public int IdleMinutes { get; private set; }

    /// <summary>The roles that sign in with a second factor.</summary>
    public IReadOnlyList<StaffRole> RolesWithSecondFactor { get; private set; } = [];

    /// <summary>Whom staff of one centre see.</summary>
    public PeopleScope DeskSees { get; private set; }

    /// <summary>Whether whoever verifies a wipe is another than who wiped.</summary>
    public bool WipesNeedTwoPeople { get; private set; }

    /// <summary>Whether borrowers sign an agreement.</summary>
    public AgreementUse Agreements { get; private set; }

    /// <summary>Loans from then on are to have an agreement; null while it is not required.</summary>
    public DateTimeOffset? AgreementsRequiredSince { get; private set; }

    /// <summary>As on letters and certificates; lines as they are written. Empty when not known.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The town in which certificates are issued; may be empty.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Who signs certificates; empty: a line to sign on.</summary>
    public string Signatory { get; private set; } = "";

    /// <summary>As what they sign, such as "Director"; may be empty.</summary>
    public string SignatoryRole { get; private set; } = "";

    /// <summary>A line of its own under its name on certificates, such as a motto or an approval; may be empty.</summary>
    public string CertificateLine { get; private set; } = "";

    /// <summary>The colour of its documents as #rrggbb; empty: the product's own.</summary>
    public string Colour { get; private set; } = "";

    /// <summary>True when it was filled with demonstration data: the pages say so.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>The list of what a new organisation does first is not shown any more, done or not.</summary>
    public bool HasPutFirstStepsAway { get; private set; }

    /// <summary>Refuses: <see cref="OrganisationNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="OrganisationLanguageUnknown"/>.</summary>
    public static Outcome<Organisation> Create(string name, string language, bool demonstration = false)
    {
        var organisation = new Organisation
        {
            IsDemonstration = demonstration,
            DueSoonDays = ReminderOffsets.Default.DueSoon,
            OverdueDays = ReminderOffsets.Default.Overdue,
            WorkshopDays = DefaultWorkshopDays,
            OfferHours = (int)WorkshopSeats.DefaultOffer.TotalHours,
            HoldDays = ReservationQueue.DefaultHoldDays,
            PriorityReasons = ReservationQueue.DefaultPriority,
            CertificateThreshold = CourseFacts.DefaultThreshold,
            DisclosureThreshold = DefaultDisclosureThreshold,
            IdleMinutes = DefaultIdleMinutes,
            DeskSees = PeopleScope.Organisation,
            Agreements = AgreementUse.Offered,
            RolesWithSecondFactor = demonstration ? [] : SecondFactorPolicy.DefaultRoles,
        };
        return organisation.Rename(name, language) is { Refusal: { } refusal } ? refusal : organisation;
    }

    /// <summary>Refuses: <see cref="OrganisationNameMissing"/>, <see cref="OrganisationLanguageUnknown"/>.</summary>
    public Outcome Rename(string name, string language)
    {
        if (InvisibleCharacters.IsBlank(name))
        {
            return new OrganisationNameMissing();
        }

        if (name.Trim().Length > LineMaxLength)
        {
            return new FieldTooLong(nameof(Name), LineMaxLength);
        }

        if (!SpokenLanguages.All.Contains(language))
        {
            return new OrganisationLanguageUnknown(language);
        }

        Name = InvisibleCharacters.OneLine(name);
        Language = language;
        return Outcome.Done;
    }

    /// <summary>The list of first steps is shown to nobody any more.</summary>
    public void PutFirstStepsAway() => HasPutFirstStepsAway = true;

    /// <summary>Whether all of it may be thrown away. Refuses: <see cref="NotADemonstration"/>, <see cref="LeavingNotConfirmed"/>.</summary>
    /// <param name="typed">The name of the organisation, typed to confirm it; capitals do not matter.</param>
    public Outcome Leave(string typed)
    {
        if (!IsDemonstration)
        {
            return new NotADemonstration();
        }

        return string.Equals(typed.Trim(), Name, StringComparison.OrdinalIgnoreCase) ? Outcome.Done : new LeavingNotConfirmed(Name);
    }

    /// <summary>Offsets are valid by their type.</summary>
    public void RemindAt(ReminderOffsets offsets)
    {
        DueSoonDays = offsets.DueSoon;
        OverdueDays = offsets.Overdue;
    }

    /// <summary>Refuses <see cref="OfferHoursNotPossible"/>, <see cref="ThresholdNotPossible"/>.</summary>
    /// <param name="workshopDays">Days before, as <see cref="ReminderOffsets.ParseBefore"/> gives them.</param>
    public Outcome ArrangeTraining(IReadOnlyList<int> workshopDays, int offerHours, int certificateThreshold)
    {
        if (offerHours is < 1 or > MaxOfferHours)
        {
            return new OfferHoursNotPossible(MaxOfferHours);
        }

        if (certificateThreshold is < 1 or > 100)
        {
            return new ThresholdNotPossible();
        }

        WorkshopDays = workshopDays;
        OfferHours = offerHours;
        CertificateThreshold = certificateThreshold;
        return Outcome.Done;
    }

    /// <summary>How queues for devices are kept from now on; what is held stays held. Refuses <see cref="HoldDaysNotPossible"/>.</summary>
    public Outcome ArrangeReservations(int holdDays, IEnumerable<ReservationReason> priority)
    {
        if (holdDays is < ReservationQueue.MinHoldDays or > ReservationQueue.MaxHoldDays)
        {
            return new HoldDaysNotPossible(ReservationQueue.MinHoldDays, ReservationQueue.MaxHoldDays);
        }

        HoldDays = holdDays;
        PriorityReasons = [.. priority.Where(r => r is not ReservationReason.None).Distinct().Order()];
        return Outcome.Done;
    }

    /// <summary>From now on counts of fewer people than this are suppressed outside. Refuses <see cref="DisclosureThresholdTooLow"/>. What has been issued stays as it is.</summary>
    public Outcome ProtectCountsBelow(int threshold)
    {
        if (threshold < MinDisclosureThreshold)
        {
            return new DisclosureThresholdTooLow(MinDisclosureThreshold);
        }

        DisclosureThreshold = threshold;
        return Outcome.Done;
    }

    /// <summary>When the screen of a browser locks that nobody uses. Refuses <see cref="IdleMinutesNotPossible"/>.</summary>
    public Outcome LockAfter(int idleMinutes)
    {
        if (idleMinutes is < MinIdleMinutes or > MaxIdleMinutes)
        {
            return new IdleMinutesNotPossible(MinIdleMinutes, MaxIdleMinutes);
        }

        IdleMinutes = idleMinutes;
        return Outcome.Done;
    }

    /// <summary>Which roles sign in with a second factor; none may be named.</summary>
    public void AskSecondFactorOf(IEnumerable<StaffRole> roles) => RolesWithSecondFactor = [.. roles.Distinct().Order()];

    /// <summary>Whom staff of one centre see from now on.</summary>
    public void LetDeskSee(PeopleScope people) => DeskSees = people;

    /// <summary>Whether a wipe is verified by another person from now on. What has been verified stays so.</summary>
    public void AskTwoPeopleOfWipes(bool two) => WipesNeedTwoPeople = two;

    /// <summary>Whether borrowers sign an agreement from now on. Loans of before are asked for none.</summary>
    public void UseAgreements(AgreementUse use, DateTimeOffset at)
    {
        AgreementsRequiredSince = use is AgreementUse.Required ? AgreementsRequiredSince ?? at : null;
        Agreements = use;
    }

    /// <summary>What documents say of it. Refuses <see cref="FieldTooLong"/>, <see cref="ColourNotUnderstood"/>. What has been issued stays as it is.</summary>
    /// <param name="colour">As #rrggbb; empty: the product's own.</param>
    /// <param name="certificateLine">Under its name on certificates; may be empty.</param>
    public Outcome ChangeLetterhead(string address, string place, string signatory, string signatoryRole, string colour, string certificateLine)
    {
        (string Field, string Text, int MaxLength)[] fields =
        [
            (nameof(Address), address, 2 * LineMaxLength),
            (nameof(Place), place, LineMaxLength),
            (nameof(Signatory), signatory, LineMaxLength),
            (nameof(SignatoryRole), signatoryRole, LineMaxLength),
            (nameof(CertificateLine), certificateLine, CertificateLineMaxLength),
        ];
        if (fields.Where(f => f.Text.Trim().Length > f.MaxLength).Select(f => new FieldTooLong(f.Field, f.MaxLength)).FirstOrDefault() is { } tooLong)
        {
            return tooLong;
        }

        colour = colour.Trim();
        if (colour.Length > 0 && !(colour.Length == 7 && colour[0] == '#' && colour[1..].All(char.IsAsciiHexDigit)))
        {
            return new ColourNotUnderstood(colour);
        }

        Address = address.Trim();
        Place = InvisibleCharacters.OneLine(place);
        Signatory = InvisibleCharacters.OneLine(signatory);
        SignatoryRole = InvisibleCharacters.OneLine(signatoryRole);
        Colour = colour.ToLowerInvariant();
        CertificateLine = InvisibleCharacters.OneLine(certificateLine);
        return Outcome.Done;
    }
}
