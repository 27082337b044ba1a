using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Messages;

public sealed class MessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ContactChannel.Email, MessageStatus.Queued)]
    [InlineData(ContactChannel.Call, MessageStatus.ToCall)]
    [InlineData(ContactChannel.Letter, MessageStatus.ToCall)]
    public void An_email_waits_to_be_sent_and_anything_else_goes_to_the_call_list(ContactChannel channel, MessageStatus expected) =>
        Assert.Equal(expected, Write(channel).Status);

    [Fact]
    public void An_attempt_puts_the_next_one_off_before_anyone_knows_how_it_went()
    {
        var message = Write(ContactChannel.Email);
        message.Attempt(Now);
        Assert.Equal((MessageStatus.Queued, 1, Now.AddMinutes(1)), (message.Status, message.Attempts, message.NotBefore));
    }

    [Fact]
    public void It_is_tried_for_three_days_and_then_given_up_with_the_last_answer()
    {
        var message = Write(ContactChannel.Email);
        while (message.Status is MessageStatus.Queued)
        {
            var at = message.NotBefore;
            message.Attempt(at);
            message.AttemptFailed($"421 attempt {message.Attempts}", forGood: false, at);
        }

        Assert.Equal(MessageStatus.Failed, message.Status);
        Assert.Equal($"421 attempt {message.Attempts}", message.LastError);
        Assert.InRange(message.NotBefore - message.FirstAttemptAt!.Value, TimeSpan.FromDays(2.5), TimeSpan.FromDays(3));
    }

    [Fact]
    public void What_the_server_refuses_for_good_is_not_tried_again()
    {
        var message = Write(ContactChannel.Email);
        message.Attempt(Now);
        message.AttemptFailed("550 no such user", forGood: true, Now);
        Assert.Equal((MessageStatus.Failed, "550 no such user"), (message.Status, message.LastError));
    }

    [Fact]
    public void Sent_again_it_starts_from_the_beginning_under_a_new_name()
    {
        var message = Write(ContactChannel.Email);
        message.Attempt(Now);
        message.Sent(Now);

        Assert.False(message.SendAgain("new@example.org", "again@inclusion", Now.AddHours(1)).IsRefused);

        Assert.Equal((MessageStatus.Queued, 0, "new@example.org", "again@inclusion"), (message.Status, message.Attempts, message.To, message.MessageId));
        Assert.Null(message.SentAt);
        Assert.Null(message.FirstAttemptAt);
    }

    [Fact]
    public void What_waits_or_is_to_be_said_by_staff_is_not_sent_again()
    {
        Assert.IsType<MessageNotResendable>(Write(ContactChannel.Email).SendAgain("a@example.org", "x@inclusion", Now).Refusal);
        Assert.IsType<MessageNotResendable>(Write(ContactChannel.Call).SendAgain("a@example.org", "x@inclusion", Now).Refusal);
    }

    [Theory]
    [InlineData(CallOutcome.Reached, false, MessageStatus.CallDone)]
    [InlineData(CallOutcome.LeftMessage, false, MessageStatus.CallDone)]
    [InlineData(CallOutcome.NoAnswer, false, MessageStatus.ToCall)]
    [InlineData(CallOutcome.WrongNumber, false, MessageStatus.ToCall)]
    [InlineData(CallOutcome.WrongNumber, true, MessageStatus.CallDone)]
    public void A_call_ends_it_when_the_person_was_told_or_staff_give_up(CallOutcome outcome, bool done, MessageStatus expected)
    {
        var message = Write(ContactChannel.Call);
        Assert.False(message.NoteCall(outcome, " call the sister ", done, Actor.Product, Now).IsRefused);
        Assert.Equal(expected, message.Status);
        Assert.Equal((outcome, "call the sister"), (message.Calls[0].Outcome, message.Calls[0].NextStep));
    }

    [Fact]
    public void A_call_is_noted_only_on_what_is_to_be_called() =>
        Assert.IsType<MessageNotToCall>(Write(ContactChannel.Email).NoteCall(CallOutcome.Reached, null, false, Actor.Product, Now).Refusal);

    [Fact]
    public void What_was_sent_is_not_withdrawn_nor_given_to_staff()
    {
        var message = Write(ContactChannel.Email);
        message.Sent(Now);
        Assert.IsType<MessageNotWaiting>(message.Withdraw().Refusal);
        Assert.IsType<MessageNotWaiting>(message.GiveToStaff(ContactChannel.Call, "06").Refusal);
        Assert.IsType<MessageNotWaiting>(message.PutOff(Now.AddDays(1)).Refusal);
        Assert.Equal((MessageStatus.Sent, ContactChannel.Email, Now), (message.Status, message.Channel, message.NotBefore));
    }

    [Theory]
    [InlineData("fr", "en", "fr")]
    [InlineData("fr-CA", "en", "fr")]
    [InlineData("EN", "fr", "en")]
    [InlineData("ar", "fr", "fr")]
    [InlineData("", "en", "en")]
    [InlineData("french", "en", "en")]
    public void Someone_is_written_to_in_their_language_or_else_the_organisations(string person, string organisation, string expected) =>
        Assert.Equal(expected, MessageLanguage.For(person, organisation));

    private static Message Write(ContactChannel channel) =>
        Message.Write(1, 1, new DateOnly(2026, 3, 2), channel, language: "fr", to: "a@example.org", subject: "Subject", body: "Body", messageId: "id@inclusion", at: Now, notBefore: Now);
}
