namespace Inclusion.Domain.Certificates;

/// <summary>The language that a certificate is printed in.</summary>
public enum CertificateLanguage
{
    French = 1,
    English = 2,

    /// <summary>French and English side by side.</summary>
    Both = 3,
}

/// <summary>A competence as it was named when the certificate was issued.</summary>
public sealed record CertifiedCompetence(string Code, string French, string English);

/// <summary>
/// Everything that a certificate says, as it was on the day of issue (docs/domain.md, Certificate of attendance). Kept as it is: later changes of the course, the
/// person or the organisation do not reach it.
/// </summary>
public sealed record CertificateFacts
{
    /// <summary>Sequential in its year; given when it is issued.</summary>
    public string Number { get; init; } = "";

    /// <summary>The number of the revoked certificate in whose place it was issued; empty when it is the first.</summary>
    public string Replaces { get; init; } = "";

    /// <summary>The learner's name, as the person writes it.</summary>
    public required string Name { get; init; }

    /// <summary>All that the check page shows of the name.</summary>
    public required string Initials { get; init; }

    public required CertificateLanguage Language { get; init; }

    public required string CourseTitle { get; init; }

    /// <summary>The nature of the course in a few words; empty when nothing is said.</summary>
    public string CourseNature { get; init; } = "";

    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Name and version of the framework as printed, such as DigComp 2.2; empty without competences.</summary>
    public string Framework { get; init; } = "";

    public IReadOnlyList<CertifiedCompetence> Competences { get; init; } = [];

    public required DateOnly FirstOn { get; init; }

    public required DateOnly LastOn { get; init; }

    public required int MinutesAttended { get; init; }

    public required int MinutesPlanned { get; init; }

    /// <summary>Where the course took place.</summary>
    public required string Place { get; init; }

    public required IReadOnlyList<string> Trainers { get; init; }

    public required string IssuerName { get; init; }

    public string IssuerAddress { get; init; } = "";

    /// <summary>A line of the issuer's own under its name, such as a motto or an approval; may be empty.</summary>
    public string IssuerLine { get; init; } = "";

    /// <summary>Who signs; empty: a line to sign on.</summary>
    public string Signatory { get; init; } = "";

    /// <summary>As what they sign, such as "Director"; may be empty.</summary>
    public string SignatoryRole { get; init; } = "";

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The place of issue.</summary>
    public string IssuedAtPlace { get; init; } = "";
}
