namespace Inclusion.Web.Documents;

/// <summary>What a file says about itself.</summary>
/// <param name="Title">Shown by viewers in place of the file's name.</param>
/// <param name="Language">An IETF tag, such as <c>fr</c>.</param>
/// <param name="Created">Comes from outside, never from the clock: the same document with the same instant is the same bytes.</param>
/// <param name="Author">The organisation.</param>
/// <param name="IsToScale">Whoever prints it is offered its own measures, and not to fit it to the paper.</param>
public sealed record DocumentInfo(string Title, string Language, DateTimeOffset Created, string Author = "", bool IsToScale = false);
