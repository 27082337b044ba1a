using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Public;

/// <summary>What a centre lends, as everyone may know it.</summary>
public sealed record LendableCategory(long CentreId, string Centre, string Address, DeviceCategory Category)
{
    /// <summary>As the form says it; no one who reads it learns more than what it lends.</summary>
    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{CentreId}-{(int)Category}");
}

/// <summary>The categories that centres lend which take requests from the public page. Says nothing about how many there are, and nothing about anyone.</summary>
public sealed class ListLendable(Database database)
{
    /// <summary>Of devices that are lent, or may be later.</summary>
    private static readonly List<DeviceStatus> Kept = [.. Enum.GetValues<DeviceStatus>().Except([DeviceStatus.Lost, DeviceStatus.Stolen, DeviceStatus.Recycled, DeviceStatus.Given])];

    public Task<IReadOnlyList<LendableCategory>> RunAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<LendableCategory>>(
        async db =>
        {
            // Anyone may ask for this page, as often as they like: two queries, however many centres there are.
            var centres = await db.Centres.Where(c => c.TakesDeviceRequests).OrderBy(c => c.Name).Select(c => new { c.Id, c.Name, c.Address }).ToListAsync(cancel);
            var ids = centres.ConvertAll(c => c.Id);
            var lent = await db.Devices.Where(d => ids.Contains(d.CentreId) && Kept.Contains(d.Status)).Select(d => new { d.CentreId, d.Category }).Distinct().ToListAsync(cancel);
            return
            [
                .. from centre in centres
                   from category in lent.Where(l => l.CentreId == centre.Id).Select(l => l.Category).Order()
                   select new LendableCategory(centre.Id, centre.Name, centre.Address, category),
            ];
        },
        cancel);

    public Task<string> OrganisationAsync(CancellationToken cancel) => database.ReadAsync(async db => await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel) ?? "", cancel);

    /// <summary>Whether a centre has such devices to lend, now or later.</summary>
    internal static Task<bool> LendsAsync(InclusionDb db, long centreId, DeviceCategory category, CancellationToken cancel) => db.Devices.AnyAsync(
        d => d.CentreId == centreId && d.Category == category && Kept.Contains(d.Status), cancel);
}
