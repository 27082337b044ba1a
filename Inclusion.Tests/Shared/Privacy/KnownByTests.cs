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

    [Theory]

    // Beside another number, a date or an hour; grouped as anybody likes.
    [InlineData("06 98 76 54 32", "(06 98 76 54 32)", "(…)")]
    [InlineData("06 98 76 54 32", "06 98 76 54 32 / 06 11 22 33 44", "… / 06 11 22 33 44")]
    [InlineData("06 98 76 54 32", "06 11 22 33 44 06 98 76 54 32", "06 11 22 33 44 …")]
    [InlineData("06 98 76 54 32", "06.98.76.54.32 12/05/2026, 12:00 06 98 76 54 32", "… 12/05/2026, 12:00 …")]
    [InlineData("06 98 76 54 32", "+33 (0)6 98 76 54 32, 0033 6 98 76 54 32, +33698765432, 33698765432, 06-98-76-54-32", "…, …, …, …, …")]
    [InlineData("+33 6 98 76 54 32", "0698765432 ; 06\u202f98\u202f76\u202f54\u202f32", "… ; …")]
    [InlineData("01 23 45 67 89 x12", "01 23 45 67 89 x12", "…")]

    // No part of another number, nor what only looks like it when its digits are put together.
    [InlineData("06 98 76 54 32", "06 98 76 54 321", "06 98 76 54 321")]
    [InlineData("06 98 76 54 32", "3 tablettes, 698 pages, 76 euros, 54 et 32", "3 tablettes, 698 pages, 76 euros, 54 et 32")]
    [InlineData("765432", "06 98 76 54 32, 765 432.", "06 98 76 54 32, ….")]
    public void A_number_ends_where_another_begins(string phone, string text, string rest)
    {
        var known = Known("Ada Byron", phone);
        Assert.Equal(rest, known.TakeOutOf(text));
        Assert.Equal(rest != text, known.IsIn(text));
    }

    [Theory]
    [InlineData("annemarie@example.org", "annemarie@example.org")]
    [InlineData("anne.marie@example.org, anne+marie@example.org, anne-marie@example.org", "anne.marie@example.org, anne+marie@example.org, anne-marie@example.org")]
    [InlineData("marie@example.orge, marie@example.org.uk", "marie@example.orge, marie@example.org.uk")]
    [InlineData("<Marie@Example.org>, marie@example.org.", "<…>, ….")]
    public void An_address_is_found_whole(string text, string rest)
    {
        var known = Known("Ada Byron", email: "marie@example.org");
        Assert.Equal(rest, known.TakeOutOf(text));
        Assert.Equal(rest != text, known.IsIn(text));
    }

    [Fact]
    public void What_others_are_reached_by_as_well_may_mean_them_and_does_not_tell()
    {
        var known = new KnownBy(["Ada Byron"], [], ["06 98 76 54 32"], ["ada@example.org"], ["698765432", "ada@example.org"], "");
        Assert.All(["+33 6 98 76 54 32", "ADA@example.org"], text => Assert.Equal((false, true), (known.IsIn(text), known.MayBeIn(text))));
    }

    private static KnownBy Known(string name, string phone = "", string email = "") => new([name], [], [phone], [email], [], "");
}
