using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Asks whoever is at an open page for their password or passkey where an operation wants it (<see cref="ConfirmationNeeded"/>), and goes on.</summary>
public sealed class IdentityCheck(CurrentStaff current, Dialogs dialogs, NavigationManager navigation)
{
    /// <summary>Runs it, asks where it is refused for that reason, and runs it once more. Whoever gives no answer is refused as before.</summary>
    /// <param name="operation">Does nothing when it is refused.</param>
    public async Task<Outcome> RunAsync(Func<Task<Outcome>> operation)
    {
        var outcome = await operation();
        return outcome.Refusal is ConfirmationNeeded && await AskAsync() ? await operation() : outcome;
    }

    /// <inheritdoc cref="RunAsync(Func{Task{Outcome}})" />
    public async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> operation)
    {
        var outcome = await operation();
        return outcome.Refusal is ConfirmationNeeded && await AskAsync() ? await operation() : outcome;
    }

    /// <summary>Fetches a file that asks for it: here first, so that they stay on the page.</summary>
    public async Task FetchAsync(string address)
    {
        if (await current.IsConfirmedAsync(CancellationToken.None) || await AskAsync())
        {
            navigation.NavigateTo(address, forceLoad: true);
        }
    }

    private Task<bool> AskAsync() => dialogs.OpenAsync<ConfirmIdentity, bool>(CommonText.ConfirmIdentityTitle);
}
