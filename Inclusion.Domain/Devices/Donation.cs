using Inclusion.Domain.Common;

namespace Inclusion.Domain.Devices;

public sealed record DonationDateInFuture : Refusal;

/// <summary>A batch of devices from a donor on a date: the provenance that each of its devices keeps.</summary>
public sealed class Donation : IAudited, IVersioned
{
    private Donation()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>The partner who gave; null for an anonymous or private donor.</summary>
    public long? DonorId { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The donor's or the centre's own reference, such as a letter's number; empty when there is none.</summary>
    public string Reference { get; private set; } = "";

    public string Notes { get; private set; } = "";

    /// <summary>Refuses: <see cref="DonationDateInFuture"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<Donation> Of(long? donorId, DateOnly receivedOn, string? reference, string? notes, DateOnly today)
    {
        if (receivedOn > today)
        {
            return new DonationDateInFuture();
        }

        if (reference?.Trim().Length > Device.TextMaxLength)
        {
            return new FieldTooLong(nameof(Reference), Device.TextMaxLength);
        }

        return new Donation { DonorId = donorId, ReceivedOn = receivedOn, Reference = reference?.Trim() ?? "", Notes = notes?.Trim() ?? "" };
    }
}
