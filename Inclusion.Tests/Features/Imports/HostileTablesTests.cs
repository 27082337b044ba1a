using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Tests.Features.Imports;

/// <summary>Tables that are none, that are something else as well, or that unpack to more than there is room for.</summary>
public sealed class HostileTablesTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Sheet = "xl/worksheets/sheet1.xml";

    private static readonly string Two = HostileFiles.Cell("A1", "Name") + HostileFiles.Cell("B1", "Town");

    /// <summary>By what is wrong with it.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Workbooks = new()
    {
        ["a part that unpacks to gigabytes"] = () => HostileFiles.SheetOf(600),
        ["a part that says it is small"] = () => HostileFiles.LyingAboutSize(HostileFiles.SheetOf(600), Sheet, 500),
        ["a part that says it is large"] = () => HostileFiles.LyingAboutSize(HostileFiles.GoodWorkbook(), Sheet, uint.MaxValue - 1),
        ["parts beyond counting"] = HostileFiles.LyingBeyondCounting,
        ["more parts than any workbook"] = () => HostileFiles.ManyParts(20_000),
        ["archives in archives"] = () => HostileFiles.Nested(9),
        ["packed as nobody knows"] = () => HostileFiles.PackedOtherwise(99),
        ["cut off"] = () => HostileFiles.GoodWorkbook()[..^200],
        ["entities in a sheet"] = () => HostileFiles.Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&j;</t></is></c></row>", prolog: Laughs),
        ["a file of the machine in a sheet"] = () => HostileFiles.Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>", prolog: "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
        ["entities in shared texts"] = () => HostileFiles.Workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", shared: "\uFEFF" + Laughs + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&j;</t></si></sst>"),
        ["a row at the end of numbers"] = () => HostileFiles.Workbook($"<row r=\"1\">{Two}</row><row r=\"2147483647\">{HostileFiles.Cell("A2147483647", "x")}</row>"),
        ["a row before the first"] = () => HostileFiles.Workbook($"<row r=\"-5\">{Two}</row>"),
        ["a column at the end of letters"] = () => HostileFiles.Workbook($"<row r=\"1\">{HostileFiles.Cell("ZZZZZZ1", "x")}</row>"),
        ["a dimension at the end of letters"] = () => HostileFiles.Workbook($"<row r=\"1\">{Two}</row>", before: "<dimension ref=\"A1:ZZZZZZ9\"/>"),
        ["as many cells as a sheet can have"] = () => HostileFiles.Workbook($"<row r=\"1\">{Two}</row><row r=\"1048576\">{HostileFiles.Cell("A1048576", "x")}</row>", before: "<dimension ref=\"A1:XFD1048576\"/>"),
        ["rows to and fro"] = () => HostileFiles.Workbook(string.Concat(Enumerable.Repeat($"<row r=\"1\">{Two}</row><row r=\"1000000\"><c r=\"A1000000\"/></row>", 40))),
        ["elements in elements"] = () => HostileFiles.Workbook(string.Concat(Enumerable.Repeat("<a>", 500_000))),
        ["one text in many cells"] = () => HostileFiles.Workbook(
            string.Concat(Enumerable.Range(1, 10_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")), shared: $"<si><t xml:space=\"preserve\"> {new string('a', 30_000)} </t></si>"),
        ["one text in many cells, its number in pieces"] = () => HostileFiles.Workbook(
            string.Concat(Enumerable.Range(1, 10_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>+<!-- -->0.<![CDATA[0]]></v></c></row>")), shared: $"<si><t xml:space=\"preserve\"> {new string('a', 30_000)} </t></si>"),
        ["one text in many cells, each behind a formula"] = () => HostileFiles.Workbook(
            string.Concat(Enumerable.Range(1, 10_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><f>1</f><v>0</v></c></row>")), shared: $"<si><t xml:space=\"preserve\"> {new string('a', 30_000)} </t></si>"),
        ["a text that no cell holds"] = () => HostileFiles.Workbook($"<row r=\"1\">{HostileFiles.Cell("A1", new string('a', 2 * Megabyte))}</row>"),
    };

    /// <summary>By what is wrong with it.</summary>
    private static readonly Dictionary<string, (Func<byte[]> File, Type Refusal)> Texts = new()
    {
        ["nothing"] = (() => [], typeof(TableEmpty)),
        ["blank lines"] = (() => "\r\n\r\n  \n"u8.ToArray(), typeof(TableEmpty)),
        ["NULs"] = (() => Encoding.UTF8.GetBytes("Name;Town\nAda\0;Lille\n"), typeof(TableNotText)),
        ["UTF-16 without its mark"] = (() => Encoding.Unicode.GetBytes("Name;Town\nAda;Lille\n"), typeof(TableNotText)),
        ["one endless line"] = (() => Filled(TableReader.MaxMegabytes * Megabyte, 'a'), typeof(HeadingUnreadable)),
        ["one endless quoted cell"] = (() => [(byte)'"', .. Filled((TableReader.MaxMegabytes * Megabyte) - 1, 'a')], typeof(HeadingUnreadable)),
        ["nothing but opened quotes"] = (() => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\"a\n\"", 200_000))), typeof(HeadingUnreadable)),
        ["100 000 columns"] = (() => Encoding.ASCII.GetBytes(new string(';', 100_000) + "a\nb;c\n"), typeof(HeadingUnreadable)),
        ["201 columns"] = (() => Encoding.ASCII.GetBytes(string.Join(';', Enumerable.Range(1, 201)) + "\na;b\n"), typeof(TableTooManyColumns)),
        ["one byte too many"] = (() => Filled((TableReader.MaxMegabytes * Megabyte) + 1, '\n'), typeof(TableTooLarge)),
        ["50 MB on one line"] = (() => Filled(50 * Megabyte, 'a'), typeof(TableTooLarge)),
        ["a picture called a table"] = (() => HostileFiles.Picture(SkiaSharp.SKEncodedImageFormat.Png, 60, 40), typeof(TableNotText)),
        ["a picture that is an archive"] = (() => HostileFiles.Loaded(SkiaSharp.SKEncodedImageFormat.Png), typeof(TableNotText)),
        ["a page before a workbook"] = (() => [.. "<html><script>window.hit=1</script>"u8, .. HostileFiles.GoodWorkbook()], typeof(TableNotText)),
    };

    private const string Laughs = """
        <!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
        <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;"><!ENTITY j "&i;&i;&i;&i;&i;&i;&i;&i;&i;&i;">]>
        """;

    public static TheoryData<string> OfWorkbooks => [.. Workbooks.Keys];

    public static TheoryData<string> OfTexts => [.. Texts.Keys];

    /// <summary>Before it takes more room than the file that is read.</summary>
    [Theory]
    [MemberData(nameof(OfWorkbooks))]
    public void A_workbook_that_harms_whoever_opens_it_is_refused_before_it_does(string what)
    {
        var file = Workbooks[what]();

        var fault = default(Exception);
        var allocated = HostileFiles.Allocated(() => fault = Record.Exception(() =>
        {
            using var stream = new MemoryStream(file);
            XlsxSheet.Names(stream);
            foreach (var _ in XlsxSheet.Read(stream))
            {
            }
        }));

        Assert.True(fault is InvalidDataException or WorkbookTooLargeException, fault?.ToString());
        Assert.True(allocated < 32L * Megabyte, $"{allocated / Megabyte} MB");
    }

    [Theory]
    [MemberData(nameof(OfWorkbooks))]
    public async Task And_whoever_chose_it_is_told_in_one_sentence(string what)
    {
        var refusal = await RefusalOf(Workbooks[what]());
        Assert.True(refusal is TableNotText or WorkbookTooLarge, refusal?.Name);
        IsTold(refusal);
    }

    [Fact]
    public void Long_comments_harm_nobody_and_are_taken()
    {
        var comments = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"<c>{new string('a', 20_000)}</c>", 20)));
        using var stream = new MemoryStream(HostileFiles.GoodWorkbook(("xl/comments1.xml", [.. "<comments>"u8, .. comments, .. "</comments>"u8])));

        Assert.NotEmpty(XlsxSheet.Names(stream));
        Assert.NotEmpty(XlsxSheet.Read(stream));
    }

    [Theory]
    [MemberData(nameof(OfTexts))]
    public async Task A_text_that_is_no_table_is_told_in_one_sentence(string what)
    {
        var refusal = await RefusalOf(Texts[what].File());
        Assert.IsType(Texts[what].Refusal, refusal);
        IsTold(refusal);
    }

    [Fact]
    public async Task A_workbook_that_is_something_else_as_well_gives_its_cells_and_nothing_else()
    {
        byte[] file = [.. HostileFiles.GoodWorkbook(("xl/vbaProject.bin", Encoding.ASCII.GetBytes(HostileFiles.Stowaway)), ("../../evil.txt", "x"u8.ToArray())), .. "<html><script>window.hit=1</script></html>"u8];
        using var stream = new MemoryStream(file);
        var table = (await TableReader.ReadAsync(stream)).Value;
        Assert.Equal(["Name", "Town"], table.Headers);
        Assert.Equal(["Ada", "Lille"], Assert.Single(table.Rows).Cells);
        Assert.Empty(table.Problems);
    }

    [Theory]
    [InlineData("Name;Town\rAda;Lille\rBob;Lyon\r")]
    [InlineData("Name;Town\r\r\nAda;Lille\r\r\nBob;Lyon")]
    public async Task Lines_that_end_in_a_lone_return_are_lines(string text)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(text));
        Assert.Equal(["Ada|Lille", "Bob|Lyon"], (await TableReader.ReadAsync(stream)).Value.Rows.Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_takes_its_own_line_with_it_and_no_other()
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes("Name;Town\n\"Ada;Lille\n" + string.Concat(Enumerable.Repeat("Bob;Lyon\n", 20_000))));
        var table = (await TableReader.ReadAsync(stream)).Value;
        Assert.Equal((20_000, 2), (table.Rows.Count, Assert.Single(table.Problems).Line));
    }

    /// <summary>Shared texts of more than 5 MB went through a file beside all others of the machine.</summary>
    [Fact]
    public void Nothing_of_a_workbook_is_put_on_the_disk_while_it_is_read()
    {
        var shared = string.Concat(Enumerable.Range(0, 1_000).Select(at => $"<si><t>{new string((char)('a' + (at % 26)), 8_000)}</t></si>"));
        using var stream = new MemoryStream(HostileFiles.Workbook(string.Concat(Enumerable.Range(1, 1_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{row - 1}</v></c></row>")), shared: shared));
        var before = Directory.GetFiles(Path.GetTempPath()).ToHashSet();
        foreach (var (row, cells) in XlsxSheet.Read(stream))
        {
            Assert.Equal(8_000, cells[0].Length);
            if (row == 500)
            {
                Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath()).Except(before), file => file.Contains("miniexcel", StringComparison.OrdinalIgnoreCase) || file.EndsWith("_position", StringComparison.Ordinal));
            }
        }
    }

    private static async Task<Refusal?> RefusalOf(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return (await TableReader.ReadAsync(stream)).Refusal;
    }

    private static void IsTold(Refusal? refusal)
    {
        var sentences = new HashSet<string>();
        foreach (var language in Language.All)
        {
            using var speaking = language.Speak();
            var sentence = RefusalSentences.Of(refusal!);
            Assert.True(sentence.EndsWith('.') && sentence.Length is > 10 and < 250 && !sentence.Contains('{', StringComparison.Ordinal) && !sentence.Contains("Exception", StringComparison.Ordinal), sentence);
            sentences.Add(sentence);
        }

        Assert.Equal(Language.All.Count, sentences.Count);
    }

    private static byte[] Filled(int length, char with)
    {
        var file = new byte[length];
        Array.Fill(file, (byte)with);
        return file;
    }
}
