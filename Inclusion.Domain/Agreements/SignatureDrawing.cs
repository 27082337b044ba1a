using System.Globalization;
using System.Text;
using Inclusion.Domain.Common;

namespace Inclusion.Domain.Agreements;

/// <summary>A signature as it was drawn: lines on a field of <see cref="Width"/> by <see cref="Height"/>, and nothing that a picture file could hide.</summary>
public sealed class SignatureDrawing
{
    public const int Width = 600;

    public const int Height = 200;

    /// <summary>Characters of what is sent and kept.</summary>
    public const int MaxLength = 24_000;

    /// <summary>Points of all lines together.</summary>
    public const int MaxPoints = 3000;

    /// <summary>A name is wider or higher than this.</summary>
    private const int SmallestExtent = 40;

    private SignatureDrawing(IReadOnlyList<IReadOnlyList<(int X, int Y)>> strokes) => Strokes = strokes;

    /// <summary>Each with one point at least, from the upper left corner.</summary>
    public IReadOnlyList<IReadOnlyList<(int X, int Y)>> Strokes { get; }

    /// <summary>
    /// Reads lines separated by ";", their points by spaces, each point as "x,y". Refuses <see cref="SignatureNotUnderstood"/>, <see cref="SignatureTooSmall"/>.
    /// </summary>
    public static Outcome<SignatureDrawing> Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return new SignatureNotUnderstood();
        }

        var (strokes, count) = (new List<IReadOnlyList<(int X, int Y)>>(), 0);
        foreach (var line in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var points = new List<(int X, int Y)>();
            foreach (var point in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (++count > MaxPoints || PointOf(point) is not { } read)
                {
                    return new SignatureNotUnderstood();
                }

                points.Add(read);
            }

            strokes.Add(points);
        }

        var all = strokes.SelectMany(stroke => stroke).ToList();
        return all.Count < 2 || Math.Max(all.Max(p => p.X) - all.Min(p => p.X), all.Max(p => p.Y) - all.Min(p => p.Y)) < SmallestExtent
            ? new SignatureTooSmall()
            : new SignatureDrawing(strokes);
    }

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => string.Join(';', Strokes.Select(stroke => string.Join(' ', stroke.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X},{p.Y}")))));

    /// <summary>The lines as the data of an SVG path.</summary>
    public string ToPath()
    {
        var path = new StringBuilder();
        foreach (var stroke in Strokes)
        {
            // A point alone is drawn by the ends of a line of no length.
            foreach (var (x, y) in stroke.Count == 1 ? [stroke[0], stroke[0]] : stroke)
            {
                path.Append(path.Length == 0 || path[^1] == ' ' ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x} {y}");
            }

            path.Append(' ');
        }

        return path.ToString().TrimEnd();
    }

    private static (int X, int Y)? PointOf(string text) =>
        text.Split(',') is [var x, var y]
        && int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var left) && left <= Width
        && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top <= Height
            ? (left, top)
            : null;
}
