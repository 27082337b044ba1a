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

    /// <summary>A list of people, or what a search found, was looked at.</summary>
    Listed = 6,

    SignedIn = 7,

    /// <summary>A password was wrong, or there is no such account, or it is deactivated.</summary>
    SignInFailed = 8,

    /// <summary>A password was not even looked at: too many were tried before.</summary>
    SignInSlowed = 9,

    SignedOut = 10,

    /// <summary>Somebody covered the screen of their session.</summary>
    Locked = 11,

    /// <summary>The password or passkey was given once more: at the lock, or before something sensitive.</summary>
    Confirmed = 12,

    /// <summary>Somebody signed in asked for what is not theirs to see or do.</summary>
    Refused = 13,

    /// <summary>A backup was made.</summary>
    BackedUp = 14,

    /// <summary>The data are those of a backup, put back before this moment.</summary>
    Restored = 15,

    /// <summary>A verb of the command line was run.</summary>
    Command = 16,

    /// <summary>From here on rows are sealed with the key that the fields name; those before are sealed by the one before, or were when the chain began.</summary>
    ChainBegun = 17,

    /// <summary>The details of earlier rows about this record were erased, with the person that they told of.</summary>
    DetailsForgotten = 18,

    /// <summary>So many looks and tries came at once that they could only be counted.</summary>
    LooksLost = 19,
}

/// <summary>
/// Who did or saw what, when, and from where. What fields held before and after lies beside it (<see cref="AuditDetail"/>), so that an erased person leaves nothing here. Only
/// ever added, by <see cref="Audit.AuditWriter"/>: the database refuses to change or remove a row, and each row seals the one before.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Without gaps from the row on with which the chain begins.</summary>
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null when the product itself did it, or somebody who is not signed in.</summary>
    public long? StaffId { get; set; }

    public AuditAction Action { get; set; }

    /// <summary>The kind of record, such as Person; for a list its name, for a refusal what was asked for.</summary>
    public string Record { get; set; } = "";

    /// <summary>0 when it is about a whole list.</summary>
    public long RecordId { get; set; }

    /// <summary>
    /// Names of the changed fields separated by commas; empty where none are told. For a list that was exported in the background: that work, as <c>work/17</c>. For a sign-in of no
    /// known account: <c>digest/</c> and a keyed digest of what was typed. For the begin of a chain: <c>key/</c> and the name of its key. For a backup that was put back: the name of its file.
    /// </summary>
    public string Fields { get; set; } = "";

    /// <summary>The session of the browser by its public number; null for jobs, verbs, and whoever is not signed in.</summary>
    public long? SessionId { get; set; }

    /// <summary>The network address that it came from; empty for jobs and verbs, and where it is not known.</summary>
    public string Address { get; set; } = "";

    /// <summary>How many records a look or an export was about; null where nobody counted. For a backup that was put back: the last row of the trail that came with it.</summary>
    public long? Count { get; set; }

    /// <summary>SHA-256 of the details with their salts; null where there are none. It stays when they are erased.</summary>
    public byte[]? DetailsDigest { get; set; }

    /// <summary>HMAC-SHA256 over the row before and this one, with a key that lies outside the database; empty in rows of an earlier version until the next start.</summary>
    public byte[] Mac { get; set; } = [];
}

/// <summary>What one field held before and after a change, or what was asked for at a look. Erased with the person that it tells of.</summary>
public sealed class AuditDetail
{
    public long EntryId { get; set; }

    /// <summary>The name of the field; <see cref="Asked"/> for what was asked for.</summary>
    public string Field { get; set; } = "";

    /// <summary>As the product writes it, whatever the language: names of enum values, days as 2026-11-27. Null: nothing, or not known.</summary>
    public string? Before { get; set; }

    /// <summary>As <see cref="Before"/>.</summary>
    public string? After { get; set; }

    /// <summary>128 random bits, without which nobody can guess from a digest what was erased.</summary>
    public byte[] Salt { get; set; } = [];

    /// <summary>The field of what was searched or filtered by.</summary>
    public const string Asked = nameof(Asked);
}
