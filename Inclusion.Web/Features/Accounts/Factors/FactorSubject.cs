using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>
/// Whose second factors a page shows and changes: whoever is signed in, or gave their password a moment ago and must set one up before they are let in. Only in requests.
/// </summary>
public sealed class FactorSubject(CurrentStaff current, PendingSignIn pending, Database database)
{
    /// <summary>Null when it is nobody.</summary>
    public async Task<StaffMember?> FindAsync(CancellationToken cancel) =>
        await current.FindAsync(cancel) is { StaffId: { } id }
            ? await ReadAsync(id, cancel)
            : await FindPendingAsync(cancel);

    /// <summary>Who it is, if they may change their second factors now. Refuses <see cref="NotAllowed"/> and <see cref="ConfirmationNeeded"/>.</summary>
    public async Task<Outcome<StaffMember>> RequireAsync(CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is { StaffId: { } id })
        {
            return await current.IsConfirmedAsync(cancel) ? await ReadAsync(id, cancel) : new ConfirmationNeeded();
        }

        return await FindPendingAsync(cancel) is { } staff ? staff : new NotAllowed();
    }

    /// <summary>Whoever has a factor already gives that one first: the password alone must not set up another.</summary>
    private async Task<StaffMember?> FindPendingAsync(CancellationToken cancel) =>
        await pending.FindAsync(cancel) is { } staff && !await database.ReadAsync(db => db.HasFactorAsync(staff.Id, cancel), cancel) ? staff : null;

    private Task<StaffMember> ReadAsync(long id, CancellationToken cancel) => database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, cancel), cancel);
}
