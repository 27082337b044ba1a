using Inclusion.Domain.Centres;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Centres;

/// <summary>A centre to choose from.</summary>
public sealed record CentreChoice(long Id, string Name);

/// <summary>Centres as they are offered.</summary>
public static class CentreChoices
{
    /// <summary>The centre of those who have one, every centre for all others; by name.</summary>
    public static Task<List<CentreChoice>> CentresOfAsync(this InclusionDb db, Actor actor, CancellationToken cancel) =>
        db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).ToChoicesAsync(cancel);

    /// <summary>By name.</summary>
    public static Task<List<CentreChoice>> ToChoicesAsync(this IQueryable<Centre> centres, CancellationToken cancel) =>
        centres.OrderBy(c => c.Name).Select(c => new CentreChoice(c.Id, c.Name)).ToListAsync(cancel);
}
