using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices.Pictures;

/// <summary>A picture of a device, without its file.</summary>
/// <param name="Words">What is to be seen; empty when nobody said so.</param>
/// <param name="On">The day, at the centre, on which it was added.</param>
public sealed record ShownPicture(long Id, long DeviceId, PictureMoment Moment, string Words, string Tag, DeviceCategory Category, string Maker, string Model, DateOnly On)
{
    /// <summary>What a screen reader says for it: the words that were typed, or what it is a picture of.</summary>
    public string Alternative => Words.Length > 0 ? Words : Of(Category, Maker, Model, Tag);

    /// <summary>The words for a picture of which nobody said what is to be seen.</summary>
    public static string Of(DeviceCategory category, string maker, string model, string tag) =>
        string.Format(CultureInfo.CurrentCulture, PictureText.PictureOf, string.Join(' ', new[] { EnumWords.Of(category), maker, model }.Where(part => part.Length > 0)), tag);
}

/// <summary>Reads pictures of devices, without their files, within a query that has asked for rights.</summary>
internal static class ShownPictures
{
    /// <summary>How the devices of a loan went out, for its papers: of each the newest picture of its lending, else the newest that the centre had of it by then, with the small file.</summary>
    /// <param name="loan">With its devices.</param>
    /// <returns>By device; without those of which there is no picture.</returns>
    public static async Task<IReadOnlyDictionary<long, (ShownPicture Picture, byte[] Small)>> OfPapersAsync(InclusionDb db, Loan loan, CancellationToken cancel)
    {
        var devices = loan.Devices.Select(d => d.DeviceId).ToList();
        var all = await ReadAsync(
            db,
            db.DevicePictures.Where(p => devices.Contains(p.DeviceId) && (p.Moment == PictureMoment.AtCentre || (p.Moment == PictureMoment.AtLending && p.LoanId == loan.Id))),
            loan.CentreId,
            cancel);
        var chosen = all.Where(p => p.Moment is PictureMoment.AtLending || p.On <= loan.LentOn).OrderBy(p => p.Moment is PictureMoment.AtCentre).DistinctBy(p => p.DeviceId).ToList();
        var ids = chosen.ConvertAll(p => p.Id);
        var files = await db.DevicePictureFiles.Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.Small }).ToDictionaryAsync(f => f.Id, f => f.Small, cancel);
        return chosen.ToDictionary(p => p.DeviceId, p => (p, files[p.Id]));
    }

    /// <summary>The newest first, with the days of this centre.</summary>
    public static async Task<List<ShownPicture>> ReadAsync(InclusionDb db, IQueryable<DevicePicture> pictures, long centreId, CancellationToken cancel)
    {
        var calendar = await db.CalendarAsync(centreId, cancel);
        var rows = await (from picture in pictures
                          join device in db.Devices on picture.DeviceId equals device.Id
                          orderby picture.Id descending
                          select new { picture.Id, picture.DeviceId, picture.Moment, picture.Words, picture.AddedAt, device.Tag, device.Category, device.Maker, device.Model }).ToListAsync(cancel);
        return rows.ConvertAll(r => new ShownPicture(r.Id, r.DeviceId, r.Moment, r.Words, r.Tag, r.Category, r.Maker, r.Model, calendar.DateOf(r.AddedAt)));
    }
}
