using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Skills;

/// <param name="Step">Null: no answer.</param>
public sealed record SaveSkillCommand(long WorkshopId, long EnrolmentId, AssessmentMoment Moment, string Competence, SkillStep? Step);

/// <summary>Types in one answer of a self-assessment, corrects it or takes it back.</summary>
public sealed class SaveSkill(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="SkillAssessment.Of"/> refuses.</returns>
    public async Task<Outcome> RunAsync(SaveSkillCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindTaughtAsync(command.WorkshopId, actor, cancel) is not { } workshop
                    || await db.Enrolments.FirstOrDefaultAsync(e => e.Id == command.EnrolmentId && e.WorkshopId == workshop.Id, cancel) is not { } enrolment)
                {
                    return new NotFound();
                }

                var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
                var today = (await db.CalendarAsync(workshop.CentreId, cancel)).DateOf(time.GetUtcNow());
                var kept = await db.SkillAssessments.FirstOrDefaultAsync(
                    a => a.EnrolmentId == enrolment.Id && a.Moment == command.Moment && a.Framework == course.Framework && a.Competence == command.Competence, cancel);
                if (command.Step is not { } step)
                {
                    db.SkillAssessments.RemoveRange(kept is null ? [] : [kept]);
                    return Outcome.Done;
                }

                if (kept is not null)
                {
                    return kept.Change(step, today);
                }

                var given = SkillAssessment.Of(enrolment, course, command.Moment, command.Competence, step, today);
                if (given.IsRefused)
                {
                    return given.Refusal;
                }

                db.SkillAssessments.Add(given.Value);
                return Outcome.Done;
            },
            cancel);
    }
}
