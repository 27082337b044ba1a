using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <param name="Offer">As <see cref="AuthenticatorCodes.Offer"/> gave it.</param>
/// <param name="Code">What the app shows for it.</param>
public sealed record AddAuthenticatorCommand(string Offer, string Code);

/// <summary>The app shows another code than it should: its clock is wrong, or it holds another secret.</summary>
public sealed record AuthenticatorCodeWrong : Refusal;

/// <summary>Keeps an authenticator app once it has shown the right code; the one before does nothing more.</summary>
public sealed class AddAuthenticator(Database database, FactorSubject subject, AuthenticatorCodes codes, TimeProvider time, ILogger<AddAuthenticator> logger)
{
    /// <returns>Recovery codes, to be shown once, where the account had none. Refuses <see cref="NotAllowed"/>, <see cref="ConfirmationNeeded"/> (nothing was offered, or too long ago) and <see cref="AuthenticatorCodeWrong"/>.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> RunAsync(AddAuthenticatorCommand command, CancellationToken cancel)
    {
        if (await subject.FindAsync(cancel) is not { } staff)
        {
            return new NotAllowed();
        }

        if (codes.Read(command.Offer, staff.Id) is not { } secret)
        {
            return new ConfirmationNeeded();
        }

        if (codes.StepOf(secret, string.Concat(command.Code.Where(char.IsDigit))) is not { } step)
        {
            return new AuthenticatorCodeWrong();
        }

        return await database.WriteAsync<IReadOnlyList<string>>(
            staff.AsActor(),
            async db =>
            {
                await db.StaffAuthenticators.Where(a => a.StaffId == staff.Id).ExecuteDeleteAsync(cancel);
                db.StaffAuthenticators.Add(new StaffAuthenticator(staff.Id, codes.Seal(secret), step, time.GetUtcNow()));
                db.NoteFactor(staff.Id, FactorNotes.Authenticator);
                logger.FactorAdded(staff.Id, "authenticator");
                return Outcome.Of(await RecoveryCodes.DrawFirstAsync(db, staff.Id, cancel));
            },
            cancel);
    }
}
