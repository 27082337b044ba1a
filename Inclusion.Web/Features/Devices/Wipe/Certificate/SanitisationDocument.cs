using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Devices.Wipe.Certificate;

/// <summary>The certificate of sanitisation of one device, on a page of its own. In the language that is spoken while it is written.</summary>
public sealed class SanitisationDocument(SanitisationFacts facts, SanitisationIssuer issuer, DateTimeOffset created) : FlowDocument
{
    private const double LogoHeight = 40;

    /// <summary>All of it stands on one page.</summary>
    private static readonly PageSetup OnePage = PageSetup.A4 with { Margins = new(56, 44, 56, 44) };

    public override PageSetup Page => OnePage;

    public override DocumentInfo Info => new($"{SanitisationText.Title} – {facts.Tag}", Language.Current.Code, created, issuer.Name);

    public override bool NumbersUndrawableSigns => true;

    public override Band Footer(PageNumber page) => new(Left: issuer.Name, Right: string.Format(CultureInfo.CurrentCulture, SanitisationText.PageOf, page.Number, page.Count));

    public override IEnumerable<Block> Compose()
    {
        foreach (var block in Letterhead(issuer))
        {
            yield return block;
        }

        yield return new Heading(1, SanitisationText.Title);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, SanitisationText.Introduction, issuer.Name, facts.Tag)) { SpaceAfter = 8 };
        yield return new Heading(2, SanitisationText.Device);
        yield return Facts(
            (FieldText.Maker, facts.Maker), (FieldText.Model, facts.Model), (FieldText.Serial, facts.Serial), (FieldText.Tag, facts.Tag), (FieldText.Category, EnumWords.Of(facts.Category)), (SanitisationText.Media, facts.Media));
        yield return new Heading(2, SanitisationText.Sanitisation);
        yield return Facts(
            (SanitisationText.Level, string.Format(CultureInfo.CurrentCulture, SanitisationText.LevelOf, EnumWords.Of(facts.Level))),
            (SanitisationText.Method, facts.Method),
            (FieldText.Tool, facts.Tool),
            (SanitisationText.Result, EnumWords.Of(facts.Result)),
            (FieldText.WipedBy, facts.WipedBy),
            (FieldText.WipedOn, DateWords.Printed(facts.WipedOn)),
            (SanitisationText.Log, string.Join(", ", facts.Logs)));
        yield return new Heading(2, SanitisationText.VerificationPart);
        yield return Facts((FieldText.Verification, facts.Verification), (FieldText.VerifiedBy, facts.VerifiedBy), (FieldText.VerifiedOn, DateWords.Printed(facts.VerifiedOn)), (FieldText.Centre, facts.Centre));
        yield return new KeepTogether(
            new Space(8),
            new SideBySide((1, Signature(string.Format(CultureInfo.CurrentCulture, SanitisationText.SignatureOf, facts.WipedBy))), (1, Signature(string.Format(CultureInfo.CurrentCulture, SanitisationText.SignatureOf, facts.VerifiedBy)))),
            new Paragraph(SanitisationText.Standard, TextStyle.Small) { SpaceBefore = 12 });
    }

    /// <summary>Who certifies, on top of the page.</summary>
    internal static IEnumerable<Block> Letterhead(SanitisationIssuer issuer)
    {
        if (issuer.Logo is { } logo)
        {
            yield return new Picture(logo, string.Format(CultureInfo.CurrentCulture, SanitisationText.LogoOf, issuer.Name), LogoHeight);
        }

        yield return new Paragraph(issuer.Name, TextStyle.Strong) { SpaceAfter = 0 };
        if (issuer.Address.Length > 0)
        {
            yield return new Paragraph(string.Join(", ", issuer.Address.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), TextStyle.Small);
        }

        yield return new Space(12);
    }

    /// <summary>What is not known is left to be written in by hand, on its line.</summary>
    private static Table Facts(params IEnumerable<(string Key, string Text)> rows) => new(new TableColumn(1), new TableColumn(2.2))
    {
        Style = TextStyle.Body with { Size = 9.5, LineHeight = 1.25 },
        Padding = (6, 3),
        Rows = rows.Select(row => new TableRow(new Cell(row.Key, TextStyle.Strong with { Size = 9.5, LineHeight = 1.25 }, IsHeader: true), row.Text.Length > 0 ? row.Text : "–")),
    };

    private static KeepTogether Signature(string name) => new(new Space(20), new Rule { Colour = Colour.Edge, SpaceAfter = 2 }, new Paragraph(name, TextStyle.Small));
}

/// <summary>The page before the certificates of several devices: all of them in one table.</summary>
public sealed class SanitisationSummary(IReadOnlyList<SanitisationFacts> all, SanitisationIssuer issuer, DateTimeOffset created) : FlowDocument
{
    public override PageSetup Page => PageSetup.A4Landscape;

    public override DocumentInfo Info => new(SanitisationText.SummaryTitle, Language.Current.Code, created, issuer.Name);

    public override bool NumbersUndrawableSigns => true;

    public override Band Footer(PageNumber page) => new(Left: issuer.Name, Right: string.Format(CultureInfo.CurrentCulture, SanitisationText.PageOf, page.Number, page.Count));

    public override IEnumerable<Block> Compose()
    {
        foreach (var block in SanitisationDocument.Letterhead(issuer))
        {
            yield return block;
        }

        yield return new Heading(1, SanitisationText.SummaryTitle);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, SanitisationText.SummaryCount, all.Count)) { SpaceAfter = 10 };
        yield return new Table(new(1.1), new(1.8), new(1.3), new(1.6), new(1.3), new(1.3), new(1.4), new(1.4))
        {
            Style = TextStyle.Body with { Size = 8.5, LineHeight = 1.25 },
            Head = new TableRow(FieldText.Tag, FieldText.Model, FieldText.Serial, SanitisationText.Media, SanitisationText.LevelShort, FieldText.Tool, FieldText.WipedBy, FieldText.VerifiedBy),
            Rows = all.Select(f => new TableRow(
                new Cell(f.Tag, IsHeader: true),
                $"{f.Maker} {f.Model}".Trim(),
                f.Serial,
                f.Media,
                $"{EnumWords.Of(f.Level)}, {EnumWords.Of(f.Result)}",
                f.Method.Length > 0 ? $"{f.Tool}, {f.Method}" : f.Tool,
                $"{f.WipedBy}, {DateWords.Plain(f.WipedOn)}",
                $"{f.VerifiedBy}, {DateWords.Plain(f.VerifiedOn)}")),
        };
        yield return new Paragraph(SanitisationText.Standard, TextStyle.Small) { SpaceBefore = 14 };
    }
}
