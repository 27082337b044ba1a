using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>When someone said how well they can do something.</summary>
public enum AssessmentMoment
{
    Before = 1,
    After = 2,
}

/// <summary>How well someone says that they can do something, in five steps of plain words.</summary>
public enum SkillStep
{
    NotAtAll = 1,
    WithMuchHelp = 2,
    WithSomeHelp = 3,
    Alone = 4,

    /// <summary>So well that they can show others.</summary>
    CanShowOthers = 5,
}

/// <summary>One answer of a self-assessment: one enrolment, one competence, before or after. Optional; at most one each, the database sees to it.</summary>
public sealed class SkillAssessment
{
    private SkillAssessment()
    {
    }

    public long Id { get; private set; }

    public long EnrolmentId { get; private set; }

    public AssessmentMoment Moment { get; private set; }

    /// <summary>Framework and version of the code at that time.</summary>
    public string Framework { get; private set; } = "";

    /// <summary>Code of the competence, such as 1.1.</summary>
    public string Competence { get; private set; } = "";

    public SkillStep Step { get; private set; }

    public DateOnly GivenOn { get; private set; }

    /// <summary>Refuses <see cref="CompetenceNotInCourse"/>, <see cref="SkillStepUnknown"/>.</summary>
    /// <param name="on">The centre's own day.</param>
    public static Outcome<SkillAssessment> Of(Enrolment enrolment, Course course, AssessmentMoment moment, string competence, SkillStep step, DateOnly on)
    {
        if (!course.Competences.Contains(competence))
        {
            return new CompetenceNotInCourse(competence);
        }

        var assessment = new SkillAssessment { EnrolmentId = enrolment.Id, Moment = moment, Framework = course.Framework, Competence = competence };
        return assessment.Change(step, on) is { Refusal: { } refusal } ? refusal : assessment;
    }

    /// <summary>Corrects it. Refuses <see cref="SkillStepUnknown"/>.</summary>
    public Outcome Change(SkillStep step, DateOnly on)
    {
        if (!Enum.IsDefined(step))
        {
            return new SkillStepUnknown((int)step);
        }

        Step = step;
        GivenOn = on;
        return Outcome.Done;
    }
}
