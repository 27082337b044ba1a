using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.Devices.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>A device that can be lent now.</summary>
/// <param name="Details">Its size, memory, storage and system, as far as they are known.</param>
/// <param name="ReadySince">Since when it waits for somebody.</param>
/// <param name="HasFaults">Something of it is missing or damaged, which the check-out shows.</param>
/// <param name="PictureId">The newest picture of it; null when there is none.</param>
/// <param name="PictureWords">What is to be seen on it; empty when nobody said so.</param>
public sealed record ReadyDevice(long Id, string Tag, string Serial, DeviceCategory Category, string Name, string Details, DeviceGrade? Grade, DateOnly ReadySince, bool HasFaults, long? PictureId, string PictureWords)
{
    /// <summary>What a screen reader says for its picture.</summary>
    public string Alternative => PictureWords.Length > 0 ? PictureWords : ShownPicture.Of(Category, Name, "", Tag);
}

/// <summary>Devices that can be lent now.</summary>
/// <param name="Counts">How many of each category there are, whatever is looked for.</param>
/// <param name="Found">How many fit, of which the first are shown.</param>
public sealed record ReadyDevices(IReadOnlyDictionary<DeviceCategory, int> Counts, int Found, IReadOnlyList<ReadyDevice> Shown);

/// <summary>The devices of a centre that are ready, those first that have waited longest: for a check-out without a label to scan.</summary>
public sealed class ListReadyDevices(Database database, CurrentStaff staff)
{
    public const int MostShown = 30;

    /// <param name="category">Null: any.</param>
    /// <param name="text">Words that must all be in its tag, serial number, maker, model, size, memory, storage or system, without regard to case and accents; blank: any.</param>
    /// <exception cref="NotAllowedException">Who asks does not work at this centre's desk.</exception>
    public async Task<ReadyDevices> RunAsync(long centreId, DeviceCategory? category, string text, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return await database.ReadAsync(
            async db =>
            {
                var ready = db.Devices.Where(d => d.CentreId == centreId).ReadyToLend(db);
                var counts = await ready.GroupBy(d => d.Category).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
                var wanted = ready.Where(d => category == null || d.Category == category).OrderBy(d => d.StatusSince).ThenBy(d => d.Id);
                if (words.Length == 0)
                {
                    return new ReadyDevices(counts, category is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum(), await RowsAsync(db, wanted.Take(MostShown), cancel));
                }

                // What is ready at one centre is what stands on its shelves: all of it is looked through, also for words that no index has.
                var fitting = (await RowsAsync(db, wanted, cancel)).FindAll(d => Folding.Fold($"{d.Tag} {d.Serial} {d.Name} {d.Details}") is var all && Array.TrueForAll(words, w => all.Contains(w, StringComparison.Ordinal)));
                return new ReadyDevices(counts, fitting.Count, [.. fitting.Take(MostShown)]);
            },
            cancel);
    }

    private static async Task<List<ReadyDevice>> RowsAsync(InclusionDb db, IQueryable<Device> devices, CancellationToken cancel)
    {
        var rows = await devices.Select(d => new
        {
            d.Id,
            d.Tag,
            d.Serial,
            d.Category,
            d.Maker,
            d.Model,
            d.Screen,
            d.Memory,
            d.Storage,
            d.OperatingSystem,
            d.Grade,
            d.StatusSince,
            HasFaults = d.MendNeededSince != null,
            PictureId = db.DevicePictures.Where(p => p.DeviceId == d.Id && p.Moment == PictureMoment.AtCentre).OrderByDescending(p => p.Id).Select(p => (long?)p.Id).FirstOrDefault(),
            PictureWords = db.DevicePictures.Where(p => p.DeviceId == d.Id && p.Moment == PictureMoment.AtCentre).OrderByDescending(p => p.Id).Select(p => p.Words).FirstOrDefault() ?? "",
        }).ToListAsync(cancel);
        return rows.ConvertAll(d => new ReadyDevice(
            d.Id,
            d.Tag,
            d.Serial,
            d.Category,
            $"{d.Maker} {d.Model}".Trim(),
            string.Join(" · ", new[] { d.Screen, d.Memory, d.Storage, d.OperatingSystem }.Where(fact => fact.Length > 0)),
            d.Grade,
            d.StatusSince,
            d.HasFaults,
            d.PictureId,
            d.PictureWords));
    }
}
