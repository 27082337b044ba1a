using Inclusion.Domain.Common;

namespace Inclusion.Domain.Organisations;

/// <summary>What a picture of the organisation is for.</summary>
public enum OrganisationImageKind
{
    Logo = 1,

    /// <summary>The scanned signature of who signs certificates.</summary>
    Signature = 2,
}

/// <param name="MaxKilobytes">Of 1024 bytes.</param>
public sealed record ImageTooLarge(int MaxKilobytes) : Refusal;

/// <summary>The file is no PNG or JPEG, whatever its name says.</summary>
public sealed record ImageNotUnderstood : Refusal;

/// <summary>The file begins like a picture and does not go on like one.</summary>
public sealed record ImageDamaged : Refusal;

/// <param name="MaxMegapixels">Millions of pixels that a picture may have.</param>
public sealed record ImageTooManyPixels(int MaxMegapixels) : Refusal;

/// <summary>A picture for documents; one of each kind. Stored apart from the organisation, so that pages do not load it.</summary>
public sealed class OrganisationImage
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private OrganisationImage()
    {
    }

    public OrganisationImageKind Kind { get; private set; }

    /// <summary>A PNG or JPEG file.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>image/png or image/jpeg.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The type is told from the first bytes. Refuses <see cref="ImageTooLarge"/>, <see cref="ImageNotUnderstood"/>.</summary>
    public static Outcome<OrganisationImage> Of(OrganisationImageKind kind, byte[] content)
    {
        if (content.Length > MaxBytes)
        {
            return new ImageTooLarge(MaxBytes / 1024);
        }

        ReadOnlySpan<byte> png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF];
        var type = content.AsSpan().StartsWith(png) ? "image/png" : content.AsSpan().StartsWith(jpeg) ? "image/jpeg" : null;
        return type is null ? new ImageNotUnderstood() : new OrganisationImage { Kind = kind, Content = content, ContentType = type };
    }
}
