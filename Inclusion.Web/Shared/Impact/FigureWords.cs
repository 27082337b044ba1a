using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact;

/// <summary>A figure as it is written, in the current language.</summary>
public static class FigureWords
{
    /// <summary>Stands for what may not be shown: the sign that statistical offices print for "confidential". No number, and not like a zero.</summary>
    public const string SuppressedSign = "[c]";

    /// <summary>Stands for a share of nothing.</summary>
    public const string NoShare = "–";

    private const decimal MinutesOfHour = 60;

    /// <summary>A hundred hours.</summary>
    private const long HeadlineMinutes = 6000;

    /// <summary>What the sign says, for those who hear the page.</summary>
    public static string Suppressed => IndicatorText.Suppressed;

    /// <summary>1 234, 12.5 h, 82 %, ≈ 40; <see cref="SuppressedSign"/> for what may not be shown, <see cref="NoShare"/> for a share of nothing.</summary>
    public static string Of(Figure figure) => figure.IsSuppressed ? SuppressedSign : About(Plain(figure), figure.RoundedTo);

    /// <summary>A text with numbers in it as it is said to those who hear it, with words for the signs of what is rounded and of what may not be shown.</summary>
    /// <param name="withheld">Said for what may not be shown; null: <see cref="Suppressed"/>.</param>
    public static string Aloud(string text, string? withheld = null) =>
        text.Replace(Say(IndicatorText.About, ""), Say(IndicatorText.AboutSpoken, ""), StringComparison.Ordinal).Replace(SuppressedSign, withheld ?? Suppressed, StringComparison.Ordinal);

    /// <summary>A text with numbers in it, cut before and after each number with the sign of what is rounded, with its unit, and each sign of what may not be shown; whole where it has neither.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var format = CultureInfo.CurrentCulture.NumberFormat;
        var number = $@"\d+(?:[{Regex.Escape(format.NumberGroupSeparator + format.NumberDecimalSeparator)}]\d+)*";
        var about = Around(IndicatorText.About, $"(?:{Around(IndicatorText.Hours, number)}|{Around(Percent(0).Replace("0", "{0}", StringComparison.Ordinal), number)}|{number})");
        return [.. Regex.Split(text, $"(?<sign>{about}|{Regex.Escape(SuppressedSign)})", RegexOptions.ExplicitCapture).Where(part => part.Length > 0)];

        // A pattern for what the text becomes with what the pattern fits.
        static string Around(string text, string pattern) => string.Join(pattern, text.Split("{0}").Select(Regex.Escape));
    }

    /// <summary>What a share is of, with what was not recorded; null for anything else, and for what may not be shown.</summary>
    public static string? DenominatorOf(Figure figure) => figure is not { Value: { } value, Of: { } of }
        ? null
        : string.Format(
            CultureInfo.CurrentCulture,
            figure.NotStated > 0 ? IndicatorText.OfRecordedNotStated : IndicatorText.OfRecorded,
            About(Number(value), figure.RoundedTo),
            About(Number(of), figure.RoundedTo),
            Number(figure.NotStated));

    /// <summary>A count of people in a table.</summary>
    public static string Of(PeopleRow row) => row.Count is { } count ? About(Number(count), row.RoundedTo) : SuppressedSign;

    /// <summary>With the sign of what is rounded.</summary>
    /// <param name="roundedTo">Null: it is not.</param>
    public static string About(string number, long? roundedTo) => roundedTo is null ? number : Say(IndicatorText.About, number);

    public static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>To a hundredth of an hour, on every page, on paper and in files: rounded, never cut.</summary>
    /// <param name="minutes">Of time.</param>
    public static string Hours(long minutes) => Say(IndicatorText.Hours, HoursOf(minutes).ToString("#,0.##", CultureInfo.CurrentCulture));

    /// <summary>To a hundredth of an hour.</summary>
    /// <param name="minutes">Of time.</param>
    public static decimal HoursOf(long minutes) => Math.Round(minutes / MinutesOfHour, 2, MidpointRounding.AwayFromZero);

    /// <summary>As the few numbers that are told first are written: above a hundred hours whole ones, rounded, since a part of an hour says nothing then.</summary>
    public static string Headline(Figure figure) => Indicators.Of(figure.Indicator).Unit is IndicatorUnit.Minutes && figure.Value is > HeadlineMinutes and var minutes
        ? About(Say(IndicatorText.Hours, Math.Round(minutes / MinutesOfHour, MidpointRounding.AwayFromZero).ToString("#,0", CultureInfo.CurrentCulture)), figure.RoundedTo)
        : Of(figure);

    /// <summary>Whole percent.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => (WholePercent(share) / 100).ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>0 to 100, rounded.</summary>
    /// <param name="share">0 to 1.</param>
    public static decimal WholePercent(double share) => Math.Round((decimal)share * 100, MidpointRounding.AwayFromZero);

    /// <summary>To a tenth; null where there is nothing to divide, or it may not be shown.</summary>
    public static decimal? MeanOf(long? sum, long? count) => sum is { } some && count is > 0 and { } of ? Math.Round((decimal)some / of, 1, MidpointRounding.AwayFromZero) : null;

    private static string Plain(Figure figure) => figure.Value is not { } value ? SuppressedSign : Indicators.Of(figure.Indicator).Unit switch
    {
        IndicatorUnit.Minutes => Hours(value),
        IndicatorUnit.Share => figure.Share is { } share ? Percent(share) : NoShare,
        _ => Number(value),
    };

    private static string Say(string text, string number) => string.Format(CultureInfo.CurrentCulture, text, number);
}
