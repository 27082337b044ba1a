namespace Inclusion.Domain.Connectivity;

/// <summary>What staff write about a SIM card. Text that is not known is empty; see <see cref="SimCard"/> for each.</summary>
public sealed record SimFacts
{
    public string Iccid { get; init; } = "";

    public string PhoneNumber { get; init; } = "";

    public string Operator { get; init; } = "";

    public string Plan { get; init; } = "";

    /// <summary>GB; null when it is not known or not limited.</summary>
    public decimal? Gigabytes { get; init; }

    public SimVolume Volume { get; init; } = SimVolume.Monthly;

    /// <summary>Null when it has no end, or nobody knows it.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Null when no partner pays.</summary>
    public long? PartnerId { get; init; }

    /// <summary>Empty when the organisation pays; dropped where a partner does.</summary>
    public string PaidBy { get; init; } = "";
}

/// <summary>What the volume of a plan is counted over.</summary>
public enum SimVolume
{
    Monthly = 1,

    /// <summary>In all, until it is used up.</summary>
    Once = 2,
}

/// <summary>Where a SIM card stands.</summary>
public enum SimStatus
{
    /// <summary>In a device.</summary>
    InUse = 1,

    /// <summary>In the drawer.</summary>
    Spare = 2,

    /// <summary>Somebody is to ask the operator to cut it off.</summary>
    ToCutOff = 3,
    CutOff = 4,
}

/// <summary>A card was topped up on a day.</summary>
public sealed class SimTopUp : Common.IAudited
{
    private SimTopUp()
    {
    }

    internal SimTopUp(DateOnly on, decimal? amount, decimal? gigabytes, string staffName)
    {
        On = on;
        Amount = amount;
        Gigabytes = gigabytes;
        StaffName = staffName;
    }

    public long Id { get; private set; }

    public long SimCardId { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>In the organisation's currency; null where only the volume is known.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>GB; null where only the amount is known.</summary>
    public decimal? Gigabytes { get; private set; }

    public string StaffName { get; private set; } = "";
}
