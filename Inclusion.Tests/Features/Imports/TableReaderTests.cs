using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Tests.Features.Imports;

public sealed class TableReaderTests
{
    private static async Task<Outcome<TableFile>> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await TableReader.ReadAsync(stream);
    }

    private static Task<Outcome<TableFile>> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static async Task<TableFile> File(string text) => (await Read(text)).Value;

    private static string Shown(TableFile file) =>
        string.Join(" / ", file.Rows.Select(row => $"{row.Line}: {string.Join('|', row.Cells)}"));

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "windows-1252", "utf-16", "utf-16 big endian"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Every_encoding_is_recognised(string name)
    {
        const string text = "Étiquette;Modèle\nINC-1;Écran « été » 5 €\n";
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with mark" => new UTF8Encoding(true),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            "utf-16" => Encoding.Unicode,
            _ => Encoding.BigEndianUnicode,
        };

        var file = (await Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])).Value;

        Assert.Equal(["Étiquette", "Modèle"], file.Headers);
        Assert.Equal("2: INC-1|Écran « été » 5 €", Shown(file));
    }

    [Fact]
    public async Task A_line_in_another_encoding_breaks_no_other_and_is_named()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Nom;Ville\r\nÉloïse Lefèvre;Châlons\r\n"), .. windows.GetBytes("Noël Bérard;Alès\r\n"), .. Encoding.UTF8.GetBytes("André Garçon;Nîmes\r\n")];
        var file = (await Read(bytes)).Value;
        Assert.Equal("2: Éloïse Lefèvre|Châlons / 3: Noël Bérard|Alès / 4: André Garçon|Nîmes", Shown(file));
        Assert.Equal([new ImportProblem(3, null, new LineInOtherEncoding("Windows-1252"))], file.Remarks);
    }

    [Theory]
    [InlineData("Nom complet;Téléphone;Remarques\nÉloïse Lefèvre;0639980010;préfère le matin\nZoë Müller;0639980011;ça va\n")]
    [InlineData("Étiquette;Modèle\nA-1;à côté\nA-2;où ça\n")]
    [InlineData("Nom;Ville\nFrançois;Besançon\n")]
    public async Task What_an_old_macintosh_wrote_is_read_and_said(string text)
    {
        var mac = CodePagesEncodingProvider.Instance.GetEncoding(10000)!;
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var file = (await Read(mac.GetBytes(text))).Value;
        var expected = await File(text);
        Assert.Equal(Shown(expected), Shown(file));
        Assert.Equal(expected.Headers, file.Headers);
        Assert.Equal([new ImportProblem(1, null, new FileOfMacintosh())], file.Remarks);
        Assert.Equal(Shown(expected), Shown((await Read(windows.GetBytes(text))).Value));
    }

    [Theory]
    [InlineData("Inventaire du matériel au 31/10/2026;;;;\r\n;;;;\r\nTag;Serial number;Category;Maker;Model\r\nTI-01;TIS001;Laptop;Dell;Latitude\r\nTI-02;TIS002;Laptop;Dell;Latitude\r\n", 3)]
    [InlineData("Inventory, as of October\nTag;Serial number;Category\nTI-01;TIS001;Laptop\nTI-02;TIS002;Laptop\n", 2)]
    [InlineData("Liste\n\nCode interne;Machine\nTI-01;TIS001\nTI-02;TIS002\n", 3)]
    public async Task A_title_above_the_headings_is_no_heading_and_is_said(string text, int line)
    {
        var file = await File(text);
        Assert.Equal((line, 2), (file.HeadingLine, file.Rows.Count));
        Assert.Equal("TI-01", file.Rows[0].Cells[0]);
        Assert.Equal([(1, nameof(LineAboveHeadings))], file.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public async Task The_line_of_the_headings_can_be_chosen()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a;b\nc;d\ne;f\n"));
        var file = (await TableReader.ReadAsync(stream, new TableChoice(null, 2))).Value;
        Assert.Equal(["c", "d"], file.Headers);
        Assert.Equal("3: e|f", Shown(file));
        Assert.Equal(["a · b", "c · d", "e · f"], file.Top.Select(t => t.Text));
    }

    [Fact]
    public async Task Sums_and_dates_below_the_rows_are_no_rows_and_are_said()
    {
        var file = await File("Nom complet;Téléphone;Commune\nAlice Pied;0639980020;Lille\nBob Total;0639980021;Lille\nTotal : 2 personnes;;\nExporté le 12/11/2026;;\n");
        Assert.Equal("2: Alice Pied|0639980020|Lille / 3: Bob Total|0639980021|Lille", Shown(file));
        Assert.Equal([(4, nameof(FooterLeftOut)), (5, nameof(FooterLeftOut))], file.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal("2: A|1|x / 3: B|2|y", Shown(await File("tag,value,note\nA,1,x\nB,2,y\nTOTAL,3,\n")));

        // Somebody may be called so.
        Assert.Equal(2, (await File("Nom,Ville\nSource,Lille\nTotal,Lille\n")).Rows.Count);
    }

    [Fact]
    public async Task What_nobody_sees_is_taken_out_and_said_once_for_a_column()
    {
        var file = await File("Name,Phone\nAnna\u200B,\u202A+33 6 39 98 00 06\u202C\nBob,\u202A0639980007\u202C\n");
        Assert.Equal("2: Anna|+33 6 39 98 00 06 / 3: Bob|0639980007", Shown(file));
        Assert.Equal([new(2, "Name", new InvisibleRemoved(1)), new ImportProblem(2, "Phone", new InvisibleRemoved(2))], file.Remarks);
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_chosen_by_its_name()
    {
        using var workbook = new MemoryStream();
        await MiniExcelLibs.MiniExcel.SaveAsAsync(workbook, new Dictionary<string, object>
        {
            ["Lisez-moi"] = new[] { new { Titre = "Bonjour" } },
            ["Matériel"] = new[] { new { Tag = "A-1", Acquis = new DateTime(2023, 3, 15) } },
        });
        workbook.Position = 0;
        var first = (await TableReader.ReadAsync(workbook)).Value;
        Assert.Equal(("Lisez-moi", "2: Bonjour"), (first.Sheet, Shown(first)));
        Assert.Equal(["Lisez-moi", "Matériel"], first.Sheets);

        workbook.Position = 0;
        Assert.Equal("2: A-1|2023-03-15", Shown((await TableReader.ReadAsync(workbook, new TableChoice("matériel", null))).Value));
        workbook.Position = 0;
        Assert.Equal(new SheetUnknown("Autre", "Lisez-moi, Matériel"), (await TableReader.ReadAsync(workbook, new TableChoice("Autre", null))).Refusal);
    }

    [Theory]
    [InlineData("a,b,c\n1,\"x;y;z;w\",3\n")]
    [InlineData("a;b;c\n1;\"x;y;z;w\";3\n")]
    [InlineData("a\tb\tc\n1\tx;y;z;w\t3\n")]
    [InlineData("sep=;\na;b;c\n1;\"x;y;z;w\";3\n")]
    public async Task The_separator_is_recognised_outside_quotes(string text) =>
        Assert.Equal(["1", "x;y;z;w", "3"], (await File(text)).Rows[0].Cells);

    [Fact]
    public async Task Decimal_commas_do_not_pass_for_separators() =>
        Assert.Equal("2: A|1,5|2,5 / 3: B|3,5|4,5", Shown(await File("tag;prix, en euros;valeur\nA;1,5;2,5\nB;3,5;4,5\n")));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Every_line_end_is_read_and_rows_keep_their_line(string end)
    {
        var file = await File($"a,b{end}{end}1,\"two{end}lines\"{end}  ,{end}{end}3,\"\"{end}4,\"13\"\" x\"");
        Assert.Equal("3: 1|two\nlines / 7: 3| / 8: 4|13\" x", Shown(file));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public async Task A_line_after_a_separator_line_keeps_its_number() =>
        Assert.Equal("3: 1|2", Shown(await File("sep=;\r\na;b\r\n1;2\r\n")));

    [Fact]
    public async Task A_quote_in_the_middle_of_a_cell_is_a_character()
    {
        var file = await File("model,grade\nMacbook 13\" grey,A\n27\",B\n");
        Assert.Equal("2: Macbook 13\" grey|A / 3: 27\"|B", Shown(file));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public async Task A_row_that_ends_early_has_empty_cells_and_one_with_too_many_is_named()
    {
        var file = await File("a,b,c\n1,2,3\n1,2\n1\n1,2,3,4\n4,5,6,,\n7,8,9\n");
        Assert.Equal("2: 1|2|3 / 3: 1|2| / 4: 1|| / 6: 4|5|6 / 7: 7|8|9", Shown(file));
        Assert.Equal([new(5, null, new CellCountWrong(4, 3))], file.Problems);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\nx,\"open,z\n4,5,6\n7,\"8\",9\n", "2: 1|2|3 / 4: 4|5|6 / 5: 7|8|9")]
    [InlineData("a,b,c\n1,2,3\nx,\"open,z\r\n4,5,6\r\n7,8,9", "2: 1|2|3 / 4: 4|5|6 / 5: 7|8|9")]
    [InlineData("a,b,c\n1,2,3\nx,\"after\"wards,z\n4,5,6\n", "2: 1|2|3 / 4: 4|5|6")]
    [InlineData("a,b,c\n1,2,3\nx,y,\"", "2: 1|2|3")]
    public async Task A_lost_quote_costs_only_its_own_line(string text, string rows)
    {
        var file = await File(text);
        Assert.Equal(rows, Shown(file));
        Assert.Equal([new ImportProblem(3, null, new QuoteUnbalanced())], file.Problems);
    }

    [Fact]
    public async Task Ten_thousand_lost_quotes_are_ten_thousand_problems()
    {
        var lines = string.Concat(Enumerable.Range(0, 10_000).Select(_ => "x,\"a\"b\n1,2\n"));
        var file = await File("a,b\n" + lines);
        Assert.Equal(10_000, file.Rows.Count);
        Assert.Equal(10_000, file.Problems.Count);
        Assert.Equal(20_000, file.Problems[^1].Line);
        Assert.Equal(20_001, file.Rows[^1].Line);
    }

    [Fact]
    public async Task Quotes_that_never_close_are_not_read_to_the_end_for_every_line()
    {
        var lines = string.Concat(Enumerable.Range(0, 1_000).Select(number => $"x{number:00000}\",\"\"\"\"\"\"\"open {new string('-', 100)}\n"));
        var file = await File("a,b\n" + lines + "1,2\n");
        Assert.Equal("1002: 1|2", Shown(file));
        Assert.Equal(1_000, file.Problems.Count);
    }

    [Fact]
    public async Task A_long_note_is_read()
    {
        var note = string.Concat(Enumerable.Repeat("a line of a note\n", 2_000)).Trim();
        Assert.Equal(note, (await File($"a,b\n1,\"{note}\"\n2,3\n")).Rows[0].Cells[1]);
    }

    [Fact]
    public async Task Nameless_and_repeated_headings_are_told_apart()
    {
        var file = await File("Notes,,notes,Tag,\n1,2,3,4,\n");
        Assert.Equal(["Notes", "#2", "notes (2)", "Tag"], file.Headers);
        Assert.Equal("2: 1|2|3|4", Shown(file));
        Assert.Equal([new ImportProblem(1, "notes (2)", new HeadingTwice("notes"))], file.Remarks);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public async Task A_single_column_is_a_table() => Assert.Equal("2: A / 3: B", Shown(await File("tag\nA\nB\n")));

    [Theory]
    [InlineData("", typeof(TableEmpty))]
    [InlineData("\uFEFF", typeof(TableEmpty))]
    [InlineData("\n \r\n;;\n", typeof(TableEmpty))]
    [InlineData("a,b\n", typeof(TableWithoutRows))]
    [InlineData("a,a\n\n,\n", typeof(TableWithoutRows))]
    [InlineData("PK\u0003\u0004\0\0\0", typeof(TableNotText))]
    [InlineData("a,\"b\n1,2\n", typeof(HeadingUnreadable))]
    public async Task What_is_no_table_is_refused_by_name(string text, Type refusal) =>
        Assert.IsType(refusal, (await Read(text)).Refusal);

    [Fact]
    public async Task A_file_too_large_is_refused()
    {
        var bytes = new byte[(TableReader.MaxMegabytes * 1024 * 1024) + 1];
        Array.Fill(bytes, (byte)'a');
        Assert.Equal(new TableTooLarge(20), (await Read(bytes)).Refusal);
    }

    [Fact]
    public async Task Too_many_columns_are_refused() =>
        Assert.Equal(new TableTooManyColumns(200), (await Read(string.Join(',', Enumerable.Range(1, 201)) + "\n1\n")).Refusal);

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_001, true)]
    public async Task Too_many_rows_are_refused(int rows, bool refused)
    {
        var outcome = await Read("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", rows)));
        Assert.Equal(refused ? new TableTooManyRows(100_000) : null, outcome.Refusal);
    }

    [Fact]
    public async Task A_cancelled_reading_stops()
    {
        using var stream = new MemoryStream("a\n1\n"u8.ToArray());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TableReader.ReadAsync(stream, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_signature_follows_the_headings_alone()
    {
        var one = await File("Étiquette;Modèle\nA;B\n");
        Assert.Equal(one.Signature, (await File("etiquette,MODELE\nC,D\n")).Signature);
        Assert.NotEqual(one.Signature, (await File("Modèle;Étiquette\nA;B\n")).Signature);
    }
}
