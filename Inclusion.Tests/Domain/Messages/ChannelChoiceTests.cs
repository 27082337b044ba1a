using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;

namespace Inclusion.Tests.Domain.Messages;

public sealed class ChannelChoiceTests
{
    [Theory]
    [InlineData(null, true, true, ContactChannel.Email)]
    [InlineData(null, false, true, ContactChannel.Call)]
    [InlineData(null, false, false, ContactChannel.Letter)]
    [InlineData(ContactChannel.Email, true, true, ContactChannel.Email)]
    [InlineData(ContactChannel.Email, false, true, ContactChannel.Call)]
    [InlineData(ContactChannel.Email, false, false, ContactChannel.Letter)]
    [InlineData(ContactChannel.Sms, true, true, ContactChannel.Email)]
    [InlineData(ContactChannel.Sms, false, true, ContactChannel.Call)]
    [InlineData(ContactChannel.Sms, false, false, ContactChannel.Letter)]
    [InlineData(ContactChannel.Call, true, true, ContactChannel.Call)]
    [InlineData(ContactChannel.Call, true, false, ContactChannel.Email)]
    [InlineData(ContactChannel.Call, false, false, ContactChannel.Letter)]
    [InlineData(ContactChannel.Letter, true, true, ContactChannel.Letter)]
    public void The_channel_is_the_preferred_one_as_far_as_the_person_has_it(ContactChannel? preferred, bool hasEmail, bool hasPhone, ContactChannel expected) =>
        Assert.Equal(expected, ChannelChoice.For(preferred, hasEmail, hasPhone));
}
