using Inclusion.Domain.Common;
using Inclusion.Domain.Training;

namespace Inclusion.Tests.Domain.Training;

public sealed class CourseTextTests
{
    private static readonly CourseFacts Facts = new()
    {
        Title = "Premiers pas",
        Description = "En douceur.",
        Objectives = ["Envoyer un e-mail"],
        ToBring = "Votre téléphone",
        Texts = [new CourseText { Language = "en", Title = " First steps ", Objectives = ["Send an e-mail", " "] }, new CourseText { Language = "ar", Title = "  " }],
    };

    [Fact]
    public void What_is_written_in_a_language_is_said_in_it_and_the_rest_in_the_courses_own_words()
    {
        var english = Course.Create(Facts).Value.In("en");

        Assert.Equal((new CoursePart("First steps", "en"), new CoursePart("En douceur.", null), new CoursePart("Votre téléphone", null)), (english.Title, english.Description, english.ToBring));
        Assert.Equal(["Send an e-mail"], english.Objectives);
        Assert.Equal("en", english.ObjectivesLanguage);
        Assert.True(english.Access.IsEmpty);
        Assert.Equal(new CoursePart("Premiers pas", null), Course.Create(Facts).Value.In("fr").Title);
    }

    [Fact]
    public void A_language_without_a_word_is_left_out_and_the_limits_hold_in_each()
    {
        Assert.Equal(["en"], Course.Create(Facts).Value.Texts.Select(t => t.Language));
        Assert.Equal(new FieldTooLong("Title", 160), Course.Create(Facts with { Texts = [new CourseText { Language = "en", Title = new string('x', 161) }] }).Refusal);
        Assert.Equal(new FieldTooLong("ToBring", 500), Course.Create(Facts with { ToBring = new string('x', 501) }).Refusal);
        Assert.Equal(new ObjectivesTooMany(12, 200, "en"), Course.Create(Facts with { Texts = [new CourseText { Language = "en", Objectives = [.. Enumerable.Repeat("x", 13)] }] }).Refusal);
        Assert.Equal(new ObjectivesTooMany(12, 200, ""), Course.Create(Facts with { Objectives = [new string('x', 201)] }).Refusal);
    }
}
