namespace Inclusion.Web.Data.Records;

/// <summary>What someone has typed into a form and not saved yet; comes back after a lost connection or a restart, and is theirs alone.</summary>
public sealed class Draft
{
    public long StaffId { get; set; }

    /// <summary>Which form, such as "check-out" or "person/42".</summary>
    public string Form { get; set; } = "";

    /// <summary>The form's fields as JSON, encrypted with the installation's keys since they may name a person.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}
