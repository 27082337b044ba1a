using System.Text;
using Inclusion.Web.Documents.Text;
using Microsoft.Extensions.Options;
using PdfSharp.WPFonts;

namespace Inclusion.Web.Documents.Fonts;

/// <summary>
/// The faces that documents are set in: Segoe WP out of the PDF library's package, the same on every machine, and for what it lacks the first installed
/// font that has it.
/// </summary>
public sealed class DocumentFonts(IOptions<DocumentOptions> options)
{
    private const int NarrowSpace = 0x202F, ThinSpace = 0x2009;

    private static readonly FontFace[] HouseFaces =
    [
        Read(FontDataHelper.SegoeWPLight),
        Read(FontDataHelper.SegoeWP),
        Read(FontDataHelper.SegoeWPSemibold),
        Read(FontDataHelper.SegoeWPBold),
    ];

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

    /// <summary>The house's own face of a weight.</summary>
    internal static FontFace House(Weight weight) => HouseFaces[(int)weight];

    /// <returns>The first installed face that can draw all of these characters; null when there is none.</returns>
    internal FontFace? Find(IReadOnlyList<ShapedCharacter> characters, bool bold)
    {
        bool DrawsAll(FontFace face)
        {
            foreach (var character in characters)
            {
                if (GlyphOf(face, character.CodePoint) == 0)
                {
                    return false;
                }
            }

            return true;
        }

        return _installed.Faces(bold).FirstOrDefault(DrawsAll);
    }

    /// <summary>Called when a character was found nowhere: a font may have been installed since.</summary>
    /// <returns>Whether it is worth asking again.</returns>
    internal bool LookAgain()
    {
        lock (_looking)
        {
            return _installed.LookAgain();
        }
    }

    /// <returns>
    /// 0 for none. Spaces and hyphens that forbid a break look like those that allow one, which every face has. The narrow space between groups of digits is as
    /// wide as the thin one: the house face's own, an eighth of the size, lets them run together.
    /// </returns>
    internal static ushort GlyphOf(FontFace face, int codePoint) => face.GlyphOf(codePoint == NarrowSpace && face.GlyphOf(ThinSpace) != 0 ? ThinSpace : codePoint) is var glyph and not 0
        ? glyph
        : codePoint switch
        {
            0xA0 or 0x202F or (>= 0x2000 and <= 0x200A) => face.GlyphOf(' '),
            0x2010 or 0x2011 => face.GlyphOf('-'),
            _ => (ushort)0,
        };

    internal static UndrawableText Missing(string text, int codePoint)
    {
        var (script, package) = Scripts.Of(codePoint);
        return new UndrawableText(text, new Rune(codePoint).ToString(), script, package);
    }

    private static FontFace Read(byte[] data) => FontFace.TryRead(() => data) ?? throw new InvalidOperationException("The house face cannot be read.");
}
