using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>
/// A certificate of attendance on one landscape A4 page: to the left who attended what, on the tinted column to the right how long, when, where, with whom, and
/// the way to check it. Everything that it says comes from the frozen facts (docs/domain.md, Certificate of attendance).
/// </summary>
/// <param name="issuedAt">The instant of issue: with it the same certificate is the same bytes.</param>
/// <param name="revokedOn">Said across the top of its face; null while it holds.</param>
internal sealed class CertificateSheet(CertificateFacts facts, CertificateLook look, CertificateCheckLink check, DateTimeOffset issuedAt, DateOnly? revokedOn = null) : SheetDocument
{
    private const double BandWidth = 14;
    private const double Left = 60;
    private const double MainWidth = 508;
    private const double ColumnWidth = 236;
    private const double FooterTop = 486;

    /// <summary>Where a certificate without objectives and competences begins lower, to stand in the middle.</summary>
    private const double Lower = 44;

    private readonly Shades _colours = Shades.Of(look.Colour);
    private readonly CertificateWords _words = new(facts.Language);

    public override DocumentInfo Info => new($"{_words.Plain(() => CertificatePrintText.Title)} {facts.Number}", _words.First.Code, issuedAt, facts.IssuerName);

    private static TextStyle Lead { get; } = new(12.5, Colour: Colour.Muted, LineHeight: 1.3);

    public override void Compose(Sheet sheet)
    {
        sheet.Fill(new Box(0, 0, BandWidth, sheet.Height), _colours.Strong);
        sheet.Fill(new Box(sheet.Width - ColumnWidth, 0, ColumnWidth, sheet.Height), _colours.Soft);
        if (revokedOn is { } revoked)
        {
            Revoked(sheet, revoked);
        }

        Issuer(sheet);
        var below = Learner(sheet);
        below = Course(sheet, below);
        new CertificateTeaching(facts, _words, _colours).Draw(sheet, new Box(Left, below, MainWidth, FooterTop - below));
        Footer(sheet);
        new CertificateColumn(facts, check, _words, _colours).Draw(sheet, sheet.Width - ColumnWidth + 26, ColumnWidth - 52);
    }

    private void Revoked(Sheet sheet, DateOnly on)
    {
        var band = new Box(BandWidth, 0, sheet.Width - BandWidth, 30);
        sheet.Fill(band, Colour.Revoked);
        var words = _words.Say(() => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.RevokedOn, DateWords.Printed(on)), " · ");
        sheet.Text(new Box(Left, 0, sheet.Width - Left - 26, 30), words, new TextStyle(13, Weight.Bold, Colour.White), vertical: VerticalAlignment.Middle, smallest: 8);
    }

    private void Issuer(Sheet sheet)
    {
        var box = new Box(Left, 40, MainWidth, 46);
        if (look.Logo is not null)
        {
            var logo = sheet.Picture(box with { Width = 200 }, look.Logo, string.Format(CultureInfo.InvariantCulture, _words.Plain(() => CertificatePrintText.LogoOf), facts.IssuerName));
            box = new Box(logo.Right + 16, box.Y, MainWidth - logo.Width - 16, logo.Height);
        }

        sheet.Text(box, facts.IssuerName, new TextStyle(15, Weight.Semibold, LineHeight: 1.2), vertical: VerticalAlignment.Middle, smallest: 9);
        if (facts.IssuerLine.Length > 0)
        {
            sheet.Text(new Box(Left, 88, MainWidth, 14), facts.IssuerLine, new TextStyle(9.5, Weight.Semibold, _colours.Text, LineHeight: 1.2), smallest: 6);
        }
    }

    private double Learner(Sheet sheet)
    {
        var top = facts.Objectives.Count + facts.Competences.Count > 0 ? 106 : 106 + Lower;
        var title = _words.Say(() => CertificatePrintText.Title.ToUpper(CultureInfo.CurrentCulture), " · ");
        sheet.Text(new Box(Left, top, MainWidth, 16), title, new TextStyle(11, Weight.Semibold, _colours.Text, Spacing: 1.5), SheetRole.Heading1, smallest: 7);
        sheet.Text(new Box(Left, top + 24, MainWidth, 18), _words.Say(() => CertificatePrintText.WeCertifyThat, " · "), Lead);
        var name = sheet.Text(new Box(Left, top + 42, MainWidth, 82), facts.Name, new TextStyle(46, Weight.Bold, LineHeight: 1.14), SheetRole.Heading2, smallest: 18);
        sheet.Fill(new Box(Left, name.Bottom + 9, 56, 3), _colours.Strong);
        return name.Bottom + 22;
    }

    private double Course(Sheet sheet, double top)
    {
        var lead = sheet.Text(new Box(Left, top, MainWidth, 18), _words.Say(() => CertificatePrintText.Attended, " · "), Lead);
        var title = sheet.Text(new Box(Left, lead.Bottom + 3, MainWidth, 54), facts.CourseTitle, new TextStyle(21, Weight.Semibold, LineHeight: 1.25), SheetRole.Heading2, smallest: 13);
        if (facts.CourseNature.Length == 0)
        {
            return title.Bottom + 16;
        }

        var nature = sheet.Text(new Box(Left, title.Bottom + 3, MainWidth, 28), facts.CourseNature, new TextStyle(10.5, Colour: Colour.Muted, LineHeight: 1.3), smallest: 8);
        return nature.Bottom + 14;
    }

    private void Footer(Sheet sheet)
    {
        var small = new TextStyle(8.5, Colour: Colour.Muted, LineHeight: 1.35);
        var made = _words.Say(
            () => string.Format(CultureInfo.CurrentCulture, facts.IssuedAtPlace.Length > 0 ? CertificatePrintText.MadeAtOn : CertificatePrintText.MadeOn, DateWords.Printed(facts.IssuedOn), facts.IssuedAtPlace),
            second: small);
        var drawn = sheet.Text(new Box(Left, FooterTop + 10, 290, 30), made, new TextStyle(10.5, Weight.Semibold, LineHeight: 1.35), smallest: 8);
        var address = string.Join(", ", facts.IssuerAddress.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        sheet.Text(new Box(Left, drawn.Bottom + 1, 290, 550 - drawn.Bottom), address.Length > 0 ? $"{facts.IssuerName}, {address}" : facts.IssuerName, small, smallest: 6);
        Signature(sheet, new Box(Left + 318, FooterTop, MainWidth - 318, 64));
        sheet.Text(new Box(Left, 557, MainWidth, 24), _words.Say(() => CertificatePrintText.Proof), small with { Size = 8 }, smallest: 6);
    }

    private void Signature(Sheet sheet, Box box)
    {
        var line = box.Y + 36;
        if (look.Signature is not null)
        {
            sheet.Picture(new Box(box.X, box.Y - 8, box.Width, 42), look.Signature, _words.Plain(() => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.SignatureOf, facts.Signatory)));
        }

        sheet.Line(box.X, line, box.Right, line, 0.8, Colour.Edge);
        var name = facts.Signatory.Length > 0 ? (RichText)facts.Signatory : _words.Say(() => CertificatePrintText.Signature, " · ");
        var drawn = sheet.Text(new Box(box.X, line + 3, box.Width, 14), name, new TextStyle(10, Weight.Semibold, LineHeight: 1.3), smallest: 7);
        if (facts.SignatoryRole.Length > 0)
        {
            sheet.Text(new Box(box.X, drawn.Bottom, box.Width, 12), facts.SignatoryRole, new TextStyle(8.5, Colour: Colour.Muted, LineHeight: 1.3), smallest: 6);
        }
    }
}
