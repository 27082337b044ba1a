using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Shared.People;

/// <summary>Those who may be the same as someone whose record is being typed. That they were seen is noted: it says how they are reached.</summary>
public sealed class FindAlike(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<AlikePeople> RunAsync(PersonFacts facts, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var alike = await database.ReadAsync(async db => await LikelyDuplicateSearch.FindAsync(db, await PeopleInReach.SeenByAsync(db, actor, cancel), facts, cancel), cancel);
        Note(audit, actor, facts, alike);
        return alike;
    }

    /// <summary>Notes that they were shown to somebody: while a record is typed, or because it was refused for them. Nobody shown is no look.</summary>
    internal static void Note(AuditTrail audit, Actor actor, PersonFacts facts, AlikePeople alike)
    {
        if (alike.Known.Count > 0)
        {
            // Who types on and finds the same people has not looked at others.
            var same = string.Join(' ', alike.Known.Select(p => p.Id).Order());
            audit.Listed(actor, nameof(FindAlike), string.Join(", ", new[] { facts.Name, facts.Phone, facts.Email }.Where(word => word.Length > 0)), alike.Known.Count, same);
        }
    }
}
