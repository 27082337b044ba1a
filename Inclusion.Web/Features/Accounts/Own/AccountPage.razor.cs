using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Own;

/// <summary>One's own language and password.</summary>
public partial class AccountPage(FindOwnAccount find, ChangeOwnLanguage changeLanguage, ChangeOwnPassword changePassword, ListOwnSessions list, EndOwnSessions end, StaffSession session, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice<string>> Languages = [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    private OwnAccount? _own;
    private Refusal? _refusal;
    private OpenSessions _sessions = new([], TimeZoneInfo.Utc);

    /// <summary>What was done, after which the page is asked for anew: <c>language</c>, <c>password</c> or <c>session</c>.</summary>
    [SupplyParameterFromQuery(Name = "kept")]
    private string? Kept { get; set; }

    [SupplyParameterFromForm(FormName = "language")]
    private LanguageInput? Spoken { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordInput? Passwords { get; set; }

    [SupplyParameterFromForm(FormName = "sessions")]
    private EndingInput? Ending { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string? Subtitle => _own is null ? null : $"{_own.Name} · {_own.Email} · {EnumWords.Of(_own.Role)}";

    protected override async Task OnInitializedAsync()
    {
        _own = await find.RunAsync(Http.RequestAborted);
        if (_own is null)
        {
            // The cookie is still good for some seconds, the account is not.
            await session.EndAsync(Http.RequestAborted);
            navigation.NavigateTo(Routes.SignIn);
            return;
        }

        _sessions = await list.RunAsync(SessionKey.Of(Http.User), Http.RequestAborted);
    }

    private string LineOf(OpenSession one) => SessionWords.LineOf(one, _sessions.Zone);

    private string? Sentence<T>()
        where T : Refusal => _refusal is T ? RefusalSentences.Of(_refusal) : null;

    private async Task KeepLanguageAsync()
    {
        if (Language.Find(Spoken?.Code) is not { } language)
        {
            return;
        }

        _refusal = (await changeLanguage.RunAsync(language.Code, Http.RequestAborted)).Refusal;
        if (_refusal is null)
        {
            RequestLanguage.Remember(Http.Response, language);
            navigation.NavigateTo(Routes.AccountKept("language"));
        }
    }

    private async Task KeepPasswordAsync()
    {
        var outcome = await changePassword.RunAsync(new ChangeOwnPasswordCommand(Passwords?.Current ?? "", Passwords?.New ?? ""), Http.RequestAborted);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            await session.BeginAsync(outcome.Value, Http.RequestAborted);
            navigation.NavigateTo(Routes.AccountKept("password"));
        }
    }

    private async Task EndSessionsAsync()
    {
        if (Ending is not ({ All: true } or { Session: not null }))
        {
            return;
        }

        _refusal = (await end.RunAsync(Ending.All ? null : Ending.Session, Http.RequestAborted)).Refusal;
        if (_refusal is null)
        {
            navigation.NavigateTo(Ending.All ? Routes.SignIn : Routes.AccountKept("session"));
        }
    }

    private sealed class LanguageInput
    {
        public string? Code { get; set; }
    }

    private sealed class EndingInput
    {
        public long? Session { get; set; }

        public bool All { get; set; }
    }

    private sealed class PasswordInput
    {
        public string? Current { get; set; }

        public string? New { get; set; }
    }
}
