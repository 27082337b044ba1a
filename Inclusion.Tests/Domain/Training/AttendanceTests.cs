using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Training.TrainingSamples;

namespace Inclusion.Tests.Domain.Training;

public sealed class AttendanceTests
{
    [Fact]
    public void Minutes_attended_are_those_of_the_sessions_without_what_was_missed()
    {
        var time = AttendedTime.Of(
        [
            new MarkedSession(120, AttendanceMark.Present, 0),
            new MarkedSession(120, AttendanceMark.Late, 15),
            new MarkedSession(120, AttendanceMark.LeftEarly, 30),
            new MarkedSession(120, AttendanceMark.Excused, 0),
            new MarkedSession(120, AttendanceMark.Absent, 0),
            new MarkedSession(120, null, 0),
        ]);

        Assert.Equal(new AttendedTime(120 + 105 + 90, 720, 1, IsNoShow: false), time);
        Assert.Equal(43, time.Percent);
    }

    [Theory]
    [InlineData(479, 600, 80, false)]
    [InlineData(480, 600, 80, true)]
    [InlineData(0, 0, 80, false)]
    [InlineData(600, 600, 100, true)]
    [InlineData(599, 600, 100, false)]
    public void The_threshold_is_reached_to_the_minute(int attended, int planned, int threshold, bool reached) =>
        Assert.Equal(reached, new AttendedTime(attended, planned, 0, false).Reaches(threshold));

    [Fact]
    public void A_cancelled_session_counts_neither_way()
    {
        var workshop = Open();
        var enrolment = new WorkshopSeats(workshop, []).Enrol(1);
        var present = Attendance.Record(enrolment, workshop.Sessions[0], AttendanceMark.Present, 0, Marc, Now, Monday.AddDays(9)).Value;
        Assert.False(workshop.DropSession(2, "Trainer ill", Marc, Now).IsRefused);

        Assert.Equal(new AttendedTime(120, 120, 0, IsNoShow: false), AttendedTime.Of(workshop, [present]));
    }

    [Fact]
    public void Who_was_only_ever_absent_did_not_show_up_and_who_is_excused_did_not_either_stay_away()
    {
        Assert.True(AttendedTime.Of([new MarkedSession(60, AttendanceMark.Absent, 0), new MarkedSession(60, null, 0)]).IsNoShow);
        Assert.False(AttendedTime.Of([new MarkedSession(60, AttendanceMark.Absent, 0), new MarkedSession(60, AttendanceMark.Excused, 0)]).IsNoShow);
        Assert.False(AttendedTime.Of([new MarkedSession(60, null, 0)]).IsNoShow);
    }

    [Fact]
    public void What_cannot_be_known_yet_or_does_not_fit_is_refused()
    {
        var workshop = Open(1);
        var seats = new WorkshopSeats(workshop, []);
        var (enrolled, waiting, session) = (seats.Enrol(1), seats.Enrol(2), workshop.Sessions[0]);
        var day = session.Date;

        Assert.IsType<SessionToCome>(Attendance.Record(enrolled, session, AttendanceMark.Present, 0, Marc, Now, day.AddDays(-1)).Refusal);
        Assert.False(Attendance.Record(enrolled, session, AttendanceMark.Excused, 0, Marc, Now, day.AddDays(-1)).IsRefused);
        Assert.IsType<MinutesMissedNotPossible>(Attendance.Record(enrolled, session, AttendanceMark.Late, 0, Marc, Now, day).Refusal);
        Assert.IsType<MinutesMissedNotPossible>(Attendance.Record(enrolled, session, AttendanceMark.Late, 121, Marc, Now, day).Refusal);
        Assert.IsType<NotEnrolled>(Attendance.Record(waiting, session, AttendanceMark.Present, 0, Marc, Now, day).Refusal);
        Assert.IsType<AttendanceMarkUnknown>(Attendance.Record(enrolled, session, 0, 0, Marc, Now, day).Refusal);
    }

    [Fact]
    public void A_self_assessment_is_of_the_course_and_in_five_steps()
    {
        var enrolment = new WorkshopSeats(Open(), []).Enrol(1);

        Assert.IsType<CompetenceNotInCourse>(SkillAssessment.Of(enrolment, Course("1.1"), AssessmentMoment.Before, "2.1", SkillStep.Alone, Monday).Refusal);
        Assert.IsType<SkillStepUnknown>(SkillAssessment.Of(enrolment, Course("1.1"), AssessmentMoment.Before, "1.1", (SkillStep)6, Monday).Refusal);
        Assert.Equal("digcomp-2.2", SkillAssessment.Of(enrolment, Course("1.1"), AssessmentMoment.After, "1.1", SkillStep.Alone, Monday).Value.Framework);
    }

    [Fact]
    public void Feedback_has_at_least_one_answer()
    {
        Assert.IsType<FeedbackEmpty>(WorkshopFeedback.Of(1, null, null, " ", Monday).Refusal);
        Assert.IsType<FeedbackAnswerUnknown>(WorkshopFeedback.Of(1, 6, null, null, Monday).Refusal);
        Assert.False(WorkshopFeedback.Of(1, null, null, "Plus lentement", Monday).IsRefused);
    }

    [Fact]
    public void Needs_are_summed_up_without_names()
    {
        var summary = NeedsSummary.Of([(AccessNeed.Wheelchair, ""), (AccessNeed.Language, "ar"), (AccessNeed.Language | AccessNeed.Childcare, "ar"), (AccessNeed.Language, "uk"), (AccessNeed.None, "")]);

        Assert.Equal(4, summary.People);
        Assert.Equal([(AccessNeed.Wheelchair, 1), (AccessNeed.Language, 3), (AccessNeed.Childcare, 1)], summary.Counts);
        Assert.Equal([("ar", 2), ("uk", 1)], summary.Languages);
    }

    [Fact]
    public void A_need_for_a_language_says_which()
    {
        Assert.IsType<NeedLanguageMissing>(PersonNeeds.Of(1, AccessNeed.Language, "", "").Refusal);
        Assert.Equal("", PersonNeeds.Of(1, AccessNeed.Sight, "ar", "").Value.Language);
    }
}
