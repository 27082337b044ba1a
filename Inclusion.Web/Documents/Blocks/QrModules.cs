using System.Collections.Concurrent;
using QRCoder;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>The dark modules of a QR code (ISO/IEC 18004) as few rectangles; what was encoded last is kept.</summary>
/// <param name="Size">How many modules to a side, the quiet zone of four on each side included.</param>
internal sealed record QrModules(int Size, IReadOnlyList<(int X, int Y, int Width, int Height)> Dark)
{
    private const int Kept = 256;

    private static readonly ConcurrentDictionary<string, QrModules> Known = new();

    public static QrModules Of(string content)
    {
        if (Known.TryGetValue(content, out var known))
        {
            return known;
        }

        if (Known.Count >= Kept)
        {
            Known.Clear();
        }

        return Known[content] = Encode(content);
    }

    private static QrModules Encode(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var dark = new List<(int X, int Y, int Width, int Height)>();
        var above = new Dictionary<(int X, int Width), int>();
        for (var y = 0; y < rows.Count; y++)
        {
            var here = new Dictionary<(int X, int Width), int>();
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                if (x == from)
                {
                    continue;
                }

                // A run just like the one above makes that one higher.
                if (above.TryGetValue((from, x - from), out var at))
                {
                    dark[at] = dark[at] with { Height = dark[at].Height + 1 };
                }
                else
                {
                    at = dark.Count;
                    dark.Add((from, y, x - from, 1));
                }

                here[(from, x - from)] = at;
            }

            above = here;
        }

        return new QrModules(rows.Count, dark);
    }
}
