using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>What is taught: title, objectives, competences, hours. A course that is held is a <see cref="Workshop"/>.</summary>
public sealed class Course : IAudited, IVersioned
{
    private Course()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>One line each, in order.</summary>
    public IReadOnlyList<string> Objectives { get; private set; } = [];

    /// <summary>What those who come are to bring; may be empty.</summary>
    public string ToBring { get; private set; } = "";

    /// <summary>Whom it is for, and what helps those who need help; may be empty.</summary>
    public string Access { get; private set; } = "";

    /// <summary>The same in other languages.</summary>
    public IReadOnlyList<CourseText> Texts { get; private set; } = [];

    /// <summary>Minutes; 0 when not known.</summary>
    public int PlannedMinutes { get; private set; }

    public CourseLevel Level { get; private set; }

    /// <summary>Framework and version of the codes, such as digcomp-2.2; empty when there are no codes.</summary>
    public string Framework { get; private set; } = "";

    /// <summary>Codes of the framework, such as 1.1.</summary>
    public IReadOnlyList<string> Competences { get; private set; } = [];

    /// <summary>Empty when there are none.</summary>
    public string MaterialsLink { get; private set; } = "";

    public int DefaultCapacity { get; private set; }

    /// <summary>Percent of the planned time to be attended for a certificate.</summary>
    public int CertificateThreshold { get; private set; }

    /// <summary>No new workshops of it are planned; those that there are go on.</summary>
    public bool IsArchived { get; private set; }

    public CourseFacts Facts => new()
    {
        Title = Title,
        Description = Description,
        Objectives = Objectives,
        ToBring = ToBring,
        Access = Access,
        Texts = Texts,
        PlannedMinutes = PlannedMinutes,
        Level = Level,
        Framework = Framework,
        Competences = Competences,
        MaterialsLink = MaterialsLink,
        DefaultCapacity = DefaultCapacity,
        CertificateThreshold = CertificateThreshold,
    };

    /// <summary>
    /// Refuses: <see cref="CourseTitleMissing"/>, <see cref="FieldTooLong"/>, <see cref="ObjectivesTooMany"/>, <see cref="CompetencesWithoutFramework"/>,
    /// <see cref="CompetencesTooMany"/>, <see cref="MaterialsLinkNotAnAddress"/>, <see cref="CourseHoursNotPossible"/>, <see cref="CourseLevelUnknown"/>,
    /// <see cref="CapacityNotPossible"/>, <see cref="ThresholdNotPossible"/>. Whether the codes are of the framework is asked of the framework.
    /// </summary>
    public static Outcome<Course> Create(CourseFacts facts)
    {
        var course = new Course();
        return course.Change(facts) is { Refusal: { } refusal } ? refusal : course;
    }

    /// <summary>Refuses as <see cref="Create"/>. Certificates keep what they say; workshops follow.</summary>
    public Outcome Change(CourseFacts facts)
    {
        var tidied = facts.Tidied();
        if (tidied.WhyNot() is { } refusal)
        {
            return refusal;
        }

        Title = tidied.Title;
        Description = tidied.Description;
        Objectives = tidied.Objectives;
        ToBring = tidied.ToBring;
        Access = tidied.Access;
        Texts = tidied.Texts;
        PlannedMinutes = tidied.PlannedMinutes;
        Level = tidied.Level;
        Framework = tidied.Framework;
        Competences = tidied.Competences;
        MaterialsLink = tidied.MaterialsLink;
        DefaultCapacity = tidied.DefaultCapacity;
        CertificateThreshold = tidied.CertificateThreshold;
        return Outcome.Done;
    }

    /// <summary>The course for someone who reads a language: part by part in it, where it is written, else in the course's own words.</summary>
    /// <param name="language">fr or en.</param>
    public CourseWording In(string language)
    {
        var text = Texts.FirstOrDefault(t => t.Language == language);
        return new CourseWording(
            Part(text?.Title, Title),
            Part(text?.Description, Description),
            text is { Objectives.Count: > 0 } ? text.Objectives : Objectives,
            text is { Objectives.Count: > 0 } ? language : null,
            Part(text?.ToBring, ToBring),
            Part(text?.Access, Access));

        CoursePart Part(string? translated, string own) => translated is { Length: > 0 } ? new CoursePart(translated, language) : new CoursePart(own, null);
    }

    public void Archive() => IsArchived = true;

    public void Restore() => IsArchived = false;
}
