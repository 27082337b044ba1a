using System.Text;
using Inclusion.Tests.Features.Devices.Wipe;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using PdfSharp.Pdf;

namespace Inclusion.Tests.Documents;

public class TaggedDocumentTests
{
    public static TheoryData<string> All => ["report", "certificate", "register", "many", "sanitisation"];

    [Theory]
    [MemberData(nameof(All))]
    public void Everything_visible_is_tagged_or_an_artifact(string name)
    {
        var walk = new PdfWalk(Make(name));
        Assert.Empty(walk.Untagged);
        Assert.NotEmpty(walk.Contents);
        Assert.True(walk.Artifacts > 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_marked_content_belongs_to_the_tag_that_the_parent_tree_names(string name)
    {
        var walk = new PdfWalk(Make(name));
        var holders = walk.Root.All().SelectMany(e => e.Contents.Select(c => (Content: c, Holder: e))).ToDictionary(p => p.Content, p => p.Holder);
        Assert.Equal(walk.Contents.Count, holders.Count);
        Assert.All(walk.Contents, content =>
        {
            var holder = holders[(content.Page, content.Mark)];
            Assert.Equal(holder.Source.ReferenceNotNull.ObjectID, walk.ParentOf(content));
            Assert.Equal("/" + holder.Type, content.Tag);
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Reading_order_is_the_order_on_the_page(string name)
    {
        var walk = new PdfWalk(Make(name));
        Assert.Equal(walk.Contents.Select(c => (c.Page, c.Mark)), walk.Reading);
    }

    [Fact]
    public void Lines_are_read_from_top_to_bottom_and_from_left_to_right()
    {
        var walk = new PdfWalk(Samples.Write(Samples.Report(
            new Heading(1, "Title"),
            new Paragraph("Text"),
            new BulletList("one", "two"),
            new Table(new TableColumn(), new TableColumn()) { Head = new TableRow("a", "b"), Rows = Enumerable.Range(0, 90).Select(i => new TableRow($"{i}", "x")) },
            new Heading(2, "End"))));
        Assert.True(walk.Document.PageCount > 1);
        foreach (var (before, after) in walk.Contents.Zip(walk.Contents.Skip(1)))
        {
            Assert.True(
                after.Page > before.Page || after.Y < before.Y - 0.5 || (Math.Abs(after.Y - before.Y) <= 0.5 && after.X > before.X),
                $"{before} is read before {after}");
        }
    }

    [Fact]
    public void Blocks_have_the_tags_of_what_they_are()
    {
        var walk = new PdfWalk(Samples.Write(Samples.Report(
            new Heading(1, "Title"),
            new Heading(2, "Part"),
            new Heading(3, "Detail"),
            new Paragraph("Text"),
            new BulletList("one", "two"),
            new Table(new TableColumn(), new TableColumn()) { Head = new TableRow("a", "b"), Rows = [new TableRow(new Cell("c", IsHeader: true), "d")] },
            new QrCode("https://inclusion.example", "A code"),
            new BarChart("Loans", [new Bar("May", 3), new Bar("June", 4)]))));
        Assert.Equal("Document(Part(H1 H2 H3 P L(LI(Lbl LBody) LI(Lbl LBody)) Table(TR(TH TH) TR(TH TD)) Figure Figure))", PdfWalk.Outline(walk.Root));

        var heads = walk.Root.All().Where(e => e.Type == "TH").Select(e => ((PdfDictionary)PdfWalk.Resolve(e.Source.Elements["/A"]!)).Elements.GetName("/Scope"));
        Assert.Equal(["/Column", "/Column", "/Row"], heads);
        Assert.Equal(["A code", "Loans: May 3; June 4"], walk.Root.All().Where(e => e.Type == "Figure").Select(e => e.Source.Elements.GetString("/Alt")));
    }

    [Fact]
    public void A_repeated_head_is_an_artifact_and_cells_stay_in_one_table()
    {
        var table = new Table(new TableColumn()) { Head = new TableRow("Head"), Rows = Enumerable.Range(0, 120).Select(i => new TableRow($"row {i}")) };
        var walk = new PdfWalk(Samples.Write(Samples.Report(table)));
        Assert.True(walk.Document.PageCount >= 3);
        Assert.Single(walk.Root.All(), e => e.Type == "Table");
        Assert.Single(walk.Root.All(), e => e.Type == "TH");
        Assert.Equal(120, walk.Root.All().Count(e => e.Type == "TD"));
    }

    [Fact]
    public void A_paragraph_over_two_pages_is_one_paragraph()
    {
        var text = string.Join(' ', Enumerable.Repeat("A sentence that goes on and on.", 300));
        var walk = new PdfWalk(Samples.Write(Samples.Report(new Paragraph(text))));
        var paragraph = Assert.Single(walk.Root.All(), e => e.Type == "P");
        Assert.Equal(Enumerable.Range(0, walk.Document.PageCount), paragraph.Contents.Select(c => c.Page));
    }

    [Fact]
    public void The_file_says_its_language_and_title_and_that_it_is_tagged_and_pdf_a()
    {
        var file = Samples.Write(new SampleReport(5));
        var catalog = new PdfWalk(file).Document.Internals.Catalog;
        Assert.Equal("fr", catalog.Elements.GetString("/Lang"));
        Assert.True(catalog.Elements.GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked"));
        Assert.True(catalog.Elements.GetDictionary("/ViewerPreferences")!.Elements.GetBoolean("/DisplayDocTitle"));
        Assert.NotNull(catalog.Elements.GetArray("/OutputIntents"));
        var metadata = Encoding.UTF8.GetString(catalog.Elements.GetDictionary("/Metadata")!.Stream.UnfilteredValue);
        Assert.Contains("<pdfaid:part>1</pdfaid:part>", metadata, StringComparison.Ordinal);
        Assert.Contains("Rapport d’activité 2026", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_and_a_document_in_another_language_say_so()
    {
        var walk = new PdfWalk(Samples.Write(Samples.Report(
            new Paragraph(new RichText(new TextRun("The course "), new TextRun("Mes démarches en ligne", Language: "fr"), new TextRun(" is free."))),
            new Paragraph("Bonjour") { Language = "fr" })));
        Assert.Equal("Document(Part(P(Span) P))", PdfWalk.Outline(walk.Root));
        Assert.Equal(["", "", "", "fr", "fr"], walk.Root.All().Select(e => e.Source.Elements.GetString("/Lang")));
    }

    [Fact]
    public void The_same_document_is_the_same_bytes()
    {
        Assert.Equal(Samples.Write(new SampleReport(40)), Samples.Write(new SampleReport(40)));
        Assert.Equal(Samples.Write(new SampleCertificate("Zoé", 1)), Samples.Write(new SampleCertificate("Zoé", 1)));
        Assert.NotEqual(Samples.Write(new SampleCertificate("Zoé", 1)), Samples.Write(new SampleCertificate("Zoé", 2)));
    }

    private static byte[] Make(string name) => name switch
    {
        "report" => Samples.Write(new SampleReport(100)),
        "certificate" => Samples.Write(new SampleCertificate("Fatoumata Diarra-Lemoine", 417)),
        "sanitisation" => SanitisationSamples.Print("Les Ateliers du Nord"),
        "register" => Samples.Write(Samples.Report(new Heading(1, "Register"), new Table(new TableColumn(2), new TableColumn(), new TableColumn())
        {
            Lines = TableLines.Grid,
            RowHeight = 34,
            Head = new TableRow("Name", new Cell("3 November", Span: 2)),
            Rows = Enumerable.Range(1, 30).Select(i => new TableRow($"Person {i}")),
        })),
        _ => Many(),
    };

    private static byte[] Many()
    {
        using var stream = new MemoryStream();
        var info = new DocumentInfo("All", "fr", Samples.Created);
        Samples.Writer().Write(stream, info, [new SampleCertificate("Zoé", 1), new SampleReport(3), new SampleCertificate("Ana", 2)], null, CancellationToken.None);
        return stream.ToArray();
    }
}
