namespace Inclusion.Web.Data.Accounts;

/// <summary>The authenticator app of one account: codes that change with the time, as of RFC 6238.</summary>
public sealed class StaffAuthenticator
{
    private StaffAuthenticator()
    {
    }

    /// <param name="protectedSecret">What the app and the server share, sealed.</param>
    /// <param name="step">That of the code by which the app was shown to know it.</param>
    public StaffAuthenticator(long staffId, string protectedSecret, long step, DateTimeOffset now)
    {
        (StaffId, ProtectedSecret, LastStep, AddedAt) = (staffId, protectedSecret, step, now);
    }

    public long StaffId { get; private set; }

    /// <summary>What the app and the server share, sealed with the installation's keys: a copy of the database alone signs nobody in.</summary>
    public string ProtectedSecret { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Half minutes since 1970 of the last code that was taken: no code works twice.</summary>
    public long LastStep { get; private set; }

    /// <summary>Takes a code's step; false when it, or a later one, was taken before.</summary>
    public bool Take(long step)
    {
        if (step <= LastStep)
        {
            return false;
        }

        LastStep = step;
        return true;
    }
}
