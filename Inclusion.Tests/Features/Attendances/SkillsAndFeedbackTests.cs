using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Attendances.Feedback;
using Inclusion.Web.Features.Attendances.Skills;

namespace Inclusion.Tests.Features.Attendances;

public sealed class SkillsAndFeedbackTests
{
    [Fact]
    public async Task An_answer_is_kept_corrected_and_taken_back_before_and_after_apart()
    {
        await using var room = await Room.OpenAsync();
        var enrolment = await room.EnrolAsync("Fatoumata Diarra");

        await KeepAsync(AssessmentMoment.Before, SkillStep.NotAtAll);
        await KeepAsync(AssessmentMoment.Before, SkillStep.WithMuchHelp);
        await KeepAsync(AssessmentMoment.After, SkillStep.Alone);
        await KeepAsync(AssessmentMoment.After, null);
        Assert.IsType<CompetenceNotInCourse>((await KeepAsync(AssessmentMoment.After, SkillStep.Alone, "5.4")).Refusal);

        var view = (await room.Database.As<FindSkills>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None))!;
        Assert.Equal(["1.1", "2.1"], view.Competences.Select(c => c.Code));
        Assert.Equal([((AssessmentMoment.Before, "1.1"), SkillStep.WithMuchHelp)], view.People.Single().Steps.Select(s => (s.Key, s.Value)));

        Task<Outcome> KeepAsync(AssessmentMoment moment, SkillStep? step, string competence = "1.1") =>
            room.Database.As<SaveSkill>(room.Trainer).RunAsync(new SaveSkillCommand(room.WorkshopId, enrolment, moment, competence, step), CancellationToken.None);
    }

    [Fact]
    public async Task Feedback_says_nothing_but_its_number_until_five_have_answered()
    {
        await using var room = await Room.OpenAsync();
        for (var i = 1; i <= 4; i++)
        {
            await KeepAsync(i, 5, i == 1 ? "Plus long" : null);
        }

        var few = await LookAsync();
        Assert.Equal((4, null, null), (few.Forms, few.Helped, few.Recommends));
        Assert.Empty(few.Remarks);

        await KeepAsync(5, null, "Encore");
        var enough = await LookAsync();
        Assert.Equal(new FeedbackAnswers(5, 3), enough.Helped);
        Assert.Null(enough.Recommends);
        Assert.Equal(["Encore", "Plus long"], enough.Remarks);
        Assert.IsType<FeedbackEmpty>((await KeepAsync(null, null, " ")).Refusal);

        async Task<FeedbackView> LookAsync() => (await room.Database.As<FindFeedback>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None))!;
        Task<Outcome> KeepAsync(int? helped, int? recommends, string? remark) =>
            room.Database.As<SaveFeedback>(room.Trainer).RunAsync(new SaveFeedbackCommand(room.WorkshopId, helped, recommends, remark), CancellationToken.None);
    }
}
