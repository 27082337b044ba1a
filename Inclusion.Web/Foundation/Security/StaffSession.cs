using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Security;

/// <summary>The signed-in time of one browser. Only in requests, not in circuits: it writes cookies.</summary>
public sealed class StaffSession(SignInManager<StaffMember> signIn, Database database)
{
    /// <summary>Signs the browser in as this member of staff, who has been admitted before, and speaks their language from now on. Ends with the browser or after twelve idle hours.</summary>
    public async Task BeginAsync(long staffId, CancellationToken cancel)
    {
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == staffId, cancel), cancel);
        await signIn.SignInAsync(staff, isPersistent: false);
        if (Language.Find(staff.Language) is { } language)
        {
            RequestLanguage.Remember(signIn.Context.Response, language);
        }
    }

    public Task EndAsync() => signIn.SignOutAsync();
}
