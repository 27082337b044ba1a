using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents;

/// <summary>A document of a finished model. It composes what it is given and never queries.</summary>
public abstract class PrintedDocument
{
    private protected PrintedDocument()
    {
    }

    /// <summary>What the file says about itself.</summary>
    public abstract DocumentInfo Info { get; }

    /// <summary>
    /// A sign that no font draws gives way to its number, such as <c>[U+1F98B]</c>, and holds up nothing else of the paper. False: nothing is printed (<see cref="Text.UndrawableTextException"/>), as where a
    /// name has to stand as its person writes it.
    /// </summary>
    public virtual bool NumbersUndrawableSigns => false;
}

/// <summary>
/// A document that flows over as many pages as it takes:
/// <code>
/// public sealed class CentreReport(CentreFigures figures, DateTimeOffset created) : FlowDocument
/// {
///     public override DocumentInfo Info => new($"Report of {figures.Centre}", "en", created, figures.Organisation);
///
///     public override Band Footer(PageNumber page) => new(Left: figures.Organisation, Right: $"Page {page.Number} of {page.Count}");
///
///     public override IEnumerable&lt;Block&gt; Compose()
///     {
///         yield return new Heading(1, $"Report of {figures.Centre}");
///         yield return new Paragraph(new RichText(new TextRun("Lent: "), new TextRun($"{figures.Lent}", TextStyle.Strong)));
///         yield return new BarChart("Loans by month", figures.Months.Select(m => new Bar(m.Name, m.Loans)));
///         yield return new Table(new(2), new(1), new(Points: 60, Alignment: Alignment.Right))
///         {
///             Head = new("Device", "Partner", "Loans"),
///             Rows = figures.Devices.Select(d => new TableRow(d.Tag, d.Partner, $"{d.Loans}")),
///         };
///     }
/// }
///
/// writer.Write(stream, new CentreReport(figures, clock.GetUtcNow()), cancellation);
/// </code>
/// Blocks are asked for one after another and forgotten once they are drawn; so are the rows of a table.
/// </summary>
public abstract class FlowDocument : PrintedDocument
{
    public virtual PageSetup Page => PageSetup.A4;

    /// <summary>From top to bottom, which is also the order in which it is read aloud.</summary>
    public abstract IEnumerable<Block> Compose();

    /// <returns>Null for none.</returns>
    public virtual Band? Header(PageNumber page) => null;

    /// <returns>Null for none.</returns>
    public virtual Band? Footer(PageNumber page) => null;
}

/// <summary>
/// One page on which everything has its place, such as a certificate:
/// <code>
/// public sealed class Diploma(DiplomaModel model) : SheetDocument
/// {
///     public override DocumentInfo Info => new(model.Title, "fr", model.Issued, model.Issuer);
///
///     public override PageSetup Page => PageSetup.A4Landscape;
///
///     public override void Compose(Sheet sheet)
///     {
///         sheet.Fill(new Box(0, 0, 20, sheet.Height), Colour.Accent);
///         sheet.Text(new Box(80, 120, 680, 60), model.Name, new TextStyle(44, Weight.Bold), SheetRole.Heading1, smallest: 20);
///         sheet.QrCode(new Box(80, 460, 90, 90), model.CheckAddress, "QR code that leads to the check page");
///     }
/// }
/// </code>
/// What has a meaning is drawn in the order in which it is to be read aloud.
/// </summary>
public abstract class SheetDocument : PrintedDocument
{
    public virtual PageSetup Page => PageSetup.A4Landscape;

    public abstract void Compose(Sheet sheet);
}

/// <summary>A page's number in its document, from 1, and how many there are.</summary>
public sealed record PageNumber(int Number, int Count);

/// <summary>The line in the upper or lower margin; screen readers pass over it.</summary>
public sealed record Band(RichText? Left = null, RichText? Centre = null, RichText? Right = null);
