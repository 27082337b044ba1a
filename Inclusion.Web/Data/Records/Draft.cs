namespace Inclusion.Web.Data.Records;

/// <summary>What someone has typed into a form and not saved yet; theirs alone.</summary>
public sealed class Draft
{
    public long StaffId { get; set; }

    /// <summary>Which form, such as "check-out" or "person/42".</summary>
    public string Form { get; set; } = "";

    /// <summary>The page that it was typed on, as its tab remembers it; empty for drafts of before pages had names.</summary>
    public string Page { get; set; } = "";

    /// <summary>The form's fields as JSON, encrypted with the installation's keys since they may name a person.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}
