using Inclusion.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Partners;

/// <summary>A partner to choose from.</summary>
public sealed record PartnerChoice(long Id, string Name);

/// <summary>Partners as they are offered.</summary>
public static class PartnerChoices
{
    /// <summary>By name.</summary>
    public static Task<List<PartnerChoice>> ToChoicesAsync(this IQueryable<Partner> partners, CancellationToken cancel) =>
        partners.OrderBy(p => p.Name).Select(p => new PartnerChoice(p.Id, p.Name)).ToListAsync(cancel);
}
