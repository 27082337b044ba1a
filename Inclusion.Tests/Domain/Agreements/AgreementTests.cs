using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Agreements;

public sealed class AgreementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Words_of_either_language_are_filled_in_whatever_their_capitals_and_what_is_filled_in_is_not_read_again()
    {
        var values = new Dictionary<AgreementField, string> { [AgreementField.Borrower] = "Awa {phone}", [AgreementField.DueOn] = "12 janvier" };

        Assert.Equal("Awa {phone}, le 12 janvier, Awa {phone}.", AgreementWording.Fill("{borrower}, le { Date de retour }, {EMPRUNTEUR}.", values));
    }

    [Theory]
    [InlineData("Dear {borower}", "borower")]
    [InlineData("{}", "")]
    [InlineData("{0}", "0")]
    public void A_word_that_stands_for_nothing_is_refused_by_name(string text, string word) => Assert.Equal(new AgreementPlaceholderUnknown(word), AgreementWording.WhyNot(text));

    [Theory]
    [InlineData("Until {due date")]
    [InlineData("Until due date}")]
    [InlineData("Until {due\ndate}")]
    [InlineData("Until {{due date}}")]
    public void A_brace_alone_is_refused(string text) => Assert.IsType<AgreementBraceAlone>(AgreementWording.WhyNot(text));

    [Fact]
    public void A_change_is_another_version_and_no_change_is_none()
    {
        var first = AgreementWording.Write("en", 0, "Old", "New\r\n{phone}  ", Actor.Product, Now).Value;
        Assert.Equal((1, "New\n{phone}"), (first.Number, first.Text));
        Assert.Equal(new AgreementTextUnchanged(), AgreementWording.Write("en", 1, first.Text, "New\n{phone}", Actor.Product, Now).Refusal);
        Assert.Equal(new AgreementTextMissing(), AgreementWording.Write("en", 1, first.Text, " \u200b\n", Actor.Product, Now).Refusal);
        Assert.Equal(new AgreementTextTooLong(AgreementWording.MaxLength), AgreementWording.Write("en", 1, first.Text, new string('x', AgreementWording.MaxLength + 1), Actor.Product, Now).Refusal);
    }

    [Fact]
    public void Headings_lists_and_paragraphs_are_told_apart()
    {
        var parts = AgreementPart.Read("# Title\nOne\ntwo\n\nthree\n- a\n- b\n# Next\n# Last");

        Assert.Equal(
            ["Heading:Title", "Paragraph:One\ntwo", "Paragraph:three", "List:a|b", "Heading:Next", "Heading:Last"],
            parts.Select(part => $"{part.Kind}:{string.Join('|', part.Items)}"));
    }

    [Fact]
    public void A_drawing_is_read_as_lines_of_points_and_written_as_it_was()
    {
        const string Drawn = "10,20 60,90;300,5";
        var drawing = SignatureDrawing.Read(Drawn).Value;

        Assert.Equal(Drawn, drawing.ToString());
        Assert.Equal("M10 20L60 90 M300 5L300 5", drawing.ToPath());
    }

    [Theory]
    [InlineData("10,20 30,x")]
    [InlineData("10,20 30")]
    [InlineData("10,20 601,30")]
    [InlineData("10,20 -1,30")]
    [InlineData("10,20 30,201")]
    [InlineData("<svg onload=alert(1)>")]
    public void What_is_no_drawing_is_refused(string text) => Assert.IsType<SignatureNotUnderstood>(SignatureDrawing.Read(text).Refusal);

    [Fact]
    public void So_is_one_of_more_points_than_anybody_draws()
    {
        Assert.IsType<SignatureNotUnderstood>(SignatureDrawing.Read(string.Join(' ', Enumerable.Repeat("1,1", SignatureDrawing.MaxPoints + 1))).Refusal);
        Assert.IsType<SignatureNotUnderstood>(SignatureDrawing.Read(new string(';', SignatureDrawing.MaxLength + 1)).Refusal);
    }

    [Theory]
    [InlineData(";;")]
    [InlineData("300,100")]
    [InlineData("300,100 310,105")]
    public void A_dot_is_no_signature(string text) => Assert.IsType<SignatureTooSmall>(SignatureDrawing.Read(text).Refusal);

    [Fact]
    public void Every_field_has_a_word_of_its_own_in_each_language_that_is_found_again()
    {
        foreach (var language in SpokenLanguages.All)
        {
            var words = Enum.GetValues<AgreementField>().Select(field => (field, Word: AgreementFields.Placeholder(field, language))).ToList();
            Assert.Equal(words.Count, words.Select(w => w.Word).Distinct().Count());
            Assert.All(words, w => Assert.Equal(w.field, AgreementFields.Find(w.Word.Trim('{', '}'))));
        }
    }
}
