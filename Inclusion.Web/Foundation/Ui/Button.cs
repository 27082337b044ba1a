using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// The library's button with our rule: while what it started runs it is busy and takes no further click; the second click of a double click is not a second
/// wish. It is never disabled for being busy: that would lose the keyboard's place. Outlined unless told otherwise; filled in the primary colour for the one
/// thing to do on a page, in the colour of errors for what takes something away, as text for what looks like a link.
/// </summary>
public sealed class Button : MudButton
{
    // How the framework itself writes @onclick:preventDefault; a component's author has no other word for it.
    private const string PreventDefault = "__internal_preventDefault_onclick";

    private bool _running;

    public Button()
    {
        Variant = Variant.Outlined;
        Ripple = false;
    }

    /// <summary>Before the words.</summary>
    [Parameter]
    public Glyph? Icon { get; set; }

    /// <summary>Busy for a reason of the page's own.</summary>
    [Parameter]
    public bool Busy { get; set; }

    [CascadingParameter]
    private ActionForm? Form { get; set; }

    private bool IsBusy => _running || Busy || (ButtonType == ButtonType.Submit && Form is { IsBusy: true });

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        StartIcon = Icon?.Drawing();
    }

    /// <summary>With <see cref="MudBaseButton.Href"/> as well, what it does takes the place of following the link, which leads there only while the page is not alive.</summary>
    protected override async Task OnClickHandler(MouseEventArgs ev)
    {
        if (IsBusy || ev.Detail > 1)
        {
            return;
        }

        // Said by hand: what handles the click is a part of the button, which would draw only itself anew.
        _running = true;
        StateHasChanged();
        try
        {
            await base.OnClickHandler(ev);
        }
        finally
        {
            _running = false;
            StateHasChanged();
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        UserAttributes["aria-busy"] = IsBusy ? "true" : null;
        UserAttributes[PreventDefault] = Href is not null && OnClick.HasDelegate;
        base.BuildRenderTree(__builder);
    }
}
