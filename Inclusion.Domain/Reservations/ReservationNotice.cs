using System.Globalization;
using Inclusion.Domain.Messages;

namespace Inclusion.Domain.Reservations;

/// <summary>
/// The note that one hold, the loss of one, or a place in the queue has been put into a message. Claimed by insert: the database allows one per reservation and occasion, so that
/// nothing is said twice, whatever crashes.
/// </summary>
public sealed class ReservationNotice
{
    /// <summary>The occasion of whoever asked on the public page and has a place in the queue now.</summary>
    public const string InQueue = "queue";

    /// <summary>How the occasion of a lost hold begins.</summary>
    public const string LostPrefix = "lost-";

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

    /// <summary>As <see cref="OccasionOf"/> or <see cref="LostOf"/>, or <see cref="InQueue"/>.</summary>
    public string Occasion { get; private set; } = "";

    public long MessageId { get; private set; }

    public Message Message { get; private set; } = null!;

    /// <summary>
    /// What tells a hold from another of the same reservation: the device, since when it is held, and its last day. A device that goes to the repair and comes back within a day is held anew; a last day that is moved is
    /// to be told as well.
    /// </summary>
    public static string OccasionOf(long deviceId, DateTimeOffset since, DateOnly until) => string.Create(CultureInfo.InvariantCulture, $"{deviceId}-{since.UtcDateTime:yyyyMMddHHmmssfff}-{until:yyyyMMdd}");

    /// <summary>What tells that a hold of which they know is lost.</summary>
    /// <param name="occasion">That of the hold.</param>
    public static string LostOf(string occasion) => LostPrefix + occasion;

    /// <summary>The device of a hold, or of a lost one; null for <see cref="InQueue"/>.</summary>
    public static long? DeviceOf(string occasion) => occasion == InQueue
        ? null
        : long.Parse((occasion.StartsWith(LostPrefix, StringComparison.Ordinal) ? occasion[LostPrefix.Length..] : occasion).Split('-')[0], CultureInfo.InvariantCulture);
}
