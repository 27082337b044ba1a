using Inclusion.Domain.Messages;

namespace Inclusion.Web.Shared.Messages;

/// <summary>Messages that can still take up something more.</summary>
internal static class OpenMessages
{
    /// <summary>
    /// Of these people: entries of the call list, and e-mails that have not been tried. Read by person: asked for one status or the other, the database would read
    /// all that wait.
    /// </summary>
    public static IQueryable<Message> OpenFor(this IQueryable<Message> messages, IReadOnlyCollection<long> people) => messages.Where(m =>
        people.Contains(m.PersonId)
        && !m.IsConfirmation
        && (new[] { MessageStatus.ToCall, MessageStatus.Queued }).Contains(m.Status)
        && (m.Status == MessageStatus.ToCall || m.Attempts == 0));
}
