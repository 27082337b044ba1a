using Inclusion.Web.Documents;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>
/// Labels that are sold: how large they are and where they stand on their sheet. Measures are millimetres from the upper left corner (docs/domain.md, Labels). Those of the sheets are
/// as Avery's templates of the same numbers have them, the American ones converted from inches; every sheet is symmetric, so that what is left over is divided between both margins.
/// </summary>
/// <param name="Key">The number it is sold under; of a roll its measures. In addresses.</param>
/// <param name="Paper">The name of the paper; null for a roll, each label of which is a page.</param>
/// <param name="Left">From the paper's edge to the first column.</param>
/// <param name="Top">From the paper's edge to the first row.</param>
/// <param name="Across">From one column to the next, left edge to left edge.</param>
/// <param name="Down">From one row to the next.</param>
public sealed record LabelFormat(
    string Key, string? Paper, double PaperWidth, double PaperHeight, double Width, double Height, int Columns, int Rows, double Left = 0, double Top = 0, double Across = 0, double Down = 0)
{
    private const double Inch = 25.4;
    private const string A4 = "A4";
    private const string Letter = "Letter";

    /// <summary>The first is offered to who has chosen none before.</summary>
    public static IReadOnlyList<LabelFormat> All { get; } =
    [
        new("L7159", A4, 210, 297, 63.5, 33.9, 3, 8, Left: 7.2, Top: 12.9, Across: 66, Down: 33.9),
        new("L7162", A4, 210, 297, 99.1, 33.9, 2, 8, Left: 4.65, Top: 12.9, Across: 101.6, Down: 33.9),
        new("L7163", A4, 210, 297, 99.1, 38.1, 2, 7, Left: 4.65, Top: 15.15, Across: 101.6, Down: 38.1),

        // Sold as 2 5/8 × 1 and 1 3/4 × 1/2 inches.
        new("5520", Letter, 8.5 * Inch, 11 * Inch, 2.625 * Inch, 1 * Inch, 3, 10, Left: 0.1875 * Inch, Top: 0.5 * Inch, Across: 2.75 * Inch, Down: 1 * Inch),
        new("5267", Letter, 8.5 * Inch, 11 * Inch, 1.75 * Inch, 0.5 * Inch, 4, 20, Left: 0.28125 * Inch, Top: 0.5 * Inch, Across: 2.0625 * Inch, Down: 0.5 * Inch),
        Roll(89, 25),
        Roll(54, 25),
    ];

    public bool IsRoll => Paper is null;

    /// <summary>Labels on a page.</summary>
    public int Cells => Columns * Rows;

    internal PageSetup Page => PageSetup.OfMillimetres(PaperWidth, PaperHeight);

    /// <returns>Null for one that is not known.</returns>
    public static LabelFormat? Find(string? key) => All.FirstOrDefault(format => format.Key == key);

    /// <summary>A label's place in points.</summary>
    /// <param name="cell">Counted from 0, row by row.</param>
    /// <param name="offset">By how much the printer is to be corrected.</param>
    internal Box CellAt(int cell, LabelOffset offset)
    {
        const double Unit = PageSetup.Millimetre;
        var (row, column) = Math.DivRem(cell, Columns);
        return new Box((Left + (column * Across) + (double)offset.X) * Unit, (Top + (row * Down) + (double)offset.Y) * Unit, Width * Unit, Height * Unit);
    }

    private static LabelFormat Roll(int width, int height) => new(FormattableString.Invariant($"{width}x{height}"), null, width, height, width, height, 1, 1);
}

/// <summary>By how much a printer puts everything beside its place, to be corrected: millimetres to the right and downwards.</summary>
public readonly record struct LabelOffset(decimal X, decimal Y)
{
    /// <summary>In either direction.</summary>
    public const decimal Most = 5;

    public bool IsPossible => Math.Abs(X) <= Most && Math.Abs(Y) <= Most;
}
