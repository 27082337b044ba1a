using Inclusion.Domain.Impact;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>
/// A report as it can be printed on this machine: names that came from elsewhere – municipalities, centres, partners, who is quoted – and hold a letter that no font draws give
/// way to words that say so. Its title and issuer, which whoever writes it can change, are refused instead.
/// </summary>
public static class PrintableReport
{
    /// <summary>In the report's own language.</summary>
    public static ReportModel Printable(this DocumentWriter writer, ReportModel report)
    {
        using var speaking = (Language.Find(report.Language) ?? Language.English).Speak();
        string Name(string name) => writer.Printable(name, missing => NotPrintable.Of(missing.Script, missing.Package));

        PeopleTable People(PeopleTable table) => table.By is PeopleBy.Municipality ? table with { Rows = [.. table.Rows.Select(r => r.IsNotStated ? r : r with { Key = Name(r.Key) })] } : table;

        return report with
        {
            ScopeName = Name(report.ScopeName),
            Figures = report.Figures with
            {
                People = [.. report.Figures.People.Select(People)],
                Activities = [.. report.Figures.Activities.Select(t => t with { Rows = [.. t.Rows.Select(r => r with { Name = Name(r.Name) })] })],
            },
            Parts = [.. report.Parts.Select(p => p with { Quotes = [.. p.Quotes.Select(q => new ReportQuote(Name(q.Text), Name(q.Attribution)))] })],
        };
    }
}
