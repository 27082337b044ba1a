using System.Buffers.Binary;
using Inclusion.Web.Documents.Pdf;

namespace Inclusion.Web.Documents;

/// <summary>Looks at a picture before a document relies on it.</summary>
public static class PictureCheck
{
    /// <summary>Pixels of a side: on a whole page more than any printer shows. A small file can hold a picture that fills the memory.</summary>
    private const int MaxPixels = 4000;

    /// <summary>Whether it is a PNG or JPEG that documents can draw.</summary>
    public static bool CanBeDrawn(byte[] file)
    {
        // A PNG begins with its size, which is looked at before anything is unpacked; a JPEG is not unpacked at all.
        if (file is [0x89, ..] && (file.Length < 24 || SideAt(file, 16) is < 1 or > MaxPixels || SideAt(file, 20) is < 1 or > MaxPixels))
        {
            return false;
        }

        try
        {
            return PictureFile.Read(file) is { Width: > 0, Height: > 0 };
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static int SideAt(byte[] file, int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
