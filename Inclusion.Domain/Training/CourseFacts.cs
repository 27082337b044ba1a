using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>How far a course goes, in the words that every version of DigComp shares.</summary>
public enum CourseLevel
{
    NotStated = 0,
    Foundation = 1,
    Intermediate = 2,
    Advanced = 3,
    HighlySpecialised = 4,
}

/// <summary>What is written about a course. Only the title is required; text that is not known is empty.</summary>
public sealed record CourseFacts
{
    /// <summary>Maximum length of a title, in characters: two lines on a certificate.</summary>
    public const int TitleMaxLength = 160;

    /// <summary>Maximum length of a description, in characters.</summary>
    public const int DescriptionMaxLength = 4000;

    /// <summary>Maximum length of what is to be brought, and of what is said about access, in characters.</summary>
    public const int NoteMaxLength = 500;

    /// <summary>Maximum number of objectives of a course: what a certificate has room for.</summary>
    public const int MaxObjectives = 12;

    /// <summary>Characters of all of them, one a line.</summary>
    public const int ObjectivesMaxLength = MaxObjectives * (ObjectiveMaxLength + 1);

    /// <summary>Maximum length of one objective, in characters.</summary>
    public const int ObjectiveMaxLength = 200;

    /// <summary>Maximum number of competences of a course.</summary>
    public const int MaxCompetences = 21;

    /// <summary>Maximum length of the address of the materials, in characters.</summary>
    public const int LinkMaxLength = 500;

    /// <summary>The longest course, in minutes: a thousand hours.</summary>
    public const int MaxMinutes = 60_000;

    /// <summary>The largest capacity of a workshop.</summary>
    public const int MaxSeats = 500;

    /// <summary>Percent of the planned time from which a certificate is given by default (docs/domain.md, Certificate of attendance).</summary>
    public const int DefaultThreshold = 80;

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>One line each, in order; empty lines are left out.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>What those who come are to bring.</summary>
    public string ToBring { get; init; } = "";

    /// <summary>Whom it is for, and what helps those who need help.</summary>
    public string Access { get; init; } = "";

    /// <summary>The same in other languages than that in which the course is written: each once, those without a word left out.</summary>
    public IReadOnlyList<CourseText> Texts { get; init; } = [];

    /// <summary>Minutes planned; 0: not known yet.</summary>
    public int PlannedMinutes { get; init; }

    public CourseLevel Level { get; init; }

    /// <summary>The framework that the codes are of, with its version, such as digcomp-2.2; empty when the course names no competences.</summary>
    public string Framework { get; init; } = "";

    /// <summary>Codes of the framework, such as 1.1.</summary>
    public IReadOnlyList<string> Competences { get; init; } = [];

    /// <summary>An http or https address; empty when there are none.</summary>
    public string MaterialsLink { get; init; } = "";

    /// <summary>Seats of a new workshop of it.</summary>
    public int DefaultCapacity { get; init; } = 8;

    /// <summary>Percent of the planned time that has to be attended for a certificate; 1 to 100.</summary>
    public int CertificateThreshold { get; init; } = DefaultThreshold;

    /// <summary>The same, trimmed and without empty entries.</summary>
    internal CourseFacts Tidied() => this with
    {
        Title = InvisibleCharacters.OneLine(Title),
        Description = Description.Trim(),
        Objectives = [.. Objectives.Select(InvisibleCharacters.OneLine).Where(o => o.Length > 0)],
        ToBring = ToBring.Trim(),
        Access = Access.Trim(),
        Texts = [.. Texts.Select(t => t.Tidied()).Where(t => !t.IsEmpty).DistinctBy(t => t.Language)],
        Framework = Competences.Count > 0 ? InvisibleCharacters.OneLine(Framework) : "",
        Competences = [.. Competences.Select(InvisibleCharacters.OneLine).Where(c => c.Length > 0).Distinct()],
        MaterialsLink = InvisibleCharacters.OneLine(MaterialsLink),
    };

    /// <summary>The first reason for refusing it; null when there is none.</summary>
    internal Refusal? WhyNot()
    {
        if (Title.Length == 0)
        {
            return new CourseTitleMissing();
        }

        (string Field, string Text, int MaxLength)[] texts =
        [
            (nameof(MaterialsLink), MaterialsLink, LinkMaxLength),
            .. LengthsOf(new CourseText { Language = "", Title = Title, Description = Description, ToBring = ToBring, Access = Access }),
            .. Texts.SelectMany(LengthsOf),
        ];
        if (texts.Where(t => t.Text.Length > t.MaxLength).Select(t => new FieldTooLong(t.Field, t.MaxLength)).FirstOrDefault() is { } tooLong)
        {
            return tooLong;
        }

        if (Texts.Select(t => (t.Language, t.Objectives)).Prepend((Language: "", Objectives)).Where(t => t.Objectives.Count > MaxObjectives || t.Objectives.Any(o => o.Length > ObjectiveMaxLength))
            .Select(t => new ObjectivesTooMany(MaxObjectives, ObjectiveMaxLength, t.Language)).FirstOrDefault() is { } tooMany)
        {
            return tooMany;
        }

        if (Competences.Count > 0 && Framework.Length == 0)
        {
            return new CompetencesWithoutFramework();
        }

        if (Competences.Count > MaxCompetences)
        {
            return new CompetencesTooMany(MaxCompetences);
        }

        if (MaterialsLink.Length > 0 && !(Uri.TryCreate(MaterialsLink, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
        {
            return new MaterialsLinkNotAnAddress(MaterialsLink);
        }

        return WhyNumbersNot();
    }

    private static IEnumerable<(string Field, string Text, int MaxLength)> LengthsOf(CourseText text) =>
    [
        (nameof(Title), text.Title, TitleMaxLength),
        (nameof(Description), text.Description, DescriptionMaxLength),
        (nameof(ToBring), text.ToBring, NoteMaxLength),
        (nameof(Access), text.Access, NoteMaxLength),
    ];

    private Refusal? WhyNumbersNot()
    {
        if (PlannedMinutes is < 0 or > MaxMinutes)
        {
            return new CourseHoursNotPossible(MaxMinutes / 60);
        }

        if (!Enum.IsDefined(Level))
        {
            return new CourseLevelUnknown((int)Level);
        }

        if (DefaultCapacity is < 1 or > MaxSeats)
        {
            return new CapacityNotPossible(MaxSeats);
        }

        return CertificateThreshold is < 1 or > 100 ? new ThresholdNotPossible() : null;
    }
}
