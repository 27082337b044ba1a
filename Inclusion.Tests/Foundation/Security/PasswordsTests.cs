using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Foundation.Security;

/// <summary>Which passwords are refused, and as what.</summary>
public sealed class PasswordsTests
{
    private static readonly string[] Own = ["Amélie Fontaine", "amelie.fontaine@maison-nord.example.org", "Maison de quartier Nord"];

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("motdepasse1234")]
    [InlineData("MotDePasse2026")]
    [InlineData("azertyuiop123")]
    [InlineData("soleilchocolat")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("qwerty123456")]
    [InlineData("Bonjour!Bonjour!")]
    public void What_guessing_begins_with_is_refused_as_such(string password) => Assert.IsType<PasswordCommon>(Passwords.ProblemOf(password, Own));

    [Theory]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("            ")]
    [InlineData("abxqabxqabxq")]
    [InlineData("jklmjklmjklm")]
    [InlineData("0987654321ab")]
    public void A_few_signs_or_a_row_of_keys_are_refused(string password) => Assert.IsNotType<PasswordTooShort>(Assert.IsAssignableFrom<PasswordRefusal>(Passwords.ProblemOf(password, Own)));

    [Theory]
    [InlineData("amelie.fontaine@maison-nord.example.org", "amelie.fontaine@maison-nord.example.org")]
    [InlineData("AmélieFontaine1985", "Amélie Fontaine")]
    [InlineData("fontaine2026!", "Fontaine")]
    [InlineData("MaisonQuartierNord", "quartier")]
    [InlineData("Am3liefontaine", "Amélie Fontaine")]
    public void Ones_own_words_are_refused_and_named(string password, string word) => Assert.Equal(new PasswordOfOwnWords(word), Passwords.ProblemOf(password, Own));

    [Theory]
    [InlineData("un thé à la menthe")]
    [InlineData("deux cafés sans sucre")]
    [InlineData("trois tisanes au tilleul")]
    [InlineData("correct horse battery staple")]
    [InlineData("Hw7-kP2_zq9Lx")]
    [InlineData("amelie mange une pomme verte")]
    [InlineData("كلمة السر الطويلة جدا")]
    [InlineData("пароль для тёти Оли")]
    public void A_sentence_or_real_chance_will_do(string password) => Assert.Null(Passwords.ProblemOf(password, Own));

    [Fact]
    public void Length_comes_first_and_a_long_text_is_not_looked_into()
    {
        Assert.Equal(new PasswordTooShort(12), Passwords.ProblemOf("password", Own));
        Assert.IsType<PasswordMonotonous>(Passwords.ProblemOf(new string('a', 101), Own));
        Assert.IsType<PasswordCommon>(Passwords.ProblemOf(string.Concat(Enumerable.Repeat("password", 13)), Own));
        Assert.Null(Passwords.ProblemOf(string.Concat(Enumerable.Range(1, 1000).Select(i => i * 7919 % 1009)), Own));
    }
}
