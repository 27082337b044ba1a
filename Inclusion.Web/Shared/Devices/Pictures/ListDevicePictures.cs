using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices.Pictures;

/// <param name="CanAdd">There is room for another.</param>
public sealed record PicturesOfDevice(IReadOnlyList<ShownPicture> Pictures, bool CanAdd);

/// <summary>How a device went out and how it came back.</summary>
/// <param name="AtLending">Taken at the check-out; where none was, those that the centre had of it on that day.</param>
/// <param name="CanAddAtLending">It is the day of the check-out, which was not undone, and there is room.</param>
/// <param name="CanAddAtReturn">It is the day of the return, and there is room.</param>
/// <param name="CanRemove">Those that were taken today.</param>
public sealed record PicturesOfLoan(IReadOnlyList<ShownPicture> AtLending, IReadOnlyList<ShownPicture> AtReturn, bool CanAddAtLending, bool CanAddAtReturn, IReadOnlySet<long> CanRemove)
{
    public bool IsEmpty => AtLending.Count + AtReturn.Count == 0 && !CanAddAtLending && !CanAddAtReturn;
}

/// <param name="CanAdd">There is room for another.</param>
/// <param name="CanRemove">Those that were added today.</param>
public sealed record PicturesOfIncident(IReadOnlyList<ShownPicture> Pictures, bool CanAdd, IReadOnlySet<long> CanRemove);

/// <summary>The pictures of devices, and their files.</summary>
public sealed class ListDevicePictures(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Those of the device itself, the newest first. Empty where the person does not work.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<PicturesOfDevice> OfDeviceAsync(long deviceId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.Devices.SeenBy(actor).Where(d => d.Id == deviceId).Select(d => (long?)d.CentreId).SingleOrDefaultAsync(cancel) is not { } centre)
                {
                    return new PicturesOfDevice([], CanAdd: false);
                }

                var pictures = await ShownPictures.ReadAsync(db, db.DevicePictures.Where(p => p.DeviceId == deviceId && p.Moment == PictureMoment.AtCentre), centre, cancel);
                return new PicturesOfDevice(pictures, pictures.Count < DevicePicture.MostOfDevice);
            },
            cancel);
    }

    /// <summary>Those of a device at the lending and the return of a loan. Empty where the person does not work.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<PicturesOfLoan> OfLoanAsync(long loanId, long deviceId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var line = await (from l in db.LoanDevices
                                  where l.LoanId == loanId && l.DeviceId == deviceId
                                  join loan in db.Loans on l.LoanId equals loan.Id
                                  select new { loan.CentreId, loan.LentOn, l.ReturnedOn, IsUndone = loan.Status == LoanStatus.Undone }).SingleOrDefaultAsync(cancel);
                if (line is null || !actor.WorksAt(line.CentreId))
                {
                    return new PicturesOfLoan([], [], false, false, new HashSet<long>());
                }

                var today = (await db.CalendarAsync(line.CentreId, cancel)).DateOf(time.GetUtcNow());
                var all = await ShownPictures.ReadAsync(db, db.DevicePictures.Where(p => p.DeviceId == deviceId && (p.LoanId == loanId || p.Moment == PictureMoment.AtCentre)), line.CentreId, cancel);
                var went = all.FindAll(p => p.Moment is PictureMoment.AtLending);
                var came = all.FindAll(p => p.Moment is PictureMoment.AtReturn);

                // Where nobody took one at the check-out, it left as the centre had seen it last.
                var before = all.Where(p => p.Moment is PictureMoment.AtCentre && p.On <= line.LentOn).Take(DevicePicture.MostOfMoment);
                return new PicturesOfLoan(
                    went.Count > 0 ? went : [.. before],
                    came,
                    !line.IsUndone && line.LentOn == today && went.Count < DevicePicture.MostOfMoment,
                    line.ReturnedOn == today && came.Count < DevicePicture.MostOfMoment,
                    went.Concat(came).Where(p => p.On == today).Select(p => p.Id).ToHashSet());
            },
            cancel);
    }

    /// <summary>Those of an incident, the first first. Empty where the person works neither where its device stands nor for its loan.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<PicturesOfIncident> OfIncidentAsync(long incidentId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                if (await db.Incidents.SingleOrDefaultAsync(i => i.Id == incidentId, cancel) is not { } incident
                    || await db.IncidentPlaceAsync(actor, incident.DeviceId, incident.LoanId, now, cancel) is not { } place)
                {
                    return new PicturesOfIncident([], CanAdd: false, new HashSet<long>());
                }

                // The newest first is for what is shown alone; what happened is told from its beginning.
                var pictures = await ShownPictures.ReadAsync(db, db.DevicePictures.Where(p => p.IncidentId == incidentId), place.Device.CentreId, cancel);
                pictures.Reverse();
                var today = (await db.CalendarAsync(place.Device.CentreId, cancel)).DateOf(now);
                return new PicturesOfIncident(pictures, pictures.Count < DevicePicture.MostOfMoment, pictures.Where(p => p.On == today).Select(p => p.Id).ToHashSet());
            },
            cancel);
    }

    /// <summary>The file of a picture, or the small one of it.</summary>
    /// <returns>Null when there is none, or neither its device nor its loan is of a centre where the person works.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<byte[]?> FileAsync(long id, bool small, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db =>
            {
                var files = from picture in db.DevicePictures
                            where picture.Id == id
                            where actor.CentreId == null || db.Devices.Any(d => d.Id == picture.DeviceId && d.CentreId == actor.CentreId) || db.Loans.Any(l => l.Id == picture.LoanId && l.CentreId == actor.CentreId)
                            join file in db.DevicePictureFiles on picture.Id equals file.Id
                            select file;
                return (small ? files.Select(f => f.Small) : files.Select(f => f.Jpeg)).SingleOrDefaultAsync(cancel);
            },
            cancel);
    }
}
