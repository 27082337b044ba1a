using Bogus;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>Who was there, what they could do before and after, and what they thought of it.</summary>
internal sealed class DemoAttendance(InclusionDb db, Faker faker, DateTimeOffset now)
{
    private static readonly string[] Remarks =
        ["Un peu plus de temps pour s’exercer.", "Très bien expliqué, merci.", "Le samedi m’arrangerait mieux.", "J’ai enfin osé faire ma déclaration seule.", "La salle était froide.", "Encore !"];

    /// <summary>Of all sessions that are over, but the last one of each centre: that one waits for its trainer.</summary>
    public void Record(IReadOnlyList<DemoWorkshop> workshops, IReadOnlyList<Course> courses)
    {
        var waiting = workshops.GroupBy(w => w.Home).Select(LastOver).ToHashSet();
        foreach (var demo in workshops.Where(w => w.Workshop.TakesEnrolments))
        {
            var seated = demo.Enrolments.Where(e => e.Status is EnrolmentStatus.Enrolled).ToList();
            foreach (var enrolment in seated)
            {
                Record(demo, enrolment, waiting);
            }

            if (demo.Workshop.EndsAt > now || demo.Workshop.PlannedSessions.Any(waiting.Contains))
            {
                continue;
            }

            Ask(demo, seated, courses[demo.Course]);
            demo.Workshop.Finish(demo.Trainer, demo.Workshop.EndsAt!.Value.AddMinutes(30) is var at && at < now ? at : now);
        }
    }

    private WorkshopSession? LastOver(IEnumerable<DemoWorkshop> workshops) =>
        workshops.Where(w => w.Enrolments.Count > 0).SelectMany(w => w.Workshop.PlannedSessions.Where(s => s.Date < w.Home.Calendar.DateOf(now))).MaxBy(s => s.EndsAt);

    private void Record(DemoWorkshop demo, Enrolment enrolment, HashSet<WorkshopSession?> waiting)
    {
        var neverCame = faker.Random.Bool(0.06f);
        foreach (var session in demo.Workshop.PlannedSessions.Where(s => s.EndsAt < now && !waiting.Contains(s)))
        {
            var mark = neverCame ? AttendanceMark.Absent : faker.Random.WeightedRandom(Enum.GetValues<AttendanceMark>(), [0.79f, 0.07f, 0.04f, 0.05f, 0.05f]);
            var at = session.EndsAt.AddMinutes(5) < now ? session.EndsAt.AddMinutes(5) : now;
            db.Attendances.Add(Attendance.Record(enrolment, session, mark, faker.Random.Int(1, 6) * 5, demo.Trainer, at, session.Date).Value);
        }
    }

    private void Ask(DemoWorkshop demo, List<Enrolment> seated, Course course)
    {
        var (first, last) = (demo.Workshop.FirstOn!.Value, demo.Workshop.LastOn!.Value);
        foreach (var enrolment in seated.Where(_ => faker.Random.Bool(0.6f)))
        {
            foreach (var competence in course.Competences)
            {
                var before = faker.Random.Int(1, 3);
                var after = Math.Min(5, before + faker.Random.Int(0, 2));
                db.SkillAssessments.Add(SkillAssessment.Of(enrolment, course, AssessmentMoment.Before, competence, (SkillStep)before, first).Value);
                db.SkillAssessments.Add(SkillAssessment.Of(enrolment, course, AssessmentMoment.After, competence, (SkillStep)after, last).Value);
            }
        }

        foreach (var _ in seated.Where(_ => faker.Random.Bool(0.75f)))
        {
            var remark = faker.Random.Bool(0.3f) ? faker.Random.ListItem(Remarks) : null;
            db.WorkshopFeedback.Add(WorkshopFeedback.Of(demo.Workshop.Id, faker.Random.Int(3, 5), faker.Random.Int(2, 5), remark, last).Value);
        }
    }
}
