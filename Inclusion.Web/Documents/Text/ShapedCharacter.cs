namespace Inclusion.Web.Documents.Text;

/// <summary>What is drawn, and the part of the text that it stands for.</summary>
/// <param name="CodePoint">The character to draw.</param>
/// <param name="Start">Where its source begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long its source is, in UTF-16 units.</param>
internal readonly record struct ShapedCharacter(int CodePoint, int Start, int Length);
