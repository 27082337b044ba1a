using Inclusion.Tests.Support;

namespace Inclusion.Tests.Documents;

/// <summary>Looks at documents with other programs than the one that wrote them.</summary>
public class PopplerTests
{
    internal static Task<string> TextOf(byte[] pdf) => WithFile(pdf, file => InstalledTools.RunAsync("poppler-utils", "pdftotext", file, "-"));

    [Fact]
    public async Task A_report_reads_as_it_was_composed()
    {
        var text = await TextOf(Samples.Write(new SampleReport(100)));
        Assert.Contains("Rapport d’activité 2026", text, StringComparison.Ordinal);
        Assert.Contains("Page 2 sur 5", text, StringComparison.Ordinal);
        Assert.Contains("N-0100", text, StringComparison.Ordinal);
        Assert.Equal(5, text.Split("Modèle").Length - 1);
    }

    [Fact]
    public async Task Words_of_two_lines_are_parted()
    {
        var structure = await WithFile(Samples.Write(new SampleCertificate("Zoé", 1)), file => InstalledTools.RunAsync("poppler-utils", "pdfinfo", "-struct-text", file));
        Assert.Contains("reconnaître un site sûr, garder ses documents", structure.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("/Scope /Row", structure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_font_is_embedded_as_a_subset_with_its_characters()
    {
        var fonts = await WithFile(Samples.Write(new SampleReport(3)), file => InstalledTools.RunAsync("poppler-utils", "pdffonts", file));
        var lines = fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Matches("NotoSans-.*CID TrueType +Identity-H +yes yes yes", line));
    }

    [Fact]
    public async Task The_code_is_read_back_from_the_printed_page()
    {
        var read = await WithFile(Samples.Write(new SampleCertificate("Zoé", 417)), async file =>
        {
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "150", "-png", "-singlefile", file, file);
            return await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "--raw", file + ".png");
        });
        Assert.StartsWith("https://inclusion.example/check/", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_have_the_size_of_their_paper()
    {
        var info = await WithFile(Samples.Write(new SampleCertificate("Zoé", 1)), file => InstalledTools.RunAsync("poppler-utils", "pdfinfo", file));
        Assert.Matches("Page size: +841.89 x 595.28 pts", info);
        Assert.Matches("Tagged: +yes", info);
        Assert.Matches("Title: +Attestation 2026-00001", info);
    }

    internal static async Task<string> WithFile(byte[] pdf, Func<string, Task<string>> look)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-pdf").FullName;
        try
        {
            var file = Path.Combine(folder, "document.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            return await look(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
