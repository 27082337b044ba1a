using System.Globalization;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <summary>A request from the public page that nobody has answered.</summary>
/// <param name="Alike">People who may be the same.</param>
public sealed record RequestRow(
    long Id, long WorkshopId, string Workshop, string Centre, DateOnly? FirstOn, int FreeSeats, int Waiting, string Name, string Contact, string Language, DateTimeOffset ReceivedAt, TimeZoneInfo Zone, AlikePeople Alike);

/// <summary>Requests that wait, the oldest first.</summary>
/// <param name="Rows">At most <see cref="ListRequests.MaxResults"/>.</param>
/// <param name="Count">How many wait, up to <see cref="ListRequests.CountLimit"/>.</param>
/// <param name="OnlyAt">The name of the centre that was asked for; null: those of every centre that one works at.</param>
public sealed record WaitingRequests(IReadOnlyList<RequestRow> Rows, int Count, string? OnlyAt);

/// <summary>Lists the requests that wait for an answer, the oldest first, where whoever asks arranges workshops.</summary>
public sealed class ListRequests(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>As many as one answers before looking again.</summary>
    public const int MaxResults = 30;

    /// <summary>Nobody needs to know how many more than this there are.</summary>
    public const int CountLimit = 1001;

    /// <param name="centreId">Null: every centre that one works at. Those who belong to one centre see its requests whatever stands here.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<WaitingRequests> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var waiting = await database.ReadAsync(
            async db =>
            {
                var at = actor.CentreId ?? centreId;
                var waiting = db.RequestsWaiting(at);
                var found = await (
                    from request in waiting
                    join workshop in db.Workshops on request.WorkshopId equals workshop.Id
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
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var rows = new List<RequestRow>();
                foreach (var row in found)
                {
                    var alike = await LikelyDuplicateSearch.FindAsync(db, reach, FactsOf(row.Request), cancel);
                    rows.Add(new RequestRow(
                        row.Request.Id, row.Request.WorkshopId, row.Title, row.Centre, row.FirstOn, row.Free, row.Waiting, row.Request.Name, row.Request.Contact, row.Request.Language, row.Request.ReceivedAt,
                        TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), alike));
                }

                var onlyAt = centreId is null ? null : await db.Centres.Where(c => c.Id == at).Select(c => c.Name).FirstOrDefaultAsync(cancel);
                return new WaitingRequests(rows, await waiting.Take(CountLimit).CountAsync(cancel), onlyAt);
            },
            cancel);
        audit.Listed(actor, nameof(ListRequests), centreId is { } id ? string.Create(CultureInfo.InvariantCulture, $"CentreId: {id}") : "", waiting.Count);
        return waiting;
    }

    /// <summary>What a request says about a person.</summary>
    internal static PersonFacts FactsOf(PublicRequest request)
    {
        var isEmail = ContactFormats.IsEmail(request.Contact);
        return new PersonFacts { Name = request.Name, Email = isEmail ? request.Contact : "", Phone = isEmail ? "" : request.Contact, Language = request.Language };
    }
}
