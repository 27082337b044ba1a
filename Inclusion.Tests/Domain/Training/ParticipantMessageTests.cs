using Inclusion.Domain.Common;
using Inclusion.Domain.Training;

namespace Inclusion.Tests.Domain.Training;

public sealed class ParticipantMessageTests
{
    private static readonly ParticipantText French = new("fr", " Atelier ", " Prenez votre téléphone. ");
    private static readonly ParticipantText English = new("en", "Workshop", "Bring your phone.");

    [Fact]
    public void A_language_without_a_text_is_left_out_and_one_is_needed()
    {
        Assert.Equal(["Prenez votre téléphone."], ParticipantMessage.Write([French, English with { Text = "  " }]).Value.Texts.Select(t => t.Text));
        Assert.IsType<ParticipantTextMissing>(ParticipantMessage.Write([French with { Text = "" }, English with { Text = " " }]).Refusal);
    }

    [Fact]
    public void A_text_needs_a_subject_and_neither_is_longer_than_it_may_be()
    {
        Assert.IsType<ParticipantSubjectMissing>(ParticipantMessage.Write([French, English with { Subject = " " }]).Refusal);
        Assert.Equal(new FieldTooLong("Subject", 200), ParticipantMessage.Write([French with { Subject = new string('x', 201) }]).Refusal);
        Assert.Equal(new FieldTooLong("Message", 4000), ParticipantMessage.Write([French with { Text = new string('x', 4001) }]).Refusal);
    }

    [Theory]
    [InlineData("en-GB", "fr", "en")]
    [InlineData("fr", "en", "fr")]
    [InlineData("ar", "en", "en")]
    [InlineData("", "fr", "fr")]
    public void Someone_gets_the_text_in_their_language_else_in_the_organisations(string person, string organisation, string expected) =>
        Assert.Equal(expected, ParticipantMessage.Write([French, English]).Value.For(person, organisation).Language);

    [Fact]
    public void Someone_whose_language_has_no_text_gets_the_one_that_there_is() =>
        Assert.Equal("en", ParticipantMessage.Write([English]).Value.For("fr", "fr").Language);
}
