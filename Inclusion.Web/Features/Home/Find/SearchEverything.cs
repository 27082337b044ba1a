using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Find;

/// <summary>What the one box found.</summary>
/// <param name="Exact">The device whose tag or serial number was typed or scanned; null when it is none's, or several devices'.</param>
/// <param name="MoreDevices">There are more devices than are listed.</param>
/// <param name="MorePeople">There are more people than are listed.</param>
public sealed record Findings(FoundDevice? Exact, IReadOnlyList<FoundPerson> People, bool MorePeople, IReadOnlyList<FoundDevice> Devices, bool MoreDevices);

/// <param name="CanBeLent">Ready, and at a centre where the person asking works.</param>
public sealed record FoundDevice(long Id, string Tag, string Maker, string Model, DeviceStatus Status, bool CanBeLent);

/// <param name="OpenLoans">Loans that are open at any centre.</param>
public sealed record FoundPerson(long Id, string Name, string Phone, int OpenLoans, bool IsBlocked);

/// <summary>Answers the one box: a device's tag or serial number leads to the device, anything else to people and devices that have it somewhere.</summary>
public sealed class SearchEverything(Database database, CurrentStaff staff)
{
    private const int Shown = 20;

    /// <exception cref="NotAllowedException">Who asks does not work at a desk.</exception>
    public async Task<Findings> RunAsync(string text, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var code = text.Trim();
        return await database.ReadAsync(
            async db =>
            {
                var reachable = db.Devices.Where(d => actor.CentreId == null || d.CentreId == actor.CentreId);
                var exact = await Rows(reachable.Where(d => d.Tag == code)).FirstOrDefaultAsync(cancel);
                if (exact is null && await Rows(reachable.Where(d => d.Serial == code && d.Serial != "")).Take(2).ToListAsync(cancel) is [var only])
                {
                    exact = only;
                }

                if (exact is not null)
                {
                    return new Findings(exact, [], false, [], false);
                }

                var people = await db.SearchPeople(code).OrderByDescending(p => p.Id).Take(Shown + 1)
                    .Select(p => new FoundPerson(p.Id, p.Name, p.Phone, db.Loans.Count(l => l.PersonId == p.Id && l.Status == LoanStatus.Open), p.BlockedReason != null))
                    .ToListAsync(cancel);
                var devices = await Rows(db.FindDevices(code).Where(d => actor.CentreId == null || d.CentreId == actor.CentreId).OrderByDescending(d => d.Id))
                    .Take(Shown + 1).ToListAsync(cancel);
                return new Findings(null, [.. people.Take(Shown)], people.Count > Shown, [.. devices.Take(Shown)], devices.Count > Shown);
            },
            cancel);
    }

    private static IQueryable<FoundDevice> Rows(IQueryable<Device> devices) =>
        devices.Select(d => new FoundDevice(d.Id, d.Tag, d.Maker, d.Model, d.Status, d.Status == DeviceStatus.Ready && d.WipeNeededSince == null));
}
