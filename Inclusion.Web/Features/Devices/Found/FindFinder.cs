using Inclusion.Domain.Centres;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Found;

/// <summary>What the page for finders says.</summary>
/// <param name="DeviceId">The device, for staff who see it; null for anyone else, whether there is such a device or not.</param>
/// <param name="Organisation">Empty before the set-up.</param>
/// <param name="Phone">Empty where no centre has one.</param>
/// <param name="Address">Where there is no telephone to call; empty otherwise, and where there is none.</param>
public sealed record FoundAnswer(long? DeviceId, string Organisation, string Phone, string Address);

/// <summary>
/// Answers the QR code on a device. Staff who see the device are led to it; anyone else is told whom to call: its centre. Of a tag that there is not the centre is that which was opened
/// first and has a telephone, the organisation's main one; nothing else tells the two apart, and nothing tells whether a device is lent.
/// </summary>
public sealed class FindFinder(Database database, CurrentStaff staff)
{
    /// <param name="tag">As in the address. A slash may have stayed escaped in it on the way.</param>
    public async Task<FoundAnswer> RunAsync(string tag, CancellationToken cancel)
    {
        var actor = await staff.FindAsync(cancel);
        return await database.ReadAsync(
            async db =>
            {
                var plain = tag.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
                var device = await db.Devices.Where(d => d.Tag == tag || d.Tag == plain).OrderBy(d => d.Tag != tag).Select(d => new { d.Id, d.CentreId }).FirstOrDefaultAsync(cancel);
                var centres = await db.Centres.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel);
                var centre = centres.Find(c => c.Id == device?.CentreId && c.Phone.Length > 0) ?? centres.Find(c => c.Phone.Length > 0) ?? centres.FirstOrDefault();
                var isSeen = device is not null && actor?.WorksAt(device.CentreId) == true;
                return new FoundAnswer(
                    isSeen ? device!.Id : null,
                    await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel) ?? "",
                    centre?.Phone ?? "",
                    centre is { Phone: "" } ? centre.Address : "");
            },
            cancel);
    }
}
