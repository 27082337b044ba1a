namespace Inclusion.Web.Foundation.Ui;

/// <summary>A column of a <c>DropBoard</c>.</summary>
/// <param name="Key">By which a card knows it; a word of letters.</param>
/// <param name="Count">How many cards it has, also those that are not shown.</param>
/// <param name="More">What is said of those that are not shown; null where all are.</param>
public sealed record DropColumn(string Key, string Title, int Count, string? More);
