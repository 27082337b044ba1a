namespace Inclusion.Web.Shared.Audit;

/// <summary>Which rows of the audit trail are about an event in a history: both are written by one save.</summary>
internal static class SameSave
{
    /// <summary>Between the first and the last row of a save, also a large one.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="changed">When the row of the audit trail was written.</param>
    public static bool Wrote(DateTimeOffset happened, DateTimeOffset changed) => changed >= happened && changed - happened < Longest;
}
