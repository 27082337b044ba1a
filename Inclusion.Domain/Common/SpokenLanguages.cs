namespace Inclusion.Domain.Common;

/// <summary>The languages that the product itself speaks; messages and documents are written in one of them.</summary>
public static class SpokenLanguages
{
    /// <summary>IETF tags, the default first.</summary>
    public static IReadOnlyList<string> All { get; } = ["fr", "en"];
}
