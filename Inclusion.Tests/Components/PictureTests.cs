using Bunit;
using Inclusion.Domain.Centres;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Tests.Components;

/// <summary>Pictures with their words: a line of what happened, a week of opening hours.</summary>
public sealed class PictureTests : KitContext
{
    [Fact]
    public void A_time_line_is_a_list_whose_drawings_say_nothing()
    {
        RenderFragment<string> words = what => builder => builder.AddContent(0, what);

        var line = Render<Timeline<string>>(p => p
            .Add(t => t.Label, "What happened")
            .Add(t => t.Items, ["Returned", "Lent"])
            .Add(t => t.Key, what => what)
            .Add(t => t.Look, what => what == "Lent" ? (Glyph.Swap, Tone.Info) : (Glyph.Return, Tone.Good))
            .Add(t => t.ChildContent, words));

        Assert.Equal("What happened", NameOf(line.Find("[role=list]")));
        Assert.Equal(["Returned", "Lent"], line.FindAll("[role=list] > [role=listitem]").Select(Text));
        Assert.Equal(["good", "info"], line.FindAll("[aria-hidden=true].timeline-dot").Select(dot => dot.ClassList[^1]));
    }

    [Fact]
    public void A_week_of_hours_says_each_day_in_words_and_draws_each_stretch()
    {
        var week = Render<WeekOfHours>(p => p.Add(w => w.Hours, WeeklyHours.Parse("Mon 09:00-12:00,14:00-18:00;Sat 07:30-13:00")));

        Assert.Equal(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], week.FindAll("dt").Select(Text));
        Assert.Equal("09:00–12:00, 14:00–18:00", Text(week.FindAll("dd")[0]));
        Assert.Equal("closed", Text(week.FindAll("dd")[1]));

        // Drawn from six in the morning, because one day begins before eight, to six in the evening; minutes to the right of that.
        Assert.Equal([("180", "180"), ("480", "240"), ("90", "330")], week.FindAll(".open").Select(bar => (bar.GetAttribute("x"), bar.GetAttribute("width"))));
        Assert.Equal(["6", "8", "10", "12", "14", "16", "18"], week.FindAll(".week-scale > span").Select(Text));
        Assert.All(week.FindAll("svg"), picture => Assert.Equal("true", picture.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void A_day_that_is_not_understood_is_drawn_closed_and_not_complained_of()
    {
        List<DayHours> days = [new(DayOfWeek.Monday, "9h-12"), new(DayOfWeek.Tuesday, "whenever")];

        Assert.Equal("Mon 09:00-12:00", DayHours.Understood(days).ToString());
        Assert.DoesNotContain(days, day => day.IsWrong);
    }
}
