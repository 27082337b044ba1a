using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Loans.Give;

/// <summary>What the paper for a new owner says.</summary>
/// <param name="GivenOn">The centre's day.</param>
/// <param name="Phone">Of the centre; empty where there is none, as for its address.</param>
public sealed record GivenPaperModel(string Organisation, string Person, string Loan, DateOnly GivenOn, string Centre, string Address, string Phone, DateTimeOffset WrittenAt, IReadOnlyList<GivenDevice> Devices);

/// <param name="Kit">What goes with it, separated by commas; empty for nothing.</param>
public sealed record GivenDevice(string Category, string Name, string Tag, string Serial, string Kit);

/// <summary>That a device is its borrower's own from now on, and where they get help. In the language that is spoken while it is written.</summary>
public sealed class GivenPaper(GivenPaperModel model) : FlowDocument
{
    public override DocumentInfo Info => new($"{LoanText.PaperTitle} – {model.Loan}", Language.Current.Code, model.WrittenAt, model.Organisation);

    public override bool NumbersUndrawableSigns => true;

    public override Band Footer(PageNumber page) => new(Left: model.Organisation, Right: model.Loan);

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, LoanText.PaperTitle);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, LoanText.PaperGiven, model.Organisation, model.Person, DateWords.Full(model.GivenOn))) { SpaceAfter = 10 };
        foreach (var device in model.Devices)
        {
            yield return new KeepTogether(new Heading(2, $"{device.Category} {device.Name}".Trim()), Facts(device)) { SpaceAfter = 10 };
        }

        yield return new Heading(2, LoanText.PaperMeansTitle);
        yield return new Paragraph(LoanText.PaperYours);
        yield return new Paragraph(LoanText.PaperNoWarranty);
        yield return new Heading(2, LoanText.PaperHelpTitle);
        yield return new Paragraph(LoanText.PaperHelp);
        yield return new Paragraph(string.Join('\n', new[] { model.Centre, model.Address, model.Phone }.Where(line => line.Length > 0)), TextStyle.Strong);
    }

    private static Table Facts(GivenDevice device) => new(new TableColumn(1), new TableColumn(2.4))
    {
        Rows = new[] { (FieldText.Tag, device.Tag), (FieldText.Serial, device.Serial), (FieldText.Accessories, device.Kit) }
            .Where(row => row.Item2.Length > 0)
            .Select(row => new TableRow(new Cell(row.Item1, IsHeader: true), row.Item2)),
    };
}
