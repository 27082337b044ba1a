using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.List;

/// <summary>A device with all that is written about it, for a spreadsheet.</summary>
/// <param name="Holder">Who has it; null while nobody does.</param>
/// <param name="DueOn">Until when they have it.</param>
public sealed record ExportedDevice(Device Device, string Centre, string? Donor, DateOnly? DonatedOn, string? Reference, string? Holder, DateOnly? DueOn);

/// <summary>The filtered list as a file: every device, read while it is written.</summary>
public sealed class ExportDevices(Database database, CurrentStaff staff, AuditTrail audit) : IListExport<DeviceFilter>
{
    public string FileName => DeviceText.Devices;

    public async Task<Outcome<int>> CountAsync(DeviceFilter filter, int most, CancellationToken cancel) =>
        await staff.FindAsync(cancel) is { WorksAtDesk: true } actor ? await database.ReadAsync(db => db.DevicesBy(filter, actor).Take(most).CountAsync(cancel), cancel) : new NotAllowed();

    public async Task<TableExport> RunAsync(DeviceFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        await audit.ExportedAsync(actor, nameof(Device), work, cancel);
        var (order, isDescending) = ListDevices.OrderOf(filter);
        var rows = database.StreamAsync(
            db => from device in order.Sort(db.DevicesBy(filter, actor), isDescending)
                  join centre in db.Centres on device.CentreId equals centre.Id
                  join donation in db.Donations on device.DonationId equals (long?)donation.Id into donations
                  from donation in donations.DefaultIfEmpty()
                  join donor in db.Partners on donation.DonorId equals (long?)donor.Id into donors
                  from donor in donors.DefaultIfEmpty()
                  select new ExportedDevice(
                      device,
                      centre.Name,
                      donor.Name,
                      (DateOnly?)donation.ReceivedOn,
                      donation.Reference,
                      db.LoanDevices.Where(l => l.DeviceId == device.Id && l.IsOut).Join(db.Loans, l => l.LoanId, l => l.Id, (_, l) => l).Join(db.People, l => l.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefault(),
                      db.LoanDevices.Where(l => l.DeviceId == device.Id && l.IsOut).Join(db.Loans, l => l.LoanId, l => l.Id, (_, l) => (DateOnly?)l.DueOn).FirstOrDefault()),
            cancel);
        return new TableExport<ExportedDevice>(DeviceText.Devices, Columns(), rows);
    }

    private static IReadOnlyList<TableColumn<ExportedDevice>> Columns() =>
    [
        new(FieldText.Tag, r => r.Device.Tag, SeenAs: DeviceColumns.Tag),
        new(FieldText.Serial, r => r.Device.Serial, 20, DeviceColumns.Serial),
        new(FieldText.Category, r => EnumWords.Of(r.Device.Category), SeenAs: DeviceColumns.Category),
        new(FieldText.Status, r => EnumWords.Of(r.Device.Status), SeenAs: DeviceColumns.Status),
        new(DeviceText.StatusSince, r => r.Device.StatusSince, SeenAs: DeviceColumns.Since),
        new(DeviceText.WipeNeededSince, r => r.Device.WipeNeededSince),
        new(FieldText.Maker, r => r.Device.Maker, SeenAs: DeviceColumns.Model),
        new(FieldText.Model, r => r.Device.Model, 24, DeviceColumns.Model),
        new(FieldText.Processor, r => r.Device.Processor),
        new(FieldText.Memory, r => r.Device.Memory),
        new(FieldText.Storage, r => r.Device.Storage),
        new(FieldText.Screen, r => r.Device.Screen),
        new(FieldText.OperatingSystem, r => r.Device.OperatingSystem),
        new(FieldText.Grade, r => r.Device.Grade?.ToString()),
        new(FieldText.Accessories, r => string.Join(", ", r.Device.Accessories), 24),
        new(FieldText.SimNumber, r => r.Device.SimNumber, 22),
        new(FieldText.DataPlan, r => r.Device.DataPlan),
        new(FieldText.Centre, r => r.Centre, 24, DeviceColumns.Centre),
        new(FieldText.Donor, r => r.Donor, 24),
        new(FieldText.DonatedOn, r => r.DonatedOn),
        new(FieldText.Reference, r => r.Reference),
        new(FieldText.AcquiredOn, r => r.Device.AcquiredOn),
        new(FieldText.ReplacementValue, r => r.Device.ReplacementValue),
        new(FieldText.Notes, r => r.Device.Notes, 40),
        new(DeviceText.HeldBy, r => r.Holder, 28, DeviceColumns.Holder, OnlyAsSeen: true),
        new(DeviceText.HeldUntil, r => r.DueOn, 12, DeviceColumns.Due, OnlyAsSeen: true),
    ];
}
