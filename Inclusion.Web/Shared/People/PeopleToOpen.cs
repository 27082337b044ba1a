using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>
/// Whose records whoever looks at a page may open. A page asks name by name; what it asks in one go is looked up together.
/// </summary>
public sealed class PeopleToOpen(Database database, CurrentStaff staff)
{
    private List<long>? _asked;
    private Task<IReadOnlySet<long>>? _answer;

    public async Task<bool> HasAsync(long personId)
    {
        _asked ??= [];
        _asked.Add(personId);
        return (await (_answer ??= ReadAsync())).Contains(personId);
    }

    private async Task<IReadOnlySet<long>> ReadAsync()
    {
        // The rest of the page asks first.
        await Task.Yield();
        var ids = _asked!;
        (_asked, _answer) = (null, null);
        if (await staff.FindAsync(CancellationToken.None) is not { WorksAtDesk: true } actor)
        {
            return new HashSet<long>();
        }

        return await database.ReadAsync(
            async db => await (await PeopleInReach.SeenByAsync(db, actor, CancellationToken.None)).Of(db.People).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(),
            CancellationToken.None);
    }
}
