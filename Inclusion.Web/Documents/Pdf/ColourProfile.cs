using System.Buffers.Binary;
using System.Text;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// The profile of sRGB (IEC 61966-2-1) by which a file says what its colours are, in the format of ICC.1 that PDF/A-1 knows (version 2). The one that PDFsharp brings ends
/// before its checksum, so that strict readers refuse it.
/// </summary>
internal static class ColourProfile
{
    private const int HeaderLength = 128, EntryLength = 12, CurvePoints = 1024, DescriptionPadding = 78;

    private static readonly Lazy<byte[]> Built = new(Build);

    /// <summary>As it stands in a file, not compressed.</summary>
    public static byte[] Srgb => Built.Value;

    private static byte[] Build()
    {
        // Red, green and blue as they are under the light that profiles are reckoned in (D50), and one curve for all three.
        var white = Xyz(0.96420, 1, 0.82491);
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")), ("cprt", Text("text", "No copyright, use freely")), ("wtpt", white),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)), ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var data = tags.Select(t => t.Data).Distinct().ToList();
        var places = new Dictionary<byte[], int>();
        var end = HeaderLength + sizeof(int) + (tags.Length * EntryLength);
        foreach (var item in data)
        {
            places.Add(item, end);
            end += item.Length;
        }

        var profile = new byte[end];
        Header(profile, white.AsSpan(8));
        Number(profile, HeaderLength, tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = HeaderLength + sizeof(int) + (i * EntryLength);
            Name(profile, entry, tags[i].Tag);
            Number(profile, entry + 4, places[tags[i].Data]);
            Number(profile, entry + 8, tags[i].Data.Length);
        }

        data.ForEach(item => item.CopyTo(profile, places[item]));
        return profile;
    }

    private static void Header(byte[] profile, ReadOnlySpan<byte> light)
    {
        Number(profile, 0, profile.Length);
        Number(profile, 8, 0x02100000);
        Name(profile, 12, "mntr");
        Name(profile, 16, "RGB ");
        Name(profile, 20, "XYZ ");

        // Year, month and day of something that never changes.
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(24), 2026);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(26), 1);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(28), 1);
        Name(profile, 36, "acsp");
        light.CopyTo(profile.AsSpan(68));
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        Name(data, 0, "XYZ ");
        Number(data, 8, Fixed(x));
        Number(data, 12, Fixed(y));
        Number(data, 16, Fixed(z));
        return data;
    }

    private static int Fixed(double value) => (int)Math.Round(value * 65536);

    /// <summary>From what stands in a file, 0 to 1, to light; a multiple of four bytes, as every part of a profile.</summary>
    private static byte[] Curve()
    {
        var data = new byte[12 + (CurvePoints * sizeof(ushort))];
        Name(data, 0, "curv");
        Number(data, 8, CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (CurvePoints - 1.0);
            var light = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (i * sizeof(ushort))), (ushort)Math.Round(light * ushort.MaxValue));
        }

        return data;
    }

    private static byte[] Text(string kind, string text)
    {
        var data = new byte[(8 + text.Length + 1 + 3) / 4 * 4];
        Name(data, 0, kind);
        Encoding.ASCII.GetBytes(text, data.AsSpan(8));
        return data;
    }

    /// <summary>In ASCII; the two other writings that the format has room for are empty.</summary>
    private static byte[] Description(string text)
    {
        var data = new byte[(12 + text.Length + 1 + DescriptionPadding + 3) / 4 * 4];
        Name(data, 0, "desc");
        Number(data, 8, text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static void Name(byte[] data, int at, string name) => Encoding.ASCII.GetBytes(name, data.AsSpan(at));

    private static void Number(byte[] data, int at, int value) => BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), value);
}
