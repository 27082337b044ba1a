using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Own;

/// <summary>One's own language and password.</summary>
public partial class AccountPage(FindOwnAccount find, ChangeOwnLanguage changeLanguage, ChangeOwnPassword changePassword, StaffSession session, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice<string>> Languages = [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    private OwnAccount? _own;
    private Refusal? _refusal;
    private bool _isPasswordKept;

    /// <summary>Present after the language was changed: the page is asked for anew, in that language.</summary>
    [SupplyParameterFromQuery(Name = "language")]
    private string? Kept { get; set; }

    [SupplyParameterFromForm(FormName = "language")]
    private LanguageInput? Spoken { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordInput? Passwords { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string? Subtitle => _own is null ? null : $"{_own.Name} · {_own.Email} · {EnumWords.Of(_own.Role)}";

    private bool IsLanguageKept => Kept == "kept" && Passwords is null;

    protected override async Task OnInitializedAsync()
    {
        _own = await find.RunAsync(Http.RequestAborted);
        if (_own is null)
        {
            // The cookie is still good for some seconds, the account is not.
            await session.EndAsync();
            navigation.NavigateTo(Routes.SignIn);
        }
    }

    private string? Sentence<T>()
        where T : Refusal => _refusal is T ? RefusalSentences.Of(_refusal) : null;

    private async Task KeepLanguageAsync()
    {
        if (Language.Find(Spoken?.Code) is { } language && !(await changeLanguage.RunAsync(language.Code, Http.RequestAborted)).IsRefused)
        {
            RequestLanguage.Remember(Http.Response, language);
            navigation.NavigateTo(Routes.AccountWithLanguageKept);
        }
    }

    private async Task KeepPasswordAsync()
    {
        var outcome = await changePassword.RunAsync(new ChangeOwnPasswordCommand(Passwords?.Current ?? "", Passwords?.New ?? ""), Http.RequestAborted);
        _refusal = outcome.Refusal;
        _isPasswordKept = !outcome.IsRefused;
        if (_isPasswordKept)
        {
            await session.BeginAsync(outcome.Value, Http.RequestAborted);
        }
    }

    private sealed class LanguageInput
    {
        public string? Code { get; set; }
    }

    private sealed class PasswordInput
    {
        public string? Current { get; set; }

        public string? New { get; set; }
    }
}
