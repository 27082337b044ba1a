using Inclusion.Domain.People;

namespace Inclusion.Tests.Domain.People;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Fatoumata Diarra", "Fatoumata", "Diarra")]
    [InlineData("Jean-Baptiste de La Rochefoucauld", "Jean-Baptiste", "de La Rochefoucauld")]
    [InlineData("Maria del Carmen van der Berg", "Maria del Carmen", "van der Berg")]
    [InlineData("Leïla Ben Salah", "Leïla", "Ben Salah")]
    [InlineData("Diarra, Fatoumata", "Fatoumata", "Diarra")]
    [InlineData("Garcia Lopez, Ana Maria", "Ana Maria", "Garcia Lopez")]
    [InlineData("DIARRA Fatoumata", "Fatoumata", "DIARRA")]
    [InlineData("Jean DE LA FONTAINE", "Jean", "DE LA FONTAINE")]
    [InlineData("J.P. Martin", "J.P.", "Martin")]
    [InlineData("AWA BA", "AWA", "BA")]
    [InlineData("Ben Smith", "Ben", "Smith")]
    [InlineData("Omar", "", "Omar")]
    [InlineData("محمد علي", "محمد", "علي")]
    [InlineData("  Ada   Lovelace ", "Ada", "Lovelace")]
    [InlineData(", Ada", ",", "Ada")]
    [InlineData("", "", "")]
    public void The_family_name_is_told_by_a_comma_by_capitals_or_as_the_last_word_with_its_particles(string name, string given, string family) =>
        Assert.Equal(new PersonName(given, family), PersonName.Of(name));
}
