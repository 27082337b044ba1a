using System.Text.RegularExpressions;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Knows the lines with which lists end: sums, and when and from where they were written.</summary>
internal static partial class Footer
{
    /// <summary>A line that says more than this is a row, whatever it begins with.</summary>
    private const int MostCells = 3;

    public static bool Is(FileRow row)
    {
        var filled = row.Cells.Where(cell => cell.Length > 0).ToList();
        return filled.Count > 0 && row.Cells.Count > 1 && filled.Count <= MostCells && filled.Count < row.Cells.Count
            && (Sum().IsMatch(Folding.Fold(filled[0])) ? filled.Skip(1).All(IsFigure) : filled is [var only] && Written().IsMatch(Folding.Fold(only)));
    }

    /// <summary>What the line says.</summary>
    public static string Shown(FileRow row) => string.Join(" · ", row.Cells.Where(cell => cell.Length > 0));

    private static bool IsFigure(string cell) => cell.Any(char.IsDigit);

    [GeneratedRegex(@"^((grand|sous|sub) ?)?(total|totaux|totals|subtotal|somme|sum|nombre (de|d)|number of|count)\b")]
    private static partial Regex Sum();

    [GeneratedRegex(@"^(exporte?e?s?|exported|export (du|le|of|on|from)|genere?e?s?|generated|imprime?e?s?|printed|edite?e?s? le|extrait|extraction|source|date d.?edition|date d.?export|page [0-9]|fin (de|du)|end of)\b")]
    private static partial Regex Written();
}
