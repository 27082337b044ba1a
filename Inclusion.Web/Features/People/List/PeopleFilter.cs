using System.Globalization;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.People.List;

/// <summary>Whom the list is about.</summary>
public enum PeopleShown
{
    /// <summary>They have something now, at any centre.</summary>
    WithLoan = 1,

    /// <summary>Something they have is past its due date.</summary>
    Overdue = 2,
    Blocked = 3,
}

/// <summary>Which people a list or an export shows; all of it stands in the address. Null and empty: no matter which.</summary>
/// <param name="Text">Any part of name, form of address, phone number or e-mail address.</param>
/// <param name="Language">An IETF tag.</param>
/// <param name="ReferrerId">The partner who sent them.</param>
/// <param name="Sort">Null: by name, or the newest first while something is searched for.</param>
/// <param name="Only">As <see cref="ChosenRows"/> writes it: these alone, as in an export of what someone has chosen.</param>
/// <param name="HomeCentreId">Those whose home centre it is; those without one are of none.</param>
public sealed record PeopleFilter(string Text = "", PeopleShown? Shown = null, string Language = "", long? ReferrerId = null, ListSort? Sort = null, string Only = "", long? HomeCentreId = null)
{
    /// <summary>Nothing is narrowed, in whatever order.</summary>
    public bool IsEmpty => this with { Sort = null } == new PeopleFilter();

    /// <summary>From an address. A value that means nothing is passed over: an old bookmark still opens the list.</summary>
    public static PeopleFilter From(string? q, string? show, string? language, long? referrer, string? sort = null, string? only = null, long? home = null) => new(
        q?.Trim() ?? "",
        Enum.TryParse<PeopleShown>(show, ignoreCase: true, out var shown) && Enum.IsDefined(shown) ? shown : null,
        language?.Trim() ?? "",
        referrer,
        sort is null ? null : ListSort.Parse(sort),
        only ?? "",
        home);

    /// <summary>The part of an address after the path, with its question mark; empty when nothing is filtered.</summary>
    /// <param name="more">Further values, such as the place in the list; those that are null are left out.</param>
    public string ToQuery(params IEnumerable<(string Name, string? Value)> more) => PageAddress.QueryOf(
    [
        ("q", Text.Length > 0 ? Text : null),
        ("show", Shown?.ToString()),
        ("language", Language.Length > 0 ? Language : null),
        ("referrer", ReferrerId?.ToString(CultureInfo.InvariantCulture)),
        ("home", HomeCentreId?.ToString(CultureInfo.InvariantCulture)),
        ("sort", Sort?.ToString()),
        ("only", Only.Length > 0 ? Only : null),
        .. more,
    ]);
}

internal static class FilteredPeople
{
    /// <summary>The people in reach whom the filter lets through, in no order.</summary>
    public static IQueryable<Person> PeopleBy(this InclusionDb db, PeopleFilter filter, CentreDays today, PeopleInReach reach)
    {
        var people = reach.Of(filter.Text.Length > 0 ? db.SearchPeople(filter.Text) : db.People).Where(p => p.ErasedAt == null);
        people = filter.Shown switch
        {
            PeopleShown.WithLoan => people.Where(p => db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)),
            PeopleShown.Overdue => Overdue(db, people, today),
            PeopleShown.Blocked => people.Where(p => p.BlockedReason != null),
            _ => people,
        };
        if (filter.Only.Length > 0)
        {
            var ids = ChosenRows.IdsOf(filter.Only);
            people = people.Where(p => ids.Contains(p.Id));
        }

        if (filter.Language.Length > 0)
        {
            people = people.Where(p => p.Language == filter.Language);
        }

        if (filter.HomeCentreId is { } home)
        {
            people = people.Where(p => p.HomeCentreId == home);
        }

        return filter.ReferrerId is { } referrer ? people.Where(p => p.ReferredById == referrer) : people;
    }

    private static IQueryable<Person> Overdue(InclusionDb db, IQueryable<Person> people, CentreDays today)
    {
        var isOverdue = today.IsOverdue();
        return people.Where(p => db.Loans.Where(l => l.PersonId == p.Id).Any(isOverdue));
    }
}
