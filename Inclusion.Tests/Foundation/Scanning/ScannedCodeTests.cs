using Inclusion.Web.Foundation.Scanning;

namespace Inclusion.Tests.Foundation.Scanning;

public sealed class ScannedCodeTests
{
    private const string FrenchRow = "&é\"'(-è_çà";

    [Fact]
    public void A_us_scanner_on_a_french_keyboard_types_the_top_row_without_shift()
    {
        for (var i = 0; i < FrenchRow.Length; i++)
        {
            Assert.Equal([$"LT-{"1234567890"[i]}1"], ScannedCode.OnAnotherKeyboard($"LT){FrenchRow[i]}&").Where(code => code.StartsWith("LT-", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("LT)ààé(", "LT-0025")]
    [InlineData("lt)ààé(", "lt-0025")]
    [InlineData("QZ?)&é", "AWM-12")]
    [InlineData("LT6))@%", "LT-0025")]
    [InlineData("QW:6!@", "AZM-12")]
    [InlineData("httpsM!!inclusion:exq,ple:org!d!LT)ààé(", "LT-0025")]
    [InlineData("https.>>inclusion<exq;ple<org>d>LT6))@%", "LT-0025")]
    public void What_comes_out_on_another_keyboard_is_read_back(string typed, string meant) => Assert.Contains(meant, ScannedCode.OnAnotherKeyboard(typed));

    [Theory]
    [InlineData("LT-0025")]
    [InlineData("PF0A12")]
    [InlineData("laptop")]
    [InlineData("")]
    public void Of_a_code_that_could_be_typed_on_purpose_nothing_is_told(string typed) => Assert.Empty(ScannedCode.OnAnotherKeyboard(typed));

    [Theory]
    [InlineData("]C1LT-0025", new[] { "]C1LT-0025", "LT-0025" })]
    [InlineData("SPF0A12", new[] { "SPF0A12", "PF0A12" })]
    [InlineData("1SPF0A12", new[] { "1SPF0A12", "PF0A12" })]
    [InlineData("]C11SPF0A12", new[] { "]C11SPF0A12", "1SPF0A12", "PF0A12" })]
    [InlineData("LT-0025", new[] { "LT-0025" })]
    [InlineData("https://inclusion.example.org/find?q=LT-0025", new[] { "https://inclusion.example.org/find?q=LT-0025", "LT-0025" })]
    [InlineData("HTTP://inclusion.example.org/d/LT%200025/", new[] { "HTTP://inclusion.example.org/d/LT%200025/", "LT 0025" })]
    [InlineData("https://inclusion.example.org/", new[] { "https://inclusion.example.org/" })]
    [InlineData("mailto:LT-0025", new[] { "mailto:LT-0025" })]
    [InlineData("https://inclusion.example.org/d/LT-0025", new[] { "https://inclusion.example.org/d/LT-0025", "LT-0025" })]
    [InlineData("]Q3HTTP://10.0.0.7:5080/D/PR%C3%8AT%2F1", new[] { "]Q3HTTP://10.0.0.7:5080/D/PR%C3%8AT%2F1", "HTTP://10.0.0.7:5080/D/PR%C3%8AT%2F1", "PRÊT/1" })]
    [InlineData("https://inclusion.example.org/devices/4", new[] { "https://inclusion.example.org/devices/4" })]
    public void What_a_scanner_writes_before_a_code_is_left_out_after_the_whole_was_tried(string typed, string[] readings) => Assert.Equal(readings, ScannedCode.WithoutPrefixes(typed));
}
