using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Impact.Overview;

/// <summary>How a figure changed since the period before, in words: nobody has to read a colour or an arrow.</summary>
internal static class ChangeWords
{
    /// <summary>12 more than before (45); 4 points fewer than before (82 %); as many as before (45), or about as many where one of the two is rounded.</summary>
    public static string Of(Figure now, Figure before)
    {
        if (now.IsSuppressed || before.IsSuppressed)
        {
            return before.IsSuppressed ? ImpactText.BeforeNotShown : Said(ImpactText.BeforeWas, before);
        }

        if (Indicators.Of(now.Indicator).Unit is IndicatorUnit.Share)
        {
            return (now.Share, before.Share) switch
            {
                ({ } share, { } was) => Compared(PointsBetween(was, share), RoundedTo(now, before), points => points == 1 ? ImpactText.OnePoint : string.Format(CultureInfo.CurrentCulture, ImpactText.Points, points), before),
                (null, { }) => Said(ImpactText.BeforeWas, before),
                _ => ImpactText.NothingBefore,
            };
        }

        return Compared(now.Value!.Value - before.Value!.Value, RoundedTo(now, before), difference => FigureWords.Of(now with { Value = difference, Of = null, RoundedTo = null }), before);
    }

    /// <summary>A difference is no more exact than either of the two.</summary>
    private static long? RoundedTo(Figure now, Figure before) => now.RoundedTo ?? before.RoundedTo;

    /// <summary>Between the two as they are printed.</summary>
    private static long PointsBetween(double before, double now) => (long)(FigureWords.WholePercent(now) - FigureWords.WholePercent(before));

    /// <param name="roundedTo">Null: neither of the two is rounded.</param>
    private static string Compared(long difference, long? roundedTo, Func<long, string> write, Figure before) => difference switch
    {
        0 => Said(roundedTo is null ? ImpactText.SameAsBefore : ImpactText.AboutAsBefore, before),
        > 0 => Said(ImpactText.MoreThanBefore, FigureWords.About(write(difference), roundedTo), before),
        _ => Said(ImpactText.FewerThanBefore, FigureWords.About(write(-difference), roundedTo), before),
    };

    private static string Said(string text, Figure before) => string.Format(CultureInfo.CurrentCulture, text, FigureWords.Of(before));

    private static string Said(string text, string difference, Figure before) => string.Format(CultureInfo.CurrentCulture, text, difference, FigureWords.Of(before));
}
