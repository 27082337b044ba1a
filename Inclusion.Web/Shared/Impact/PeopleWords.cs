using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>The names of rows of people, in the current language.</summary>
public static class PeopleWords
{
    /// <summary>What the shares of a table are of, as it stands beside them on pages and on paper.</summary>
    public static string BasisOf(ImpactFigures figures, PeopleTable table)
    {
        static string Say(string text, params object[] parts) => string.Format(System.Globalization.CultureInfo.CurrentCulture, text, parts);

        var missing = table.Rows.FirstOrDefault(r => r.IsNotStated) is { } row ? row.Count : 0;
        if (figures.Answered(table) is not { } answered)
        {
            return IndicatorText.NoShares;
        }

        var of = FigureWords.About(FigureWords.Number(answered), figures.AnsweredRoundedTo(table));
        return missing is null ? Say(IndicatorText.OfAnswered, of)
            : missing == 0 ? Say(IndicatorText.OfAllAnswered, of)
            : Say(IndicatorText.OfAnsweredMissing, of, FigureWords.Of(table.Rows.First(r => r.IsNotStated)));
    }

    public static string NameOf(PeopleBy by, PeopleRow row) => row.IsNotStated ? IndicatorText.NotStated : by switch
    {
        PeopleBy.AgeBand => EnumWords.Of(Enum.Parse<AgeBand>(row.Key)),
        PeopleBy.Gender => EnumWords.Of(Enum.Parse<Gender>(row.Key)),
        PeopleBy.Occupation => EnumWords.Of(Enum.Parse<Occupation>(row.Key)),
        _ => row.Key,
    };
}
