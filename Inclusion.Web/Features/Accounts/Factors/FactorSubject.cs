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
            ? await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, cancel), cancel)
            : await FindPendingAsync(cancel);

    /// <summary>Who it is, if they may change their second factors now. Refuses <see cref="NotAllowed"/> and <see cref="ConfirmationNeeded"/>.</summary>
    public async Task<Outcome<StaffMember>> RequireAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } staff)
        {
            return new NotAllowed();
        }

        return await current.FindAsync(cancel) is null || await current.IsConfirmedAsync(cancel) ? staff : new ConfirmationNeeded();
    }

    /// <summary>Whoever has a factor already gives that one first: the password alone must not set up another.</summary>
    private async Task<StaffMember?> FindPendingAsync(CancellationToken cancel) =>
        await pending.FindAsync(cancel) is { } staff && !await database.ReadAsync(db => db.HasFactorAsync(staff.Id, cancel), cancel) ? staff : null;
}
