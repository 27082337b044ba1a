using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <param name="Id">As Identity knows it, fit for an address.</param>
/// <param name="Name">As whose it is called it.</param>
public sealed record OwnPasskey(string Id, string Name, DateOnly AddedOn);

/// <summary>What the page of one's second factors shows.</summary>
/// <param name="StaffId">Whose they are.</param>
/// <param name="Email">Of whose they are.</param>
/// <param name="Organisation">By what an app lists the account.</param>
/// <param name="AuthenticatorAddedOn">Null when there is no app.</param>
/// <param name="CodesLeft">Recovery codes that were not used.</param>
/// <param name="IsNeeded">The role signs in with one.</param>
/// <param name="PutOffUntil">The last day on which they may go on without one; null when they were not asked for one.</param>
public sealed record OwnFactors(
    long StaffId, string Email, string Organisation, DateOnly? AuthenticatorAddedOn, IReadOnlyList<OwnPasskey> Passkeys, int CodesLeft, bool IsNeeded, DateOnly? PutOffUntil)
{
    public bool HasAny => AuthenticatorAddedOn is not null || Passkeys.Count > 0;
}

/// <summary>Reads the second factors of whoever asks.</summary>
public sealed class FindFactors(Database database, FactorSubject subject, HomeZone home)
{
    /// <summary>Null when it is nobody.</summary>
    public async Task<OwnFactors?> RunAsync(CancellationToken cancel)
    {
        if (await subject.FindAsync(cancel) is not { } staff)
        {
            return null;
        }

        var zone = await home(cancel);
        DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        return await database.ReadAsync(
            async db =>
            {
                var organisation = await db.Organisations.SingleAsync(cancel);
                var authenticator = await db.StaffAuthenticators.SingleOrDefaultAsync(a => a.StaffId == staff.Id, cancel);
                var passkeys = await db.UserPasskeys.Where(p => p.UserId == staff.Id).ToListAsync(cancel);
                return new OwnFactors(
                    staff.Id,
                    staff.Email!,
                    organisation.Name,
                    authenticator is null ? null : Day(authenticator.AddedAt),
                    [.. passkeys.OrderBy(p => p.Data.CreatedAt).Select(p => new OwnPasskey(Convert.ToHexStringLower(p.CredentialId), p.Data.Name ?? "", Day(p.Data.CreatedAt)))],
                    await db.RecoveryCodes.CountAsync(c => c.StaffId == staff.Id && c.UsedAt == null, cancel),
                    organisation.RolesWithSecondFactor.Contains(staff.Role),
                    SignInSteps.PutOffUntil(staff) is { } until ? Day(until) : null);
            },
            cancel);
    }
}
