using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>What the component library says by itself (the names of its buttons, mostly), in the person's language. A word that a newer version adds is said in its own English.</summary>
internal sealed class LibraryWords : MudLocalizer
{
    public override LocalizedString this[string key] =>
        LibraryText.ResourceManager.GetString(key, LibraryText.Culture) is { } words ? new LocalizedString(key, words) : new LocalizedString(key, key, resourceNotFound: true);
}
