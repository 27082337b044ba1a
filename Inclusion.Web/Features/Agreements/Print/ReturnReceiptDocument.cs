using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Agreements.Print;

/// <summary>What came back and how, and how one signs out of one's accounts. In the language that is spoken while it is written.</summary>
internal sealed class ReturnReceiptDocument(LoanSheetModel model) : FlowDocument
{
    private static readonly TextStyle Term = TextStyle.Strong with { Size = 10, LineHeight = 1.3 };

    public override DocumentInfo Info => new($"{AgreementPrintText.ReceiptTitle} {model.Number}", model.Language.Code, model.PrintedAt, model.Organisation);

    public override bool NumbersUndrawableSigns => true;

    public override Band Footer(PageNumber page) => LoanBlocks.Footer(model, page);

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, AgreementPrintText.ReceiptTitle);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, AgreementPrintText.ReceiptIntroduction, model.Borrower, model.Number)) { SpaceAfter = 8 };
        yield return new Table(new TableColumn(2), new TableColumn(1.4), new TableColumn(2), new TableColumn(2))
        {
            Head = new TableRow(AgreementPrintText.Device, AgreementPrintText.CameBackOn, AgreementPrintText.Condition, AgreementPrintText.Missing),
            Rows = model.Devices.Where(d => d.ReturnedOn is not null).Select(d => new TableRow(
                new Cell(new RichText(new TextRun(d.Tag, Term), new TextRun(d.Name.Length > 0 ? $"\n{d.Name}" : "")), IsHeader: true),
                DateWords.Printed(d.ReturnedOn!.Value),
                d.Damage ?? AgreementPrintText.NothingNoted,
                d.Missing.Count > 0 ? string.Join(", ", d.Missing) : AgreementPrintText.NothingMissing)),
        };
        if (model.Devices.Where(d => d.IsOut).Select(d => d.Tag).ToList() is { Count: > 0 } still)
        {
            yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, AgreementPrintText.StillOut, string.Join(", ", still), DateWords.Full(model.DueOn)), TextStyle.Strong) { SpaceBefore = 8 };
        }

        yield return new Heading(2, AgreementPrintText.SignOutTitle);
        yield return new Paragraph(AgreementPrintText.SignOutText) { SpaceAfter = 6 };
        yield return Steps(AgreementPrintText.GoogleTitle, AgreementPrintText.GoogleSteps);
        yield return Steps(AgreementPrintText.AppleTitle, AgreementPrintText.AppleSteps);
        yield return Steps(AgreementPrintText.MicrosoftTitle, AgreementPrintText.MicrosoftSteps);
        yield return LoanBlocks.Contacts(model);
    }

    private static KeepTogether Steps(string title, string steps) =>
        new(new Heading(3, title), new BulletList([.. steps.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(step => (RichText)step)]) { IsNumbered = true }) { SpaceBefore = 8 };
}
