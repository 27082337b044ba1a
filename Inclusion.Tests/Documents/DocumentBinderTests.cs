using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using PdfSharp.Pdf;

namespace Inclusion.Tests.Documents;

public class DocumentBinderTests
{
    private static readonly byte[][] Parts = [Samples.Write(new SampleCertificate("Fatoumata Diarra-Lemoine", 1)), Samples.Write(new SampleReport(100)), Samples.Write(new SampleCertificate("Zoé", 2))];

    [Fact]
    public void Bound_files_keep_their_tags_in_their_order()
    {
        var walk = new PdfWalk(Bound());
        var parts = Parts.Select(p => new PdfWalk(p)).ToList();
        Assert.Equal(parts.Sum(p => p.Document.PageCount), walk.Document.PageCount);
        Assert.Empty(walk.Untagged);
        Assert.Equal(parts.SelectMany(p => p.Root.Children).Select(PdfWalk.Outline), walk.Root.Children.Select(PdfWalk.Outline));
        Assert.Equal(walk.Contents.Select(c => (c.Page, c.Mark)), walk.Reading);
        Assert.True(walk.Document.Internals.Catalog.Elements.GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked"));
    }

    [Fact]
    public void Every_content_of_a_bound_file_belongs_to_the_tag_that_the_parent_tree_names()
    {
        var walk = new PdfWalk(Bound());
        var holders = walk.Root.All().SelectMany(e => e.Contents.Select(c => (Content: c, Holder: e))).ToDictionary(p => p.Content, p => p.Holder);
        Assert.Equal(walk.Contents.Count, holders.Count);
        Assert.All(walk.Contents, content =>
        {
            var holder = holders[(content.Page, content.Mark)];
            Assert.Equal(holder.Source.ReferenceNotNull.ObjectID, walk.ParentOf(content));
            Assert.Equal("/" + holder.Type, content.Tag);
        });
    }

    [Fact]
    public void What_is_said_for_pictures_and_which_cells_are_heads_stays()
    {
        var walk = new PdfWalk(Bound());
        var parts = Parts.SelectMany(p => new PdfWalk(p).Root.All()).ToList();
        Assert.Equal(Alternatives(parts), Alternatives(walk.Root.All()));
        Assert.Equal(Scopes(parts), Scopes(walk.Root.All()));
        Assert.All(walk.Root.Children, part => Assert.Equal("fr", part.Source.Elements.GetString("/Lang")));
    }

    [Fact]
    public async Task Poppler_reads_a_bound_file_by_its_tags()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-bound").FullName;
        try
        {
            var file = Path.Combine(folder, "bound.pdf");
            await File.WriteAllBytesAsync(file, Bound(), TestContext.Current.CancellationToken);
            Assert.Matches("Tagged: +yes", await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file));
            var structure = await InstalledTools.RunAsync("poppler-utils", "pdfinfo", "-struct-text", file);
            Assert.Contains("Fatoumata Diarra-Lemoine", structure, StringComparison.Ordinal);
            Assert.Contains("Zoé", structure, StringComparison.Ordinal);
            Assert.Contains("/Scope /Row", structure, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Bound()
    {
        using var binder = new DocumentBinder("All");
        foreach (var part in Parts)
        {
            binder.Add(part);
        }

        return binder.ToArray();
    }

    private static IEnumerable<string> Alternatives(IEnumerable<Element> elements) => elements.Where(e => e.Type == "Figure").Select(e => e.Source.Elements.GetString("/Alt"));

    private static IEnumerable<string> Scopes(IEnumerable<Element> elements) =>
        elements.Where(e => e.Type == "TH").Select(e => ((PdfDictionary)PdfWalk.Resolve(e.Source.Elements["/A"]!)).Elements.GetName("/Scope"));
}
