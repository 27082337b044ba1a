using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>
/// Knows whether a page is one that was there before. The tab remembers which forms are open on its page: after a lost connection or a restart of the server
/// the page is loaded again, or goes on in another circuit, and is still the same page; coming to it by a link, also in the same tab, makes a new one.
/// </summary>
public sealed class DraftPage : CircuitHandler, IDisposable
{
    private readonly string _circuit = NewName();
    private readonly IJSRuntime _js;
    private readonly NavigationManager _navigation;
    private IJSObjectReference? _module;
    private bool _hasMoved;

    public DraftPage(IJSRuntime js, NavigationManager navigation)
    {
        (_js, _navigation) = (js, navigation);
        _navigation.LocationChanged += Move;
    }

    /// <summary>The page with this form: the name that it had before, or a new one.</summary>
    /// <param name="script">The address of drafts.js.</param>
    public async Task<DraftPlace> ClaimAsync(string form, string script)
    {
        _module ??= await _js.InvokeAsync<IJSObjectReference>("import", $"./{script}");
        var place = await _module.InvokeAsync<string[]>("claim", form, NewName(), _circuit, _hasMoved);
        return new DraftPlace(place[0], TimeZoneInfo.TryFindSystemTimeZoneById(place[1], out var zone) ? zone : TimeZoneInfo.Utc);
    }

    /// <summary>The page goes on with what another one had.</summary>
    public async Task HoldAsync(string form, string page) => await _module!.InvokeVoidAsync("hold", form, page);

    public void Dispose() => _navigation.LocationChanged -= Move;

    private static string NewName() => Guid.NewGuid().ToString("N");

    private void Move(object? sender, LocationChangedEventArgs change) => _hasMoved = true;
}

/// <summary>Where a form stands.</summary>
/// <param name="Page">The name of the page.</param>
/// <param name="Zone">The time zone of the browser.</param>
public sealed record DraftPlace(string Page, TimeZoneInfo Zone);
