using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Features.Certificates;

public class CertificateSheetTests
{
    public static TheoryData<string> Pages => ["ordinary", "english", "both", "extreme", "extreme-french", "least", "look", "revoked", .. Names.All.Select(n => n.Script)];

    private static byte[] Page(string name) => name switch
    {
        "english" => CertificateSamples.Print(CertificateSamples.Ordinary with { Language = CertificateLanguage.English }),
        "both" => CertificateSamples.Print(CertificateSamples.Ordinary with { Language = CertificateLanguage.Both }),
        "extreme" => CertificateSamples.Print(CertificateSamples.Extreme, new CertificateLook("#b3261e", Logo, Logo)),
        "extreme-french" => CertificateSamples.Print(CertificateSamples.Extreme with { Language = CertificateLanguage.French }),
        "least" => CertificateSamples.Print(CertificateSamples.Ordinary with { Name = "Zoé", CourseTitle = "Clavier", CourseNature = "", Objectives = [], Competences = [], Trainers = [], Signatory = "", SignatoryRole = "", IssuerAddress = "", IssuedAtPlace = "", LastOn = CertificateSamples.Ordinary.FirstOn }),
        "look" => CertificateSamples.Print(CertificateSamples.Ordinary, new CertificateLook("#e0a800", Logo, Logo)),
        "revoked" => CertificateSamples.Print(CertificateSamples.Extreme with { Language = CertificateLanguage.Both }, revokedOn: new DateOnly(2026, 12, 20)),
        "ordinary" => CertificateSamples.Print(CertificateSamples.Ordinary),
        _ => CertificateSamples.Print(CertificateSamples.Ordinary with { Name = Names.All.Single(n => n.Script == name).Name, Place = $"Nord, {Names.All.Single(n => n.Script == name).Name}" }),
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_is_one_landscape_page_that_leads_to_its_check_page(string name)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-certificate").FullName;
        try
        {
            var file = Path.Combine(folder, $"{name}.pdf");
            await File.WriteAllBytesAsync(file, Page(name), TestContext.Current.CancellationToken);
            var info = await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file);
            Assert.Matches("Page size: +841.89 x 595.28 pts", info);
            Assert.Matches("Pages: +1\n", info);
            Assert.Matches("Tagged: +yes", info);
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "150", "-png", "-singlefile", file, Path.Combine(folder, name));
            Assert.Equal(CertificateSamples.Check.ToString(), (await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "--raw", Path.Combine(folder, $"{name}.png"))).Trim());
            if (Screens.AreWanted)
            {
                File.Copy(Path.Combine(folder, $"{name}.png"), Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName, $"certificate-pdf-{name}.png"), overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_says_all_that_a_certificate_says()
    {
        var text = await TextOf(CertificateSamples.Ordinary);
        foreach (var said in new[]
        {
            "ATTESTATION DE PARTICIPATION", "Nous attestons que", "Fatoumata Diarra-Lemoine", "a suivi l’atelier gratuit", "reconnaître un site sûr", "Atelier de niveau élémentaire, en français",
            "N° 2026-0417", "11 h", "sur 12 h prévues", "du 3 novembre au 15 décembre 2026", "Maison de quartier Nord", "Amélie Dubois", "responsable pédagogique", "Les Ateliers du Nord, 12 rue des Écoles, 59000 Lille",
            "Fait à Lille, le 16 décembre 2026", "DIGCOMP 2.2", "4.2", "Protéger les données personnelles et la vie privée", "Reconnaître un message frauduleux", "inclusion.example.org/check", "K7QM-4RTX",
            "Cette attestation prouve la présence à une formation ; elle ne mesure pas un niveau de compétence.",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_both_languages_each_thing_is_said_twice()
    {
        var text = await TextOf(CertificateSamples.Ordinary with { Language = CertificateLanguage.Both, Replaces = "2026-0399" });
        foreach (var said in new[] { "CERTIFICATE OF ATTENDANCE", "This is to certify that", "Remplace l’attestation 2026-0399", "Replaces certificate 2026-0399", "from 3 November to 15 December 2026", "Issued in Lille on 16 December 2026", "it does not assess competence" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_longest_name_and_title_are_whole()
    {
        var text = await TextOf(CertificateSamples.Extreme);
        Assert.Contains(CertificateSamples.LongName.Replace("-", "", StringComparison.Ordinal), text.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(CertificateSamples.LongTitle, text, StringComparison.Ordinal);
        Assert.Contains("5.2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("de plus", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_there_is_room_for_is_counted()
    {
        var text = await TextOf(CertificateSamples.Ordinary with { Name = CertificateSamples.LongName, CourseTitle = CertificateSamples.LongTitle, Objectives = [.. Enumerable.Range(1, 12).Select(i => $"{i} " + new string('x', 20) + string.Concat(Enumerable.Repeat(" objectif", 19)))] });
        Assert.Matches("et [0-9]+ de plus", text);
    }

    [Theory]
    [InlineData(CertificateLanguage.French, "Vérifier : ")]
    [InlineData(CertificateLanguage.English, "Check: ")]
    [InlineData(CertificateLanguage.Both, "Vérifier · Check : ")]
    public async Task What_is_typed_stays_as_it_is_typed(CertificateLanguage language, string lead)
    {
        var facts = CertificateSamples.Ordinary with { Language = language, CourseTitle = "De 9:30 à 11:00, ratio 1:2, urn:isbn:978", Place = "http://host:5080/x" };
        var text = (await PopplerTests.TextOf(CertificateSamples.Print(facts, typed: "host:5080/check"))).ReplaceLineEndings(" ").Replace('\u00a0', ' ');
        Assert.Contains($"{lead}host:5080/check", text, StringComparison.Ordinal);
        Assert.Contains("9:30 à 11:00, ratio 1:2, urn:isbn:978", text, StringComparison.Ordinal);
        Assert.Contains("http://host:5080/x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_certificate_is_the_same_bytes() =>
        Assert.Equal(CertificateSamples.Print(CertificateSamples.Ordinary), CertificateSamples.Print(CertificateSamples.Ordinary));

    [Theory]
    [InlineData("#ffff00")]
    [InlineData("#0b6a6a")]
    [InlineData("#ffffff")]
    public void Text_in_the_organisations_colour_can_be_read(string colour)
    {
        var colours = Shades.Of(colour);
        Assert.True(Shades.Contrast(colours.Text, colours.Soft) >= 4.5);
        Assert.Equal(Colour.Parse(colour), colours.Strong);
    }

    [Theory]
    [InlineData("2026-12-01", "2026-12-15", "du 1er au 15 décembre 2026")]
    [InlineData("2026-12-01", "2026-12-01", "le 1er décembre 2026")]
    [InlineData("2026-12-15", "2027-01-05", "du 15 décembre 2026 au 5 janvier 2027")]
    public void Dates_say_nothing_twice(string first, string last, string expected)
    {
        using var speaking = Language.French.Speak();
        Assert.Equal(expected, DateWords.PrintedSpan(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)));
    }

    private static async Task<string> TextOf(CertificateFacts facts)
    {
        var text = await PopplerTests.TextOf(CertificateSamples.Print(facts));
        return text.ReplaceLineEndings(" ").Replace('\u00a0', ' ').Replace('\u202f', ' ');
    }

    /// <summary>A drawing as a PNG: a diagonal wave, wide as a logo or a signature.</summary>
    private static byte[] Logo => Pictures.Png(360, 120, (x, y) => Math.Abs(y - 60 - (40 * Math.Sin(x / 24.0))) < 6);
}
