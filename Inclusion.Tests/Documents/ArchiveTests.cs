using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Features.Reports.Print;
using PdfSharp.Pdf;
using SkiaSharp;

namespace Inclusion.Tests.Documents;

/// <summary>What files claim of themselves – that they are PDF/A-1, level B – is looked at by a validator that others wrote: PDFBox's.</summary>
public partial class ArchiveTests
{
    /// <summary>Debian's packages with its parts, and what Java does not bring any more.</summary>
    private static readonly (string Package, string Jar)[] Parts =
    [
        ("libpdfbox2-java", "preflight"), ("libpdfbox2-java", "pdfbox2"), ("libfontbox2-java", "fontbox2"), ("libpdfbox2-java", "xmpbox"),
        ("libcommons-logging-java", "commons-logging"), ("libactivation-java", "javax.activation"), ("libjaxb-api-java", "jaxb-api"),
    ];

    [Fact]
    public async Task Every_kind_of_document_is_what_it_claims_to_be()
    {
        List<(string Name, byte[] File)> files =
        [
            .. FileMetadataTests.Kinds.Select(k => (k, FileMetadataTests.Make(k, "A & B"))),
            ("names", Samples.Write(Samples.Report([.. Names.All.Select(n => new Paragraph(n.Name))]))),
            ("nobody", Samples.Write(Samples.Flow(new DocumentInfo("Sans auteur", "fr", Samples.Created), new Paragraph("≈ 10")))),
            ("rounded", new ReportPrinter(Samples.Writer()).Print(ReportSamples.Rounded()).Value),
            ("suppressed", new ReportPrinter(Samples.Writer()).Print(ReportSamples.Suppressed("en")).Value),
            ("parts", Bound(CertificateSamples.Print(CertificateSamples.Ordinary), Samples.Write(new SampleReport(300)))),
        ];

        Assert.All(files, f => Assert.Contains("<pdfaid:conformance>B<", Encoding.Latin1.GetString(f.File), StringComparison.Ordinal));
        Assert.Equal("", await ComplaintsAsync(files));
    }

    [Fact]
    public async Task The_validator_finds_what_is_wrong()
    {
        var text = Encoding.Latin1.GetString(FileMetadataTests.Make("flow", "A"));
        var without = Encoding.Latin1.GetBytes(text.Replace("/OutputIntents", "/NotherIntents", StringComparison.Ordinal));

        var complaints = await ComplaintsAsync([("broken", without), ("whole", Encoding.Latin1.GetBytes(text))]);

        Assert.StartsWith("broken.pdf: ", complaints, StringComparison.Ordinal);
        Assert.DoesNotContain("whole.pdf", complaints, StringComparison.Ordinal);
    }

    /// <summary>One that is missing is installed before the tests begin, and not while they run.</summary>
    [Fact]
    public void The_script_that_runs_the_tests_looks_for_every_part_of_the_validator()
    {
        var looked = LookedFor().Match(File.ReadAllText(Path.Combine(Repository.Folder, "test.sh"))).Groups["jars"].Value.Split(',');

        Assert.Equal(Parts.Select(p => p.Jar).Order(StringComparer.Ordinal), looked.Order(StringComparer.Ordinal));
    }

    /// <summary>Skia reads it as a browser would.</summary>
    [Fact]
    public void The_profile_of_the_colours_is_whole_and_is_that_of_sRGB()
    {
        using var space = SKColorSpace.CreateIcc(ColourProfile.Srgb);
        Assert.NotNull(space);
        Assert.True(space.GammaIsCloseToSrgb);
        Assert.True(space.ToColorSpaceXyz(out var own));
        Assert.All(Enumerable.Range(0, 9), i => Assert.Equal(SKColorSpaceXyz.Srgb.Values[i], own.Values[i], 0.0005f));
        foreach (var kind in new[] { "flow", "bound" })
        {
            var intent = new PdfWalk(FileMetadataTests.Make(kind, "A")).Document.Internals.Catalog.Elements.GetArray("/OutputIntents")!.Elements.GetDictionary(0)!;
            using var stream = new System.IO.Compression.ZLibStream(new MemoryStream(intent.Elements.GetDictionary("/DestOutputProfile")!.Stream.Value), System.IO.Compression.CompressionMode.Decompress);
            using var read = new MemoryStream();
            stream.CopyTo(read);
            Assert.Equal(ColourProfile.Srgb, read.ToArray());
        }
    }

    [Fact]
    public void A_bound_file_is_in_the_language_of_all_its_parts()
    {
        byte[] Of(string language) => Samples.Write(Samples.Flow(new DocumentInfo("A", language, Samples.Created), new Paragraph("A")));
        string LanguageOf(byte[] file) => new PdfWalk(file).Document.Internals.Catalog.Elements.GetString("/Lang");

        Assert.Equal("fr", LanguageOf(Bound(Of("fr"), Of("fr"))));
        Assert.Equal("", LanguageOf(Bound(Of("fr"), Of("en"))));
    }

    private static byte[] Bound(params byte[][] parts)
    {
        using var binder = new DocumentBinder("All");
        Array.ForEach(parts, binder.Add);
        return binder.ToArray();
    }

    /// <summary>What the validator says of the files that are not what they claim, one a line; empty when it has nothing to say.</summary>
    private static async Task<string> ComplaintsAsync(IReadOnlyList<(string Name, byte[] File)> files)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-archive").FullName;
        try
        {
            foreach (var (name, file) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), file);
            }

            var list = Path.Combine(folder, "list.txt");
            await File.WriteAllLinesAsync(list, files.Select(f => Path.Combine(folder, f.Name + ".pdf")));
            var parts = Parts.Select(p => InstalledTools.NeedFile(p.Package, $"/usr/share/java/{p.Jar}.jar"));
            await InstalledTools.RunAsync("default-jre-headless", "java", "-cp", string.Join(':', parts), "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", list);
            var results = XDocument.Load(list + ".preflight.xml").Descendants("preflight").ToList();
            Assert.Equal(files.Count, results.Count);
            return string.Join('\n', results.Where(r => r.Element("isValid")?.Value != "true").Select(r => $"{r.Attribute("name")?.Value}: {string.Join("; ", r.Descendants("error").Select(e => $"{e.Element("code")?.Value} {e.Element("details")?.Value}").Distinct())}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"/usr/share/java/\{(?<jars>[^}]+)\}\.jar")]
    private static partial Regex LookedFor();
}
