namespace Inclusion.Web.Data.Records;

public enum AuditAction
{
    Added = 1,
    Changed = 2,
    Removed = 3,

    /// <summary>A person's record was opened.</summary>
    Seen = 4,

    /// <summary>A list with people in it was exported.</summary>
    Exported = 5,
}

/// <summary>
/// Who saw or changed which record, and which of its fields: names of fields, never their contents, so that an erased person leaves nothing here. Only ever
/// added; the database refuses to change or remove a row.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; set; }

    public AuditAction Action { get; set; }

    /// <summary>The kind of record, such as Person.</summary>
    public string Record { get; set; } = "";

    /// <summary>0 when it is about a whole list.</summary>
    public long RecordId { get; set; }

    /// <summary>Names of the changed fields separated by commas; empty where none are told. For a list that was exported in the background: that work, as <c>work/17</c>.</summary>
    public string Fields { get; set; } = "";
}
