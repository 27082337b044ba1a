using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <summary>A request from the public page that nobody has answered.</summary>
/// <param name="Alike">People who may be the same.</param>
public sealed record RequestRow(
    long Id, long WorkshopId, string Workshop, string Centre, DateOnly? FirstOn, int FreeSeats, int Waiting, string Name, string Contact, string Language, DateTimeOffset ReceivedAt, TimeZoneInfo Zone, IReadOnlyList<LikelyDuplicate> Alike);

/// <summary>Lists the requests that wait for an answer, the oldest first, where whoever asks arranges workshops.</summary>
public sealed class ListRequests(Database database, CurrentStaff staff)
{
    /// <summary>As many as one answers before looking again.</summary>
    public const int MaxResults = 30;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<RequestRow>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync<IReadOnlyList<RequestRow>>(
            async db =>
            {
                var found = await (
                    from request in db.PublicRequests
                    where request.Status == PublicRequestStatus.New
                    join workshop in db.Workshops on request.WorkshopId equals workshop.Id
                    where actor.CentreId == null || workshop.CentreId == actor.CentreId
                    join course in db.Courses on workshop.CourseId equals course.Id
                    join centre in db.Centres on workshop.CentreId equals centre.Id
                    orderby request.ReceivedAt, request.Id
                    select new
                    {
                        Request = request,
                        course.Title,
                        Centre = centre.Name,
                        centre.TimeZone,
                        workshop.FirstOn,
                        Free = workshop.Capacity - workshop.SeatsTaken,
                        Waiting = db.Enrolments.Count(e => e.WorkshopId == workshop.Id && e.Status == EnrolmentStatus.Waiting),
                    }).Take(MaxResults).ToListAsync(cancel);
                var rows = new List<RequestRow>();
                foreach (var row in found)
                {
                    var alike = await LikelyDuplicateSearch.FindAsync(db, FactsOf(row.Request), cancel);
                    rows.Add(new RequestRow(
                        row.Request.Id, row.Request.WorkshopId, row.Title, row.Centre, row.FirstOn, row.Free, row.Waiting, row.Request.Name, row.Request.Contact, row.Request.Language, row.Request.ReceivedAt,
                        TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), alike));
                }

                return rows;
            },
            cancel);
    }

    /// <summary>What a request says about a person.</summary>
    internal static PersonFacts FactsOf(PublicRequest request)
    {
        var isEmail = ContactFormats.IsEmail(request.Contact);
        return new PersonFacts { Name = request.Name, Email = isEmail ? request.Contact : "", Phone = isEmail ? "" : request.Contact, Language = request.Language };
    }
}
