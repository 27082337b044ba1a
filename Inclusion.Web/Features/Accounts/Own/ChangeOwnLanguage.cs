using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Own;

public sealed record LanguageNotSpoken : Refusal;

/// <summary>The language of one's own pages and mails, on whatever machine one signs in next.</summary>
public sealed class ChangeOwnLanguage(Database database, CurrentStaff current)
{
    /// <param name="code">fr or en; anything else is refused as <see cref="LanguageNotSpoken"/>.</param>
    public async Task<Outcome> RunAsync(string code, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: not null } actor)
        {
            return new NotAllowed();
        }

        if (Language.Find(code) is not { } language)
        {
            return new LanguageNotSpoken();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                (await db.Users.SingleAsync(s => s.Id == actor.StaffId, cancel)).Language = language.Code;
                return Outcome.Done;
            },
            cancel);
    }
}
