using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Tests.Domain.Devices;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("No tag")]
    [InlineData("Sans étiquette")]
    [InlineData("SANS N° DE SÉRIE")]
    [InlineData("To be filled by O.E.M.")]
    [InlineData("Default string")]
    [InlineData("System Serial Number")]
    [InlineData("Not Specified")]
    [InlineData("ohne")]
    [InlineData("sin número")]
    [InlineData("geen")]
    [InlineData("-")]
    [InlineData("???")]
    [InlineData("0")]
    [InlineData("0000000")]
    [InlineData("xxxx")]
    [InlineData("FFFFFFFF")]
    public void What_stands_for_nothing_is_known(string text)
    {
        Assert.True(Placeholders.IsPlaceholder(text));
        Assert.Equal("", Placeholders.OrEmpty(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("LT-0001")]
    [InlineData("1111")]
    [InlineData("007")]
    [InlineData("NB-12")]
    [InlineData("5CG0123ABC")]
    [InlineData("inventaire 12")]
    public void A_code_is_a_code(string text) => Assert.False(Placeholders.IsPlaceholder(text));

    [Theory]
    [InlineData("\u202A+33 6\u202C", "+33 6")]
    [InlineData("06\u201139", "06-39")]
    [InlineData("\u200BLT\u00A01\uFEFF", "LT 1")]
    [InlineData("٠٦۰۱", "0601")]
    public void What_nobody_sees_is_taken_out_of_codes_and_numbers(string text, string plain) => Assert.Equal(plain, InvisibleCharacters.Plain(text));
}
