using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>The column of a certificate: number, time, dates, place, trainers, and the way to check it.</summary>
internal sealed class CertificateColumn(CertificateFacts facts, CertificateCheckLink check, CertificateWords words, Shades colours)
{
    private const double Top = 42;
    private const double Gap = 13;
    private const double CodeTop = 424;
    private const double CodeSide = 108;

    private static TextStyle Value { get; } = new(11, LineHeight: 1.3);

    private static TextStyle SecondValue { get; } = new(9.5, Colour: Colour.Muted, LineHeight: 1.3);

    private TextStyle Label { get; } = new(8, Weight.Semibold, colours.Text, 1.5, 0.7);

    public void Draw(Sheet sheet, double x, double width)
    {
        var y = Number(sheet, x, width);
        y = Time(sheet, x, y, width);
        y = Fact(sheet, new Box(x, y, width, 34), () => CertificatePrintText.Dates, words.Say(() => DateWords.PrintedSpan(facts.FirstOn, facts.LastOn), second: SecondValue));
        y = Fact(sheet, new Box(x, y, width, 46), () => CertificatePrintText.Place, facts.Place);
        if (facts.Trainers.Count > 0)
        {
            Fact(sheet, new Box(x, y, width, CodeTop - y - 28), () => facts.Trainers.Count == 1 ? CertificatePrintText.Trainer : CertificatePrintText.Trainers, string.Join(", ", facts.Trainers));
        }

        Check(sheet, x, width);
    }

    private double Number(Sheet sheet, double x, double width)
    {
        var number = words.First.Code == "fr" ? $"N° {facts.Number}" : $"No. {facts.Number}";
        var drawn = sheet.Text(new Box(x, Top, width, 22), number, new TextStyle(15, Weight.Bold, LineHeight: 1.3));
        if (facts.Replaces.Length > 0)
        {
            drawn = sheet.Text(
                new Box(x, drawn.Bottom, width, 24),
                words.Say(() => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.Replaces, facts.Replaces)),
                new TextStyle(8.5, Colour: Colour.Muted, LineHeight: 1.35),
                smallest: 7);
        }

        return drawn.Bottom + Gap + 4;
    }

    private double Time(Sheet sheet, double x, double y, double width)
    {
        var label = sheet.Text(new Box(x, y, width, 12), Upper(() => CertificatePrintText.TimeAttended), Label, smallest: 6);
        var figure = new RichText(words.Languages.SelectMany((language, i) => Figure(language, i == 0)).ToList());
        var drawn = sheet.Text(new Box(x, label.Bottom, width, 58), figure, new TextStyle(32, Weight.Bold, colours.Text, 1.2), smallest: 16);
        return drawn.Bottom + Gap;
    }

    private IEnumerable<TextRun> Figure(Language language, bool isFirst)
    {
        using var speaking = language.Speak();
        var attended = CertificateWords.Hours(facts.MinutesAttended);
        var planned = string.Format(CultureInfo.CurrentCulture, CertificatePrintText.OfPlanned, CertificateWords.Hours(facts.MinutesPlanned));
        return isFirst
            ? [new TextRun(attended), new TextRun($" {planned}", Value)]
            : [new TextRun($"\n{attended} {planned}", SecondValue, language.Code)];
    }

    private double Fact(Sheet sheet, Box box, Func<string> label, RichText value)
    {
        var head = sheet.Text(box with { Height = 12 }, Upper(label), Label, smallest: 6);
        return sheet.Text(box with { Y = head.Bottom + 1 }, value, Value, smallest: 7).Bottom + Gap;
    }

    private void Check(Sheet sheet, double x, double width)
    {
        var ground = new Box(x, CodeTop, CodeSide, CodeSide);
        sheet.Fill(ground, Colour.White);
        sheet.QrCode(ground, check.Address.ToString(), words.Plain(() => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.QrCode, facts.Number)));
        var style = new TextStyle(8.5, Colour: Colour.Muted, LineHeight: 1.4);
        var code = new RichText(
            new TextRun(CheckAt()),
            new TextRun($"{CertificateCodeWord()} "),
            new TextRun(check.Code, style with { Weight = Weight.Bold, Colour = Colour.Ink, Size = 10 }));
        sheet.Text(new Box(x, ground.Bottom + 5, width, 40), code, style, smallest: 6);
    }

    // Only the colon behind the words is set as their language has it: the address stays as it is typed.
    private string CheckAt()
    {
        using var speaking = words.First.Speak();
        return string.Format(CultureInfo.CurrentCulture, CertificatePrintText.CheckAt, words.Plain(() => CertificatePrintText.Check), check.TypedAddress) + "\n";
    }

    private string CertificateCodeWord() => words.Plain(() => CertificatePrintText.Code);

    private RichText Upper(Func<string> label) => words.Say(() => label().ToUpper(CultureInfo.CurrentCulture), " · ");
}
