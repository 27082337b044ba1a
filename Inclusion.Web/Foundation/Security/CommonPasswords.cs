using System.Collections.Frozen;

namespace Inclusion.Web.Foundation.Security;

/// <summary>The passwords that are tried first, from <c>data/passwords</c>; read when the first password is chosen.</summary>
internal static class CommonPasswords
{
    /// <summary>So many lead the list: two of these joined are as common as one.</summary>
    private const int MostFrequent = 3000;

    private static readonly Lazy<FrozenDictionary<string, int>> Ranks = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "passwords", "common.txt")).Index().ToFrozenDictionary(line => line.Item, line => line.Index, StringComparer.Ordinal));

    /// <param name="folded">In small letters without accents and spaces.</param>
    public static bool Has(ReadOnlySpan<char> folded) => Ranks.Value.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(folded);

    /// <summary>Whether it is among the most frequent ones, of five signs and more: shorter ones are found in any sentence.</summary>
    public static bool HasFrequent(ReadOnlySpan<char> folded) =>
        folded.Length >= 5 && Ranks.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var rank) && rank < MostFrequent;
}
