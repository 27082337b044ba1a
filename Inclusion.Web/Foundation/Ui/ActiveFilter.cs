namespace Inclusion.Web.Foundation.Ui;

/// <summary>Something that a list is narrowed by.</summary>
/// <param name="Name">As in the list's address.</param>
/// <param name="Label">What it is about: "Status".</param>
/// <param name="Value">What it is: "Ready".</param>
public sealed record ActiveFilter(string Name, string Label, string Value)
{
    /// <summary>Those of several possible filters that are set, in their order.</summary>
    /// <param name="possible">With a value that is null or empty where the filter is not set.</param>
    public static IReadOnlyList<ActiveFilter> Set(params IEnumerable<(string Name, string Label, string? Value)> possible) =>
        [.. possible.Where(filter => !string.IsNullOrWhiteSpace(filter.Value)).Select(filter => new ActiveFilter(filter.Name, filter.Label, filter.Value!))];

    /// <summary>The words of what is chosen; null where nothing is, or something that cannot be chosen.</summary>
    public static string? TextOf<T>(IEnumerable<Choice<T>> choices, T? chosen) => choices.FirstOrDefault(choice => EqualityComparer<T>.Default.Equals(choice.Value, chosen))?.Text;
}
