using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Mails;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Reset;

/// <summary>Sends a link to choose a new password to an address, when there is an active account behind it. It says nothing about whether there is.</summary>
public sealed class RequestPasswordReset(Database database, ResetLinks links, AccountMail mail, ILookupNormalizer normalizer)
{
    public async Task RunAsync(string address, CancellationToken cancel)
    {
        var email = normalizer.NormalizeEmail(address.Trim());
        if (await database.ReadAsync(db => db.Users.SingleOrDefaultAsync(s => s.NormalizedEmail == email && s.IsActive, cancel), cancel) is { } staff)
        {
            await mail.SendResetLinkAsync(staff, links.TokenFor(staff), cancel);
        }
    }
}
