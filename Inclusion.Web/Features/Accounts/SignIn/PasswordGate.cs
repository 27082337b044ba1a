using Inclusion.Domain.Common;
using Inclusion.Web.Data.Accounts;
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
public sealed class PasswordGate(StaffPasswordHasher hasher, TryDelays delays, TryTrail trail, TimeProvider time, ILogger<PasswordGate> logger)
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
            trail.Slowed(staff, account, origin);
            return TriesTooSoon.After(wait);
        }

        if (hasher.IsPasswordOf(staff, password) && staff!.IsActive)
        {
            delays.Succeed(account, origin.Key, isKnown);
            return Outcome.Done;
        }

        logger.PasswordWrong(staff?.Id);
        trail.Failed(staff, account, origin);
        await AnswerTime.PassAsync(time, begun, cancel);
        return new SignInRefused();
    }
}
