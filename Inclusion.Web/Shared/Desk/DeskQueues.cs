using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Training;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;

namespace Inclusion.Web.Shared.Desk;

/// <summary>What waits for someone at a desk. Today, the menu and the lists that they lead to count by the same words, so that a number is the same everywhere.</summary>
internal static class DeskQueues
{
    /// <summary>Those that are at hand and may not be lent before a verified wipe.</summary>
    public static IQueryable<Device> WaitingForWipe(this IQueryable<Device> devices) => devices
        .Where(d => d.WipeNeededSince != null && d.TransferId == null)
        .Where(d => d.Status != DeviceStatus.OnLoan && d.Status != DeviceStatus.Lost && d.Status != DeviceStatus.Stolen && d.Status != DeviceStatus.Recycled && d.Status != DeviceStatus.Given);

    /// <summary>Those that came in or came back with nothing to wipe: someone looks them over and makes them ready. None of them is among <see cref="WaitingForWipe"/>.</summary>
    public static IQueryable<Device> WaitingForLook(this IQueryable<Device> devices) =>
        devices.Where(d => (d.Status == DeviceStatus.Received || d.Status == DeviceStatus.Returned) && d.WipeNeededSince == null && d.TransferId == null);

    /// <summary>Those that may be lent now to whoever comes: what is under way, or held for somebody, is not among them.</summary>
    public static IQueryable<Device> ReadyToLend(this IQueryable<Device> devices, InclusionDb db) =>
        devices.Where(d => d.Status == DeviceStatus.Ready && d.WipeNeededSince == null && d.TransferId == null && !db.Reservations.Any(r => r.HeldDeviceId == d.Id));

    /// <summary>Those of which something is missing or damaged and that the organisation still has, at hand or on loan.</summary>
    public static IQueryable<Device> ToMend(this IQueryable<Device> devices) => devices
        .Where(d => d.MendNeededSince != null)
        .Where(d => d.Status != DeviceStatus.Lost && d.Status != DeviceStatus.Stolen && d.Status != DeviceStatus.Recycled && d.Status != DeviceStatus.Given);

    /// <summary>The devices of these transfers that are under way, those among them that were missed on arrival too.</summary>
    public static IQueryable<TransferDevice> UnderWay(this InclusionDb db, IQueryable<Transfer> transfers) =>
        from transfer in transfers
        where transfer.EndedAt == null
        join device in db.TransferDevices on transfer.Id equals device.TransferId
        where device.Standing == TransferStanding.UnderWay || device.Standing == TransferStanding.NotArrived
        select device;

    /// <summary>Incidents of devices that are at a centre, or of loans that it made.</summary>
    /// <param name="centreId">Null: of every centre.</param>
    public static IQueryable<Incident> IncidentsOf(this InclusionDb db, long? centreId) => db.Incidents.Where(i =>
        centreId == null || db.Devices.Any(d => d.Id == i.DeviceId && d.CentreId == centreId) || db.Loans.Any(l => l.Id == i.LoanId && l.CentreId == centreId));

    /// <summary>Requests for devices from the public page that nobody has answered.</summary>
    /// <param name="centreId">Null: to every centre.</param>
    public static IQueryable<DeviceRequest> DeviceRequestsWaiting(this InclusionDb db, long? centreId) =>
        db.DeviceRequests.Where(r => r.Status == DeviceRequestStatus.New && (centreId == null || r.CentreId == centreId));

    /// <summary>Requests from the public page that nobody has answered.</summary>
    /// <param name="centreId">Null: for workshops of every centre.</param>
    public static IQueryable<PublicRequest> RequestsWaiting(this InclusionDb db, long? centreId) =>
        db.PublicRequests.Where(r => r.Status == PublicRequestStatus.New && (centreId == null || db.Workshops.Any(w => w.Id == r.WorkshopId && w.CentreId == centreId)));
}
