using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using PdfSharp.Internal.Png.BigGustave;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>A picture as a PDF keeps it: a JPEG as it is, a PNG as compressed rows of RGB. What is transparent becomes white, because PDF/A-1 knows no transparency.</summary>
internal sealed class PictureFile
{
    private static readonly ConditionalWeakTable<byte[], PictureFile> Known = [];

    private PictureFile(byte[] content, int width, int height, bool isJpeg, bool isGrey)
    {
        Content = content;
        Width = width;
        Height = height;
        IsJpeg = isJpeg;
        IsGrey = isGrey;
    }

    public byte[] Content { get; }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    public int Height { get; }

    public bool IsJpeg { get; }

    public bool IsGrey { get; }

    /// <summary>Reads a picture; the same array again costs nothing.</summary>
    /// <exception cref="InvalidDataException">It is neither a PNG nor a JPEG in grey or RGB, or it is damaged.</exception>
    public static PictureFile Read(byte[] file) => Known.GetValue(file, static file => file switch
    {
        [0xFF, 0xD8, ..] => ReadJpeg(file),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ReadPng(file),
        _ => throw new InvalidDataException("A picture in a document is a PNG or a JPEG."),
    });

    private static PictureFile ReadJpeg(byte[] file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                var frame = file.AsSpan(at + 4);
                return frame[5] is 1 or 3
                    ? new PictureFile(file, BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), true, frame[5] == 1)
                    : throw new InvalidDataException("A JPEG in a document is in grey or RGB.");
            }

            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
        }

        throw new InvalidDataException("The JPEG is damaged.");
    }

    private static PictureFile ReadPng(byte[] file)
    {
        Png png;
        try
        {
            png = Png.Open(file, (IChunkVisitor?)null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new InvalidDataException("The PNG is damaged.", fault);
        }

        var pixels = new byte[3 * png.Width * png.Height];
        var at = 0;
        for (var y = 0; y < png.Height; y++)
        {
            for (var x = 0; x < png.Width; x++)
            {
                var pixel = png.GetPixel(x, y);
                pixels[at++] = OnWhite(pixel.R, pixel.A);
                pixels[at++] = OnWhite(pixel.G, pixel.A);
                pixels[at++] = OnWhite(pixel.B, pixel.A);
            }
        }

        return new PictureFile(PdfFile.Compress(pixels), png.Width, png.Height, false, false);
    }

    private static byte OnWhite(byte part, byte alpha) => (byte)(((part * alpha) + (255 * (255 - alpha)) + 127) / 255);
}
