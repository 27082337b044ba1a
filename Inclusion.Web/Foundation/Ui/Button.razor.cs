using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// A button, or with <see cref="Href"/> a link that looks like one. While what it started runs it is busy and takes no further click;
/// the second click of a double click is not a second wish. It is never disabled for being busy: that would lose the keyboard's place.
/// </summary>
public partial class Button
{
    private ElementReference _element;
    private bool _running;

    [Parameter]
    public ButtonKind Kind { get; set; }

    /// <summary><c>button</c>, or <c>submit</c> in a form.</summary>
    [Parameter]
    public string Type { get; set; } = "button";

    /// <summary>Where it leads; null for a button that does something.</summary>
    [Parameter]
    public string? Href { get; set; }

    [Parameter]
    public Glyph? Icon { get; set; }

    /// <summary>What it does. With <see cref="Href"/> as well it is done in place of following the link, which leads there only while the page is not alive.</summary>
    [Parameter]
    public EventCallback OnClick { get; set; }

    /// <summary>Busy for a reason of the page's own.</summary>
    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>As wide as what it stands in.</summary>
    [Parameter]
    public bool Wide { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter]
    private ActionForm? Form { get; set; }

    private bool IsBusy => _running || Busy || (Type == "submit" && Form is { IsBusy: true });

    private string Css => "button" + Kind switch
    {
        ButtonKind.Primary => " primary",
        ButtonKind.Danger => " danger",
        ButtonKind.Quiet => " quiet",
        _ => "",
    } + (Wide ? " wide" : "");

    public ValueTask FocusAsync() => _element.FocusAsync();

    private async Task ClickAsync(MouseEventArgs click)
    {
        if (IsBusy || click.Detail > 1)
        {
            return;
        }

        _running = true;
        try
        {
            await OnClick.InvokeAsync();
        }
        finally
        {
            _running = false;
        }
    }
}
