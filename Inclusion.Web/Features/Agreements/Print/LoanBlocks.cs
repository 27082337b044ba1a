using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;

namespace Inclusion.Web.Features.Agreements.Print;

/// <summary>What the papers of a loan have in common.</summary>
internal static class LoanBlocks
{
    public static Band Footer(LoanSheetModel model, PageNumber page) =>
        new(Left: $"{model.Organisation} · {model.Number}", Right: string.Format(CultureInfo.CurrentCulture, AgreementPrintText.PageOf, page.Number, page.Count));

    /// <summary>Where and whom to ask.</summary>
    public static Block Contacts(LoanSheetModel model) => new KeepTogether(
        new Heading(2, AgreementPrintText.Contact),
        new Paragraph(string.Join('\n', new[] { model.Centre, string.Join(", ", model.Address.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), model.Phone }.Where(line => line.Length > 0))))
    { SpaceBefore = 18 };
}
