namespace Inclusion.Web.Data.Records;

/// <summary>What was imported.</summary>
public enum ImportKind
{
    Devices = 1,
    People = 2,
}

/// <summary>One import that was carried out.</summary>
public sealed class ImportRun
{
    public long Id { get; set; }

    public ImportKind Kind { get; set; }

    public string FileName { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>Null when the command line did it.</summary>
    public long? StaffId { get; set; }

    /// <summary>The <see cref="WorkItem"/> that it is of, so that work which is begun twice imports once; null when the command line did it.</summary>
    public long? WorkId { get; set; }

    /// <summary>Rows that became a new record.</summary>
    public int Added { get; set; }

    /// <summary>Rows that were here already.</summary>
    public int Known { get; set; }

    /// <summary>Rows that were left out: with a problem, or until it is decided whom they are about.</summary>
    public int Refused { get; set; }
}

/// <summary>Which column means what, as last chosen for files with these headers.</summary>
public sealed class RememberedMapping
{
    public ImportKind Kind { get; set; }

    /// <summary>Hash of the header row.</summary>
    public string Signature { get; set; } = "";

    /// <summary>The mapping as JSON.</summary>
    public string Mapping { get; set; } = "";
}
