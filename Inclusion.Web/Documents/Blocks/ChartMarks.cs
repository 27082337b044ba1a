using Inclusion.Web.Documents.Pdf;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>How the values of charts are drawn, so that they are told apart in black and white.</summary>
internal static class ChartMarks
{
    /// <summary>Length of the mark for a value that is not to be shown: it says nothing of the value.</summary>
    public const double Stub = 18;

    /// <summary>Full, slanted lines, empty, and close slanted lines: each series is told from the others without colour.</summary>
    public static void DrawBar(Canvas canvas, Box box, int series, Shades shades)
    {
        switch (series % 4)
        {
            case 0:
                canvas.Fill(box, shades.Text);
                return;
            case 1:
                canvas.Fill(box, shades.Soft);
                canvas.Hatch(box, 5, 1.1, shades.Text);
                break;
            case 2:
                canvas.Fill(box, Colour.White);
                break;
            default:
                canvas.Fill(box, Colour.Line);
                canvas.Hatch(box, 2.5, 0.7, Colour.Ink);
                break;
        }

        canvas.Stroke(new Box(box.X + 0.4, box.Y + 0.4, Math.Max(0, box.Width - 0.8), box.Height - 0.8), 0.8, shades.Text);
    }

    /// <summary>An empty frame of dashes: neither a value nor zero.</summary>
    public static void DrawWithheld(Canvas canvas, Box box) => canvas.Dash(new Box(box.X + 0.5, box.Y + 0.5, box.Width - 1, box.Height - 1), 0.8, Colour.Muted);
}
