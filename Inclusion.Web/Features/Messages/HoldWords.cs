using System.Globalization;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Messages;

namespace Inclusion.Web.Features.Messages;

/// <summary>How staff read what a message says of a reservation.</summary>
internal static class HoldWords
{
    /// <summary>The device, or the category where it is about none.</summary>
    public static string Thing(HoldLine hold) => hold.Device.Length > 0 ? hold.Device : EnumWords.Of(hold.Category);

    public static string Of(HoldLine hold) => hold switch
    {
        { News: HoldNews.Lost } => MessageText.NotHeldAnyMore,
        { Until: { } until } => string.Format(CultureInfo.CurrentCulture, MessageText.HeldUntil, DateWords.Plain(until)),
        _ => MessageText.InQueue,
    };
}
