using Inclusion.Domain.Common;

namespace Inclusion.Web.Documents.Text;

/// <summary>A text with a character that no font of this machine can draw. Nothing is printed without it: the page that asked says so.</summary>
/// <param name="Text">The name or sentence.</param>
/// <param name="Character">The first character that is missing.</param>
/// <param name="Script">The script it belongs to, by its English name.</param>
/// <param name="Package">The Debian package that brings a font for it; empty: we know of none.</param>
public sealed record UndrawableText(string Text, string Character, string Script, string Package)
{
    /// <summary>What is said to whoever asked for the document.</summary>
    public Refusal Refusal => Package.Length > 0 ? new LettersNotDrawable(Text, Character, Script, Package) : new SignNotDrawable(Text, Character);
}

/// <summary>Thrown while a document is written, before anything of it has gone out.</summary>
public sealed class UndrawableTextException(UndrawableText undrawable)
    : Exception($"No installed font can draw {undrawable.Character} ({undrawable.Script}); {(undrawable.Package.Length > 0 ? $"the package {undrawable.Package} brings one" : "no package that we know of brings one")}.")
{
    public UndrawableText Undrawable { get; } = undrawable;
}
