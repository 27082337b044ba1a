namespace Inclusion.Web.Data.Records;

/// <summary>Where a piece of work stands.</summary>
public enum WorkState
{
    /// <summary>Not begun, or to be begun again after a failure.</summary>
    Waiting = 1,

    /// <summary>Going on; also when the process ended in the middle, until the next start takes it up again.</summary>
    Running = 2,

    Done = 3,

    /// <summary>A rule said no; nothing more comes of it.</summary>
    Refused = 4,

    /// <summary>It went wrong each time it was tried.</summary>
    Failed = 5,

    /// <summary>Whoever asked for it changed their mind.</summary>
    Cancelled = 6,
}

/// <summary>
/// Long work that someone asked for: done in the background, on whatever page they are. This row is the truth about it: it is taken up again when the product
/// starts, and once it has an end it is never done again.
/// </summary>
public sealed class WorkItem
{
    public long Id { get; set; }

    /// <summary>The name of the class that does it.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Who asked. It is done with the rights that they have while it is done.</summary>
    public long StaffId { get; set; }

    /// <summary>The one centre that they belonged to when they asked; null: they worked at every centre.</summary>
    public long? CentreId { get; set; }

    /// <summary>The language in which they asked, for what is written into files; two letters.</summary>
    public string Language { get; set; } = "";

    /// <summary>What is to be done, as JSON, encrypted with the installation's keys since it may name a person; empty once it has an end.</summary>
    public string Request { get; set; } = "";

    /// <summary>What the page that asks about it looks for, such as "workshop/12"; names nobody.</summary>
    public string Subject { get; set; } = "";

    public WorkState State { get; set; } = WorkState.Waiting;

    /// <summary>Times that it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Whoever asked wants it stopped; what is going on stops at the next good moment.</summary>
    public bool IsCancelRequested { get; set; }

    /// <summary>What it did in numbers, as beside the runs of jobs; names nobody.</summary>
    public string Counts { get; set; } = "";

    /// <summary>Why it was refused, and what there is to say about single lines or people, as JSON, encrypted; empty when there is nothing.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The name under which the result is downloaded; null when it has no file, or none any more.</summary>
    public string? ResultName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null until it was begun for the first time.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>Null until it has an end.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whoever asked has seen how it ended.</summary>
    public bool IsSeen { get; set; }
}
