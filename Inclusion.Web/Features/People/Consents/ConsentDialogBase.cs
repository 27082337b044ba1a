using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.People.Consents;

/// <summary>What the two dialogs about a consent have in common: whose, which kind, which day. They close with true when it was written down.</summary>
public abstract class ConsentDialogBase : ComponentBase
{
    [Parameter, EditorRequired]
    public PersonView Person { get; set; } = default!;

    /// <summary>Null: still to be chosen.</summary>
    [Parameter]
    public ConsentKind? Kind { get; set; }

    [Inject]
    protected Dialogs Dialogs { get; set; } = default!;

    protected DateOnly? On { get; set; }

    protected Refusal? Refusal { get; private set; }

    protected override void OnInitialized() => On = Person.Today;

    protected void Settle(Outcome outcome)
    {
        Refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            Dialogs.Close(true);
        }
    }
}
