namespace Inclusion.Domain.People;

/// <summary>How someone wants to be told things.</summary>
public enum ContactChannel
{
    Email = 1,
    Sms = 2,

    /// <summary>A member of staff rings.</summary>
    Call = 3,
    Letter = 4,
}
