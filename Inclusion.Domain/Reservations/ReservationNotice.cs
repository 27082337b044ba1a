using System.Globalization;
using Inclusion.Domain.Messages;

namespace Inclusion.Domain.Reservations;

/// <summary>
/// The note that one hold has been put into a message. Claimed by insert: the database allows one per reservation and occasion, so that nothing is said twice, whatever crashes.
/// </summary>
public sealed class ReservationNotice
{
    private ReservationNotice()
    {
    }

    /// <param name="message">What says it; new, or with its id.</param>
    public ReservationNotice(long reservationId, string occasion, Message message)
    {
        ReservationId = reservationId;
        Occasion = occasion;
        Message = message;
        MessageId = message.Id;
    }

    public long Id { get; private set; }

    public long ReservationId { get; private set; }

    /// <summary>As <see cref="OccasionOf"/>.</summary>
    public string Occasion { get; private set; } = "";

    public long MessageId { get; private set; }

    public Message Message { get; private set; } = null!;

    /// <summary>
    /// What tells a hold from another of the same reservation: the device, since when it is held, and its last day. A device that goes to the repair and comes back within a day is held anew; a last day that is moved is
    /// to be told as well.
    /// </summary>
    public static string OccasionOf(long deviceId, DateTimeOffset since, DateOnly until) => string.Create(CultureInfo.InvariantCulture, $"{deviceId}-{since.UtcDateTime:yyyyMMddHHmmssfff}-{until:yyyyMMdd}");
}
