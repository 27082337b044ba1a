using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Tests.Documents;

public class FlowTests
{
    [Fact]
    public void A_heading_moves_to_the_next_page_with_what_follows()
    {
        // 730 points fit; the heading would, but not with two lines behind it.
        var walk = new PdfWalk(Samples.Write(Samples.Report(new Space(690), new Heading(2, "Next"), new Paragraph("Text"))));
        Assert.Equal([1, 1], walk.Contents.Select(c => c.Page));
    }

    [Fact]
    public void Blocks_kept_together_stand_on_one_page()
    {
        var walk = new PdfWalk(Samples.Write(Samples.Report(new Space(660), new KeepTogether(new Paragraph("One"), new Space(60), new Paragraph("Two")))));
        Assert.Equal([1, 1], walk.Contents.Select(c => c.Page));
    }

    [Fact]
    public void No_line_of_a_paragraph_stands_alone_on_a_page()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 4));
        for (var space = 660; space < 730; space += 5)
        {
            var walk = new PdfWalk(Samples.Write(Samples.Report(new Space(space), new Paragraph(lines))));
            var text = Assert.Single(walk.Root.All(), e => e.Type == "P");
            Assert.True(text.Contents.Count == 1 || walk.Contents[1].Y < 841.89 - 56, "divided");
        }
    }

    [Fact]
    public void A_row_higher_than_a_page_goes_on_on_the_next()
    {
        var text = string.Join(' ', Enumerable.Repeat("Many words about one device.", 600));
        var walk = new PdfWalk(Samples.Write(Samples.Report(new Table(new TableColumn(Points: 100), new TableColumn()) { Head = new TableRow("a", "b"), Rows = [new TableRow("N-1", text), new TableRow("N-2", "short")] })));
        Assert.True(walk.Document.PageCount >= 3);
        Assert.Equal(4, walk.Root.All().Count(e => e.Type == "TD"));
        Assert.Empty(walk.Untagged);
    }

    [Fact]
    public void Rows_are_asked_for_one_after_another()
    {
        var asked = 0;
        IEnumerable<TableRow> Rows()
        {
            for (; asked < 1000; asked++)
            {
                yield return new TableRow($"{asked}");
            }
        }

        var table = new Table(new TableColumn()) { Rows = Rows() };
        Assert.Equal(0, asked);
        Samples.Write(Samples.Report(table));
        Assert.Equal(1000, asked);
    }

    [Fact]
    public void Text_on_a_sheet_shrinks_until_it_fits_and_a_word_is_not_divided_for_it()
    {
        Box drawn = default, divided = default;
        Samples.Write(Samples.Sheet(sheet =>
        {
            drawn = sheet.Text(new Box(0, 0, 300, 50), "A very long name that has to become smaller to fit", new TextStyle(40), smallest: 8);
            divided = sheet.Text(new Box(0, 100, 300, 200), "Abcdefghijklmnopqrstuvwxyz", new TextStyle(40), smallest: 8);
        }));
        Assert.InRange(drawn.Height, 1, 50);
        Assert.InRange(divided.Height, 1, 40 * 1.4);
    }

    [Fact]
    public void Writing_can_be_cancelled_and_tells_how_far_it_is()
    {
        using var cancellation = new CancellationTokenSource();
        var told = new List<int>();
        var progress = new Told(done =>
        {
            told.Add(done);
            if (done == 3)
            {
                cancellation.Cancel();
            }
        });
        using var stream = new MemoryStream();
        Assert.Throws<OperationCanceledException>(() => Samples.Writer().Write(stream, new DocumentInfo("All", "fr", Samples.Created), Enumerable.Range(1, 10).Select(i => new SampleCertificate("Ana", i)), progress, cancellation.Token));
        Assert.Equal([1, 2, 3], told);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_picture_that_is_none_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Samples.Write(Samples.Report(new Picture([1, 2, 3, 4], "Logo", 40))));

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
