using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.People;

namespace Inclusion.Tests.Shared.People;

public sealed class PersonLanguagesTests
{
    [Fact]
    public void Every_language_that_is_offered_has_a_name_in_both_languages_of_the_product()
    {
        foreach (var language in Language.All)
        {
            using var spoken = language.Speak();
            foreach (var choice in PersonLanguages.Choices(null))
            {
                Assert.True(choice.Text.Length > 3 || choice.Text == "Peul", $"{choice.Value} is “{choice.Text}” in {language.Code}.");
                Assert.DoesNotContain("(", choice.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_products_own_languages_come_first_and_a_rare_one_of_an_import_is_kept()
    {
        using var spoken = Language.French.Speak();
        Assert.Equal(["Anglais", "Français"], PersonLanguages.Choices("").Take(2).Select(c => c.Text));
        Assert.Contains(PersonLanguages.Choices("pt-BR"), c => c.Value == "pt-BR");
        Assert.Equal("Arabe", PersonLanguages.NameOf("ar"));
        Assert.Equal("no such tag", PersonLanguages.NameOf("no such tag"));
    }
}
