using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Features.Reports.Stories;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>What people wrote, said and photographed for a section.</summary>
internal static class StoryPart
{
    private const double PhotoAlone = 190, PhotoBeside = 150;

    public static IEnumerable<Block> Text(string story) => StoryBlocks.Of(StoryText.Parse(story));

    public static IEnumerable<Block> Compose(ReportPart part, ReportLook look)
    {
        foreach (var block in part.Story.Length > 0 ? Text(part.Story) : [])
        {
            yield return block;
        }

        foreach (var quote in part.Quotes)
        {
            yield return new Quote(quote.Text, quote.Attribution) { Colour = look.Shades.Strong, SpaceBefore = 12, SpaceAfter = 14 };
        }

        foreach (var pair in part.Photos.Chunk(2))
        {
            yield return pair.Length == 1
                ? Photo(pair[0], PhotoAlone)
                : new SideBySide((1, Photo(pair[0], PhotoBeside)), (1, Photo(pair[1], PhotoBeside))) { SpaceBefore = 10, SpaceAfter = 12 };
        }
    }

    private static Block Photo(ReportPhoto photo, double height) => photo.Caption.Length == 0
        ? new Picture(photo.Jpeg, photo.Alternative, height) { SpaceBefore = 10, SpaceAfter = 12 }
        : new KeepTogether(new Picture(photo.Jpeg, photo.Alternative, height) { SpaceAfter = 4 }, new Paragraph(photo.Caption, ReportLook.Note)) { SpaceBefore = 10, SpaceAfter = 12 };
}
