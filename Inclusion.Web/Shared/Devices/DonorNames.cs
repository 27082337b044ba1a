using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Web.Shared.Devices;

/// <summary>Who gave devices and is no partner may be a person: the name is for the centre that received the donation.</summary>
internal static class DonorNames
{
    /// <summary>Those of which who asks reads the donor's name.</summary>
    public static IQueryable<Donation> KeptBy(this IQueryable<Donation> donations, Actor actor) =>
        actor.CentreId is { } centre ? donations.Where(d => d.CentreId == null || d.CentreId == centre) : donations;
}
