using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Web.Shared.Devices;

/// <summary>Whose devices someone sees.</summary>
internal static class SeenDevices
{
    /// <summary>All of them, or those of their own centre.</summary>
    public static IQueryable<Device> SeenBy(this IQueryable<Device> devices, Actor actor) =>
        actor.CentreId is { } centre ? devices.Where(d => d.CentreId == centre) : devices;
}
