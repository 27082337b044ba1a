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
        PlannedMinutes = (int)Math.Round(Math.Clamp(Hours ?? 0, -1, CourseFacts.MaxMinutes) * 60),
        Level = Level,
        Framework = Framework ?? "",
        Competences = CompetenceFrameworks.Find(Framework ?? "") is { } framework ? [.. framework.Competences.Select(c => c.Code).Where(Competences.Contains)] : [],
        MaterialsLink = MaterialsLink ?? "",
        DefaultCapacity = DefaultCapacity ?? 0,
        CertificateThreshold = CertificateThreshold ?? 0,
    };

    public static CourseForm Of(CourseFacts facts) => new()
    {
        Title = facts.Title,
        Description = facts.Description,
        Objectives = string.Join('\n', facts.Objectives),
        Hours = facts.PlannedMinutes == 0 ? null : facts.PlannedMinutes / 60m,
        Level = facts.Level,
        Framework = facts.Framework,
        Competences = [.. facts.Competences],
        MaterialsLink = facts.MaterialsLink,
        DefaultCapacity = facts.DefaultCapacity,
        CertificateThreshold = facts.CertificateThreshold,
    };
}
