using Inclusion.Domain.People;

namespace Inclusion.Domain.Messages;

/// <summary>Chooses how someone is told something: by the channel they prefer, provided that they have it.</summary>
public static class ChannelChoice
{
    /// <summary>
    /// E-mail when they have an address and did not ask for a call or a letter; a call when they have a number; else a letter, which staff see on the call
    /// list. SMS is not sent yet: whoever prefers it gets an e-mail or a call.
    /// </summary>
    /// <param name="preferred">Null: whatever works.</param>
    public static ContactChannel For(ContactChannel? preferred, bool hasEmail, bool hasPhone) => preferred switch
    {
        ContactChannel.Letter => ContactChannel.Letter,
        ContactChannel.Call when hasPhone => ContactChannel.Call,
        _ when hasEmail => ContactChannel.Email,
        _ when hasPhone => ContactChannel.Call,
        _ => ContactChannel.Letter,
    };
}
