namespace Inclusion.Web.Shared.Messages;

/// <summary>Something that is to be said to a person and has not been yet.</summary>
/// <param name="CentreId">The centre that says it.</param>
/// <param name="Today">That centre's own day.</param>
/// <param name="IsUrgent">Tomorrow would be too late: it goes out beside the one message of the day when that is gone.</param>
public abstract record DueToSay(long PersonId, long CentreId, DateOnly Today, bool IsUrgent);

/// <summary>How many messages were written.</summary>
/// <param name="Queued">E-mails put into the outbox.</param>
/// <param name="ToCall">New entries of the call list.</param>
/// <param name="Added">Messages that waited anyway, with one more thing to be said.</param>
public readonly record struct MessagesWritten(int Queued, int ToCall, int Added)
{
    public static MessagesWritten operator +(MessagesWritten a, MessagesWritten b) => new(a.Queued + b.Queued, a.ToCall + b.ToCall, a.Added + b.Added);
}
