using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;
using Microsoft.Extensions.Options;

namespace Inclusion.Tests.Documents;

/// <summary>Documents to test and to measure with, and their writer.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Created = new(2026, 12, 16, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Only the faces that come with the program draw, as on a machine without fonts; and those of a folder.</summary>
    public static DocumentWriter Writer(string? folder = null) => new(Fonts(folder));

    public static DocumentFonts Fonts(string? folder = null) => new(Options.Create(new DocumentOptions { SystemFonts = false, FontFolder = folder }));

    public static byte[] Write(PrintedDocument document)
    {
        using var stream = new MemoryStream();
        Writer().Write(stream, document);
        return stream.ToArray();
    }

    /// <summary>One page on which everything is placed.</summary>
    public static SheetDocument Sheet(Action<Sheet> compose, DocumentInfo? info = null) => new OneSheet(compose, info ?? new DocumentInfo("Sheet", "en", Created));

    /// <summary>A report of these blocks.</summary>
    public static FlowDocument Report(params Block[] blocks) => Flow(new DocumentInfo("Sample", "en", Created, "Les Ateliers du Nord"), blocks);

    public static FlowDocument Flow(DocumentInfo info, params Block[] blocks) => new BlockReport(info, blocks);

    private sealed class OneSheet(Action<Sheet> compose, DocumentInfo info) : SheetDocument
    {
        public override DocumentInfo Info => info;

        public override void Compose(Sheet sheet) => compose(sheet);
    }

    private sealed class BlockReport(DocumentInfo info, Block[] blocks) : FlowDocument
    {
        public override DocumentInfo Info => info;

        public override Band Footer(PageNumber page) => new(Right: $"Page {page.Number} of {page.Count}");

        public override IEnumerable<Block> Compose() => blocks;
    }
}

/// <summary>A report with one of everything; the table is over two pages long.</summary>
internal sealed class SampleReport(int rows) : FlowDocument
{
    public override DocumentInfo Info => new("Rapport d’activité 2026", "fr", Samples.Created, "Les Ateliers du Nord");

    public override Band Header(PageNumber page) => new(Left: "Les Ateliers du Nord", Right: page.Number > 1 ? "Rapport d’activité 2026" : "");

    public override Band Footer(PageNumber page) => new(Left: "Chiffres arrêtés au 16 décembre 2026", Right: $"Page {page.Number} sur {page.Count}");

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, "Rapport d’activité 2026");
        yield return new Paragraph("Trois centres prêtent des appareils reconditionnés à des personnes qui n’en ont pas, et leur apprennent à s’en servir. Ce rapport compte ce qui a été prêté, rendu et appris ; chaque chiffre dit sur combien de personnes il repose.") { SpaceAfter = 10 };
        yield return new SideBySide(
            (1, Figure("412", "appareils prêtés")),
            (1, Figure("286", "personnes aidées")),
            (1, Figure("1 140 h", "de formation suivies")));
        yield return new Heading(2, "Prêts par mois");
        yield return new BarChart("Prêts et retours par mois", [new Bar("Septembre", 41, 18), new Bar("Octobre", 63, 35), new Bar("Novembre", 58, 49), new Bar("Décembre, jusqu’au 16", 22, 31)])
        {
            Series = ["Prêts", "Retours"],
        };
        yield return new Heading(2, "Ce qui a changé");
        yield return new BulletList(
            "Un deuxième soir d’ouverture au centre Nord.",
            "Les tablettes sortent avec une housse et un chargeur : les pertes de chargeurs ont baissé de moitié, ce que les bénévoles du comptoir avaient demandé depuis longtemps.",
            new RichText(new TextRun("Un atelier en arabe, "), new TextRun("une fois par mois", TextStyle.Strong), new TextRun(".")));
        yield return new Rule { SpaceBefore = 8 };
        yield return new Heading(2, "Appareils") { SpaceBefore = 10 };
        yield return new Paragraph("Tous les appareils qui ont été prêtés au moins une fois.") { KeepWithNext = true };
        yield return new Table(new TableColumn(Points: 70), new TableColumn(2), new TableColumn(1.4), new TableColumn(Points: 60, Alignment: Alignment.Right))
        {
            Head = new TableRow("Numéro", "Modèle", "Centre", "Prêts"),
            Rows = Enumerable.Range(1, rows).Select(i => new TableRow(new Cell($"N-{i:0000}", IsHeader: true), i % 7 == 0 ? "Ordinateur portable reconditionné avec lecteur de carte et clavier français" : "Tablette 10 pouces", "Maison de quartier Nord", $"{i % 9}"))
                .Append(new TableRow(new Cell("Total", Span: 3), "1 234") { IsStrong = true }),
        };
        yield return new Heading(3, "Sources");
        yield return new KeepTogether(new Paragraph("Registre des prêts, feuilles de présence, bordereaux d’effacement.", TextStyle.Small), new QrCode("https://inclusion.example/rapport/2026", "Code QR vers le rapport en ligne", 70));
    }

    private static Panel Figure(string number, string what) =>
        new(new KeepTogether(new Paragraph(number, new TextStyle(22, Weight.Bold, Colour.Accent, 1.1)) { SpaceAfter = 0 }, new Paragraph(what, TextStyle.Small)));
}

/// <summary>Names in many scripts.</summary>
internal sealed class SampleNames : FlowDocument
{
    public static readonly IReadOnlyList<string> Names =
    [
        "Éloïse Nguyễn Thị Ánh", "فاطمة الزهراء", "Mohammed (محمد) El Amrani", "پژمان گلستانی", "مُحَمَّد", "الأمل سلام", "عبد الله 12 bis", "שרה כהן", "Юлия Ковальчук", "Ελένη Παπαδοπούλου", "Łukasz Wiśniewski",
        "कृष्णा त्रिपाठी", "প্রিয়াঙ্কা ক্ষেত্রপাল", "கௌரி ஜெயராமன் பொன்னையா", "ស្រីមុំ ចាន់", "สมชาย ใจดี น้ำผึ้ง", "አበበ ቢቂላ", "გიორგი ბერიძე", "Արամ Խաչատրյան",
    ];

    public override DocumentInfo Info => new("Noms", "fr", Samples.Created);

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, "Noms");
        foreach (var name in Names)
        {
            yield return new Paragraph(name, new TextStyle(20, Weight.Bold));
        }

        yield return new Table(new TableColumn(), new TableColumn(Alignment: Alignment.Right))
        {
            Head = new TableRow("Nom", "À droite"),
            Rows = Names.Select(n => new TableRow(n, n)),
        };
        yield return new Paragraph($"Dans une phrase, le nom de {Names[0]} ne change que lui-même, et celui de {Names[1]} se lit de droite à gauche, où qu’il se trouve dans la ligne ; {Names[2]} mêle les deux.");
    }
}

/// <summary>A page with twelve lines and a QR code.</summary>
internal sealed class SampleCertificate(string name, int number) : SheetDocument
{
    private static readonly TextStyle Label = new(12, Colour: Colour.Muted);

    public override DocumentInfo Info => new($"Attestation 2026-{number:00000}", "fr", Samples.Created, "Maison de quartier Nord");

    public override void Compose(Sheet sheet)
    {
        sheet.Fill(new Box(0, 0, 20, sheet.Height), Colour.Accent);
        sheet.Text(new Box(74, 48, 690, 16), "MAISON DE QUARTIER NORD — ATTESTATION DE PARTICIPATION", new TextStyle(10.5, Weight.Semibold, Colour.Accent, Spacing: 1.2));
        sheet.Text(new Box(74, 92, 690, 20), "attestons que", Label);
        var drawn = sheet.Text(new Box(74, 112, 690, 62), name, new TextStyle(44, Weight.Bold, LineHeight: 1.25), SheetRole.Heading1, smallest: 18);
        sheet.Text(new Box(74, drawn.Bottom + 6, 690, 20), "a suivi l’atelier gratuit", Label);
        sheet.Text(new Box(74, drawn.Bottom + 26, 690, 60), "Mes démarches en ligne : créer un compte, reconnaître un site sûr, garder ses documents", new TextStyle(20, Weight.Bold, LineHeight: 1.3), SheetRole.Heading2, smallest: 12);
        sheet.Block(68, 268, 640, new Table(new TableColumn(Points: 126), new TableColumn())
        {
            Lines = TableLines.None,
            Padding = (6, 3),
            Rows =
            [
                Fact("Durée suivie", "11 h sur 12 h, 6 séances"),
                Fact("Dates", "du 3 novembre au 15 décembre 2026"),
                Fact("Lieu, formatrice", "Maison de quartier Nord, Lille — Amélie Dubois"),
                Fact("Compétences", "DigComp 2.2 : 1.1 Mener une recherche · 2.3 S’engager en citoyen · 4.2 Protéger ses données"),
            ],
        });
        var token = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16));
        sheet.QrCode(new Box(62, 450, 100, 100), $"https://inclusion.example/check/{token}", "Code QR vers la page de vérification");
        sheet.Text(new Box(180, 512, 380, 40), $"N° 2026-{number:00000} · vérifier : inclusion.example/check · code K7QM-4RTX\nFait à Lille, le 16 décembre 2026. Ce document atteste d’une présence, non d’un niveau.", TextStyle.Small, vertical: VerticalAlignment.Bottom);
        sheet.Line(580, 520, 764, 520, 0.8, Colour.Ink);
        sheet.Text(new Box(580, 524, 184, 30), "Amélie Dubois\nresponsable pédagogique", TextStyle.Small);
    }

    private static TableRow Fact(string label, string value) => new(new Cell(label, new TextStyle(10.5, Colour: Colour.Muted), IsHeader: true), new Cell(value, new TextStyle(10.5)));
}
