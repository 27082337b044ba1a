using System.Globalization;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;

namespace Inclusion.Tests.Documents;

public sealed class Code128Tests
{
    /// <summary>Start B is 104, start C 105; 99 and 100 switch to C and to B; the last but one is the check character, 106 the stop.</summary>
    [Theory]
    [InlineData("PJJ123C", new[] { 104, 48, 42, 42, 17, 18, 19, 35, 55, 106 })]
    [InlineData("LT-0042", new[] { 104, 44, 52, 13, 99, 0, 42, 12, 106 })]
    [InlineData("00", new[] { 105, 0, 2, 106 })]
    [InlineData("1234", new[] { 105, 12, 34, 82, 106 })]
    [InlineData("12345", new[] { 105, 12, 34, 100, 21, 54, 106 })]
    [InlineData("A1234B", new[] { 104, 33, 17, 18, 19, 20, 34, 90, 106 })]
    [InlineData("A1234567B", new[] { 104, 33, 17, 99, 23, 45, 67, 100, 34, 99, 106 })]
    [InlineData("A123", new[] { 104, 33, 17, 18, 19, 95, 106 })]
    public void A_text_is_said_in_the_fewest_characters_with_its_check(string text, int[] symbols) => Assert.Equal(symbols, Code128.Of(text)!.Symbols);

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("A\tB")]
    [InlineData("LT\u20110042")]
    public void What_is_not_printable_ASCII_cannot_be_said(string text) => Assert.Null(Code128.Of(text));

    [Fact]
    public void Eleven_modules_make_a_character_and_thirteen_the_stop()
    {
        var code = Code128.Of("LT-0042")!;
        Assert.Equal((8 * 11) + 13, code.Modules);
        Assert.Equal((0, 2), code.Bars[0]);
        Assert.Equal((code.Modules - 2, 2), code.Bars[^1]);
        Assert.All(code.Bars.Zip(code.Bars.Skip(1)), pair => Assert.InRange(pair.Second.X - pair.First.X - pair.First.Width, 1, 4));
    }

    /// <summary>Every character of set B and every pair of set C, read by a program that is not ours.</summary>
    [Fact]
    public async Task Every_character_is_read_back()
    {
        var texts = Enumerable.Range(' ', 95).Chunk(12).Select(part => $"<{string.Concat(part.Select(c => (char)c))}>")
            .Concat(Enumerable.Range(0, 100).Chunk(10).Select(part => string.Concat(part.Select(pair => pair.ToString("00", CultureInfo.InvariantCulture)))))
            .ToList();
        var sheet = Samples.Sheet(sheet =>
        {
            for (var i = 0; i < texts.Count; i++)
            {
                sheet.BarCode(new Box(40, 20 + (i * 28), 400, 20), Code128.Of(texts[i])!);
            }
        });

        var read = await PopplerTests.WithFile(Samples.Write(sheet), async file =>
        {
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "200", "-png", "-singlefile", file, file);
            return await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "--raw", "-Sdisable", "-Scode128.enable", file + ".png");
        });

        Assert.Equal(texts.Order(StringComparer.Ordinal), read.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
