using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>Someone like this is here already. Staff look at them and choose one of them, or say that it is somebody else.</summary>
public sealed record LikelyDuplicates(AlikePeople Alike) : Refusal
{
    [JsonIgnore]
    public IReadOnlyList<LikelyDuplicate> Candidates => Alike.Known;
}

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
        var known = await AmongAsync(db, reach.Of, facts, cancel);
        if (reach.IsEverybody)
        {
            return new AlikePeople(known, []);
        }

        var beyond = (await AmongAsync(db, reach.Beyond, facts, cancel)).Select(p => p.Id).ToList();
        return new AlikePeople(known, await db.Centres.Where(c => db.People.Any(p => beyond.Contains(p.Id) && p.HomeCentreId == c.Id)).OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(cancel));
    }

    private static async Task<IReadOnlyList<LikelyDuplicate>> AmongAsync(InclusionDb db, Func<IQueryable<Person>, IQueryable<Person>> among, PersonFacts facts, CancellationToken cancel)
    {
        var name = Folding.Fold(facts.Name);
        var phone = ContactFormats.PhoneKey(facts.Phone);
        var email = facts.Email.Trim();

        var byName = await ByAsync(db, among, p => EF.Property<string>(p, FoldedText.NameColumn) == name, name, cancel);
        var byPhone = await ByAsync(db, among, p => EF.Property<string>(p, FoldedText.PhoneColumn) == phone && EF.Property<string>(p, FoldedText.PhoneColumn) != "", phone, cancel);
        var byEmail = await ByAsync(db, among, p => p.Email == email && p.Email != "", email, cancel);

        var alike = await db.FindAlikeAsync(facts.Name, isPart: false, MaxPerKey, cancel, among);
        var byLikeness = await ByAsync(db, among, p => alike.Contains(p.Id), name, cancel);

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
    }

    private static async Task<List<LikelyDuplicate>> ByAsync(InclusionDb db, Func<IQueryable<Person>, IQueryable<Person>> among, Expression<Func<Person, bool>> isSame, string key, CancellationToken cancel) =>
        key.Length == 0
            ? []
            : await among(db.People).AsNoTracking().Where(isSame).OrderByDescending(p => p.Id).Take(MaxPerKey).Select(p => new LikelyDuplicate(p.Id, p.Name, p.Phone, p.Email)).ToListAsync(cancel);
}
