using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Own;

/// <param name="Language">fr or en; empty: none chosen.</param>
public sealed record OwnAccount(string Name, string Email, StaffRole Role, string Language);

/// <summary>One's own account, as the account page and the menu show it.</summary>
public sealed class FindOwnAccount(Database database, CurrentStaff current)
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<OwnAccount?> RunAsync(CancellationToken cancel) =>
        await current.FindAsync(cancel) is { StaffId: { } id }
            ? await database.ReadAsync(db => db.Users.Where(s => s.Id == id).Select(s => new OwnAccount(s.Name, s.Email!, s.Role, s.Language)).SingleAsync(cancel), cancel)
            : null;
}
