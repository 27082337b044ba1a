using System.Globalization;
using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact;

/// <summary>A figure as it is written, in the current language.</summary>
public static class FigureWords
{
    /// <summary>Stands for what may not be shown: the sign that statistical offices print for "confidential". No number, and not like a zero.</summary>
    public const string SuppressedSign = "[c]";

    /// <summary>Stands for a share of nothing.</summary>
    public const string NoShare = "–";

    /// <summary>What the sign says, for those who hear the page.</summary>
    public static string Suppressed => IndicatorText.Suppressed;

    /// <summary>1 234, 12.5 h, 82 %; <see cref="SuppressedSign"/> for what may not be shown, <see cref="NoShare"/> for a share of nothing.</summary>
    public static string Of(Figure figure) => figure.Value is not { } value ? SuppressedSign : Indicators.Of(figure.Indicator).Unit switch
    {
        IndicatorUnit.Minutes => Hours(value),
        IndicatorUnit.Share => figure.Share is { } share ? Percent(share) : NoShare,
        _ => Number(value),
    };

    /// <summary>As <see cref="Of"/>, with words for the sign.</summary>
    public static string Spoken(Figure figure) => figure.IsSuppressed ? Suppressed : Of(figure);

    /// <summary>What a share is of, with what was not recorded; null for anything else, and for what may not be shown.</summary>
    public static string? DenominatorOf(Figure figure) => figure is not { Value: { } value, Of: { } of }
        ? null
        : string.Format(
            CultureInfo.CurrentCulture,
            figure.NotStated > 0 ? IndicatorText.OfRecordedNotStated : IndicatorText.OfRecorded,
            Number(value),
            Number(of),
            Number(figure.NotStated));

    /// <summary>A count of people in a table.</summary>
    public static string Of(PeopleRow row) => row.Count is { } count ? Number(count) : SuppressedSign;

    public static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>To a tenth of an hour.</summary>
    /// <param name="minutes">Of time.</param>
    public static string Hours(long minutes) => string.Format(CultureInfo.CurrentCulture, IndicatorText.Hours, (minutes / 60m).ToString("#,0.#", CultureInfo.CurrentCulture));

    /// <summary>Whole percent.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);
}
