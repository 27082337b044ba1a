using System.Linq.Expressions;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>Someone like this is here already. Staff look at them and choose one of them, or say that it is somebody else.</summary>
public sealed record LikelyDuplicates(IReadOnlyList<LikelyDuplicate> Candidates) : Refusal;

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

/// <summary>Looks for those who may be the same as someone about to be added.</summary>
internal static class LikelyDuplicateSearch
{
    private const int MaxPerKey = 5;

    public static async Task<IReadOnlyList<LikelyDuplicate>> FindAsync(InclusionDb db, PersonFacts facts, CancellationToken cancel)
    {
        var name = Folding.Fold(facts.Name);
        var phone = ContactFormats.PhoneKey(facts.Phone);
        var email = facts.Email.Trim();

        var byName = await ByAsync(db, p => EF.Property<string>(p, FoldedText.NameColumn) == name, name, cancel);
        var byPhone = await ByAsync(db, p => EF.Property<string>(p, FoldedText.PhoneColumn) == phone && EF.Property<string>(p, FoldedText.PhoneColumn) != "", phone, cancel);
        var byEmail = await ByAsync(db, p => p.Email == email && p.Email != "", email, cancel);

        var alike = await db.FindAlikeAsync(facts.Name, isPart: false, MaxPerKey, cancel);
        var byLikeness = await ByAsync(db, p => alike.Contains(p.Id), name, cancel);

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

    private static async Task<List<LikelyDuplicate>> ByAsync(InclusionDb db, Expression<Func<Person, bool>> isSame, string key, CancellationToken cancel) =>
        key.Length == 0
            ? []
            : await db.People.AsNoTracking().Where(isSame).OrderByDescending(p => p.Id).Take(MaxPerKey).Select(p => new LikelyDuplicate(p.Id, p.Name, p.Phone, p.Email)).ToListAsync(cancel);
}
