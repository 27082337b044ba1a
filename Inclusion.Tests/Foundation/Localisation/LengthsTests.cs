using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Foundation.Localisation;

public sealed class LengthsTests
{
    [Theory]
    [InlineData("15", 15)]
    [InlineData("15 min", 15)]
    [InlineData("15\u00A0min", 15)]
    [InlineData("15\u202Fminutes", 15)]
    [InlineData("1 h 30", 90)]
    [InlineData("1h30", 90)]
    [InlineData("1\u00A0h\u00A030\u00A0min", 90)]
    [InlineData("2 heures", 120)]
    [InlineData("1:05", 65)]
    [InlineData("late", null)]
    [InlineData("", null)]
    [InlineData("15 km", null)]
    public void Minutes_are_read_as_people_write_them(string text, int? minutes) => Assert.Equal(minutes, Lengths.ReadMinutes(text));
}
