using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Impact.Overview;

/// <summary>How a figure changed since the period before, in words: nobody has to read a colour or an arrow.</summary>
internal static class ChangeWords
{
    /// <summary>12 more than before (45); 4 points fewer than before (82 %); as many as before (45).</summary>
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
                ({ } share, { } was) => Compared((long)Math.Round(share * 100) - (long)Math.Round(was * 100), points => FigureWords.About(string.Format(CultureInfo.CurrentCulture, ImpactText.Points, points), RoundedTo(now, before)), before),
                (null, { }) => Said(ImpactText.BeforeWas, before),
                _ => ImpactText.NothingBefore,
            };
        }

        return Compared(now.Value!.Value - before.Value!.Value, difference => FigureWords.Of(now with { Value = difference, Of = null, RoundedTo = RoundedTo(now, before) }), before);
    }

    /// <summary>A difference is no more exact than either of the two.</summary>
    private static long? RoundedTo(Figure now, Figure before) => now.RoundedTo ?? before.RoundedTo;

    private static string Compared(long difference, Func<long, string> write, Figure before) => difference switch
    {
        0 => Said(ImpactText.SameAsBefore, before),
        > 0 => Said(ImpactText.MoreThanBefore, write(difference), before),
        _ => Said(ImpactText.FewerThanBefore, write(-difference), before),
    };

    private static string Said(string text, Figure before) => string.Format(CultureInfo.CurrentCulture, text, FigureWords.Of(before));

    private static string Said(string text, string difference, Figure before) => string.Format(CultureInfo.CurrentCulture, text, difference, FigureWords.Of(before));
}
