using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.List;

/// <summary>The people of which workshop.</summary>
/// <param name="Sort">Of those who have a seat; null: by name. Those who wait stand in the order of the line.</param>
public sealed record EnrolledFilter(long WorkshopId, ListSort? Sort = null);

/// <summary>Someone with a place, or in line, as a line of an export.</summary>
public sealed record ExportedPlace(EnrolmentStatus Status, EnrolledRow Row);

/// <summary>
/// Writes who has a place in a workshop, who is offered one and who waits as a table, as its page shows them; who does not come any more is not in it, nor is whoever was erased.
/// Access needs stay on their page. How people are reached is only for those who run a centre, and of the people of another centre
/// not even for them. That someone took the list away is noted first.
/// </summary>
public sealed class ExportEnrolled(Database database, CurrentStaff staff, ListEnrolled list, AuditTrail audit) : IListExport<EnrolledFilter>
{
    public string FileName => EnrolmentText.FileName;

    /// <returns>Refuses also <see cref="NotFound"/>, as for a workshop of another centre.</returns>
    public async Task<Outcome<int>> CountAsync(EnrolledFilter filter, int most, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (actor.RunsACentre && !await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        var places = await ReadAsync(filter, actor, cancel);
        return places.IsRefused ? places.Refusal : Math.Min(places.Value.Places.Count, most);
    }

    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk, or not at the centre of the workshop.</exception>
    /// <exception cref="ConfirmationNeededException">They get how people are reached, and gave their password too long ago.</exception>
    public async Task<TableExport> RunAsync(EnrolledFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        if (actor.RunsACentre)
        {
            await staff.RequireConfirmedAsync(cancel);
        }

        var read = await ReadAsync(filter, actor, cancel);
        if (read.IsRefused)
        {
            throw new NotAllowedException();
        }

        var (places, zone) = read.Value;
        await audit.ExportedOfAsync(actor, nameof(ListEnrolled), filter.WorkshopId, places.Count, cancel, work);
        return new TableExport<ExportedPlace>(EnrolmentText.PeopleOfWorkshop, Columns(actor.RunsACentre, zone), places.ToAsyncEnumerable());
    }

    /// <summary>Some dozens or hundreds, which are read as a whole: places in line are counted from them.</summary>
    private Task<Outcome<(IReadOnlyList<ExportedPlace> Places, TimeZoneInfo Zone)>> ReadAsync(EnrolledFilter filter, Actor actor, CancellationToken cancel) =>
        database.ReadAsync<Outcome<(IReadOnlyList<ExportedPlace> Places, TimeZoneInfo Zone)>>(
            async db =>
            {
                var read = await list.ReadAsync(db, filter.WorkshopId, actor, PeopleInReach.TakenBy(db, actor), cancel);
                if (read.IsRefused)
                {
                    return read.Refusal;
                }

                var people = read.Value;
                IReadOnlyList<ExportedPlace> places =
                [
                    .. people.Enrolled.SortedBy(EnrolledOrders.All, filter.Sort ?? new ListSort(EnrolledOrders.Name)).Select(row => new ExportedPlace(EnrolmentStatus.Enrolled, row)),
                    .. people.Offered.Select(row => new ExportedPlace(EnrolmentStatus.Offered, row)),
                    .. people.Waiting.Select(row => new ExportedPlace(EnrolmentStatus.Waiting, row)),
                ];
                var ids = places.Select(place => place.Row.PersonId).ToList();
                var kept = await db.KeptPeople.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancel);
                return ((IReadOnlyList<ExportedPlace>)[.. places.Where(place => kept.Contains(place.Row.PersonId))], people.Zone);
            },
            cancel);

    private static TableColumn<ExportedPlace>[] Columns(bool withContacts, TimeZoneInfo zone) =>
    [
        new(FieldText.Name, p => p.Row.Name, 28),
        new(EnrolmentText.PlaceColumn, p => EnumWords.Of(p.Status), 16),
        new(EnrolmentText.PositionColumn, p => (decimal?)p.Row.Position, 14),
        .. (TableColumn<ExportedPlace>[])(withContacts ? [new(FieldText.Phone, p => p.Row.Phone, 20), new(FieldText.Email, p => p.Row.Email, 28)] : []),
        new(EnrolmentText.ByDay, p => (DateOnly?)DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(p.Row.EnrolledAt, zone).DateTime), 14),
        new(EnrolmentText.OfferUntil, p => p.Row.OfferEndsAt is { } end ? (DateTimeOffset?)TimeZoneInfo.ConvertTime(end, zone) : null, 18),
        new(EnrolmentText.WhyNoPlace, p => p.Row.Why is { } why ? EnumWords.Of(why) : null, 32),
        new(EnrolmentText.Together, p => p.Row.IsTogether ? CommonText.Yes : CommonText.No, 14),
        new(EnrolmentText.WalkedIn, p => p.Row.IsWalkIn ? CommonText.Yes : CommonText.No, 14),
        new(EnrolmentText.ByNoShows, p => (decimal?)p.Row.NoShows, 14),
    ];
}

/// <summary>The people of a workshop as a file, when they are many.</summary>
public sealed class ExportEnrolledWork(IListExport<EnrolledFilter> list) : ExportWork<EnrolledFilter>(list, nameof(EnrolmentText.PeopleInFile));
