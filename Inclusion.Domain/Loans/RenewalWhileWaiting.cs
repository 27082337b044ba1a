namespace Inclusion.Domain.Loans;

/// <summary>What a lending rule says to a renewal while somebody waits for such a device, from the mildest to the strictest.</summary>
public enum RenewalWhileWaiting
{
    Allow = 1,

    /// <summary>It is said at the desk, and staff decide.</summary>
    Warn = 2,
    Refuse = 3,
}
