using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shell;

/// <summary>Who is at the desk and for which centre, for the bar.</summary>
public sealed class FindShellStaff(Database database, CurrentStaff current, ChosenCentre centre)
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<ShellStaff?> RunAsync(CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: { } id } actor)
        {
            return null;
        }

        var email = await database.ReadAsync(db => db.Users.Where(s => s.Id == id).Select(s => s.Email).SingleAsync(cancel), cancel);
        var centres = await centre.ChoicesAsync(cancel);
        var here = centres.Count > 0 ? await centre.CurrentAsync(cancel) : null;
        return new ShellStaff(actor.Name, email ?? "", centres, here?.Id);
    }
}
