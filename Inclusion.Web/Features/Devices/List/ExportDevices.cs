using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Fields;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.List;

/// <summary>A device with all that is written about it, for a spreadsheet.</summary>
/// <param name="LastWipe">Null when it was never wiped.</param>
/// <param name="Faults">What is missing or damaged.</param>
/// <param name="Loan">Null while nobody has it.</param>
public sealed record ExportedDevice(Device Device, string Centre, string? Donor, DateOnly? DonatedOn, string? Reference, WipeRecord? LastWipe, IReadOnlyList<DeviceFault> Faults, DeviceHolder? Loan);

/// <summary>Who has a device, and until when.</summary>
/// <param name="HolderKey">Their key in another register; null when they come from none.</param>
/// <param name="LentOn">Null when nobody knows.</param>
public sealed record DeviceHolder(long HolderId, string? HolderKey, string Holder, DateOnly? LentOn, DateOnly DueOn);

/// <summary>The filtered list as a file: every device, read while it is written.</summary>
public sealed class ExportDevices(Database database, CurrentStaff staff, AuditTrail audit) : IListExport<DeviceFilter>
{
    public string FileName => DeviceText.Devices;

    public async Task<Outcome<int>> CountAsync(DeviceFilter filter, int most, CancellationToken cancel) =>
        await staff.FindAsync(cancel) is { WorksAtDesk: true } actor ? await database.ReadAsync(db => db.DevicesBy(filter, actor).Take(most).CountAsync(cancel), cancel) : new NotAllowed();

    public async Task<TableExport> RunAsync(DeviceFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        await audit.ExportedAsync(actor, nameof(Device), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
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
                      db.WipeRecords.Where(w => w.DeviceId == device.Id && w.VerifiedAt != null && w.Result == WipeResult.Succeeded).OrderByDescending(w => w.WipedOn).ThenByDescending(w => w.Id).FirstOrDefault(),
                      db.DeviceFaults.Where(f => f.DeviceId == device.Id && f.MendedAt == null).OrderBy(f => f.Id).ToList(),
                      (from line in db.LoanDevices
                       where line.DeviceId == device.Id && line.IsOut
                       join loan in db.Loans on line.LoanId equals loan.Id
                       join person in db.People on loan.PersonId equals person.Id
                       select new DeviceHolder(person.Id, person.ExternalKey, person.Name, loan.IsBeginUnknown ? null : (DateOnly?)loan.LentOn, loan.DueOn)).FirstOrDefault()),
            cancel);
        return new TableExport<ExportedDevice>(DeviceText.Devices, Columns(), rows);
    }

    private static IReadOnlyList<TableColumn<ExportedDevice>> Columns() =>
    [
        new(DeviceRecord.Tag.Heading, r => r.Device.Tag, SeenAs: DeviceColumns.Tag),
        new(DeviceRecord.Serial.Heading, r => r.Device.Serial, 20, DeviceColumns.Serial),
        new(DeviceRecord.Category.Heading, r => EnumWords.Of(r.Device.Category), SeenAs: DeviceColumns.Category),
        new(DeviceRecord.Status.Heading, r => EnumWords.Of(r.Device.Status), SeenAs: DeviceColumns.Status),
        new(DeviceRecord.StatusSince.Heading, r => r.Device.StatusSince, SeenAs: DeviceColumns.Since),
        new(DeviceRecord.WipeNeededSince.Heading, r => r.Device.WipeNeededSince),
        new(DeviceRecord.WipedOn.Heading, r => r.LastWipe?.WipedOn),
        new(DeviceRecord.WipeLevel.Heading, r => r.LastWipe is { } wipe ? EnumWords.Of(wipe.Level) : null),
        new(DeviceRecord.WipeTool.Heading, r => r.LastWipe?.Tool),
        new(DeviceRecord.WipeVerification.Heading, r => r.LastWipe?.Verification, 24),
        new(DeviceRecord.WipedBy.Heading, r => r.LastWipe?.WipedBy),
        new(DeviceRecord.WipeVerifiedBy.Heading, r => r.LastWipe?.VerifiedBy),
        new(DeviceRecord.Maker.Heading, r => r.Device.Maker, SeenAs: DeviceColumns.Model),
        new(DeviceRecord.Model.Heading, r => r.Device.Model, 24, DeviceColumns.Model),
        new(DeviceRecord.Processor.Heading, r => r.Device.Processor),
        new(DeviceRecord.Memory.Heading, r => r.Device.Memory),
        new(DeviceRecord.Storage.Heading, r => r.Device.Storage),
        new(DeviceRecord.KeepsData.Heading, r => r.Device.HasStorage ? CommonText.Yes : CommonText.No),
        new(DeviceRecord.Screen.Heading, r => r.Device.Screen),
        new(DeviceRecord.OperatingSystem.Heading, r => r.Device.OperatingSystem),
        new(DeviceRecord.Grade.Heading, r => r.Device.Grade?.ToString()),
        new(DeviceRecord.Accessories.Heading, r => string.Join(", ", r.Device.Accessories), 24),
        new(DeviceRecord.Missing.Heading, r => string.Join(", ", r.Faults.Select(f => f.Accessory).OfType<string>()), 20, DeviceColumns.Faults),
        new(DeviceRecord.Damage.Heading, r => string.Join("\n", r.Faults.Select(f => f.Damage).OfType<string>()), 24, DeviceColumns.Faults),
        new(DeviceRecord.MendNeededSince.Heading, r => r.Device.MendNeededSince),
        new(DeviceRecord.SimNumber.Heading, r => r.Device.SimNumber, 22),
        new(DeviceRecord.DataPlan.Heading, r => r.Device.DataPlan),
        new(DeviceRecord.Centre.Heading, r => r.Centre, 24, DeviceColumns.Centre),
        new(DeviceRecord.Shelf.Heading, r => r.Device.Shelf, 20, DeviceColumns.Shelf),
        new(DeviceRecord.Donor.Heading, r => r.Donor, 24),
        new(DeviceRecord.DonatedOn.Heading, r => r.DonatedOn),
        new(DeviceRecord.DonationReference.Heading, r => r.Reference),
        new(DeviceRecord.AcquiredOn.Heading, r => r.Device.AcquiredOn),
        new(DeviceRecord.ReplacementValue.Heading, r => r.Device.ReplacementValue),
        new(DeviceRecord.Notes.Heading, r => r.Device.Notes, 40),
        new(DeviceRecord.HolderId.Heading, r => r.Loan is { } loan ? PersonRecord.IdOf(loan.HolderKey, loan.HolderId) : null),
        new(DeviceRecord.LentOn.Heading, r => r.Loan?.LentOn),
        new(DeviceRecord.DueOn.Heading, r => r.Loan?.DueOn),
        new(DeviceText.HeldBy, r => r.Loan?.Holder, 28, DeviceColumns.Holder, OnlyAsSeen: true),
        new(DeviceText.HeldUntil, r => r.Loan?.DueOn, 12, DeviceColumns.Due, OnlyAsSeen: true),
    ];
}
