using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.SetUp;

/// <summary>Whether there is an account yet that can sign in. Once there is, it is not asked again, until a demonstration was left.</summary>
public sealed class SetUpState(Database database)
{
    private volatile bool _isDone;

    public async Task<bool> IsDoneAsync(CancellationToken cancel) =>
        _isDone || (_isDone = await database.ReadAsync(db => db.Users.AnyAsync(u => u.IsActive, cancel), cancel));

    /// <summary>There may be no account any more.</summary>
    public void Forget() => _isDone = false;
}
