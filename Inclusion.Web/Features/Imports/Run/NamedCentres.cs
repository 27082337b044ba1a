using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>Opens the centres that a file names and that are not here.</summary>
internal static class NamedCentres
{
    /// <param name="names">Each as often as it stands in the file, and however it is written; none is empty.</param>
    /// <param name="like">The centre whose opening hours and time zone the new ones get.</param>
    /// <returns>By folded name. Refuses what <see cref="Centre.Open"/> refuses.</returns>
    public static async Task<Outcome<Dictionary<string, Centre>>> OpenAsync(InclusionDb db, IEnumerable<string> names, Centre like, CancellationToken cancel)
    {
        var opened = new Dictionary<string, Centre>();
        foreach (var name in names.DistinctBy(Folding.Fold))
        {
            var centre = Centre.Open(name, address: "", phone: "", like.TimeZone, like.Hours);
            if (centre.IsRefused)
            {
                return centre.Refusal;
            }

            opened[Folding.Fold(name)] = centre.Value;
            db.Centres.Add(centre.Value);
        }

        await db.SaveChangesAsync(cancel);
        return opened;
    }
}
