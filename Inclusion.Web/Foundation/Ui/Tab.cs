namespace Inclusion.Web.Foundation.Ui;

/// <summary>One of <see cref="Tabs"/>.</summary>
/// <param name="Count">How much is in it, as it is written; null when that is not told.</param>
public sealed record Tab(string Title, string Href, bool IsCurrent, string? Count = null);
