using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Documents.Pictures;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Incidents;
using Inclusion.Web.Shared.Photos;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices.Pictures;

/// <param name="LoanId">The loan at whose lending or return it is taken; null at the centre.</param>
/// <param name="Words">What is to be seen; may be empty.</param>
/// <param name="Content">The file as it was chosen or taken.</param>
public sealed record AddDevicePictureCommand(long DeviceId, long? LoanId, PictureMoment Moment, string Words, byte[] Content);

/// <param name="Words">What is to be seen; may be empty.</param>
/// <param name="Content">The file as it was chosen or taken.</param>
public sealed record AddIncidentPictureCommand(long IncidentId, string Words, byte[] Content);

/// <summary>Adds a picture of a device, drawn anew and with a small one of it, and takes it away again.</summary>
public sealed class ChangeDevicePictures(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Pixels of the longer side of the small one: twice what a list shows, for screens that show twice as many.</summary>
    public const int SmallSide = 192;

    /// <summary>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="PhotoIntake.Read"/> refuses of the file, and what <see cref="DevicePicture"/> refuses.
    /// </summary>
    public Task<Outcome> AddAsync(AddDevicePictureCommand command, CancellationToken cancel) => AddAsync(
        command.Content,
        async (db, actor, file) =>
        {
            var others = await db.DevicePictures.CountAsync(p => p.DeviceId == command.DeviceId && p.Moment == command.Moment && p.LoanId == command.LoanId, cancel);
            return command.LoanId is { } loan ? await OfLoanAsync(db, command, loan, file, others, actor, cancel) : await OfDeviceAsync(db, command, file, others, actor, cancel);
        },
        cancel);

    /// <summary>To what was noted as an incident. Refuses as <see cref="AddAsync(AddDevicePictureCommand, CancellationToken)"/> does.</summary>
    public Task<Outcome> AddToIncidentAsync(AddIncidentPictureCommand command, CancellationToken cancel) => AddAsync(
        command.Content,
        async (db, actor, file) =>
        {
            var now = time.GetUtcNow();
            if (await db.Incidents.SingleOrDefaultAsync(i => i.Id == command.IncidentId, cancel) is not { } incident
                || await db.IncidentPlaceAsync(actor, incident.DeviceId, incident.LoanId, now, cancel) is null)
            {
                return new NotFound();
            }

            var others = await db.DevicePictures.CountAsync(p => p.IncidentId == incident.Id, cancel);
            return DevicePicture.Of(new PicturedIncident(incident.Id, incident.DeviceId, incident.LoanId), command.Words, file, others, actor, now);
        },
        cancel);

    private async Task<Outcome> AddAsync(byte[] content, Func<InclusionDb, Actor, DevicePictureFile, Task<Outcome<DevicePicture>>> make, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        // Before the one writer's turn: decoding a photo takes longer than anyone at the desk should wait.
        var photo = PhotoIntake.Read(content);
        if (photo.IsRefused)
        {
            return photo.Refusal;
        }

        if (Redrawing.AsJpeg(photo.Value.Jpeg, SmallSide) is not { } small)
        {
            return new PhotoDamaged();
        }

        var file = new DevicePictureFile(photo.Value.Jpeg, small.Content);
        return await database.WriteAsync(
            actor,
            async db =>
            {
                var picture = await make(db, actor, file);
                if (picture.IsRefused)
                {
                    return picture.Refusal;
                }

                db.DevicePictures.Add(picture.Value);
                return Outcome.Done;
            },
            cancel);
    }

    /// <summary>
    /// One that is not there is gone already. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (its device stands where the person does not work), <see cref="PictureTooLate"/> and
    /// <see cref="IncidentPictureStands"/>: a picture of a loan or an incident can be taken away on its day, and stands afterwards.
    /// </summary>
    public async Task<Outcome> RemoveAsync(long pictureId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.DevicePictures.SingleOrDefaultAsync(p => p.Id == pictureId, cancel) is not { } picture)
                {
                    return Outcome.Done;
                }

                var now = time.GetUtcNow();
                var device = picture.IncidentId is null
                    ? await db.Devices.SeenBy(actor).SingleOrDefaultAsync(d => d.Id == picture.DeviceId, cancel)
                    : (await db.IncidentPlaceAsync(actor, picture.DeviceId, picture.LoanId, now, cancel))?.Device;
                if (device is null)
                {
                    return new NotFound();
                }

                var calendar = await db.CalendarAsync(device.CentreId, cancel);
                if (picture.Moment is not PictureMoment.AtCentre && calendar.DateOf(picture.AddedAt) != calendar.DateOf(now))
                {
                    return picture.IncidentId is null ? (Refusal)new PictureTooLate(device.Tag) : new IncidentPictureStands(device.Tag);
                }

                db.DevicePictures.Remove(picture);
                return Outcome.Done;
            },
            cancel);
    }

    private async Task<Outcome<DevicePicture>> OfDeviceAsync(InclusionDb db, AddDevicePictureCommand command, DevicePictureFile file, int others, Actor actor, CancellationToken cancel) =>
        await db.Devices.SeenBy(actor).SingleOrDefaultAsync(d => d.Id == command.DeviceId, cancel) is { } device
            ? DevicePicture.Of(device, command.Words, file, others, actor, time.GetUtcNow())
            : new NotFound();

    private async Task<Outcome<DevicePicture>> OfLoanAsync(InclusionDb db, AddDevicePictureCommand command, long loanId, DevicePictureFile file, int others, Actor actor, CancellationToken cancel)
    {
        var found = await (from line in db.LoanDevices
                           where line.LoanId == loanId && line.DeviceId == command.DeviceId
                           join loan in db.Loans on line.LoanId equals loan.Id
                           select new
                           {
                               loan.CentreId,
                               IsUndone = loan.Status == LoanStatus.Undone,
                               Lent = new PicturedLoan(loan.Id, line.DeviceId, line.Tag, loan.LentOn, line.ReturnedOn),
                           }).SingleOrDefaultAsync(cancel);
        if (found is null || !actor.WorksAt(found.CentreId))
        {
            return new NotFound();
        }

        // Nothing went out with a loan that was undone.
        if (found.IsUndone)
        {
            return new PictureNotOfLoan(found.Lent.Tag);
        }

        var now = time.GetUtcNow();
        var calendar = await db.CalendarAsync(found.CentreId, cancel);
        return DevicePicture.Of(found.Lent, command.Moment, command.Words, file, others, actor, now, calendar.DateOf(now));
    }
}
