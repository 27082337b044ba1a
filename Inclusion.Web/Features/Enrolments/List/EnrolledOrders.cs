using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Enrolments.List;

/// <summary>What those who have a seat can be sorted by. They are read as a whole, since the seats of a workshop are counted from them.</summary>
internal static class EnrolledOrders
{
    public const string Name = "name";
    public const string EnrolledAt = "enrolled";
    public const string NoShows = "noShows";

    public static IReadOnlyList<RowOrder<EnrolledRow>> All { get; } = [new(Name, r => r.Name), new(EnrolledAt, r => r.EnrolledAt), new(NoShows, r => r.NoShows)];

    public static IReadOnlyList<(string Name, string Title)> Titled => [(Name, FieldText.Name), (EnrolledAt, EnrolmentText.ByDay), (NoShows, EnrolmentText.ByNoShows)];
}
