using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Web.Features.Imports;
using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Tests.Features.Imports;

public sealed class WordsTests
{
    [Theory]
    [InlineData("laptop", DeviceCategory.Laptop)]
    [InlineData("Laptops", DeviceCategory.Laptop)]
    [InlineData("PC portable", DeviceCategory.Laptop)]
    [InlineData("Ordinateurs portables", DeviceCategory.Laptop)]
    [InlineData("MacBook", DeviceCategory.Laptop)]
    [InlineData("Tablette", DeviceCategory.Tablet)]
    [InlineData("Téléphone portable", DeviceCategory.Phone)]
    [InlineData("SMARTPHONE", DeviceCategory.Phone)]
    [InlineData("Mobile Phones", DeviceCategory.Phone)]
    [InlineData("Clé 4G", DeviceCategory.Hotspot)]
    [InlineData("box-4g", DeviceCategory.Hotspot)]
    [InlineData("Mobile hotspot", DeviceCategory.Hotspot)]
    [InlineData("UC", DeviceCategory.Desktop)]
    [InlineData("Fixe", DeviceCategory.Desktop)]
    [InlineData("Ordinateur", DeviceCategory.Desktop)]
    [InlineData("Imprimante", DeviceCategory.Other)]
    [InlineData("Ornamental Railings", DeviceCategory.Other)]
    [InlineData("Structural & Misc Steel Erection", DeviceCategory.Other)]
    [InlineData("", DeviceCategory.Other)]
    [InlineData(null, DeviceCategory.Other)]
    public void Category_words_are_read_in_both_languages(string? word, DeviceCategory category) =>
        Assert.Equal(category, CategoryWords.Read(word, null));

    [Theory]
    [InlineData("Macbook Pro 13\"", DeviceCategory.Laptop)]
    [InlineData("Lenovo ThinkPad T480", DeviceCategory.Laptop)]
    [InlineData("iPad Air", DeviceCategory.Tablet)]
    [InlineData("Samsung Galaxy Tab A8", DeviceCategory.Tablet)]
    [InlineData("iPhone 12", DeviceCategory.Phone)]
    [InlineData("Galaxy S21", DeviceCategory.Phone)]
    [InlineData("OptiPlex 7050", DeviceCategory.Desktop)]
    [InlineData("TP-Link M7350", DeviceCategory.Hotspot)]
    [InlineData("Robby", DeviceCategory.Other)]
    public void A_category_that_says_nothing_is_guessed_from_the_model(string model, DeviceCategory category) =>
        Assert.Equal(category, CategoryWords.Read("HVAC", model));

    [Fact]
    public void The_category_word_comes_before_the_model() => Assert.Equal(DeviceCategory.Tablet, CategoryWords.Read("Tablette", "Surface Laptop"));

    [Theory]
    [InlineData("A", DeviceGrade.A)]
    [InlineData(" b ", DeviceGrade.B)]
    [InlineData("Grade C", DeviceGrade.C)]
    [InlineData("État D", DeviceGrade.D)]
    [InlineData("", null)]
    public void Grades_are_read(string value, DeviceGrade? grade) => Assert.Equal(grade, GradeWords.Find(value));

    [Theory]
    [InlineData("E")]
    [InlineData("grade")]
    [InlineData("good")]
    public void Another_grade_is_none(string value) => Assert.Null(GradeWords.Find(value));

    [Theory]
    [InlineData("Français", "fr")]
    [InlineData("french", "fr")]
    [InlineData("FR", "fr")]
    [InlineData("fr-BE", "fr")]
    [InlineData("arabe", "ar")]
    [InlineData("Arabic", "ar")]
    [InlineData("العربية", "ar")]
    [InlineData("néerlandais", "nl")]
    [InlineData("українська", "uk")]
    [InlineData("Tiếng Việt", "vi")]
    [InlineData(" ", null)]
    public void Language_names_are_read(string value, string? tag) => Assert.Equal(tag, LanguageWords.Find(value));

    [Fact]
    public void An_unknown_language_is_none_and_the_first_of_several_is_proposed()
    {
        Assert.Null(LanguageWords.Find("Klingon"));
        Assert.Equal("ar", LanguageWords.Propose("arabe, un peu français"));
    }

    [Theory]
    [InlineData("E-mail", ContactChannel.Email)]
    [InlineData("courriel", ContactChannel.Email)]
    [InlineData("Texto", ContactChannel.Sms)]
    [InlineData("Courrier", ContactChannel.Letter)]
    [InlineData("téléphone", ContactChannel.Call)]
    [InlineData("", null)]
    [InlineData("pigeon", null)]
    public void Channels_are_read(string value, ContactChannel? channel) => Assert.Equal(channel, ChannelWords.Find(value));

    [Theory]
    [InlineData("En service", DeviceStatus.Received)]
    [InlineData("Actif", DeviceStatus.Received)]
    [InlineData("In use", DeviceStatus.Received)]
    [InlineData("Réformé (2024)", DeviceStatus.Recycled)]
    [InlineData("Disposed of", DeviceStatus.Recycled)]
    [InlineData("End of life", DeviceStatus.Recycled)]
    [InlineData("Hors service", DeviceStatus.Repair)]
    [InlineData("HS", DeviceStatus.Repair)]
    [InlineData("PHS", null)]
    [InlineData("Cédé à une école", DeviceStatus.Given)]
    [InlineData("Introuvable", DeviceStatus.Lost)]
    [InlineData("zzz", null)]
    public void A_status_of_another_inventory_has_a_proposal(string word, DeviceStatus? status) => Assert.Equal(status, StatusWords.Propose(word));

    [Fact]
    public void Every_problem_has_its_sentence_in_both_languages_with_its_own_placeholders()
    {
        var refusals = typeof(TableReader).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Refusal)) && type.Namespace == typeof(TableReader).Namespace)
            .ToList();
        Assert.NotEmpty(refusals);
        foreach (var refusal in refusals)
        {
            foreach (var culture in new[] { "", "fr" }.Select(CultureInfo.GetCultureInfo))
            {
                var set = ImportText.ResourceManager.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
                var sentence = set?.GetString(refusal.Name);
                Assert.False(string.IsNullOrEmpty(sentence), $"{refusal.Name} in '{culture.Name}'");
                Assert.All(Regex.Matches(sentence!, @"\{(\w+)\}").Select(match => match.Groups[1].Value), name =>
                    Assert.NotNull(refusal.GetProperty(name)));
            }
        }
    }
}
