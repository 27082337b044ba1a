namespace Inclusion.Web.Documents.Text;

/// <summary>Text in one style.</summary>
/// <param name="Style">Null for the style of the paragraph around it.</param>
/// <param name="Language">Null for the language around it; otherwise an IETF tag such as <c>ar</c>.</param>
/// <param name="Says">What a screen reader says instead of a sign; null: the text itself.</param>
public sealed record TextRun(string Text, TextStyle? Style = null, string? Language = null, string? Says = null);

/// <summary>The text of a paragraph or a cell: a plain string, or runs in several styles. A line feed begins a new line.</summary>
public sealed class RichText(params IReadOnlyList<TextRun> runs)
{
    public static readonly RichText Empty = new();

    public IReadOnlyList<TextRun> Runs { get; } = runs;

    public bool IsEmpty => Runs.All(r => r.Text.Length == 0);

    public static implicit operator RichText(string text) => new(new TextRun(text));

    public static implicit operator RichText(TextRun run) => new(run);

    public override string ToString() => string.Concat(Runs.Select(r => r.Text));
}
