using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Inclusion.Domain.Common;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using SkiaSharp;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>
/// The main numbers as a picture, 1200 × 630 as networks show it: as SVG and as PNG, drawn by the same hand, with letters as outlines so that both look the same
/// everywhere.
/// </summary>
public sealed class ImpactCard(DocumentFonts fonts)
{
    public const int Width = 1200, Height = 630;

    private static readonly XNamespace Svg11 = "http://www.w3.org/2000/svg";

    /// <summary>An SVG file with a title and a description. Refuses <see cref="LettersNotDrawable"/>.</summary>
    public Outcome<byte[]> Svg(CardModel card) => Draw(card, drawing =>
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), stream))
        {
            drawing.Draw(canvas);
        }

        stream.Position = 0;
        return Described(XDocument.Load(stream), card);
    });

    /// <summary>A PNG file. Refuses <see cref="LettersNotDrawable"/>.</summary>
    public Outcome<byte[]> Png(CardModel card) => Draw(card, drawing =>
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        drawing.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var file = image.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    });

    /// <summary>What a screen reader says, and what belongs beside the picture wherever it is shown.</summary>
    public static string Description(CardModel card)
    {
        using var speaking = Speak(card);
        return $"{card.Issuer}, {card.About}: {string.Join("; ", card.Figures.Select(f => $"{Print.ReportWords.Aloud(f.Number)} {f.Name}"))}. {card.Source}.";
    }

    private static IDisposable Speak(CardModel card) => (Language.Find(card.Language) ?? Language.English).Speak();

    private Outcome<byte[]> Draw(CardModel card, Func<CardDrawing, byte[]> draw)
    {
        using var speaking = Speak(card);
        try
        {
            return draw(new CardDrawing(card, new TextShaper(fonts)));
        }
        catch (UndrawableTextException missing)
        {
            return missing.Undrawable.Refusal;
        }
    }

    private static byte[] Described(XDocument svg, CardModel card)
    {
        var root = svg.Root!;
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("lang", card.Language);
        root.SetAttributeValue("aria-labelledby", "card-title card-description");
        root.AddFirst(
            new XElement(Svg11 + "title", new XAttribute("id", "card-title"), FileMetadata.InXml(card.Title)),
            new XElement(Svg11 + "desc", new XAttribute("id", "card-description"), FileMetadata.InXml(Description(card))));
        return Encoding.UTF8.GetBytes(svg.ToString(SaveOptions.DisableFormatting));
    }
}
