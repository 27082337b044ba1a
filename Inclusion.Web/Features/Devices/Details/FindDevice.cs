using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Audit;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Details;

/// <summary>All that the page of a device shows.</summary>
/// <param name="Version">For a form that is opened on it.</param>
/// <param name="WipeNeededSince">Null when it does not wait for a wipe.</param>
/// <param name="VerifyNeededSince">Null when no wipe waits to be verified.</param>
/// <param name="Today">The day at its centre.</param>
/// <param name="Donation">Null when its provenance is not known.</param>
/// <param name="Loan">The loan that it is out with; null when it is not out, and for a form that does not show it.</param>
/// <param name="Faults">What is missing or damaged.</param>
/// <param name="MendedToday">What was mended last, where that can be taken back.</param>
/// <param name="Timeline">Newest first.</param>
/// <param name="Wipes">Newest first.</param>
/// <param name="UnderWay">Null while it is at its centre.</param>
public sealed record DeviceDetails(
    long Id,
    long Version,
    string Tag,
    DeviceFacts Facts,
    DeviceStatus Status,
    DateOnly StatusSince,
    DateOnly? WipeNeededSince,
    DateOnly? VerifyNeededSince,
    long CentreId,
    string Centre,
    TimeZoneInfo Zone,
    DateOnly Today,
    DonationDetails? Donation,
    PresentLoan? Loan,
    IReadOnlyList<OpenFault> Faults,
    IReadOnlyList<string> MendedToday,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<WipeDetails> Wipes,
    DeviceUnderWayTo? UnderWay)
{
    public DeviceNextStep NextStep => DeviceNextSteps.Of(Status, WipeNeededSince, VerifyNeededSince, UnderWay is not null);

    /// <summary>At the centre: neither lent nor gone nor under way.</summary>
    public bool IsHere => Status is not DeviceStatus.OnLoan && DeviceStatusRules.IsHeld(Status) && UnderWay is null;

    /// <summary>The statuses that staff may choose now: what the rules allow, without Ready while it waits for a wipe.</summary>
    public IReadOnlyList<DeviceStatus> OtherStatuses =>
        UnderWay is not null ? [] : [.. DeviceStatusRules.After(Status).Where(s => WipeNeededSince is null || s is not (DeviceStatus.Ready or DeviceStatus.Given))];
}

/// <param name="DonorId">Null where no partner gave.</param>
/// <param name="Donor">Null where nobody is named, or the name is not for whoever asks.</param>
public sealed record DonationDetails(long Id, DateOnly ReceivedOn, string Reference, long? DonorId, string? Donor);

/// <summary>It was sent to another centre, which has not said yet that it came.</summary>
/// <param name="To">The name of that centre.</param>
public sealed record DeviceUnderWayTo(long TransferId, string To, DateTimeOffset SentAt);

public sealed record PresentLoan(long Id, string Number, long PersonId, string Person, DateOnly DueOn);

/// <param name="StaffName">Empty when the product itself did it.</param>
/// <param name="LoanId">Null, as is its number, when it has to do with no loan.</param>
public sealed record TimelineEntry(long Id, DeviceEventKind Kind, DateTimeOffset At, string StaffName, DeviceStatus From, DeviceStatus To, string? Note, string? LoanNumber, long? LoanId, BenchStage? Stage = null)
{
    /// <summary>What was changed in its record, from what to what, in words; empty where nothing is known of it.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <param name="Verification">Empty, as is the name, until it is verified.</param>
/// <param name="VerifiedOn">Null until it is verified.</param>
public sealed record WipeDetails(
    long Id, WipeLevel Level, string Tool, string Media, WipeResult Result, string Verification, string WipedBy, string VerifiedBy, DateOnly WipedOn, DateOnly? VerifiedOn, IReadOnlyList<WipeLogDetails> Logs)
{
    /// <summary>Somebody is to verify it.</summary>
    public bool Waits => VerifiedOn is null && Result is WipeResult.Succeeded;
}

/// <param name="Method">As the log names it; empty when it does not.</param>
/// <param name="SerialReason">Why its serial numbers, or its model, are others than the device's; null when they are not.</param>
public sealed record WipeLogDetails(long Id, string FileName, string Tool, string Method, WipeResult? Result, string? SerialReason);

/// <summary>A device with where it came from, who has it and what happened to it. Where it says who has it, the look is noted at their loan.</summary>
public sealed class FindDevice(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <summary>A device that was lent every week for two years has no more.</summary>
    private const int LongestTimeline = 500;

    /// <summary>What follows from other events, which say so themselves.</summary>
    private static readonly string[] NotOfARecord = [nameof(Device.Status), nameof(Device.StatusSince), nameof(Device.WipeNeededSince), nameof(Device.VerifyNeededSince), nameof(Device.MendNeededSince), nameof(Device.FirstReadyOn), nameof(Device.BenchStage), nameof(Device.BenchSince)];

    /// <param name="again">The page reads again what it shows already: that is no second look.</param>
    /// <returns>Null when there is none, or the person does not work where it stands.</returns>
    public async Task<DeviceDetails?> RunAsync(long id, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var found = await ReadAsync(id, namesHolder: true, actor, cancel);
        if (found?.Loan is { } loan && !again)
        {
            await audit.SeenAsync(actor, nameof(Loan), loan.Id, cancel);
        }

        return found;
    }

    /// <summary>As <see cref="RunAsync"/>, for a form that is about the device alone: without who has it.</summary>
    public async Task<DeviceDetails?> WithoutHolderAsync(long id, CancellationToken cancel) => await ReadAsync(id, namesHolder: false, await staff.RequireAsync(a => a.WorksAtDesk, cancel), cancel);

    private Task<DeviceDetails?> ReadAsync(long id, bool namesHolder, Actor actor, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
            {
                if (await db.Devices.Include(d => d.Faults).SeenBy(actor).SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } device)
                {
                    return null;
                }

                var centre = await db.Centres.SingleAsync(c => c.Id == device.CentreId, cancel);
                var today = centre.Calendar.DateOf(time.GetUtcNow());
                return new DeviceDetails(
                    device.Id,
                    device.Version,
                    device.Tag,
                    FactsOf(device),
                    device.Status,
                    device.StatusSince,
                    device.WipeNeededSince,
                    device.VerifyNeededSince,
                    centre.Id,
                    centre.Name,
                    centre.Calendar.Zone,
                    today,
                    await DonationAsync(db, actor, device.DonationId, cancel),
                    namesHolder && device.Status is DeviceStatus.OnLoan ? await LoanAsync(db, id, cancel) : null,
                    OpenFault.Of(device),
                    [.. device.LastMended(await db.LastLentAtAsync(id, cancel), today).Select(f => f.What)],
                    await TimelineAsync(db, id, new AuditNames(centre.Calendar.Zone, new Dictionary<long, string>(), new Dictionary<long, string>()), cancel),
                    await WipesAsync(db, id, cancel),
                    await (from transfer in db.Transfers where transfer.Id == device.TransferId join to in db.Centres on transfer.ToCentreId equals to.Id select new DeviceUnderWayTo(transfer.Id, to.Name, transfer.SentAt)).SingleOrDefaultAsync(cancel));
            },
            cancel);

    private static DeviceFacts FactsOf(Device device) => new()
    {
        Serial = device.Serial,
        Category = device.Category,
        Maker = device.Maker,
        Model = device.Model,
        Processor = device.Processor,
        Memory = device.Memory,
        Storage = device.Storage,
        Screen = device.Screen,
        OperatingSystem = device.OperatingSystem,
        Grade = device.Grade,
        Accessories = device.Accessories,
        HasStorage = device.HasStorage,
        AcquiredOn = device.AcquiredOn,
        ReplacementValue = device.ReplacementValue,
        Notes = device.Notes,
        SimNumber = device.SimNumber,
        DataPlan = device.DataPlan,
        Shelf = device.Shelf,
    };

    private static Task<DonationDetails?> DonationAsync(InclusionDb db, Actor actor, long? id, CancellationToken cancel)
    {
        var kept = db.Donations.KeptBy(actor);
        return (from donation in db.Donations
                where donation.Id == id
                join donor in db.Partners on donation.DonorId equals (long?)donor.Id into donors
                from donor in donors.DefaultIfEmpty()
                select new DonationDetails(
                    donation.Id,
                    donation.ReceivedOn,
                    donation.Reference,
                    donation.DonorId,
                    donation.DonorId != null ? donor.Name : donation.DonorName != "" && kept.Any(k => k.Id == donation.Id) ? donation.DonorName : null)).SingleOrDefaultAsync(cancel);
    }

    private static Task<PresentLoan?> LoanAsync(InclusionDb db, long deviceId, CancellationToken cancel) =>
        (from line in db.LoanDevices
         where line.DeviceId == deviceId && line.IsOut
         join loan in db.Loans on line.LoanId equals loan.Id
         join person in db.People on loan.PersonId equals person.Id
         select new PresentLoan(loan.Id, loan.Number, person.Id, person.Name, loan.DueOn)).SingleOrDefaultAsync(cancel);

    private static async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(InclusionDb db, long deviceId, AuditNames names, CancellationToken cancel)
    {
        var events = await EventsAsync(db, deviceId, cancel);
        if (!events.Exists(e => e.Kind is DeviceEventKind.Changed))
        {
            return events;
        }

        var changes = await (from entry in db.AuditEntries
                             where entry.Record == nameof(Device) && entry.RecordId == deviceId && entry.Action == AuditAction.Changed
                             join detail in db.AuditDetails on entry.Id equals detail.EntryId
                             orderby entry.Id
                             select new { entry.At, Detail = detail }).ToListAsync(cancel);
        return events.ConvertAll(e => e.Kind is DeviceEventKind.Changed
            ? e with
            {
                Changes = [.. changes.Where(c => SameSave.Wrote(e.At, c.At)).Select(c => c.Detail)
                    .Where(d => !NotOfARecord.Contains(d.Field)).DistinctBy(d => d.Field).Select(d => AuditWords.Change(nameof(Device), d, names))],
            }
            : e);
    }

    private static Task<List<TimelineEntry>> EventsAsync(InclusionDb db, long deviceId, CancellationToken cancel) =>
        (from happened in db.DeviceEvents
         where happened.DeviceId == deviceId
         join loan in db.Loans on happened.LoanNumber equals loan.Number into loans
         from loan in loans.DefaultIfEmpty()
         orderby happened.At descending, happened.Id descending
         select new TimelineEntry(
             happened.Id, happened.Kind, happened.At, happened.StaffName, happened.From, happened.To, happened.Note, happened.LoanNumber, (long?)loan.Id, happened.Stage)).Take(LongestTimeline).ToListAsync(cancel);

    private static Task<List<WipeDetails>> WipesAsync(InclusionDb db, long deviceId, CancellationToken cancel) =>
        db.WipeRecords.Where(w => w.DeviceId == deviceId)
            .OrderByDescending(w => w.WipedOn).ThenByDescending(w => w.Id)
            .Select(w => new WipeDetails(
                w.Id, w.Level, w.Tool, w.Media, w.Result, w.Verification, w.WipedBy, w.VerifiedBy, w.WipedOn, w.VerifiedOn,
                w.Logs.OrderBy(l => l.Id).Select(l => new WipeLogDetails(l.Id, l.FileName, l.Tool, l.Method, l.Result, l.SerialReason)).ToList()))
            .ToListAsync(cancel);
}
