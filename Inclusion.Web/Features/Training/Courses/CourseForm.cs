using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Shared.Competences;

namespace Inclusion.Web.Features.Training.Courses;

/// <summary>A course as it is typed.</summary>
public sealed class CourseForm
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>One a line.</summary>
    public string? Objectives { get; set; }

    public string? ToBring { get; set; }

    public string? Access { get; set; }

    /// <summary>One for each language that the product speaks besides the organisation's.</summary>
    public List<CourseTextForm> Texts { get; set; } = [];

    /// <summary>Null: not known yet.</summary>
    public decimal? Hours { get; set; }

    public CourseLevel Level { get; set; }

    /// <summary>Empty: no competences are named.</summary>
    public string? Framework { get; set; } = "";

    public HashSet<string> Competences { get; set; } = [];

    public string? MaterialsLink { get; set; }

    public int? DefaultCapacity { get; set; } = new CourseFacts().DefaultCapacity;

    public int? CertificateThreshold { get; set; } = CourseFacts.DefaultThreshold;

    /// <summary>Numbers that were not typed are none that the domain takes: it refuses them in words.</summary>
    public CourseFacts Facts => new()
    {
        Title = Title ?? "",
        Description = Description ?? "",
        Objectives = [.. (Objectives ?? "").Split('\n')],
        ToBring = ToBring ?? "",
        Access = Access ?? "",
        Texts = [.. Texts.Select(t => t.Text)],
        PlannedMinutes = (int)Math.Round(Math.Clamp(Hours ?? 0, -1, CourseFacts.MaxMinutes) * 60),
        Level = Level,
        Framework = Framework ?? "",
        Competences = CompetenceFrameworks.Find(Framework ?? "") is { } framework ? [.. framework.Competences.Select(c => c.Code).Where(Competences.Contains)] : [],
        MaterialsLink = MaterialsLink ?? "",
        DefaultCapacity = DefaultCapacity ?? 0,
        CertificateThreshold = CertificateThreshold ?? 0,
    };

    /// <param name="ownLanguage">The organisation's, in which the course itself is written: fr or en.</param>
    public static CourseForm Of(CourseFacts facts, string ownLanguage) => new()
    {
        Title = facts.Title,
        Description = facts.Description,
        Objectives = string.Join('\n', facts.Objectives),
        ToBring = facts.ToBring,
        Access = facts.Access,
        Texts = [.. SpokenLanguages.All.Where(l => l != ownLanguage).Select(l => CourseTextForm.Of(facts.Texts.FirstOrDefault(t => t.Language == l) ?? new CourseText { Language = l }))],
        Hours = facts.PlannedMinutes == 0 ? null : facts.PlannedMinutes / 60m,
        Level = facts.Level,
        Framework = facts.Framework,
        Competences = [.. facts.Competences],
        MaterialsLink = facts.MaterialsLink,
        DefaultCapacity = facts.DefaultCapacity,
        CertificateThreshold = facts.CertificateThreshold,
    };
}

/// <summary>What a course says in another language, as it is typed.</summary>
public sealed class CourseTextForm
{
    /// <summary>fr or en.</summary>
    public string Language { get; set; } = "";

    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>One a line.</summary>
    public string? Objectives { get; set; }

    public string? ToBring { get; set; }

    public string? Access { get; set; }

    internal CourseText Text => new()
    {
        Language = Language,
        Title = Title ?? "",
        Description = Description ?? "",
        Objectives = [.. (Objectives ?? "").Split('\n')],
        ToBring = ToBring ?? "",
        Access = Access ?? "",
    };

    internal static CourseTextForm Of(CourseText text) => new()
    {
        Language = text.Language,
        Title = text.Title,
        Description = text.Description,
        Objectives = string.Join('\n', text.Objectives),
        ToBring = text.ToBring,
        Access = text.Access,
    };
}
