using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>There were too many wrong tries: the next one waits.</summary>
/// <param name="Wait">How long, in words of seconds or minutes.</param>
public sealed record TriesTooSoon(string Wait) : Refusal
{
    /// <param name="wait">Rounded up.</param>
    public static TriesTooSoon After(TimeSpan wait) => new(wait < TimeSpan.FromMinutes(1) ? $"{Math.Ceiling(wait.TotalSeconds):0} s" : $"{Math.Ceiling(wait.TotalMinutes):0} min");
}

/// <summary>
/// Compares a password with an account's and counts the failures (<see cref="TryDelays"/>). Every "no" is the same "no", and takes as long: unknown, wrong and deactivated
/// cannot be told apart, and the delays are those of what was typed, whether there is such an account or not.
/// </summary>
public sealed class PasswordGate(StaffPasswordHasher hasher, TryDelays delays, AuditLooks looks, AuditKey key, TimeProvider time, ILogger<PasswordGate> logger)
{
    /// <param name="account">The address that was typed, in one spelling.</param>
    /// <returns>Done: let them in. Refuses <see cref="SignInRefused"/>, and <see cref="TriesTooSoon"/> without having looked at the password.</returns>
    public async Task<Outcome> AdmitsAsync(StaffMember? staff, string account, TryOrigin origin, string password, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var isKnown = origin.Knows(staff?.Id);
        if (delays.Begin(account, origin.Key, isKnown) is { } wait)
        {
            logger.Slowed(staff?.Id);
            Note(AuditAction.SignInSlowed, staff, account, origin, account);
            return TriesTooSoon.After(wait);
        }

        if (hasher.IsPasswordOf(staff, password) && staff!.IsActive)
        {
            delays.Succeed(account, origin.Key, isKnown);
            return Outcome.Done;
        }

        logger.PasswordWrong(staff?.Id);

        // Each try counts.
        Note(AuditAction.SignInFailed, staff, account, origin, Guid.NewGuid().ToString());
        await AnswerTime.PassAsync(time, begun, cancel);
        return new SignInRefused();
    }

    /// <summary>Noted without anybody waiting for it, or the time would tell what was typed. Of an account that does not exist there is a keyed digest: it may be somebody's address elsewhere.</summary>
    private void Note(AuditAction action, StaffMember? staff, string account, TryOrigin origin, string same) =>
        looks.Add(
            Actor.Product with { From = new ActorOrigin(null, origin.Address) },
            new AuditNote(action, nameof(StaffMember), () => staff?.Id ?? 0, staff is null ? $"digest/{key.DigestOf(account)}" : ""),
            same);
}
