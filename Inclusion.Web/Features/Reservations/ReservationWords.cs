using Inclusion.Domain.Reservations;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Reservations;

internal static class ReservationWords
{
    public static Tone ToneOf(ReservationStatus status) => status switch
    {
        ReservationStatus.Held => Tone.Good,
        ReservationStatus.Waiting => Tone.Info,
        ReservationStatus.Expired => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>Empty where there are none.</summary>
    public static string Of(DeviceWishes wishes) => string.Join(" · ", new[] { wishes.Size, wishes.System }.Where(wish => wish.Length > 0));
}
