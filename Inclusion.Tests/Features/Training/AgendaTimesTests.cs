using Inclusion.Domain.Training;
using Inclusion.Web.Features.Training.Agenda;

namespace Inclusion.Tests.Features.Training;

public sealed class AgendaTimesTests
{
    private static readonly DateOnly Day = new(2026, 3, 9);

    [Fact]
    public void Sessions_at_the_same_time_share_the_width_and_others_have_it_alone()
    {
        var placed = AgendaTimes.Placed([Entry(1, "10:00", "12:00"), Entry(2, "11:00", "13:00"), Entry(3, "12:00", "13:30"), Entry(4, "14:00", "15:00")]);

        Assert.Equal([(1, 0, 2), (2, 1, 2), (3, 0, 2), (4, 0, 1)], placed.Select(p => ((int)p.Entry.SessionId, p.Lane, p.Lanes)));
        Assert.Equal("--from:660;--to:780;--lane:1;--lanes:2", placed[1].Style);
    }

    [Fact]
    public void The_usual_hours_are_shown_and_more_where_a_session_needs_it()
    {
        Assert.Equal((0, 1, 2), (AgendaTimes.Lanes([]), AgendaTimes.Lanes([Entry(1, "10:00", "12:00"), Entry(2, "12:00", "13:00")]), AgendaTimes.Lanes([Entry(1, "10:00", "12:00"), Entry(2, "11:00", "13:00"), Entry(3, "14:00", "15:00")])));
        Assert.Equal((8, 19), AgendaTimes.Hours([Entry(1, "10:00", "19:00")]));
        Assert.Equal((7, 21), AgendaTimes.Hours([Entry(1, "07:30", "09:00"), Entry(2, "19:00", "20:15")]));
    }

    [Theory]
    [InlineData(615, "10:15", "12:15")]
    [InlineData(-30, "00:00", "02:00")]
    [InlineData(1430, "21:59", "23:59")]
    public void A_moved_session_keeps_its_length_and_ends_on_its_day(int minute, string start, string end) =>
        Assert.Equal(new SessionTimes(Day.AddDays(1), TimeOnly.Parse(start, null), TimeOnly.Parse(end, null)), AgendaTimes.Moved(Entry(1, "10:00", "12:00").Times, Day.AddDays(1), minute));

    private static AgendaEntry Entry(long id, string start, string end) =>
        new(id, 1, "", new SessionTimes(Day, TimeOnly.Parse(start, null), TimeOnly.Parse(end, null)), 1, "", null, "", [], WorkshopStatus.Open, false, true);
}
