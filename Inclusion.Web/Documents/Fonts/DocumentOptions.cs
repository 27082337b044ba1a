namespace Inclusion.Web.Documents.Fonts;

/// <summary>Settings of the documents, from the section <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>A folder with more fonts, searched before the system's own; null for none.</summary>
    public string? FontFolder { get; set; }

    /// <summary>Whether the fonts of the system are searched too. Tests say no, to be the same everywhere.</summary>
    public bool SystemFonts { get; set; } = true;
}
