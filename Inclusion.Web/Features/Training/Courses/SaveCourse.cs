using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Competences;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Courses;

/// <param name="Id">Null for a new course.</param>
/// <param name="Version">As it was read; of no meaning for a new course.</param>
public sealed record SaveCourseCommand(long? Id, long Version, CourseFacts Facts);

/// <summary>Writes a course, new or changed. Whoever arranges workshops anywhere may: courses belong to the whole organisation.</summary>
public sealed class SaveCourse(Database database, CurrentStaff staff, ILogger<SaveCourse> logger)
{
    /// <returns>
    /// Its id. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="CompetenceUnknown"/> (a code that the framework does
    /// not have), and what <see cref="Course.Change"/> refuses.
    /// </returns>
    public async Task<Outcome<long>> RunAsync(SaveCourseCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (WhyNotCompetences(command.Facts) is { } unknown)
        {
            return unknown;
        }

        var saved = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (command.Id is not { } id)
                {
                    var created = Course.Create(command.Facts);
                    if (created.IsRefused)
                    {
                        return created.Refusal;
                    }

                    db.Courses.Add(created.Value);
                    await db.SaveChangesAsync(cancel);
                    return created.Value.Id;
                }

                if (await db.Courses.FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } course)
                {
                    return new NotFound();
                }

                if (course.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                return course.Change(command.Facts) is { Refusal: { } refusal } ? refusal : id;
            },
            cancel);
        if (!saved.IsRefused)
        {
            logger.CourseSaved(saved.Value, actor.StaffId);
        }

        return saved;
    }

    private static CompetenceUnknown? WhyNotCompetences(CourseFacts facts)
    {
        var framework = CompetenceFrameworks.Find(facts.Framework);
        return facts.Framework.Length > 0 && facts.Competences.FirstOrDefault(code => framework?.Find(code) is null) is { } unknown ? new CompetenceUnknown(unknown) : null;
    }
}
