namespace Inclusion.Domain.Certificates;

/// <summary>What the check page says of a certificate.</summary>
public enum CertificateStanding
{
    Valid = 1,
    Revoked = 2,

    /// <summary>There is none, or it was erased: the answer is the same.</summary>
    Unknown = 3,
}

/// <summary>All that the check page shows. Everything but the standing is empty or null when it is unknown.</summary>
public sealed record CertificateCheck(CertificateStanding Standing, string Number, string Initials, string CourseTitle, string IssuerName, DateOnly? IssuedOn)
{
    /// <summary>The first day of what was attended; null when it is unknown, as <see cref="LastOn"/>. With the hours, it shows a paper on which they were changed.</summary>
    public DateOnly? FirstOn { get; init; }

    public DateOnly? LastOn { get; init; }

    /// <summary>0 when it is unknown, as <see cref="MinutesPlanned"/>.</summary>
    public int MinutesAttended { get; init; }

    public int MinutesPlanned { get; init; }

    public static CertificateCheck Unknown { get; } = new(CertificateStanding.Unknown, "", "", "", "", null);

    /// <param name="certificate">Null: none was found.</param>
    public static CertificateCheck Of(Certificate? certificate) => certificate is { ErasedAt: null, Facts: { } facts }
        ? new(certificate.IsRevoked ? CertificateStanding.Revoked : CertificateStanding.Valid, facts.Number, facts.Initials, facts.CourseTitle, facts.IssuerName, facts.IssuedOn)
        {
            FirstOn = facts.FirstOn,
            LastOn = facts.LastOn,
            MinutesAttended = facts.MinutesAttended,
            MinutesPlanned = facts.MinutesPlanned,
        }
        : Unknown;
}
