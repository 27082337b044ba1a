using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Data.Audit;

/// <summary>What a field held before and after.</summary>
internal sealed record AuditChange(string Field, string? Before, string? After);

/// <summary>What is to be noted when the transaction is saved.</summary>
/// <param name="RecordId">Asked for when it is written: a new record has its id only then.</param>
/// <param name="Details">Each field once; none for most.</param>
internal sealed record AuditNote(AuditAction Action, string Record, Func<long> RecordId, string Fields = "", long? Count = null, IReadOnlyList<AuditChange>? Details = null)
{
    /// <summary>Who did it; null: whoever does the rest of the transaction.</summary>
    public Actor? By { get; init; }

    /// <summary>When; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    public static AuditNote Of(AuditAction action, IAudited record, string fields = "", IReadOnlyList<AuditChange>? details = null) =>
        new(action, record.GetType().Name, () => record.Id, fields, null, details);
}
