namespace Inclusion.Web.Data.Records;

/// <summary>A job that someone has paused: it is not run when it is due until it is resumed.</summary>
public sealed class JobPause
{
    /// <summary>The job's name.</summary>
    public string Job { get; set; } = "";

    public DateTimeOffset Since { get; set; }

    public long? StaffId { get; set; }
}
