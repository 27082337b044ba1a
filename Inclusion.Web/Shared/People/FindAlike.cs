using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Shared.People;

/// <summary>Those who may be the same as someone whose record is being typed.</summary>
public sealed class FindAlike(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<AlikePeople> RunAsync(PersonFacts facts, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(async db => await LikelyDuplicateSearch.FindAsync(db, await PeopleInReach.SeenByAsync(db, actor, cancel), facts, cancel), cancel);
    }
}
