using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// What every field has. Works in interactive pages by two-way binding (<c>@bind-Value</c>) and in static pages by <see cref="Name"/>,
/// the name that its value is posted under.
/// </summary>
public abstract class FieldBase<T> : ComponentBase, IFormField, IDisposable
{
    private readonly string _ownId = ElementIds.Next("field");

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public T? Value { get; set; }

    [Parameter]
    public EventCallback<T?> ValueChanged { get; set; }

    /// <summary>How to fill it in, before any mistake is made.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong with it, as a sentence; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Says "required" beside the label. Whether it is filled in is the operation's to check.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>Says "optional" beside the label, on forms where most is required.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Takes the keyboard when the page or dialog appears, unless someone is already typing elsewhere: at most one of a page.</summary>
    [Parameter]
    public bool AutoFocus { get; set; }

    /// <summary>What the browser may fill in, as of the HTML standard (<c>email</c>, <c>current-password</c>, …). Off unless said: a desk's browser must not offer one person's data to the next.</summary>
    [Parameter]
    public string Autocomplete { get; set; } = "off";

    /// <summary>The name in a posted form; only static pages need it.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The id of the control, where something else must name it.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    protected ElementReference Control { get; set; }

    /// <summary>What wants to know of changes; null outside of any.</summary>
    [CascadingParameter]
    private ChangeWatch? Watch { get; set; }

    /// <summary>The form that is not sent while this field is not understood; null outside of any.</summary>
    [CascadingParameter]
    private ActionForm? Form { get; set; }

    /// <summary>What is wrong with how the field is filled in, as a sentence; null when nothing is. Unlike <see cref="Error"/>, which is the answer of an operation, it keeps the form from being sent.</summary>
    public virtual string? Problem => null;

    protected string ControlId => Id ?? Name?.Replace('.', '-') ?? _ownId;

    /// <summary>The sentence under the control: the page's own first, then one about how the text was typed.</summary>
    protected string? ShownError => Error ?? Problem;

    protected string? AriaInvalid => ShownError is null ? null : "true";

    protected string? AriaRequired => Required ? "true" : null;

    protected string? DescribedBy => Field.DescriptionIds(ControlId, Hint, ShownError);

    public ValueTask FocusAsync() => Control.FocusAsync();

    public void Dispose()
    {
        Form?.Leave(this);
        GC.SuppressFinalize(this);
    }

    protected async Task SetAsync(T? value)
    {
        Value = value;
        await ValueChanged.InvokeAsync(value);
        if (Watch is not null)
        {
            await Watch.ChangedAsync();
        }
    }

    /// <summary>What was typed has begun or ceased to be understood, and the value is as it was.</summary>
    protected Task TellUnderstandingAsync() => Form?.OnUnderstanding.InvokeAsync() ?? Task.CompletedTask;

    /// <summary>The control with its label, hint and error.</summary>
    protected RenderFragment Framed(RenderFragment control) => Field.Of(Label, ControlId, control, Hint, ShownError, Required, Optional);

    /// <summary>
    /// The attributes of the control: those of every field, its own kind's, and what the page adds or replaces. A field that tells every keystroke is bound to
    /// <c>oninput</c> rather than listening to it: only then does the framework know what was typed, and never writes an older text over it on a slow line.
    /// </summary>
    protected IReadOnlyDictionary<string, object> Merged(Dictionary<string, object?> own)
    {
        own["class"] = "control";
        own["id"] = ControlId;
        own["name"] = Name;
        own["disabled"] = Disabled;
        own["autofocus"] = AutoFocus;
        own["autocomplete"] = Autocomplete;
        own["aria-describedby"] = DescribedBy;
        own["aria-invalid"] = AriaInvalid;
        own["aria-required"] = AriaRequired;
        foreach (var (name, value) in Attributes ?? new Dictionary<string, object>())
        {
            own[name] = value;
        }

        return own.Where(attribute => attribute.Value is not null).ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);
    }

    protected override void OnInitialized() => Form?.Enter(this);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && AutoFocus)
        {
            await Js.GiveKeyboardAsync(Control);
        }
    }
}
