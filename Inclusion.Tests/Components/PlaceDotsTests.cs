using Bunit;
using Inclusion.Web.Shared.Training;

namespace Inclusion.Tests.Components;

/// <summary>How full a workshop is.</summary>
public sealed class PlaceDotsTests : KitContext
{
    [Fact]
    public void Each_place_is_a_dot_and_the_words_say_the_same()
    {
        var places = Show(taken: 5, capacity: 8, waiting: 2);

        Assert.Equal("5 of 8 seats taken · 2 waiting", Text(places.Find(".places")));
        Assert.Equal((5, 3, 2), (places.FindAll(".taken").Count, places.FindAll(".free").Count, places.FindAll(".waiting").Count));
        Assert.Equal("true", places.Find(".place-dots").GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(20, 0, true)]
    [InlineData(21, 0, false)]
    [InlineData(15, 6, false)]
    public void More_than_twenty_are_a_bar(int capacity, int waiting, bool asDots)
    {
        var places = Show(taken: 7, capacity, waiting);

        Assert.Equal(asDots ? capacity : 0, places.FindAll(".place-dot").Count);
        Assert.Equal(asDots ? 0 : 1, places.FindAll(".place-bar").Count);
    }

    [Fact]
    public void A_bar_is_as_long_as_the_share_that_is_taken() => Assert.Equal("25", Show(taken: 10, capacity: 40).Find(".place-bar .taken").GetAttribute("width"));

    [Fact]
    public void In_a_column_the_numbers_are_seen_and_the_sentence_is_read_out()
    {
        var places = Render<PlaceDots>(p => p.Add(x => x.Taken, 5).Add(x => x.Capacity, 8).Add(x => x.IsBrief, true));

        Assert.Equal("5 / 8", Text(places.Find(".places-words > [aria-hidden=true]")));
        Assert.Equal("5 of 8 seats taken", Text(places.Find(".places-words > .visually-hidden")));
    }

    private IRenderedComponent<PlaceDots> Show(int taken, int capacity, int waiting = 0) =>
        Render<PlaceDots>(p => p.Add(x => x.Taken, taken).Add(x => x.Capacity, capacity).Add(x => x.Waiting, waiting));
}
