using Inclusion.Domain.Common;

namespace Inclusion.Web.Shared.Photos;

/// <summary>A photo fit to be kept and printed: the way up in which it was taken, of a sensible size, and with nothing in the file but the picture.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record Photo(byte[] Jpeg, int Width, int Height);

/// <summary>The file is no JPEG, PNG or WebP, whatever its name says.</summary>
public sealed record PhotoNotAPicture : Refusal;

/// <summary>The file begins like a picture and does not go on like one.</summary>
public sealed record PhotoDamaged : Refusal;

/// <param name="MaxMegabytes">That a file may have.</param>
public sealed record PhotoFileTooLarge(int MaxMegabytes) : Refusal;

/// <param name="MaxMegapixels">That a picture may have.</param>
public sealed record PhotoTooManyPixels(int MaxMegapixels) : Refusal;
