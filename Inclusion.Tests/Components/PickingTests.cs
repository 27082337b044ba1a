using AngleSharp.Dom;
using Bunit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components.Web;

namespace Inclusion.Tests.Components;

/// <summary>Search as one types, and scanning.</summary>
public sealed class PickingTests : KitContext
{
    private readonly List<string> _chosen = [];
    private readonly List<string> _created = [];

    [Fact]
    public async Task What_is_found_is_offered_in_a_list_that_the_box_names_and_says_aloud()
    {
        var picker = await TypedAsync("a");

        var box = Box(picker);
        Assert.Equal("Find a person", NameOf(box));
        Assert.Equal("true", box.GetAttribute("aria-expanded"));
        Assert.Equal(["Ada", "Anna"], picker.FindAll("[role=option]").Select(Text));
        Assert.Equal("Find a person", NameOf(picker.Find($"#{box.GetAttribute("aria-controls")}")));
        Assert.Equal("2 found", Text(picker.Find("[role=status]")));
    }

    [Fact]
    public async Task Arrows_move_in_the_list_and_return_takes()
    {
        var picker = await TypedAsync("a");

        await KeyAsync(picker, "ArrowDown");
        var active = picker.Find($"#{Box(picker).GetAttribute("aria-activedescendant")}");
        Assert.Equal(("Anna", "true"), (Text(active), active.GetAttribute("aria-selected")));
        await KeyAsync(picker, "Enter");

        Assert.Equal(["Anna"], _chosen);
        Assert.Equal("false", Box(picker).GetAttribute("aria-expanded"));
        Assert.Equal("", Box(picker).GetAttribute("value"));
    }

    [Fact]
    public async Task Return_before_the_list_is_there_takes_the_only_one_and_among_several_none()
    {
        var picker = Picker();
        _ = Box(picker).InputAsync("ad");
        await KeyAsync(picker, "Enter");
        Assert.Equal(["Ada"], _chosen);

        _ = Box(picker).InputAsync("a");
        await KeyAsync(picker, "Enter");
        Assert.Equal(["Ada"], _chosen);
        Assert.Equal("true", Box(picker).GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Escape_closes_the_list_and_then_empties_the_box()
    {
        var picker = await TypedAsync("a");

        await KeyAsync(picker, "Escape");
        Assert.Equal(("false", "a"), (Box(picker).GetAttribute("aria-expanded"), Box(picker).GetAttribute("value")));
        await KeyAsync(picker, "Escape");
        Assert.Equal("", Box(picker).GetAttribute("value"));
    }

    [Fact]
    public async Task What_nobody_is_called_is_said_or_can_be_made()
    {
        var picker = await TypedAsync("zoe");
        Assert.Equal(CommonText.NothingFound, Text(picker.Find(".picker-remark")));

        var making = await TypedAsync("zoe", canCreate: true);
        await making.FindAll("[role=option]").Single(o => Text(o) == "Add zoe").ClickAsync(new MouseEventArgs());
        Assert.Equal(["zoe"], _created);
    }

    [Fact]
    public void A_box_in_which_nobody_was_chosen_says_what_is_wrong()
    {
        var box = Box(Picker(error: "Choose a person."));

        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Equal(["Choose a person."], DescriptionsOf(box));
    }

    [Fact]
    public async Task A_scanned_code_goes_to_the_page_which_says_whether_it_was_taken()
    {
        var scanned = new List<string>();
        var field = Render<ScanField>(p => p
            .Add(f => f.Label, "Scan a tag")
            .Add(f => f.Hint, "Or type it")
            .Add(f => f.OnScan, code => { scanned.Add(code); return Task.FromResult(code == "LT-1"); }));
        var input = field.Find("input");

        Assert.Equal("Scan a tag", NameOf(input));
        Assert.Equal(["Or type it"], DescriptionsOf(input));
        Assert.True(await field.InvokeAsync(() => field.Instance.ScannedAsync("LT-1")));
        Assert.False(await field.InvokeAsync(() => field.Instance.ScannedAsync("XX-9")));
        Assert.Equal(["LT-1", "XX-9"], scanned);
    }

    private static IElement Box(IRenderedComponent<SearchPicker<string>> picker) => picker.Find("[role=combobox]");

    private static Task KeyAsync(IRenderedComponent<SearchPicker<string>> picker, string key) => Box(picker).KeyDownAsync(new KeyboardEventArgs { Key = key });

    /// <summary>Typed, waited for, and answered.</summary>
    private async Task<IRenderedComponent<SearchPicker<string>>> TypedAsync(string text, bool canCreate = false)
    {
        var picker = Picker(canCreate);
        var typing = Box(picker).InputAsync(text);
        Clock.Advance(TimeSpan.FromMilliseconds(200));
        await typing;
        return picker;
    }

    private IRenderedComponent<SearchPicker<string>> Picker(bool canCreate = false, string? error = null) => Render<SearchPicker<string>>(p => p
        .Add(s => s.Label, "Find a person")
        .Add(s => s.Search, (text, _) => Task.FromResult(new Found<string>([.. new[] { "Ada", "Anna", "Bo" }.Where(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase))])))
        .Add(s => s.Option, name => name)
        .Add(s => s.OnChosen, name => _chosen.Add(name))
        .Add(s => s.CreateText, canCreate ? text => $"Add {text}" : null)
        .Add(s => s.OnCreate, name => _created.Add(name))
        .Add(s => s.Error, error));
}
