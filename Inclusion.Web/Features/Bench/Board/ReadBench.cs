using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Board;

/// <summary>Which devices of the bench are looked at.</summary>
/// <param name="CentreId">Null: every centre where the person works.</param>
/// <param name="Category">Null: all.</param>
/// <param name="DonationId">Null: of every provenance.</param>
public sealed record BenchFilter(long? CentreId = null, DeviceCategory? Category = null, long? DonationId = null)
{
    /// <summary>In an address: every centre.</summary>
    public const long EveryCentre = 0;

    /// <summary>The part of an address after the path, with its question mark.</summary>
    public string ToQuery() => PageAddress.QueryOf(
    [
        ("centre", (CentreId ?? EveryCentre).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("category", Category?.ToString()),
        ("donation", DonationId?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}

/// <param name="Name">Maker and model; empty when neither is known.</param>
/// <param name="NeedsWipe">It cannot be lent before a verified wipe.</param>
/// <param name="Since">Since when it has been at the bench.</param>
public sealed record BenchRow(long Id, string Tag, DeviceCategory Category, string Name, DeviceStatus Status, BenchStage Stage, bool NeedsWipe, bool IsToMend, DateTimeOffset Since);

/// <summary>A column of the bench.</summary>
/// <param name="Rows">The longest there first, at most <see cref="ReadBench.MostShown"/>.</param>
/// <param name="Count">How many there are.</param>
public sealed record BenchColumn(BenchStage Stage, IReadOnlyList<BenchRow> Rows, int Count);

/// <summary>The bench of a centre, column by column: one query each, which reads the rows that are shown and counts the others in an index.</summary>
public sealed class ReadBench(Database database, CurrentStaff staff)
{
    /// <summary>Of a column; more are not looked through by eye.</summary>
    public const int MostShown = 20;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<BenchColumn>> RunAsync(BenchFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync<IReadOnlyList<BenchColumn>>(
            async db =>
            {
                var columns = new List<BenchColumn>();
                foreach (var stage in Enum.GetValues<BenchStage>())
                {
                    columns.Add(await ColumnAsync(db, actor, stage, filter, cancel));
                }

                return columns;
            },
            cancel);
    }

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<BenchColumn> ColumnAsync(BenchStage stage, BenchFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => ColumnAsync(db, actor, stage, filter, cancel), cancel);
    }

    internal static IQueryable<CountedRow> Query(InclusionDb db, Actor actor, BenchStage stage, BenchFilter filter)
    {
        // Few are under way: by their own index, so that the count stays within that of the column.
        var underWay = db.Devices.Where(d => d.TransferId != null).Select(d => d.Id);
        var all = db.Devices.Where(d => d.BenchStage == stage && !underWay.Contains(d.Id));
        if ((actor.CentreId ?? filter.CentreId) is { } centre)
        {
            all = all.Where(d => d.CentreId == centre);
        }

        if (filter.Category is { } category)
        {
            all = all.Where(d => d.Category == category);
        }

        if (filter.DonationId is { } donation)
        {
            all = all.Where(d => d.DonationId == donation);
        }

        return all.OrderBy(d => d.BenchSince).ThenBy(d => d.Category).ThenBy(d => d.Id).Take(MostShown).Select(d => new CountedRow(
            new BenchRow(d.Id, d.Tag, d.Category, (d.Maker + " " + d.Model).Trim(), d.Status, stage, d.WipeNeededSince != null, d.MendNeededSince != null, d.BenchSince!.Value), all.Count()));
    }

    private static async Task<BenchColumn> ColumnAsync(InclusionDb db, Actor actor, BenchStage stage, BenchFilter filter, CancellationToken cancel)
    {
        var rows = await Query(db, actor, stage, filter).ToListAsync(cancel);
        return new BenchColumn(stage, [.. rows.Select(r => r.Row)], rows.Count == 0 ? 0 : rows[0].Count);
    }

    internal sealed record CountedRow(BenchRow Row, int Count);
}

/// <summary>A donation to narrow the bench to.</summary>
/// <param name="Donor">Null where nobody is named, or the name is not for whoever asks.</param>
public sealed record BenchDonation(long Id, DateOnly ReceivedOn, string Reference, string? Donor);

/// <summary>The donations that have devices at the bench.</summary>
public sealed class ListBenchDonations(Database database, CurrentStaff staff)
{
    /// <summary>Older ones are reached from their own page.</summary>
    private const int Most = 60;

    /// <param name="include">One that is offered however old it is; null for none.</param>
    /// <returns>The latest first.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<BenchDonation>> RunAsync(long? include, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var found = await Rows(db, actor, db.Donations.Where(d => db.Devices.Any(x => x.DonationId == d.Id && x.BenchStage != null))).Take(Most).ToListAsync(cancel);
                if (include is { } id && found.TrueForAll(d => d.Id != id) && await Rows(db, actor, db.Donations.Where(d => d.Id == id)).FirstOrDefaultAsync(cancel) is { } wanted)
                {
                    found.Add(wanted);
                }

                return found;
            },
            cancel);
    }

    private static IQueryable<BenchDonation> Rows(InclusionDb db, Actor actor, IQueryable<Donation> donations)
    {
        var kept = db.Donations.KeptBy(actor);
        return from donation in donations
               join partner in db.Partners on donation.DonorId equals (long?)partner.Id into partners
               from partner in partners.DefaultIfEmpty()
               orderby donation.ReceivedOn descending, donation.Id descending
               select new BenchDonation(
                   donation.Id,
                   donation.ReceivedOn,
                   donation.Reference,
                   donation.DonorId != null ? partner.Name : donation.DonorName != "" && kept.Any(k => k.Id == donation.Id) ? donation.DonorName : null);
    }
}
