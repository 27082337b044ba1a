using Inclusion.Domain.Common;

namespace Inclusion.Domain.Centres;

public sealed record CentreNameMissing : Refusal;

public sealed record CentreNameTaken(string CentreName) : Refusal;

public sealed record TimeZoneUnknown(string TimeZone) : Refusal;

public sealed record ClosedPeriodBackwards(DateOnly From, DateOnly To) : Refusal;

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

    /// <summary>People may ask for a device on the public page.</summary>
    public bool TakesDeviceRequests { get; private set; }

    /// <summary>Its opening days and hours, for calculations.</summary>
    public CentreCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Hours, ClosedPeriods);

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

    /// <summary>Adds days on which it is closed. Refuses <see cref="ClosedPeriodBackwards"/> (a yearly range may pass the new year).</summary>
    public Outcome CloseOn(ClosedPeriod period)
    {
        if (period.To < period.From && !period.Yearly)
        {
            return new ClosedPeriodBackwards(period.From, period.To);
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
}
