namespace Inclusion.Web.Data.Records;

/// <summary>One run of a background job.</summary>
public sealed class JobRun
{
    public long Id { get; set; }

    public string Job { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while it runs, or when the process ended half-way.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Null while it runs.</summary>
    public bool? Succeeded { get; set; }

    /// <summary>What it did, in numbers, or why it failed; names nobody.</summary>
    public string Result { get; set; } = "";
}
