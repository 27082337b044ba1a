using System.Text;
using System.Xml;
using System.Xml.Linq;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Features.Devices.Wipe;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Features.Attendances.Feedback;
using Inclusion.Web.Features.Attendances.Register;
using Inclusion.Web.Features.Attendances.Skills;
using Inclusion.Web.Features.Devices.Labels;
using Inclusion.Web.Features.Reports.Press;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Documents;

/// <summary>What a file says about itself is read by a strict XML parser, whatever the organisation is called.</summary>
public class FileMetadataTests
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Dc = "http://purl.org/dc/elements/1.1/", Xmp = "http://ns.adobe.com/xap/1.0/", PdfA = "http://www.aiim.org/pdfa/ns/id/";

    private static readonly (string Name, string Read)[] Hard =
    [
        ("A & B", "A & B"),
        ("<Les> \"Ateliers\" ]]> 'du' &amp; Nord", "<Les> \"Ateliers\" ]]> 'du' &amp; Nord"),
        ("A tab\tand\u0001bells\u0007\u0085", "A tab\tand bells \u0085"),
    ];

    /// <summary>Of documents.</summary>
    internal static readonly string[] Kinds = ["flow", "sheet", "many", "bound", "certificate", "report", "poster", "register", "skills", "feedback", "labels", "sanitisation"];

    public static TheoryData<string, string, string> Cases =>
        [.. from hard in Hard from kind in Kinds select new TheoryDataRow<string, string, string>(kind, hard.Name, hard.Read)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_organisations_name_is_read_back_from_every_document(string kind, string name, string read)
    {
        using var french = Language.French.Speak();
        Assert.Equal(read, Read(Make(kind, name)).Descendants(Dc + (kind == "bound" ? "title" : "creator")).Single().Descendants(Rdf + "li").Single().Value);
    }

    [Fact]
    public void What_is_no_character_does_not_break_it() => Assert.Equal("Zoé 😀   \uFFFD", Read(Make("sheet", "Zoé 😀 \uFFFE \uD83D")).Descendants(Dc + "creator").Single().Descendants(Rdf + "li").Single().Value);

    [Fact]
    public void Instants_and_program_are_what_the_file_says_elsewhere()
    {
        var file = Samples.Write(new SampleReport(3));
        var xml = Read(file);
        var info = new PdfWalk(file).Document.Info;
        Assert.Equal("2026-12-16T09:30:00Z", xml.Descendants(Xmp + "CreateDate").Single().Value);
        Assert.Equal(Samples.Created.UtcDateTime, info.CreationDate.ToUniversalTime());
        Assert.Equal(info.Creator, xml.Descendants(Xmp + "CreatorTool").Single().Value);
        Assert.Equal(info.Title, xml.Descendants(Dc + "title").Single().Descendants(Rdf + "li").Single().Value);
        Assert.Equal(("1", "B"), (xml.Descendants(PdfA + "part").Single().Value, xml.Descendants(PdfA + "conformance").Single().Value));
    }

    [Fact]
    public void Without_an_author_neither_place_names_one()
    {
        var file = Make("sheet", "");
        Assert.Empty(Read(file).Descendants(Dc + "creator"));
        Assert.False(new PdfWalk(file).Document.Info.Elements.ContainsKey("/Author"));
    }

    [Fact]
    public async Task Nothing_is_left_of_the_librarys_own_metadata_and_the_file_is_whole()
    {
        var file = Make("many", "A & B");
        var text = Encoding.Latin1.GetString(file);
        Assert.Equal(1, text.Split("<?xpacket begin").Length - 1);
        Assert.DoesNotContain("<rdf:li>A & B", text, StringComparison.Ordinal);
        var start = int.Parse(text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n", text[start..], StringComparison.Ordinal);
        Assert.DoesNotContain("rror", await PopplerTests.WithFile(file, path => InstalledTools.RunAsync("poppler-utils", "pdfinfo", "-meta", path)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_bound_file_is_the_same_bytes() => Assert.Equal(Make("bound", "All"), Make("bound", "All"));

    internal static byte[] Make(string kind, string name)
    {
        var info = new DocumentInfo($"Rapport {name}", "fr", Samples.Created, name);
        switch (kind)
        {
            case "sheet":
                return Samples.Write(Samples.Sheet(sheet => sheet.Fill(new Box(1, 1, 2, 2), Colour.Ink), info));
            case "many":
                using (var stream = new MemoryStream())
                {
                    Samples.Writer().Write(stream, info, [new SampleCertificate("Zoé", 1), new SampleReport(3)], null, CancellationToken.None);
                    return stream.ToArray();
                }

            case "bound":
                using (var binder = new DocumentBinder(name))
                {
                    binder.Add(Make("sheet", name));
                    return binder.ToArray();
                }

            case "labels":
                var format = LabelFormat.All[0];
                var label = new LabelModel("LT-0042", "Maison Nord", "03 20 00 00 01", "https://inclusion.example/d/LT-0042");
                return Samples.Write(new LabelSheet(info with { IsToScale = true }, format, [new PlacedLabel(format.CellAt(0, default), label, LabelDesign.Of(label, format, Samples.Writer().Fit))]));

            case "sanitisation":
                return SanitisationSamples.Print(name);
            case "certificate":
                return CertificateSamples.Print(CertificateSamples.Ordinary with { IssuerName = name });
            case "report":
                return new ReportPrinter(Samples.Writer()).Print(Report(name)).Value;
            case "poster":
                return new PosterPrinter(Samples.Writer()).Print(PosterModel.Of(Report(name))).Value;
            case "register":
                return Samples.Write(new RegisterSheet(new RegisterModel(name, "Clavier", "Nord", null, null, 60, [], [], ["Zoé"]), Samples.Created));
            case "skills":
                return Samples.Write(new SkillForm(new SkillFormModel(name, "Clavier", "Zoé", []), Samples.Created));
            case "feedback":
                return Samples.Write(new FeedbackForm(name, "Clavier", Samples.Created));
            default:
                return Samples.Write(Samples.Flow(info, new Paragraph("Text")));
        }
    }

    private static ReportModel Report(string organisation) => ReportSamples.Year() with { Issuer = ReportSamples.Year().Issuer with { Name = organisation } };

    private static XDocument Read(byte[] file)
    {
        var metadata = new PdfWalk(file).Document.Internals.Catalog.Elements.GetDictionary("/Metadata")!.Stream.UnfilteredValue;
        using var reader = XmlReader.Create(new MemoryStream(metadata), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }
}
