using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.List;

/// <param name="LastContactAt">When something was last done with or for them.</param>
/// <param name="HomeCentre">By name; null: every centre has them.</param>
/// <param name="OpenLoans">At any centre: what someone has is the same wherever they ask.</param>
public sealed record PersonRow(
    long Id, string Name, string Phone, string Email, string Language, string Municipality, string? HomeCentre, DateTimeOffset LastContactAt, DateTimeOffset AddedAt, int OpenLoans, bool IsOverdue, bool IsBlocked);

/// <summary>The people by name, or while something is searched for the newest first, unless something else is asked for; page by page.</summary>
public sealed class ListPeople(Database database, CurrentStaff staff, CentreClock clock, AuditTrail audit)
{
    /// <summary>The orders of the list; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<Person>> Orders { get; } =
    [
        new KeyOrder<Person, string>(PeopleColumns.Name, p => EF.Property<string>(p, FoldedText.NameColumn)),
        new KeyOrder<Person, string>(PeopleColumns.Family, p => EF.Property<string>(p, FoldedText.FamilyColumn)),
        new KeyOrder<Person, string>(PeopleColumns.Municipality, p => p.Municipality),
        new KeyOrder<Person, DateTimeOffset>(PeopleColumns.LastContact, p => p.LastContactAt),
        new KeyOrder<Person, DateTimeOffset>(PeopleColumns.Added, p => p.AddedAt),
    ];

    /// <summary>How the search index gives what it finds.</summary>
    private static readonly ListOrder<Person> AsFound = new KeyOrder<Person, long>("found", p => p.Id);

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<ListPage<PersonRow>> RunAsync(PeopleFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        var page = await database.ReadAsync(
            async db =>
            {
                var today = await clock.TodayAsync(db, cancel);
                var isOverdue = today.IsOverdue();
                return await db.PeopleBy(filter, today, await PeopleInReach.SeenByAsync(db, actor, cancel)).PageAsync(
                    db.People,
                    order,
                    isDescending,
                    place,
                    p => new PersonRow(
                        p.Id,
                        p.Name,
                        p.Phone,
                        p.Email,
                        p.Language,
                        p.Municipality,
                        db.Centres.Where(c => c.Id == p.HomeCentreId).Select(c => c.Name).FirstOrDefault(),
                        p.LastContactAt,
                        p.AddedAt,
                        db.Loans.Count(l => l.PersonId == p.Id && l.Status == LoanStatus.Open),
                        db.Loans.Where(l => l.PersonId == p.Id).Any(isOverdue),
                        p.BlockedReason != null),
                    row => row.Id,
                    cancel);
            },
            cancel);
        audit.Listed(actor, nameof(ListPeople), AuditTrail.AskedOf(filter), page.Count);
        return page;
    }

    /// <summary>All centres by name, for the filter by home centre: whoever is served here may be at home at any.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<CentreChoice>> HomesAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => db.Centres.ToChoicesAsync(cancel), cancel);
    }

    /// <summary>The ids of all whom the filter lets through, in the order of the list; the first of them where there are more than can be chosen.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<long>> ListIdsAsync(PeopleFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            async db => await order.Sort(db.PeopleBy(filter, await clock.TodayAsync(db, cancel), await PeopleInReach.SeenByAsync(db, actor, cancel)), isDescending).Take(ListSelection.Limit).Select(p => p.Id).ToListAsync(cancel), cancel);
    }

    /// <summary>The order of the list and of its export.</summary>
    internal static (ListOrder<Person> Order, bool IsDescending) OrderOf(PeopleFilter filter) =>
        filter.Sort is null && filter.Text.Length > 0 ? (AsFound, true) : (Orders.Chosen(filter.Sort), filter.Sort is { IsDescending: true });
}
