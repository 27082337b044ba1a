using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Requests;

/// <summary>A request from the public page that nobody has answered.</summary>
/// <param name="Waiting">How many wait for such a device at the centre.</param>
/// <param name="Alike">People who may be the same.</param>
public sealed record DeviceRequestRow(
    long Id, string Centre, DeviceCategory Category, DeviceWishes Wishes, int Waiting, string Name, string Contact, string Language, DateTimeOffset ReceivedAt, TimeZoneInfo Zone, AlikePeople Alike);

/// <param name="Rows">At most <see cref="ListDeviceRequests.MaxResults"/>, the oldest first.</param>
/// <param name="Count">How many wait, up to <see cref="ListDeviceRequests.CountLimit"/>.</param>
/// <param name="OnlyAt">The name of the centre that was asked for; null: those of every centre that one works at.</param>
public sealed record WaitingDeviceRequests(IReadOnlyList<DeviceRequestRow> Rows, int Count, string? OnlyAt);

/// <summary>Lists the requests that wait for an answer, the oldest first, where whoever asks works.</summary>
public sealed class ListDeviceRequests(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>As many as one answers before looking again.</summary>
    public const int MaxResults = 30;

    /// <summary>Nobody needs to know how many more than this there are.</summary>
    public const int CountLimit = 1001;

    /// <param name="centreId">Null: every centre that one works at. Those who belong to one centre see its requests whatever stands here.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<WaitingDeviceRequests> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var waiting = await database.ReadAsync(
            async db =>
            {
                var requests = db.DeviceRequestsWaiting(actor.CentreId ?? centreId);
                var found = await (
                    from request in requests
                    join centre in db.Centres on request.CentreId equals centre.Id
                    orderby request.ReceivedAt, request.Id
                    select new
                    {
                        Request = request,
                        Centre = centre.Name,
                        centre.TimeZone,
                        Waiting = db.Reservations.Count(r => r.CentreId == request.CentreId && r.Category == request.Category && r.Status == ReservationStatus.Waiting),
                    }).Take(MaxResults).ToListAsync(cancel);
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var rows = new List<DeviceRequestRow>();
                foreach (var row in found)
                {
                    var request = row.Request;
                    rows.Add(new DeviceRequestRow(
                        request.Id, row.Centre, request.Category, request.Wishes, row.Waiting, request.Name, request.Contact, request.Language, request.ReceivedAt, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone),
                        await LikelyDuplicateSearch.FindAsync(db, reach, FactsOf(request), cancel)));
                }

                var onlyAt = actor.CentreId is null && centreId is not null ? await db.Centres.Where(c => c.Id == centreId).Select(c => c.Name).FirstOrDefaultAsync(cancel) : null;
                return new WaitingDeviceRequests(rows, await requests.Take(CountLimit).CountAsync(cancel), onlyAt);
            },
            cancel);
        audit.Listed(actor, nameof(ListDeviceRequests), centreId is { } id ? string.Create(CultureInfo.InvariantCulture, $"CentreId: {id}") : "", waiting.Count);
        return waiting;
    }

    /// <summary>What a request says about a person.</summary>
    internal static PersonFacts FactsOf(DeviceRequest request)
    {
        var isEmail = ContactFormats.IsEmail(request.Contact);
        return new PersonFacts { Name = request.Name, Email = isEmail ? request.Contact : "", Phone = isEmail ? "" : request.Contact, Language = request.Language };
    }
}
