using Inclusion.Domain.Centres;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Tests.Shared.Centres;

public sealed class DayHoursTests
{
    [Theory]
    [InlineData("9:00–12:00, 14:00–18:00", "09:00-12:00 14:00-18:00")]
    [InlineData("9\u00A0h\u00A030 – 12\u202Fh", "09:30-12:00")]
    [InlineData("9 h 30 à 12 h et 14 h à 18 h 15", "09:30-12:00 14:00-18:15")]
    [InlineData("10:00 to 12:00 and 2pm to 5.30 pm", "10:00-12:00 14:00-17:30")]
    [InlineData("9am-12pm", "09:00-12:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string text, string spans) =>
        Assert.Equal(spans, string.Join(' ', DayHours.Read([new DayHours(DayOfWeek.Monday, text)])!.On(DayOfWeek.Monday).Select(s => $"{s.From:HH\\:mm}-{s.To:HH\\:mm}")));

    [Theory]
    [InlineData("morning")]
    [InlineData("9-25")]
    [InlineData("13pm-14pm")]
    [InlineData("9")]
    public void What_is_no_time_is_not_guessed(string text)
    {
        var day = new DayHours(DayOfWeek.Monday, text);
        Assert.Null(DayHours.Read([day]));
        Assert.True(day.IsWrong);
    }
}
