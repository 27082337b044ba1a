using Inclusion.Domain.Common;

namespace Inclusion.Domain.Devices;

/// <summary>Something that is missing from a device's kit, or a damage, from the day on which it was noted until it is mended.</summary>
public sealed class DeviceFault : IAudited
{
    /// <summary>Maximum length of what is written about a damage, in characters.</summary>
    public const int DamageMaxLength = 1000;

    private DeviceFault()
    {
    }

    internal DeviceFault(string? accessory, string? damage, string? loanNumber, DateTimeOffset at, DateOnly on)
    {
        Accessory = accessory;
        Damage = damage;
        LoanNumber = loanNumber;
        NotedAt = at;
        NotedOn = on;
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary>The accessory of its kit that is missing; null for a damage.</summary>
    public string? Accessory { get; private set; }

    /// <summary>The damage in the words of who noted it: about the device, never about a person. Null for a missing accessory.</summary>
    public string? Damage { get; private set; }

    /// <summary>The loan at whose return it was noted; null when it was noted otherwise.</summary>
    public string? LoanNumber { get; private set; }

    public DateTimeOffset NotedAt { get; private set; }

    /// <summary>The centre's day on which it was noted.</summary>
    public DateOnly NotedOn { get; private set; }

    /// <summary>Null while it is to be mended.</summary>
    public DateTimeOffset? MendedAt { get; private set; }

    /// <summary>The centre's day on which it was mended; null while it is to be.</summary>
    public DateOnly? MendedOn { get; private set; }

    public bool IsOpen => MendedAt is null;

    /// <summary>The accessory or the damage: what a person calls it.</summary>
    public string What => Accessory ?? Damage ?? "";

    internal void End(DateTimeOffset at, DateOnly on) => (MendedAt, MendedOn) = (at, on);

    internal void Reopen() => (MendedAt, MendedOn) = (null, null);
}
