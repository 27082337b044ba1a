using Inclusion.Domain.Common;
using Inclusion.Web.Documents.Pictures;

namespace Inclusion.Web.Shared.Photos;

/// <summary>Takes in a photo that somebody hands over. The file is never kept: the picture is drawn anew (<see cref="Redrawing"/>).</summary>
public static class PhotoIntake
{
    public const int MaxMegabytes = 8;

    /// <summary>Pixels of the longer side; more is scaled down. A printed A4 page shows no more.</summary>
    public const int LongestSide = 1600;

    /// <summary>Refuses <see cref="PhotoFileTooLarge"/>, <see cref="PhotoNotAPicture"/>, <see cref="PhotoTooManyPixels"/>, <see cref="PhotoDamaged"/>.</summary>
    public static Outcome<Photo> Read(byte[] file)
    {
        if (file.Length > MaxMegabytes * 1024 * 1024)
        {
            return new PhotoFileTooLarge(MaxMegabytes);
        }

        // Told from the first bytes. The library knows other kinds too; they are not taken.
        if (!Redrawing.IsJpeg(file) && !Redrawing.IsPng(file) && !Redrawing.IsWebP(file))
        {
            return new PhotoNotAPicture();
        }

        if (Redrawing.SizeOf(file) is not { } size)
        {
            return new PhotoDamaged();
        }

        if (Redrawing.HasTooManyPixels(size))
        {
            return new PhotoTooManyPixels(Redrawing.MaxMegapixels);
        }

        return Redrawing.AsJpeg(file, LongestSide) is { } drawn ? new Photo(drawn.Content, drawn.Width, drawn.Height) : new PhotoDamaged();
    }
}
