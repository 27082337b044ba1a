namespace Inclusion.Web.Data.Accounts;

/// <summary>One of the codes on paper that let someone in whose telephone or key is gone. Only a hash of it is kept; it works once.</summary>
public sealed class RecoveryCode
{
    private RecoveryCode()
    {
    }

    /// <param name="hash">SHA-256 of the code in one spelling, in hexadecimal.</param>
    public RecoveryCode(long staffId, string hash) => (StaffId, Hash) = (staffId, hash);

    public long Id { get; private set; }

    public long StaffId { get; private set; }

    public string Hash { get; private set; } = "";

    /// <summary>Null until it is used.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public void Use(DateTimeOffset now) => UsedAt = now;
}
