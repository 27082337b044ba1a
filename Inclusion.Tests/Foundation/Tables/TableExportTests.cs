using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inclusion.Tests.Foundation.Tables;

public sealed class TableExportTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private sealed record Row(string? Name, decimal? Value, DateOnly? On, DateTimeOffset? At, int Count = 0);

    private static readonly Row[] Sample =
    [
        new("Éloïse; \"Lou\", D’Amore", 1234.5m, new DateOnly(2026, 11, 22), new DateTimeOffset(2026, 11, 22, 9, 5, 0, TimeSpan.FromHours(1)), 3),
        new("مرحبا بالعالم", -5m, null, null),
        new("two\nlines", null, new DateOnly(1899, 12, 31), null, -7),
        new("2266.13", 0.1m, null, null),
    ];

    private static TableExport<Row> Export(IAsyncEnumerable<Row> rows) => new("Prêts: 2026", [
        new("Nom", row => row.Name, 30),
        new("Valeur", row => row.Value),
        new("Date", row => row.On),
        new("Moment", row => row.At),
        new("Nombre", row => row.Count),
    ], rows);

    private static TableExport<Row> Export(params Row[] rows) => Export(rows.ToAsyncEnumerable());

    private static async Task<string> CsvOf(TableExport<Row> export, CultureInfo culture)
    {
        using var stream = new MemoryStream();
        await export.WriteCsvAsync(stream, culture);
        var bytes = stream.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        return Encoding.UTF8.GetString(bytes.AsSpan(3));
    }

    [Fact]
    public async Task French_csv_has_semicolons_and_decimal_commas()
    {
        Assert.Equal(
            "\"Nom\";\"Valeur\";\"Date\";\"Moment\";\"Nombre\"\r\n"
            + "\"Éloïse; \"\"Lou\"\", D’Amore\";1234,5;2026-11-22;2026-11-22 09:05;3\r\n"
            + "\"مرحبا بالعالم\";-5;;;0\r\n"
            + "\"two\nlines\";;1899-12-31;;-7\r\n"
            + "\"2266.13\";0,1;;;0\r\n",
            await CsvOf(Export(Sample), French));
    }

    [Fact]
    public async Task English_csv_has_commas_and_decimal_points()
    {
        var csv = await CsvOf(Export(Sample[0]), English);
        Assert.EndsWith("\r\n\"Éloïse; \"\"Lou\"\", D’Amore\",1234.5,2026-11-22,2026-11-22 09:05,3\r\n", csv, StringComparison.Ordinal);
    }

    /// <summary>A program that separates by the other sign must not make a cell, and a formula, of a part of a name.</summary>
    [Fact]
    public async Task Texts_stand_in_quotes_whatever_is_in_them()
    {
        Assert.Contains("\r\n\"Dupont,=1+1\";3;", await CsvOf(Export(new Row("Dupont,=1+1", 3, null, null)), French), StringComparison.Ordinal);
        Assert.Contains("\r\n\"Dupont;=1+1\",3,", await CsvOf(Export(new Row("Dupont;=1+1", 3, null, null)), English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+33 6 39 98 00 01")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task Texts_that_look_like_formulas_are_neutralised_in_csv(string text)
    {
        var csv = await CsvOf(Export(new Row(text, -3m, null, null)), English);
        var cell = csv.Split("\r\n", 2)[1].TrimStart('"');
        Assert.StartsWith("'" + text[0], cell, StringComparison.Ordinal);
        Assert.Contains(",-3,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_csv_writes_the_import_reads_back(string language)
    {
        using var stream = new MemoryStream();
        await Export([.. Sample, new Row("+33 6 39 98 00 01", null, null, null)]).WriteCsvAsync(stream, CultureInfo.GetCultureInfo(language));
        stream.Position = 0;

        var file = (await TableReader.ReadAsync(stream)).Value;

        Assert.Empty(file.Problems);
        Assert.Equal(["Nom", "Valeur", "Date", "Moment", "Nombre"], file.Headers);
        Assert.Equal([.. Sample.Select(row => row.Name!), "+33 6 39 98 00 01"], file.Column(0));
        Assert.Equal(1234.5m, NumberReading.Read(file.Rows[0].Cells[1]).Value);
        Assert.Equal(new DateOnly(2026, 11, 22), DateReading.Read(file.Rows[0].Cells[2], DateOrder.Irrelevant).Value);
    }

    [Fact]
    public async Task Workbook_keeps_texts_numbers_and_dates_what_they_are()
    {
        var sheet = await SheetOf(Export([.. Sample, new Row("=1+1", null, null, null), new Row("bell\u0007 \uD83D 🙂", null, null, null)]));

        Assert.Equal("Prêts 2026", sheet.Name);
        Assert.Equal(1, sheet.FrozenRows);
        Assert.True(sheet["A1"].IsBold);
        Assert.Equal("Nom", sheet["A1"].Value);
        Assert.Equal(Sample[0].Name, sheet["A2"].Value);
        Assert.Equal((false, "1234.5"), (sheet["B2"].IsText, sheet["B2"].Value));
        Assert.Equal(new DateTime(2026, 11, 22), sheet["C2"].Date);
        Assert.Equal("yyyy-mm-dd", sheet["C2"].Format);
        Assert.Equal(new DateTime(2026, 11, 22, 9, 5, 0), sheet["D2"].Date, TimeSpan.FromSeconds(1));
        Assert.Equal("yyyy-mm-dd hh:mm", sheet["D2"].Format);
        Assert.Equal("مرحبا بالعالم", sheet["A3"].Value);
        Assert.Equal((false, "-5"), (sheet["B3"].IsText, sheet["B3"].Value));
        Assert.Equal("two\nlines", sheet["A4"].Value);
        Assert.Equal((true, "1899-12-31"), (sheet["C4"].IsText, sheet["C4"].Value));
        Assert.Equal((true, "2266.13"), (sheet["A5"].IsText, sheet["A5"].Value));
        Assert.Equal((true, "=1+1", "@"), (sheet["A6"].IsText, sheet["A6"].Value, sheet["A6"].Format));
        Assert.False(sheet.HasFormulas);
        Assert.Equal("bell \uFFFD 🙂", sheet["A7"].Value);
        Assert.True(sheet.Widths[0] > sheet.Widths[1]);
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_visibly()
    {
        var text = (await SheetOf(Export(new Row(new string('x', 40_000), null, null, null))))["A2"].Value;
        Assert.Equal(32_767, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_workbook_holds_the_import_reads_back()
    {
        using var stream = new MemoryStream();
        await Export([.. Sample, new Row("+33 6 39 98 00 01", 1.234m, null, null)]).WriteXlsxAsync(stream);
        stream.Position = 0;

        var file = (await TableReader.ReadAsync(stream)).Value;

        Assert.Empty(file.Problems);
        Assert.Equal(["Nom", "Valeur", "Date", "Moment", "Nombre"], file.Headers);
        Assert.Equal([.. Sample.Select(row => row.Name!), "+33 6 39 98 00 01"], file.Column(0));
        Assert.Equal([1234.5m, -5m, null, 0.1m, 1.234m], file.Column(1).Select(cell => NumberReading.Read(cell).Value));
        Assert.Equal(new DateOnly(2026, 11, 22), DateReading.Read(file.Rows[0].Cells[2], DateOrder.Irrelevant).Value);
        Assert.Equal("2026-11-22 09:05", file.Rows[0].Cells[3]);
        Assert.Equal([2, 3, 4, 5, 6], file.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task Twenty_thousand_rows_are_not_kept_in_memory(TableFormat format)
    {
        List<WeakReference> names = [];
        var alive = 0;
        async IAsyncEnumerable<Row> Rows([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (var number = 0; number < 20_000; number++)
            {
                await Task.CompletedTask;
                yield return Remembered(number, names);
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            alive = names.Count(name => name.IsAlive);
        }

        await using var sink = new AsyncOnlySink();
        var export = Export(Rows());
        await (format == TableFormat.Xlsx ? export.WriteXlsxAsync(sink) : export.WriteCsvAsync(sink, English));

        Assert.Equal(20_000, names.Count);
        Assert.InRange(alive, 0, 200);
        Assert.True(sink.Written > 50_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Row Remembered(int number, List<WeakReference> names)
    {
        var row = new Row($"Person {number}", number, new DateOnly(2026, 1, 1), null, number);
        names.Add(new WeakReference(row.Name));
        return row;
    }

    [Theory]
    [InlineData(TableFormat.Csv, "prêts.csv", "text/csv; charset=utf-8")]
    [InlineData(TableFormat.Xlsx, "prêts.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_download_carries_its_name_and_kind(TableFormat format, string name, string contentType)
    {
        await using var sink = new AsyncOnlySink();
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider(),
            Response = { Body = sink },
        };

        await Export(Sample).ToDownload(format, "prêts", context.RequestAborted).ExecuteAsync(context);

        Assert.Equal(contentType, context.Response.ContentType);
        Assert.Contains("filename*=UTF-8''" + Uri.EscapeDataString(name), context.Response.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        Assert.True(sink.Written > 0);
    }

    private static async Task<WrittenSheet> SheetOf(TableExport<Row> export)
    {
        using var stream = new MemoryStream();
        await export.WriteXlsxAsync(stream);
        return WrittenSheet.Of(stream);
    }

    /// <summary>Refuses synchronous writing, as the body of a web response does.</summary>
    private sealed class AsyncOnlySink : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("Synchronous");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Written += count;
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
