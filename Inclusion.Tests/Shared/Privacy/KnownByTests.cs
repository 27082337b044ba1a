using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Shared.Privacy;

namespace Inclusion.Tests.Shared.Privacy;

public sealed class KnownByTests
{
    [Theory]

    // A telling word goes wherever it stands, whatever its accents and capitals, and only whole.
    [InlineData("Zéphyrine Dubreuil", "ZEPHYRINE est venue avec m. dubreuil", "… est venue avec m. …")]
    [InlineData("Zéphyrine Dubreuil", "Les Dubreuilles, chez zephyrines", "Les Dubreuilles, chez zephyrines")]

    // Short ones: beside another word of the name, as the whole name, or after a title.
    [InlineData("An Li", "Il a lu un an, puis Li a dit: an li", "Il a lu un an, puis Li a dit: an li")]
    [InlineData("An Li", "Vu An Li, Li An et Mme Li", "Vu … …, … … et Mme …")]
    [InlineData("Li Dubreuil", "Li Dubreuil, puis Li", "… …, puis Li")]

    // Common words: “Rose” is a name, “rose” a colour, and “May” a month.
    [InlineData("Rose May", "La souris rose de May, en May. Rose May l’a rendue.", "La souris rose de May, en May. … … l’a rendue.")]
    [InlineData("Pierre Dubreuil", "Rue de la Pierre, une pierre ; Pierre Dubreuil", "Rue de la Pierre, une pierre ; … …")]
    [InlineData("DUBREUIL Pierre", "PIERRE DUBREUIL et Dubreuil, Pierre", "… … et …, …")]
    [InlineData("Madame Petit", "Un petit souci, dit Madame Petit", "Un petit souci, dit Madame …")]
    [InlineData("Aimé Dubreuil", "Aime bien venir ; Aimé Dubreuil", "Aime bien venir ; … …")]
    [InlineData("Maria de la Cruz", "de la part de Maria de la Cruz", "de la part de … … … …")]
    [InlineData("王小明", "Vu 王小明 hier", "Vu … hier")]
    public void Whole_words_that_mean_them_are_taken_out_of_a_text_and_no_others(string name, string text, string rest) => Assert.Equal(rest, Known(name).TakeOutOf(text));

    [Theory]
    [InlineData("Rose May", "Cassé par Rose : coque rose", "Cassé par … : coque rose")]
    [InlineData("An Li", "An l’a fait tomber il y a un an", "… l’a fait tomber il y a un an")]
    public void In_a_text_about_them_a_short_or_common_word_goes_where_it_is_written_as_a_name(string name, string text, string rest) => Assert.Equal(rest, Known(name).TakeOutOf(text, isAboutThem: true));

    [Theory]
    [InlineData("Rose", "Une rose, Rose", false)]
    [InlineData("An Li", "Jean Lirait", false)]
    [InlineData("An Li", "an li", false)]
    [InlineData("An Li", "LI An", true)]
    [InlineData("Zéphyrine Dubreuil", "dubreuil zephyrine", true)]
    [InlineData("Zéphyrine Dubreuil", "Zéphyrine", false)]
    public void A_text_names_them_where_the_whole_name_stands(string name, string text, bool names) => Assert.Equal(names, Known(name).IsIn(text));

    [Theory]
    [InlineData("Ada Sow", "Voir Sow", true)]
    [InlineData("Ada Sow", "so sow", false)]
    [InlineData("Ada Petit", "Petit souci", false)]
    [InlineData("Ada Petit", "M. Petit", true)]
    [InlineData("Ada Dubreuil", "les dubreuil", true)]
    public void A_text_may_name_them_where_the_family_name_stands(string name, string text, bool may) => Assert.Equal(may, Known(name).MayBeIn(text));

    [Theory]
    [InlineData("Mme Diarra", true)]
    [InlineData("F. Diarra", true)]
    [InlineData("Fatou diarra", true)]
    [InlineData("DIARRA Fatoumata", true)]
    [InlineData("Omar Diarra", false)]
    [InlineData("Mme", false)]
    public void A_name_is_theirs_when_no_word_of_it_is_another_given_name(string name, bool isTheirs) => Assert.Equal(isTheirs, Known("Fatoumata Diarra").IsName(name));

    [Fact]
    public void A_number_is_found_however_it_is_written_and_no_part_of_another()
    {
        var known = Known("Ada Byron", "06 98 76 54 32", "ada@example.org");
        Assert.Equal("… / …, 06 98 76 54 33", known.TakeOutOf("+33 6 98 76 54 32 / ADA@example.org, 06 98 76 54 33"));
        Assert.True(known.IsReachedBy("0698765432"));
        Assert.True(known.IsReachedBy("Ada@Example.org"));
        Assert.False(known.IsReachedBy("0698765433"));
    }

    private static KnownBy Known(string name, string phone = "", string email = "") => KnownBy.Of(Person.Add(new PersonFacts { Name = name, Phone = phone, Email = email }, FakeClock.OrdinaryMonday).Value);
}
