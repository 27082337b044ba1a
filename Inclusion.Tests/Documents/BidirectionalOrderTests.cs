using Inclusion.Web.Documents.Text;

namespace Inclusion.Tests.Documents;

/// <summary>Capitals stand for Hebrew letters, as in the examples of UAX #9.</summary>
public class BidirectionalOrderTests
{
    [Theory]
    [InlineData("car is THE CAR in arabic", "car is RAC EHT in arabic")]
    [InlineData("ana (BILAL) 12", "ana (LALIB) 12")]
    [InlineData("BILAL", "LALIB")]
    [InlineData("BILAL ana", "ana LALIB")]
    [InlineData("BILAL 123", "123 LALIB")]
    [InlineData("BILAL 12-34 X", "X 12-34 LALIB")]
    [InlineData("BILAL 1.234,5", "1.234,5 LALIB")]
    [InlineData("BILAL (ana) RAMI", "IMAR (ana) LALIB")]
    [InlineData("(BILAL)", "(LALIB)")]
    [InlineData("ana [BILAL (RAMI)] 3", "ana [(IMAR) LALIB] 3")]
    [InlineData("BILAL )ana(", ")ana( LALIB")]
    [InlineData("plain text, 12 h", "plain text, 12 h")]
    public void Text_is_written_in_its_order(string text, string written) => Assert.Equal(written, Write(text));

    [Theory]
    [InlineData("Zoé Müller 12", false)]
    [InlineData("Zoé فاطمة", true)]
    [InlineData("שרה", true)]
    public void Text_of_one_direction_is_known(string text, bool rightToLeft) => Assert.Equal(rightToLeft, BidirectionalOrder.HasRightToLeft(text));

    // Glyphs are mirrored where they are chosen; letters here.
    private static char Mirrored(char bracket) => "()[]".IndexOf(bracket, StringComparison.Ordinal) is var at and >= 0 ? "()[]"[at ^ 1] : bracket;

    private static string Write(string text)
    {
        var logical = string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? (char)('א' + (c - 'A')) : c));
        var levels = BidirectionalOrder.Levels(logical);
        return string.Concat(BidirectionalOrder.Visual(levels).Select(i => levels[i] % 2 == 1 ? Mirrored(text[i]) : text[i]));
    }
}
