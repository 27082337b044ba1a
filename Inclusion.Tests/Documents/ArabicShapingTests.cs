using Inclusion.Web.Documents.Text;

namespace Inclusion.Tests.Documents;

public class ArabicShapingTests
{
    [Theory]
    [InlineData("ب", "ﺏ")] // alone
    [InlineData("ببب", "ﺑﺒﺐ")] // first, middle, last
    [InlineData("دار", "ﺩﺍﺭ")] // letters that never join on
    [InlineData("محمد", "ﻣﺤﻤﺪ")] // Muhammad
    [InlineData("فاطمة", "ﻓﺎﻃﻤﺔ")] // Fatima
    [InlineData("سلام", "ﺳﻼﻡ")] // lam and alef become one sign, joined to what stands before
    [InlineData("لا", "ﻻ")]
    [InlineData("الأمل", "ﺍﻷﻣﻞ")]
    [InlineData("ماء", "ﻣﺎﺀ")] // hamza stands alone
    [InlineData("شيء", "ﺷﻲﺀ")] // and what stands before it does not join to it
    [InlineData("پژمان", "ﭘﮋﻣﺎﻥ")] // Persian letters
    [InlineData("Ana", "Ana")]
    public void Letters_take_the_form_of_their_place(string text, string forms) => Assert.Equal(forms, Drawn(text));

    [Fact]
    public void Marks_do_not_part_letters() => Assert.Equal("ﻣ\u064Fﺤ\u064Eﻤ\u0651\u064Eﺪ", Drawn("م\u064Fح\u064Eم\u0651\u064Eد"));

    [Fact]
    public void A_joined_sign_stands_for_both_of_its_letters()
    {
        var joined = ArabicShaping.Join(Characters("سلام"));
        Assert.Equal([(0, 1), (1, 2), (3, 1)], joined.Select(c => (c.Start, c.Length)));
    }

    private static string Drawn(string text) => string.Concat(ArabicShaping.Join(Characters(text)).Select(c => char.ConvertFromUtf32(c.CodePoint)));

    private static List<ShapedCharacter> Characters(string text) => [.. text.Select((c, i) => new ShapedCharacter(c, i, 1))];
}
