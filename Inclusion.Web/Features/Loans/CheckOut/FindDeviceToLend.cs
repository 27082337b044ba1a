using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>What the desk wants to see of a device before it goes out.</summary>
/// <param name="Accessories">Those of its kit that are there.</param>
/// <param name="Faults">What is missing or damaged: whoever borrows it is to know.</param>
/// <param name="WipedOn">The day of its last verified wipe; null when it has none.</param>
/// <param name="VerifiedBy">Who verified that wipe; empty when there is none.</param>
public sealed record DeviceSummary(
    long Id, string Tag, string Serial, DeviceCategory Category, string Name, string Details, string SimNumber, IReadOnlyList<string> Accessories, IReadOnlyList<OpenFault> Faults, DateOnly? WipedOn, string VerifiedBy)
{
    /// <summary>Whom it is held for; null for nobody.</summary>
    public HeldFor? Held { get; init; }

    /// <summary>Whom it is booked for from now on, the first first.</summary>
    public IReadOnlyList<BookedFor> Booked { get; init; } = [];
}

/// <summary>What a scanned code turned out to be.</summary>
/// <param name="Device">The device, where the code means one; also when it cannot be lent.</param>
/// <param name="Refusal">Why it cannot be lent; null when it can.</param>
/// <param name="LoanId">The loan that it is on; null when it is on none.</param>
/// <param name="Choices">The devices that share the scanned serial number, when it means more than one; else empty.</param>
public sealed record DeviceLook(DeviceSummary? Device, Refusal? Refusal, long? LoanId, IReadOnlyList<DeviceSummary> Choices);

/// <summary>Finds what was scanned, by tag or serial number without regard to case, and says whether it may be lent here. A tag comes before a serial number. That somebody saw to whom it is promised is noted.</summary>
public sealed class FindDeviceToLend(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <summary>More devices of one serial number are not offered: a placeholder was typed as the number.</summary>
    private const int MaxChoices = 10;

    public async Task<DeviceLook> RunAsync(string code, long centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        code = code.Trim();
        var look = await database.ReadAsync(
            async db =>
            {
                var found = await db.Devices.Include(d => d.Faults).FindByCodeAsync(code, MaxChoices, cancel);
                return found switch
                {
                    [] => new DeviceLook(null, await db.WhyUnknownAsync(code, cancel), null, []),
                    [var device] => await LookAsync(db, device, centreId, cancel),
                    _ => new DeviceLook(null, null, null, [.. found.Select(d => Summary(d, null))]),
                };
            },
            cancel);
        Note(actor, look);
        return look;
    }

    /// <summary>The devices of a form that is opened again, in the given order; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<DeviceLook>> RunAsync(IReadOnlyList<long> deviceIds, long centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var looks = await database.ReadAsync(
            async db =>
            {
                var looks = new List<DeviceLook>();
                foreach (var id in deviceIds)
                {
                    if (await db.Devices.Include(d => d.Faults).FirstOrDefaultAsync(d => d.Id == id, cancel) is { } device)
                    {
                        looks.Add(await LookAsync(db, device, centreId, cancel));
                    }
                }

                return looks;
            },
            cancel);
        looks.ForEach(look => Note(actor, look));
        return looks;
    }

    private void Note(Actor actor, DeviceLook look)
    {
        if (look.Device is { } device && (device.Held is null ? 0 : 1) + device.Booked.Count is > 0 and var promised)
        {
            audit.ListedOf(actor, nameof(FindPromises), device.Id, promised);
        }
    }

    private async Task<DeviceLook> LookAsync(InclusionDb db, Device device, long centreId, CancellationToken cancel)
    {
        var wipe = await db.WipeRecords.Where(w => w.DeviceId == device.Id && w.VerifiedAt != null && w.Result == WipeResult.Succeeded).OrderByDescending(w => w.WipedOn).ThenByDescending(w => w.Id).FirstOrDefaultAsync(cancel);
        var loan = await db.LoanDevices
            .Where(line => line.DeviceId == device.Id && line.IsOut)
            .Join(db.Loans, line => line.LoanId, l => l.Id, (_, l) => new { l.Id, l.Number })
            .FirstOrDefaultAsync(cancel);
        Refusal? refusal = loan is not null ? new DeviceAlreadyLent(device.Tag, loan.Number) : null;
        if (refusal is null && device.CentreId != centreId)
        {
            refusal = new DeviceAtAnotherCentre(device.Tag, await db.Centres.Where(c => c.Id == device.CentreId).Select(c => c.Name).SingleAsync(cancel));
        }

        var summary = Summary(device, wipe) with
        {
            Held = (await db.HeldForAsync([device.Id], cancel)).GetValueOrDefault(device.Id),
            Booked = await db.BookedForAsync([device.Id], (await db.CalendarAsync(centreId, cancel)).DateOf(time.GetUtcNow()), cancel),
        };
        return new DeviceLook(summary, refusal ?? device.WhyNotLendable(), loan?.Id, []);
    }

    private static DeviceSummary Summary(Device device, WipeRecord? wipe) => new(
        device.Id,
        device.Tag,
        device.Serial,
        device.Category,
        $"{device.Maker} {device.Model}".Trim(),
        string.Join(" · ", new[] { device.Memory, device.Storage, device.Screen, device.DataPlan }.Where(fact => fact.Length > 0)),
        device.SimNumber,
        [.. device.Accessories.Except(device.MissingNow(), StringComparer.OrdinalIgnoreCase)],
        OpenFault.Of(device),
        wipe?.WipedOn,
        wipe?.VerifiedBy ?? "");
}
