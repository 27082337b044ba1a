using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Attendances.Register;

/// <summary>What a register sheet says. No needs, no notes, nothing to reach anyone by: it lies open on a table.</summary>
/// <param name="Place">Centre and address.</param>
/// <param name="Room">Null when none is known.</param>
/// <param name="Dates">First and last day.</param>
/// <param name="Minutes">Planned.</param>
/// <param name="Names">Those enrolled.</param>
public sealed record RegisterModel(
    string Organisation, string Course, string Place, string? Room, (DateOnly First, DateOnly Last)? Dates, int Minutes, IReadOnlyList<string> Trainers, IReadOnlyList<HalfDay> HalfDays, IReadOnlyList<string> Names);

/// <summary>The sheet that is signed: one box per person and half-day, blank lines for whoever walks in. In the language that is spoken while it is written.</summary>
public sealed class RegisterSheet(RegisterModel model, DateTimeOffset created) : FlowDocument
{
    private const double MinNameWidth = 190;

    /// <summary>Wider than this, a box is no easier to sign in: the names have the room.</summary>
    private const double MaxBoxWidth = 130;

    /// <summary>As many boxes side by side as leave each 25 mm.</summary>
    private const int MaxBoxes = 8;

    private const int BlankLines = 4;

    private static readonly TextStyle Label = TextStyle.Small;

    private static readonly TextStyle Fact = TextStyle.Body with { Size = 10, LineHeight = 1.3 };

    private static readonly TextStyle NameStyle = TextStyle.Body with { Size = 11, LineHeight = 1.2 };

    public override DocumentInfo Info => new($"{RegisterText.Title} – {model.Course}", Language.Current.Code, created, model.Organisation);

    public override PageSetup Page => PageSetup.A4Landscape with { Margins = new Margins(40, 44, 40, 40) };

    public override Band Header(PageNumber page) => new(Left: model.Organisation, Right: page.Number > 1 ? Shortened(model.Course) : "");

    public override Band Footer(PageNumber page) => new(Left: RegisterText.Purpose, Right: string.Format(CultureInfo.CurrentCulture, RegisterText.PageOf, page.Number, page.Count));

    public override IEnumerable<Block> Compose()
    {
        var parts = Math.Max(1, (model.HalfDays.Count + MaxBoxes - 1) / MaxBoxes);
        var boxes = Math.Max(1, (model.HalfDays.Count + parts - 1) / parts);
        for (var part = 0; part < parts; part++)
        {
            if (part > 0)
            {
                yield return new PageBreak();
            }

            foreach (var block in Top(part, parts))
            {
                yield return block;
            }

            yield return Grid([.. model.HalfDays.Skip(part * boxes).Take(boxes)]);
        }
    }

    private IEnumerable<Block> Top(int part, int parts)
    {
        var title = parts == 1 ? model.Course : string.Format(CultureInfo.CurrentCulture, RegisterText.Part, model.Course, part + 1, parts);
        yield return new Paragraph(RegisterText.Title, new TextStyle(9, Weight.Semibold, Colour.Accent, Spacing: 1)) { SpaceAfter = 0 };
        yield return new Heading(1, title) { Style = new TextStyle(18, Weight.Bold, LineHeight: 1.2), SpaceAfter = 6 };
        yield return new SideBySide(
            (1.5, Facts((RegisterText.Place, model.Place), (RegisterText.Room, model.Room ?? "—"))),
            (1.2, Facts((RegisterText.Dates, Dates()), (RegisterText.Hours, Hours(model.Minutes)))),
            (1.3, Facts((RegisterText.Trainer, string.Join(", ", model.Trainers)), (RegisterText.Signature, "________________________"))))
        {
            SpaceAfter = 8,
        };
    }

    private Table Grid(IReadOnlyList<HalfDay> halfDays)
    {
        TableRow Row(Cell name) => new([name, .. halfDays.Select(_ => (Cell)"")]);
        var nameWidth = Math.Max(MinNameWidth, Page.BodyWidth - (halfDays.Count * MaxBoxWidth));
        return new Table([new TableColumn(Points: nameWidth), .. halfDays.Select(_ => new TableColumn(Alignment: Alignment.Centre))])
        {
            Lines = TableLines.Grid,
            RowHeight = 27,
            Padding = (5, 5),
            Style = NameStyle,
            Head = new TableRow([RegisterText.Name, .. halfDays.Select(h => (Cell)Head(h))]),
            Rows =
            [
                .. model.Names.Select(name => Row(new Cell(name, IsHeader: true))),
                .. Enumerable.Range(0, BlankLines).Select(_ => Row("")),
                .. model.Trainers.Select(trainer => Row(new Cell(new RichText(new TextRun(trainer), new TextRun($"\n{RegisterText.TrainerRow}", TextStyle.Small with { Size = 8 })), IsHeader: true))),
            ],
        };
    }

    private static Table Facts(params IReadOnlyList<(string Label, string Value)> facts) => new(new TableColumn(Points: 78), new TableColumn())
    {
        Lines = TableLines.None,
        Padding = (0, 2),
        Rows = [.. facts.Select(f => new TableRow(new Cell(f.Label, Label, IsHeader: true), new Cell(f.Value, Fact)))],
    };

    private static string Head(HalfDay half)
    {
        var hours = $"{DateWords.Time(half.Start)}–{DateWords.Time(half.End)}";
        return half.Part switch
        {
            DayPart.Morning => $"{DateWords.Brief(half.Date)}\n{RegisterText.Morning}\n{hours}",
            DayPart.Afternoon => $"{DateWords.Brief(half.Date)}\n{RegisterText.Afternoon}\n{hours}",
            _ => $"{DateWords.Brief(half.Date)}\n{hours}",
        };
    }

    private string Dates() => model.Dates is var (first, last) ? DateWords.Span(first, last) : "—";

    private static string Hours(int minutes) => AttendanceWords.Hours(minutes);

    /// <summary>A band has one line.</summary>
    private static string Shortened(string title) => title.Length <= 90 ? title : title[..89] + "…";
}
