using AngleSharp.Dom;
using Bunit;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Inclusion.Tests.Components;

/// <summary>One component by itself, without a server or a browser: what it does, and what it says to assistive technology. In English.</summary>
public abstract class KitContext : BunitContext
{
    private readonly IDisposable _language = Language.English.Speak();

    protected KitContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddUi();
    }

    protected FakeTimeProvider Clock { get; } = new(FakeClock.OrdinaryMonday);

    /// <summary>What names an element: its words for assistive technology, the text of its label, or what stands in it.</summary>
    protected static string? NameOf(IElement element) =>
        element.GetAttribute("aria-label")
        ?? Text(ById(element, element.GetAttribute("aria-labelledby")))
        ?? Text(element.Id is null ? null : Root(element).QuerySelector($"label[for='{element.Id}']"))
        ?? Text(element);

    /// <summary>The texts that describe an element, in the order in which they are read out.</summary>
    protected static IEnumerable<string?> DescriptionsOf(IElement element) =>
        (element.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Text(ById(element, id)));

    protected static string? Text(IElement? element) => element is null ? null : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement? ById(IElement element, string? id) => id is null ? null : Root(element).QuerySelector($"[id='{id}']");

    private static IParentNode Root(IElement element)
    {
        INode root = element;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return (IParentNode)root;
    }

    protected override void Dispose(bool disposing)
    {
        _language.Dispose();
        base.Dispose(disposing);
    }
}
