using System.Text;
using Inclusion.Web.Documents.Text;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>
/// The faces that documents are set in: those that come with the program, the same on every machine, and for what they lack the first installed font that has
/// it.
/// </summary>
public sealed class DocumentFonts(IOptions<DocumentOptions> options)
{
    private readonly InstalledFonts _installed = new(options.Value);

    private readonly Lock _looking = new();

    /// <summary>Asks before anything is printed whether a name or a sentence can be.</summary>
    /// <returns>Null when every character can be drawn.</returns>
    public UndrawableText? FindUndrawable(string text)
    {
        try
        {
            new TextShaper(this).Shape(text, TextStyle.Body);
            return null;
        }
        catch (UndrawableTextException missing)
        {
            return missing.Undrawable;
        }
    }

    /// <param name="instead">What is printed in place of a text that no font can draw, so that the rest of a list is not held up by one name.</param>
    public string Printable(string text, Func<UndrawableText, string> instead) => FindUndrawable(text) is { } undrawable ? instead(undrawable) : text;

    /// <summary>The house's own face of a weight.</summary>
    internal static FontFace House(Weight weight) => ShippedFonts.House(weight);

    /// <returns>The first face, shipped or installed, that can draw all of a text; null when there is none.</returns>
    internal FontFace? Find(string text, bool bold) => ShippedFonts.Others(bold).Concat(_installed.Faces(bold)).FirstOrDefault(f => f.Draws(text));

    /// <summary>Called when a character was found nowhere: a font may have been installed since.</summary>
    /// <returns>Whether it is worth asking again.</returns>
    internal bool LookAgain()
    {
        lock (_looking)
        {
            return _installed.LookAgain();
        }
    }
}
