using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Competences;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Skills;

/// <summary>What people said of themselves, before and after.</summary>
/// <param name="Competences">Of the course; empty when it names none.</param>
public sealed record SkillsView(IReadOnlyList<CompetenceLine> Competences, IReadOnlyList<SkillsLine> People);

/// <param name="Code">Such as 1.1.</param>
/// <param name="Title">In the language of whoever asks; the code where the framework does not know it.</param>
public sealed record CompetenceLine(string Code, string Title);

/// <param name="Steps">What was answered; nothing where no answer was given.</param>
public sealed record SkillsLine(Learner Learner, IReadOnlyDictionary<(AssessmentMoment Moment, string Competence), SkillStep> Steps);

/// <summary>Finds the self-assessments of everyone enrolled in a workshop.</summary>
public sealed class FindSkills(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <returns>Null when there is no such workshop, or whoever asks has nothing to do with its centre.</returns>
    public async Task<SkillsView?> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        var found = await database.ReadAsync(
            async db =>
            {
                if (await db.FindTaughtAsync(workshopId, actor, cancel) is not { } workshop)
                {
                    return null;
                }

                var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
                var learners = await db.LearnersAsync(workshopId, cancel);
                var given = (await db.SkillAssessments
                    .Where(a => a.Framework == course.Framework && db.Enrolments.Any(e => e.Id == a.EnrolmentId && e.WorkshopId == workshopId))
                    .ToListAsync(cancel)).ToLookup(a => a.EnrolmentId);
                return new SkillsView(
                    CompetencesOf(course),
                    [.. learners.Select(l => new SkillsLine(l, given[l.EnrolmentId].ToDictionary(a => (a.Moment, a.Competence), a => a.Step)))]);
            },
            cancel);
        if (found is not null)
        {
            audit.ListedOf(actor, nameof(FindSkills), workshopId, found.People.Count);
        }

        return found;
    }

    /// <summary>With their titles in the language that is spoken.</summary>
    internal static IReadOnlyList<CompetenceLine> CompetencesOf(Course course)
    {
        var framework = CompetenceFrameworks.Find(course.Framework);
        return [.. course.Competences.Select(code => new CompetenceLine(code, framework?.Find(code)?.Title(Foundation.Localisation.Language.Current.Code) ?? code))];
    }
}
