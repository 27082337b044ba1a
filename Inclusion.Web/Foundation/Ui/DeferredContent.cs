using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>Draws its content after its elder siblings have been set up: a table after its columns are known.</summary>
public sealed class DeferredContent : ComponentBase
{
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
