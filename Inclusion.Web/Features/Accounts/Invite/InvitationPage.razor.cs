using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Invite;

/// <summary>Where the link of an invitation leads: name, password, and in.</summary>
public partial class InvitationPage(AcceptInvitation accept, SignInSteps steps, NavigationManager navigation)
{
    private OpenInvitation? _invitation;
    private Refusal? _refusal;

    [SupplyParameterFromQuery]
    private string? Secret { get; set; }

    [SupplyParameterFromForm(FormName = "invitation")]
    private Input? Form { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _invitation = await accept.FindAsync(Secret ?? "", Http.RequestAborted);

    private string? Sentence<T>()
        where T : Refusal => _refusal is T ? RefusalSentences.Of(_refusal) : null;

    private async Task SubmitAsync()
    {
        var outcome = await accept.RunAsync(new AcceptCommand(Secret: Secret ?? "", Name: Form?.Name ?? "", Password: Form?.Password ?? "", Language: Language.Current.Code), Http.RequestAborted);
        if (outcome.IsRefused)
        {
            _refusal = outcome.Refusal;
            _invitation = outcome.Refusal is InvitationNotValid ? null : _invitation;
            return;
        }

        navigation.NavigateTo(await steps.AfterPasswordAsync(outcome.Value, Routes.Today, Http.RequestAborted));
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
