using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Imports.Run;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>Writes planned devices, a few hundred at a time within the one transaction: tracking all of them at once would cost more than writing them.</summary>
internal sealed class DeviceWriter(InclusionDb db, ImportCommand command, DevicePlan plan, Actor actor, DateTimeOffset now)
{
    private const int ChunkSize = 500;

    private readonly Dictionary<PlannedDevice, string> _tags = [];
    private readonly DeviceOrigins _origins = new(db, command, plan, now);
    private IReadOnlyList<LendingRule> _rules = [];

    /// <returns>The ids of the devices, in the order in which they were written.</returns>
    public async Task<Outcome<IReadOnlyList<long>>> WriteAsync(IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (await _origins.PrepareAsync(cancel) is { Refusal: { } refused })
        {
            return refused;
        }

        var ids = new List<long>(plan.New.Count);

        await TakeTagsAsync(cancel);
        _rules = await db.LendingRules.AsNoTracking().ToListAsync(cancel);
        var borrowers = await plan.Borrowers.WriteAsync(db, now, cancel);
        await db.SaveChangesAsync(cancel);

        var done = 0;
        foreach (var chunk in Chunks())
        {
            cancel.ThrowIfCancellationRequested();
            var outcome = await WriteAsync(chunk, borrowers, cancel);
            if (outcome.IsRefused)
            {
                return outcome.Refusal;
            }

            ids.AddRange(outcome.Value);
            db.ChangeTracker.Clear();
            done += chunk.Count;
            progress?.Report(new ImportProgress(done, plan.New.Count));
        }

        return ids;
    }

    /// <summary>What one person has of one centre since one day becomes one loan, so it is written together.</summary>
    private IEnumerable<List<PlannedDevice>> Chunks()
    {
        var chunk = new List<PlannedDevice>();
        foreach (var group in plan.New.GroupBy(p => p.Row.Borrower is { } borrower ? (borrower.Identity, _origins.CentreOf(p).Id) : (Identity: $"#{p.Row.Line}", 0L)))
        {
            chunk.AddRange(group);
            if (chunk.Count >= ChunkSize)
            {
                yield return chunk;
                chunk = [];
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private async Task<Outcome<IReadOnlyList<long>>> WriteAsync(List<PlannedDevice> chunk, Dictionary<string, long> borrowers, CancellationToken cancel)
    {
        var devices = new List<(PlannedDevice Planned, Device Device)>(chunk.Count);
        foreach (var planned in chunk)
        {
            if (Make(planned) is var device && device.IsRefused)
            {
                return device.Refusal;
            }

            devices.Add((planned, device.Value));
        }

        db.Devices.AddRange(devices.Select(d => d.Device));
        var lent = devices.Where(d => d.Planned.Row.Borrower is not null).GroupBy(d => (Person: borrowers[d.Planned.Row.Borrower!.Identity], d.Device.CentreId, d.Planned.Row.LentOn, d.Planned.Row.DueOn)).ToList();
        if (lent.Count > 0)
        {
            // A loan names its devices by id.
            await db.SaveChangesAsync(cancel);
            foreach (var group in lent)
            {
                var outcome = await LendAsync(group.Key.Person, _origins.CentreOf(group.First().Planned), group.First().Planned.Row, [.. group.Select(d => d.Device)], cancel);
                if (outcome.IsRefused)
                {
                    return outcome.Refusal;
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        return devices.ConvertAll(d => d.Device.Id);
    }

    private Outcome<Device> Make(PlannedDevice planned)
    {
        var (row, centre) = (planned.Row, _origins.CentreOf(planned));
        var today = centre.Calendar.DateOf(now);
        var cameIn = row.Facts.AcquiredOn is { } acquired && acquired < today ? acquired : today;

        // A wipe from before it came in opens no gate: it came in before it was wiped.
        cameIn = row.Past.Wipe?.WipedOn < cameIn ? row.Past.Wipe.WipedOn : cameIn;
        var received = Device.Receive(_tags[planned], row.Facts, centre.Id, _origins.DonationOf(row), actor, now, cameIn, row.RowKey);
        if (received.IsRefused)
        {
            return received;
        }

        var device = received.Value;
        if (row.Past.Missing.Count > 0 || row.Past.Damage.Length > 0)
        {
            device.TakeOverFaults(row.Past.Missing, row.Past.Damage, now, row.Past.MendNeededSince ?? today);
        }

        if (row.Past.Wipe is { } told && device.HasStorage && device.RecordWipe(told.Record(now).Value, makeReady: false, actor, now, today) is { Refusal: { } notRecorded })
        {
            return notRecorded;
        }

        if (row.Borrower is not null)
        {
            return device;
        }

        if (command.WipedBy is { } name && device.WipeNeededSince is not null && row.Past.WipeNeededSince is null && DeviceStatusRules.IsHeld(row.Status))
        {
            var text = string.Format(CultureInfo.CurrentCulture, ImportText.WipedBeforeImport, command.FileName);
            if (WipeRecord.Of(WipeLevel.Clear, tool: ImportText.WipeToolUnknown, verification: text, wipedBy: name, verifiedBy: name, today, now) is var wipe && wipe.IsRefused)
            {
                return wipe.Refusal;
            }

            if (device.RecordWipe(wipe.Value, makeReady: false, actor, now, today) is { Refusal: { } notWiped })
            {
                return notWiped;
            }
        }

        return device.TakeOver(row.Status, command.FileName, actor, now, today, row.Past.StatusSince, row.Past.WipeNeededSince) is { Refusal: { } refusal } ? refusal : device;
    }

    private async Task<Outcome> LendAsync(long personId, Centre centre, ImportedDevice row, List<Device> devices, CancellationToken cancel)
    {
        var today = centre.Calendar.DateOf(now);
        var terms = LoanTerms.Of(devices.Select(d => d.Category), centre.Id, [.. _rules], centre.Calendar, today);
        if (terms.IsRefused)
        {
            return terms.Refusal;
        }

        (DateTimeOffset, DateOnly)? began = row.LentOn is { } day ? (centre.Calendar.InstantOf(day, new TimeOnly(12, 0)), day) : null;
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        var numbers = await db.SequenceAsync(Loan.SequenceName(today.Year), cancel);
        var loan = Loan.TakeOver(person, devices, centre.Id, began, row.DueOn ?? terms.Value.Due.Date, command.FileName, Guid.CreateVersion7(now), actor, now, today, numbers.Take);
        if (loan.IsRefused)
        {
            return loan.Refusal;
        }

        db.Loans.Add(loan.Value);
        return Outcome.Done;
    }

    /// <summary>Tags for devices that have none. Those that someone typed already, here or in the file, are passed over.</summary>
    private async Task TakeTagsAsync(CancellationToken cancel)
    {
        var taken = plan.New.Select(p => p.Row.Tag).Where(t => t.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var category in plan.New.Where(p => p.Row.Tag.Length == 0).GroupBy(p => p.Row.Facts.Category))
        {
            var prefix = AssetTags.Prefix(category.Key);
            var end = prefix + "\uFFFF";
            taken.UnionWith(await db.Devices.Where(d => d.Tag.CompareTo(prefix) >= 0 && d.Tag.CompareTo(end) < 0).Select(d => d.Tag).ToListAsync(cancel));
            var sequence = await db.SequenceAsync(prefix, cancel);
            foreach (var planned in category)
            {
                string tag;
                do
                {
                    tag = AssetTags.Of(category.Key, sequence.Take());
                }
                while (!taken.Add(tag));

                _tags[planned] = tag;
            }
        }

        foreach (var planned in plan.New.Where(p => p.Row.Tag.Length > 0))
        {
            _tags[planned] = planned.Row.Tag;
        }
    }
}
