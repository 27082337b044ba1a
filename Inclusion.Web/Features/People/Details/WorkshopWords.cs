using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.People.Details;

/// <summary>When and where a workshop of someone is or was.</summary>
internal static class WorkshopWords
{
    public static string When(PersonWorkshop workshop) => string.Join(" · ", new[]
    {
        workshop is { FirstOn: { } first, LastOn: { } last } ? DateWords.Span(first, last) : "",
        workshop.Centre,
        workshop.WorkshopStatus is WorkshopStatus.Cancelled ? EnumWords.Of(workshop.WorkshopStatus) : "",
    }.Where(part => part.Length > 0));
}
