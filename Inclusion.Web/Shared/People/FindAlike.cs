using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Shared.People;

/// <summary>Those who may be the same as someone whose record is being typed.</summary>
public sealed class FindAlike(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<LikelyDuplicate>> RunAsync(PersonFacts facts, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => LikelyDuplicateSearch.FindAsync(db, facts, cancel), cancel);
    }
}
