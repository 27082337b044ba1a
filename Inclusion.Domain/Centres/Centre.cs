using Inclusion.Domain.Common;

namespace Inclusion.Domain.Centres;

public sealed record CentreNameMissing : Refusal;

public sealed record CentreNameTaken(string CentreName) : Refusal;

public sealed record TimeZoneUnknown(string TimeZone) : Refusal;

public sealed record ClosedPeriodBackwards(DateOnly From, DateOnly To) : Refusal;

/// <summary>The closed hours of a day end before they begin.</summary>
public sealed record ClosedHoursBackwards(TimeOnly From, TimeOnly To) : Refusal;

/// <summary>Hours of an exceptional opening are missing, overlap, touch or end before they begin.</summary>
public sealed record OpeningHoursWrong : Refusal;

/// <summary>The day has exceptional hours already: take them away first.</summary>
public sealed record OpeningKnown(DateOnly Date) : Refusal;

/// <summary>A place with an address, a time zone and opening hours, where people come and devices stand.</summary>
public sealed class Centre : IAudited, IVersioned
{
    /// <summary>Characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int AddressMaxLength = 400;

    /// <summary>Characters.</summary>
    public const int PhoneMaxLength = 40;

    private Centre()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Phone { get; private set; } = "";

    /// <summary>IANA name, such as Europe/Paris.</summary>
    public string TimeZone { get; private set; } = "";

    public WeeklyHours Hours { get; private set; } = WeeklyHours.Closed;

    /// <summary>In no particular order.</summary>
    public IReadOnlyList<ClosedPeriod> ClosedPeriods { get; private set; } = [];

    /// <summary>Days with hours of their own, in no particular order.</summary>
    public IReadOnlyList<ExceptionalOpening> Openings { get; private set; } = [];

    /// <summary>People may ask for a device on the public page.</summary>
    public bool TakesDeviceRequests { get; private set; }

    /// <summary>Its opening days and hours, for calculations.</summary>
    public CentreCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Hours, ClosedPeriods, Openings);

    /// <summary>Refuses: <see cref="CentreNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="TimeZoneUnknown"/>.</summary>
    public static Outcome<Centre> Open(string name, string address, string phone, string timeZone, WeeklyHours hours)
    {
        var centre = new Centre();
        return centre.Change(name, address, phone, timeZone, hours) is { Refusal: { } refusal } ? refusal : centre;
    }

    /// <summary>Refuses as <see cref="Open"/>. Loans keep the due dates that they have.</summary>
    public Outcome Change(string name, string address, string phone, string timeZone, WeeklyHours hours)
    {
        if (InvisibleCharacters.IsBlank(name))
        {
            return new CentreNameMissing();
        }

        (string Field, string Text, int MaxLength)[] texts = [(nameof(Name), name, NameMaxLength), (nameof(Address), address, AddressMaxLength), (nameof(Phone), phone, PhoneMaxLength)];
        if (texts.Where(t => t.Text.Trim().Length > t.MaxLength).Select(t => new FieldTooLong(t.Field, t.MaxLength)).FirstOrDefault() is { } tooLong)
        {
            return tooLong;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            return new TimeZoneUnknown(timeZone);
        }

        Name = InvisibleCharacters.OneLine(name);
        Address = address.Trim();
        Phone = InvisibleCharacters.OneLine(phone);
        TimeZone = TimeZoneInfo.TryConvertWindowsIdToIanaId(timeZone, out var iana) ? iana : timeZone;
        Hours = hours;
        return Outcome.Done;
    }

    /// <summary>
    /// Adds days, or hours of days, on which it is closed. Refuses <see cref="ClosedPeriodBackwards"/> (a yearly range may pass the new year), <see cref="ClosedHoursBackwards"/>.
    /// </summary>
    public Outcome CloseOn(ClosedPeriod period)
    {
        if (period.To < period.From && !period.Yearly)
        {
            return new ClosedPeriodBackwards(period.From, period.To);
        }

        if (period.Hours is { } hours && hours.To <= hours.From)
        {
            return new ClosedHoursBackwards(hours.From, hours.To);
        }

        if (!ClosedPeriods.Contains(period))
        {
            ClosedPeriods = [.. ClosedPeriods, period];
        }

        return Outcome.Done;
    }

    /// <summary>Opens or closes the public page on which people ask this centre for a device.</summary>
    public void TakeDeviceRequests(bool takes) => TakesDeviceRequests = takes;

    /// <summary>Removes a closed period; does nothing if there is no such period.</summary>
    public void Reopen(ClosedPeriod period) => ClosedPeriods = [.. ClosedPeriods.Where(p => p != period)];

    /// <summary>Takes over closed periods that it has not yet; what is over is left out.</summary>
    /// <returns>How many were new.</returns>
    public int CloseAs(IEnumerable<ClosedPeriod> periods, DateOnly today)
    {
        var added = periods.Where(p => (p.Yearly || p.To >= today) && !ClosedPeriods.Contains(p)).Distinct().ToList();
        ClosedPeriods = [.. ClosedPeriods, .. added];
        return added.Count;
    }

    /// <summary>Gives a day hours of its own. The same again changes nothing. Refuses: <see cref="OpeningHoursWrong"/>, <see cref="OpeningKnown"/>.</summary>
    public Outcome OpenOn(ExceptionalOpening opening)
    {
        if (opening.Spans.Count == 0 || WeeklyHours.Closed.With(opening.Date.DayOfWeek, opening.Spans) is not { } day)
        {
            return new OpeningHoursWrong();
        }

        var ordered = opening with { Spans = day.On(opening.Date.DayOfWeek) };
        if (Openings.Contains(ordered))
        {
            return Outcome.Done;
        }

        if (Openings.Any(o => o.Date == opening.Date))
        {
            return new OpeningKnown(opening.Date);
        }

        Openings = [.. Openings, ordered];
        return Outcome.Done;
    }

    /// <summary>The day has the hours of the week again; does nothing when it has none of its own.</summary>
    public void DropOpening(DateOnly date) => Openings = [.. Openings.Where(o => o.Date != date)];
}
