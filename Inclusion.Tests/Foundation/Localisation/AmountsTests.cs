using System.Globalization;
using CsCheck;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Foundation.Localisation;

public sealed class AmountsTests
{
    /// <summary>Whatever the product prints, in either language and to any number of decimals, is read as what it was.</summary>
    [Fact]
    public void What_the_product_prints_is_read_back() =>
        Gen.Select(Gen.Decimal[-9_999_999_999m, 9_999_999_999m], Gen.Int[0, 4], Gen.Bool.Select(french => french ? "fr-FR" : "en-GB"), Gen.Int[0, 2].Select(format => "NFC"[format].ToString())).Sample((value, decimals, language, format) =>
        {
            var culture = CultureInfo.GetCultureInfo(language);
            var rounded = Math.Round(value, decimals);
            var printed = rounded.ToString(format + decimals, culture);
            Assert.Equal((printed, rounded), (printed, Amounts.Read(printed, culture.NumberFormat.NumberDecimalSeparator[0], "") ?? decimal.MinValue));
        });

    /// <summary>Both marks in one number say by themselves which is which, whoever writes it.</summary>
    [Fact]
    public void Of_two_marks_the_last_is_the_decimal_one_in_every_language() =>
        Gen.Select(Gen.Int[1_000, 999_999], Gen.Int[0, 99], Gen.Bool, Gen.Bool.Select(comma => comma ? ',' : '.')).Sample((whole, cents, pointLast, mark) =>
        {
            var grouped = whole.ToString("N0", CultureInfo.InvariantCulture);
            var written = pointLast ? $"{grouped}.{cents:00}" : $"{grouped.Replace(',', '.')},{cents:00}";
            Assert.Equal(whole + (cents / 100m), Amounts.Read(written, mark, ""));
        });

    [Theory]
    [InlineData("180€", 180)]
    [InlineData("180 €", 180)]
    [InlineData("1 200", 1200)]
    [InlineData("1\u202F200", 1200)]
    [InlineData("1.200,50", 1200.5)]
    [InlineData("1200,5", 1200.5)]
    [InlineData("1,5", 1.5)]
    [InlineData("1,250", 1.25)]
    [InlineData("1.5", 1.5)]
    [InlineData("12 h", 12)]
    [InlineData("−3", -3)]
    public void A_French_field_reads(string typed, double expected) => Assert.Equal((decimal)expected, Amounts.Read(typed, ',', "h"));

    [Theory]
    [InlineData("£1,200.50", 1200.5)]
    [InlineData("1,200", 1200)]
    [InlineData("1.250", 1.25)]
    [InlineData("50%", 50)]
    public void An_English_field_reads(string typed, double expected) => Assert.Equal((decimal)expected, Amounts.Read(typed, '.', "%"));

    [Theory]
    [InlineData("1985?")]
    [InlineData("abc")]
    [InlineData("12 apples")]
    [InlineData("1,2,3")]
    [InlineData("€")]
    [InlineData("--5")]
    public void What_is_no_number_is_not_read(string typed) => Assert.Null(Amounts.Read(typed, '.', "h"));
}
