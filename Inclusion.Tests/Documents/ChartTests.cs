using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;

namespace Inclusion.Tests.Documents;

public class ChartTests
{
    [Fact]
    public async Task Columns_have_their_values_above_them_and_in_words()
    {
        var file = Samples.Write(Samples.Report(new ColumnChart("Loans by month", [new Column("Jan", "January", 12), new Column("Feb", "February", 0), new Column("Mar", "March", null)]) { Withheld = "not shown" }));
        Assert.Equal(["Loans by month: January 12; February 0; March not shown"], Alternatives(file));
        var text = await PopplerTests.TextOf(file);
        Assert.Matches(@"12\s+0\s", text);
        Assert.Contains("not shown", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_withheld_nothing_explains_it()
    {
        var text = await PopplerTests.TextOf(Samples.Write(Samples.Report(new ColumnChart("Loans", [new Column("Jan", "January", 12)]) { Withheld = "not shown" })));
        Assert.DoesNotContain("not shown", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_are_not_to_be_shown_say_so()
    {
        var file = Samples.Write(Samples.Report(new BarChart("Age", [new Bar("Young", 12), new Bar("Old", (double?)null), new Bar("None", 0)]) { Withheld = "not shown" }));
        Assert.Equal(["Age: Young 12; Old not shown; None 0"], Alternatives(file));
    }

    [Fact]
    public void A_chart_without_values_is_still_a_chart()
    {
        Assert.Equal(["Age: "], Alternatives(Samples.Write(Samples.Report(new BarChart("Age", [])))));
        Assert.Equal(["Age: "], Alternatives(Samples.Write(Samples.Report(new ColumnChart("Age", [])))));
    }

    [Fact]
    public void A_page_of_its_own_begins_and_ends_with_its_page()
    {
        var walk = new PdfWalk(Samples.Write(Samples.Report(
            new WholePage(sheet => sheet.Text(new Box(50, 50, 200, 20), "Cover")),
            new Paragraph("First"),
            new WholePage(sheet => sheet.Text(new Box(50, 50, 200, 20), "Between")),
            new Paragraph("Last"))));
        Assert.Equal([0, 1, 2, 3], walk.Contents.Select(c => c.Page));
    }

    private static IEnumerable<string> Alternatives(byte[] file) => new PdfWalk(file).Root.All().Where(e => e.Type == "Figure").Select(e => e.Source.Elements.GetString("/Alt"));
}
