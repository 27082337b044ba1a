using Inclusion.Domain.Common;

namespace Inclusion.Web.Documents;

/// <summary>No font of this machine can draw a character, so nothing was printed.</summary>
/// <param name="Text">The name or sentence with it.</param>
/// <param name="Character">The first character that is missing.</param>
/// <param name="Script">Its script, by its English name.</param>
/// <param name="Package">The Debian package that brings a font for it.</param>
public sealed record LettersNotDrawable(string Text, string Character, string Script, string Package) : Refusal;

/// <summary>No font that can be installed draws a sign, such as a new emoji, so nothing was printed.</summary>
/// <param name="Text">The name or sentence with it.</param>
public sealed record SignNotDrawable(string Text, string Character) : Refusal;
