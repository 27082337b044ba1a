using System.Linq.Expressions;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>Someone like this is here already. Staff look at them and choose one of them, or say that it is somebody else.</summary>
public sealed record LikelyDuplicates(AlikePeople Alike) : Refusal;

/// <summary>Those who may be the same as someone.</summary>
/// <param name="Known">Those in reach of whoever asks.</param>
/// <param name="Elsewhere">The centres, by name, that know others who are not in reach: of them nothing else is told.</param>
public sealed record AlikePeople(IReadOnlyList<LikelyDuplicate> Known, IReadOnlyList<string> Elsewhere)
{
    public static AlikePeople Nobody { get; } = new([], []);

    public bool IsNobody => Known.Count + Elsewhere.Count == 0;
}

/// <summary>Someone who may be the same, and by what.</summary>
public sealed record LikelyDuplicate(long Id, string Name, string Phone, string Email)
{
    /// <summary>The name, without accents and capitals.</summary>
    public bool SameName { get; init; }

    /// <summary>Another name that may be the same: see <see cref="NameLikeness"/>.</summary>
    public bool LikeName { get; init; }

    /// <summary>The phone number, however it is written.</summary>
    public bool SamePhone { get; init; }

    public bool SameEmail { get; init; }
}

/// <summary>Looks for those who may be the same as someone about to be added, at every centre: a record is doubled where nobody looks for the first one.</summary>
internal static class LikelyDuplicateSearch
{
    private const int MaxPerKey = 5;

    public static async Task<AlikePeople> FindAsync(InclusionDb db, PeopleInReach reach, PersonFacts facts, CancellationToken cancel)
    {
        var like = await db.LikeAsync(facts.Name, cancel);
        var known = await KnownAsync(db, reach, like, facts, cancel);
        return new AlikePeople(known, reach.IsEverybody ? [] : await ElsewhereAsync(db, reach, like, facts, cancel));
    }

    private static async Task<IReadOnlyList<LikelyDuplicate>> KnownAsync(InclusionDb db, PeopleInReach reach, AlikeName like, PersonFacts facts, CancellationToken cancel)
    {
        var byName = await ReadAsync(NamedAs(facts));
        var byPhone = await ReadAsync(WithPhoneOf(facts));
        var byEmail = await ReadAsync(WithEmailOf(facts));
        var alike = await db.FindAlikeAsync(like, isPart: false, MaxPerKey, cancel, reach.Of);
        var byLikeness = await ReadAsync(alike.Count == 0 ? null : p => alike.Contains(p.Id));

        // Whoever shares most stands first; a name that is only alike weighs least.
        return
        [
            .. byName.Concat(byPhone).Concat(byEmail).Concat(byLikeness)
                .DistinctBy(p => p.Id)
                .Select(p => p with
                {
                    SameName = byName.Exists(o => o.Id == p.Id),
                    LikeName = !byName.Exists(o => o.Id == p.Id) && byLikeness.Exists(o => o.Id == p.Id),
                    SamePhone = byPhone.Exists(o => o.Id == p.Id),
                    SameEmail = byEmail.Exists(o => o.Id == p.Id),
                })
                .OrderByDescending(p => (p.SameName ? 2 : 0) + (p.SamePhone ? 2 : 0) + (p.SameEmail ? 2 : 0) + (p.LikeName ? 1 : 0)),
        ];

        async Task<List<LikelyDuplicate>> ReadAsync(Expression<Func<Person, bool>>? isSame) => isSame is null
            ? []
            : await Newest(reach.Of(db.People).Where(isSame)).Select(p => new LikelyDuplicate(p.Id, p.Name, p.Phone, p.Email)).ToListAsync(cancel);
    }

    /// <summary>The centres, by name, of those who are out of reach.</summary>
    private static async Task<IReadOnlyList<string>> ElsewhereAsync(InclusionDb db, PeopleInReach reach, AlikeName like, PersonFacts facts, CancellationToken cancel)
    {
        var ids = await db.FindAlikeAsync(like, isPart: false, MaxPerKey, cancel, reach.Beyond);
        foreach (var isSame in new[] { NamedAs(facts), WithPhoneOf(facts), WithEmailOf(facts) }.OfType<Expression<Func<Person, bool>>>())
        {
            ids.AddRange(await Newest(reach.Beyond(db.People).Where(isSame)).Select(p => p.Id).ToListAsync(cancel));
        }

        return ids.Count == 0 ? [] : await db.Centres.Where(c => db.People.Any(p => ids.Contains(p.Id) && p.HomeCentreId == c.Id)).OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(cancel);
    }

    private static IQueryable<Person> Newest(IQueryable<Person> people) => people.OrderByDescending(p => p.Id).Take(MaxPerKey);

    /// <summary>Null where nothing is known by which somebody could be the same; so it is of the two below.</summary>
    private static Expression<Func<Person, bool>>? NamedAs(PersonFacts facts)
    {
        var name = Folding.Fold(facts.Name);
        return name.Length == 0 ? null : p => EF.Property<string>(p, FoldedText.NameColumn) == name;
    }

    private static Expression<Func<Person, bool>>? WithPhoneOf(PersonFacts facts)
    {
        var phone = ContactFormats.PhoneKey(facts.Phone);
        return phone.Length == 0 ? null : p => EF.Property<string>(p, FoldedText.PhoneColumn) == phone && EF.Property<string>(p, FoldedText.PhoneColumn) != "";
    }

    private static Expression<Func<Person, bool>>? WithEmailOf(PersonFacts facts)
    {
        var email = facts.Email.Trim();
        return email.Length == 0 ? null : p => p.Email == email && p.Email != "";
    }
}
