using System.Text;
using Inclusion.Web.Data.Text;

namespace Inclusion.Tests.Data.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Éloïse", "eloise")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("Straße", "strasse")]
    [InlineData("Cœur et Œuvre", "coeur et oeuvre")]
    [InlineData("Ægir Bjørn Łukasz", "aegir bjorn lukasz")]
    [InlineData("Nguyễn Thị Đào", "nguyen thi dao")]
    [InlineData("İstanbul ışık", "istanbul isik")]
    [InlineData("D’Amore-Smith", "d amore smith")]
    [InlineData("L'Hôtel  –\t du\u00A0Nord ", "l hotel du nord")]
    [InlineData("Ёлкин Їжак", "елкин іжак")]
    [InlineData("ﬁn", "fin")]
    [InlineData("co\u00ADopé\u200Brer", "cooperer")]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData(null, "")]
    public void Two_spellings_of_a_word_fold_to_one(string? text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محـــمد", "محمد")]
    [InlineData("أحمد", "احمد")]
    [InlineData("ﻣﺤﻤﺪ", "محمد")]
    [InlineData("کریمی", "كريمي")]
    [InlineData("مصطفى", "مصطفي")]
    [InlineData("فاطمة ٠٦", "فاطمه 06")]
    [InlineData("אברהם", "אברהמ")]
    public void Arabic_loses_vowel_signs_stretching_and_letter_shapes(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("हिन्दी")]
    [InlineData("ไทย นี้")]
    [InlineData("தமிழ்")]
    [InlineData("한국어")]
    [InlineData("日本 語")]
    public void Marks_that_spell_another_word_stay(string text) =>
        Assert.Equal(text.Normalize(NormalizationForm.FormKD).Normalize(NormalizationForm.FormC), Folding.Fold(text));

    [Fact]
    public void Decomposed_and_composed_letters_meet() => Assert.Equal(Folding.Fold("é"), Folding.Fold("e\u0301"));

    [Fact]
    public void Half_a_surrogate_pair_does_not_stop_it() => Assert.StartsWith("nom", Folding.Fold("Nom\uD83D"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Éloïse D’Amore-Smith ß Œ")]
    [InlineData("أحمد مُحَمَّد")]
    [InlineData("Nguyễn 한국어 ½ Ⅷ")]
    public void Folding_twice_changes_nothing(string text) => Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text)));
}
