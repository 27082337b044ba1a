using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Data.Audit;

/// <summary>A backup was put back: from then on the trail goes on from where that one ended.</summary>
/// <param name="Backup">The name of its file.</param>
/// <param name="At">When the product first worked on it.</param>
/// <param name="LastRow">The last row that came back with it; 0 where it had none.</param>
/// <param name="Heads">Ends of days that were written down of rows which it replaced.</param>
public sealed record AuditRestore(string Backup, DateTimeOffset At, long LastRow, int Heads)
{
    /// <summary>Whether the head is of rows that this restore replaced: they lie in the folder that it left.</summary>
    public bool Replaced(AuditHead head) => head.Id > LastRow && head.At <= At;

    /// <param name="entry">The row that says so. One of an earlier version does not tell the last row: it was noted right behind it.</param>
    internal static AuditRestore Of(AuditEntry entry) => new(entry.Fields, entry.At, entry.Count ?? entry.Id - 1, 0);
}
