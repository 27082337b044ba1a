using AngleSharp.Dom;
using Bunit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Tests.Components;

/// <summary>What every field promises: a name, what is wanted of it, what is wrong with it.</summary>
public sealed class FieldTests : KitContext
{
    [Theory]
    [InlineData(true, false, "Name (required)")]
    [InlineData(false, true, "Name (optional)")]
    [InlineData(false, false, "Name")]
    public void A_label_is_its_words_and_mark_and_not_a_sign_more(bool required, bool optional, string words)
    {
        using var speaking = Language.English.Speak();
        Assert.Equal(words, Render<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.Required, required).Add(f => f.Optional, optional)).Find("label").TextContent);
    }

    [Fact]
    public void A_field_is_named_by_its_label_and_described_by_its_hint_and_then_its_error()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.Hint, "As on the card").Add(f => f.Error, "Is missing").Add(f => f.Required, true));

        var input = field.Find("input");
        Assert.Equal("Name (required)", NameOf(input));
        Assert.Equal(["As on the card", "Is missing"], DescriptionsOf(input));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
    }

    [Fact]
    public void A_field_without_a_fault_is_not_called_invalid_and_names_no_error()
    {
        var input = Render<TextField>(p => p.Add(f => f.Label, "Name")).Find("input");

        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("aria-required"));
    }

    [Fact]
    public void What_is_typed_into_a_text_is_told_when_the_field_is_left_or_at_every_key_where_it_is_asked_for()
    {
        var told = new List<string?>();
        var field = Render<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.ValueChanged, (string? text) => told.Add(text)));
        field.Find("input").Change("Ada");

        var eager = Render<TextField>(p => p.Add(f => f.Label, "Name").Add(f => f.Immediate, true).Add(f => f.ValueChanged, (string? text) => told.Add(text)));
        eager.Find("input").Input("Bo");

        Assert.Equal(["Ada", "Bo"], told);
    }

    [Fact]
    public void What_is_around_a_field_is_told_of_its_change_after_the_field_has_it()
    {
        string? value = null;
        string? seen = null;
        var watch = Render<ChangeWatch>(p => p
            .Add(w => w.OnChange, () => seen = value)
            .AddChildContent<TextField>(f => f.Add(t => t.Label, "Name").Add(t => t.ValueChanged, (string? text) => value = text)));

        watch.Find("input").Change("Ada");

        Assert.Equal("Ada", seen);
    }

    [Fact]
    public void What_is_not_a_number_stays_says_so_and_takes_nothing_away()
    {
        int? value = 7;
        var field = Render<NumberField<int>>(p => p.Add(f => f.Label, "Days").Add(f => f.Value, value).Add(f => f.ValueChanged, (int? number) => value = number));

        field.Find("input").Change("a few");

        var input = field.Find("input");
        Assert.Equal("a few", input.GetAttribute("value"));
        Assert.Equal([CommonText.NotAWholeNumber], DescriptionsOf(input));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(7, value);
    }

    [Fact]
    public void A_number_out_of_its_bounds_says_which()
    {
        var field = Render<NumberField<int>>(p => p.Add(f => f.Label, "Days").Add(f => f.Value, 40).Add(f => f.Max, 30));

        Assert.Contains("30", Assert.Single(DescriptionsOf(field.Find("input"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_gives_its_value_and_the_empty_line_none()
    {
        Tone? chosen = Tone.Bad;
        var field = Render<SelectField<Tone?>>(p => p
            .Add(f => f.Label, "Tone")
            .Add(f => f.Empty, "Choose")
            .Add(f => f.Choices, [new Choice<Tone?>(Tone.Good, "Good"), new Choice<Tone?>(Tone.Bad, "Bad")])
            .Add(f => f.Value, chosen)
            .Add(f => f.ValueChanged, (Tone? tone) => chosen = tone));
        var select = field.Find("select");

        Assert.Equal("Tone", NameOf(select));
        Assert.Equal(["Choose", "Good", "Bad"], field.FindAll("option").Select(Text));
        select.Change("Good");
        Assert.Equal(Tone.Good, chosen);
        select.Change("");
        Assert.Null(chosen);
    }

    [Fact]
    public void A_tick_is_named_by_the_words_beside_it()
    {
        var isOn = false;
        var field = Render<CheckField>(p => p.Add(f => f.Label, "Keep me informed").Add(f => f.ValueChanged, (bool on) => isOn = on));
        var box = field.Find("input");

        Assert.Equal("checkbox", box.GetAttribute("type"));
        Assert.Equal("Keep me informed", NameOf(box));
        box.Change(true);
        Assert.True(isOn);
    }

    /// <summary>A page that is drawn anew while a tick is written down has the old value still: it does not take the tick back. What was refused is taken back at the end.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tick_stays_while_it_is_written_down(bool kept)
    {
        var writing = new TaskCompletionSource();
        var isOn = false;
        IRenderedComponent<CheckField>? field = null;
        field = Render<CheckField>(p => p.Add(f => f.Label, "Charger").Add(f => f.Value, isOn).Add(f => f.ValueChanged, async (bool on) =>
        {
            await writing.Task;
            isOn = kept && on;
            field!.Render(again => again.Add(f => f.Value, isOn));
        }));

        var ticked = field.Find("input").ChangeAsync(true);
        field.Render(again => again.Add(f => f.Value, isOn));
        Assert.True(field.Find("input").HasAttribute("checked"));

        writing.SetResult();
        await ticked;
        Assert.Equal(kept, field.Find("input").HasAttribute("checked"));
    }

    [Fact]
    public void A_date_keeps_to_its_bounds_and_gives_the_day()
    {
        DateOnly? day = null;
        var field = Render<DateField>(p => p
            .Add(f => f.Label, "Due")
            .Add(f => f.Min, new DateOnly(2026, 3, 1))
            .Add(f => f.Max, new DateOnly(2026, 3, 31))
            .Add(f => f.ValueChanged, (DateOnly? chosen) => day = chosen));
        var input = field.Find("input");

        Assert.Equal(("2026-03-01", "2026-03-31"), (input.GetAttribute("min"), input.GetAttribute("max")));
        input.Change("2026-03-15");
        Assert.Equal(new DateOnly(2026, 3, 15), day);
    }

    [Fact]
    public void A_posted_field_has_the_id_and_name_that_the_server_reads()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var area = Render<TextAreaField>(p => p.Add(f => f.Label, "Note").Add(f => f.Name, "Form.Note").Add(f => f.MaxLength, 20)).Find("textarea");

        Assert.Equal(("Form-Note", "Form.Note"), (area.Id, area.GetAttribute("name")));

        // No script tells there what would be cut off: the operation does.
        Assert.False(area.HasAttribute("maxlength"));
        Assert.Equal("Note", NameOf(area));
    }
}
