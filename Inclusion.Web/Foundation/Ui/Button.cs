using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// The library's button as it writes it, with our rule: while what it started runs it is busy and takes no further click; the second click of a double click is
/// not a second wish. It is never disabled for being busy: that would lose the keyboard's place. Outlined unless told otherwise; filled in the primary colour for
/// the one thing to do on a page, in the colour of errors for what takes something away, as text for what looks like a link. The library's own is two to three
/// components, which a list with a button in each row cannot afford.
/// </summary>
public sealed class Button : ComponentBase
{
    // How the framework itself writes @onclick:preventDefault and @onclick:stopPropagation; a component's author has no other word for it.
    private const string PreventDefault = "__internal_preventDefault_onclick";
    private const string StopPropagation = "__internal_stopPropagation_onclick";

    private static readonly ConcurrentDictionary<(Variant Variant, Color Color, bool IsFullWidth), string> Classes = new();

    private ElementReference _element;
    private bool _running;

    [Parameter]
    public Variant Variant { get; set; } = Variant.Outlined;

    [Parameter]
    public Color Color { get; set; } = Color.Default;

    [Parameter]
    public ButtonType ButtonType { get; set; } = ButtonType.Button;

    /// <summary>Before the words.</summary>
    [Parameter]
    public Glyph? Icon { get; set; }

    /// <summary>Where it leads: it is a link then; null for a button. With <see cref="OnClick"/> as well, what that does takes the place of following the link, which leads there only while the page is not alive.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>Where a link opens, as <c>_blank</c>; null for here.</summary>
    [Parameter]
    public string? Target { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [Parameter]
    public bool FullWidth { get; set; }

    /// <summary>Busy for a reason of the page's own.</summary>
    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback<MouseEventArgs> OnClick { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter]
    private ActionForm? Form { get; set; }

    private bool IsLink => Href is not null && !Disabled;

    private bool IsBusy => _running || Busy || (ButtonType == ButtonType.Submit && Form is { IsBusy: true });

    /// <summary>The classes of something that looks like a button.</summary>
    public static string Css(Variant variant = Variant.Outlined, Color color = Color.Default, bool isFullWidth = false) => Classes.GetOrAdd((variant, color, isFullWidth), static of =>
    {
        var (kind, colour) = (of.Variant.ToString().ToLowerInvariant(), of.Color.ToString().ToLowerInvariant());
        return $"mud-button-root mud-button mud-button-{kind} mud-button-{kind}-{colour} mud-button-{kind}-size-medium{(of.IsFullWidth ? " mud-width-full" : "")}";
    });

    /// <summary>A link that looks like a button, without a component: for lines of a list.</summary>
    /// <param name="label">Its name for assistive technology; null: its words.</param>
    public static RenderFragment Link(string href, string words, Glyph? icon = null, string? label = null) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "class", Css());
        builder.AddAttribute(2, "href", href);
        builder.AddAttribute(3, "aria-label", label);
        if (icon is { } drawn)
        {
            builder.AddContent(4, drawn.BeforeWords());
        }

        builder.AddContent(5, words);
        builder.CloseElement();
    };

    public ValueTask FocusAsync() => _element.FocusAsync();

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, IsLink ? "a" : "button");
        builder.AddAttribute(1, "class", Css(Variant, Color, FullWidth));
        if (IsLink)
        {
            builder.AddAttribute(2, "href", Href);
            builder.AddAttribute(3, "target", Target);
            builder.AddAttribute(4, "rel", Target == "_blank" ? "noopener" : null);
        }
        else
        {
            builder.AddAttribute(5, "type", ButtonType switch { ButtonType.Submit => "submit", ButtonType.Reset => "reset", _ => "button" });
            builder.AddAttribute(6, "disabled", Disabled);
            builder.AddAttribute(7, StopPropagation, true);
        }

        builder.AddAttribute(8, "aria-busy", IsBusy ? "true" : null);
        if (OnClick.HasDelegate && !Disabled)
        {
            builder.AddAttribute(9, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, ClickAsync));
            builder.AddAttribute(10, PreventDefault, IsLink);
        }

        builder.AddMultipleAttributes(11, Attributes);
        builder.AddElementReferenceCapture(12, element => _element = element);
        builder.OpenElement(13, "span");
        builder.AddAttribute(14, "class", "mud-button-label");
        if (Icon is { } icon)
        {
            builder.AddContent(15, icon.BeforeWords());
        }

        builder.AddContent(16, ChildContent);
        builder.CloseElement();
        builder.CloseElement();
    }

    private async Task ClickAsync(MouseEventArgs click)
    {
        if (IsBusy || click.Detail > 1)
        {
            return;
        }

        // Said by hand: what handles the click is a part of the button, which would draw only itself anew.
        _running = true;
        StateHasChanged();
        try
        {
            await OnClick.InvokeAsync(click);
        }
        finally
        {
            _running = false;
            StateHasChanged();
        }
    }
}
