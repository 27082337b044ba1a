using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>The names of rows of people, in the current language.</summary>
public static class PeopleWords
{
    public static string NameOf(PeopleBy by, PeopleRow row) => row.IsNotStated ? IndicatorText.NotStated : by switch
    {
        PeopleBy.AgeBand => EnumWords.Of(Enum.Parse<AgeBand>(row.Key)),
        PeopleBy.Gender => EnumWords.Of(Enum.Parse<Gender>(row.Key)),
        PeopleBy.Occupation => EnumWords.Of(Enum.Parse<Occupation>(row.Key)),
        _ => row.Key,
    };
}
