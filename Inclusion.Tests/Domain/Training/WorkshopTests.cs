using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Training.TrainingSamples;

namespace Inclusion.Tests.Domain.Training;

public sealed class WorkshopTests
{
    [Fact]
    public void A_draft_opens_once_it_has_a_trainer_and_a_session()
    {
        var facts = new WorkshopFacts { Capacity = 5, Language = "fr" };
        var empty = Workshop.Plan(Course(), Here, facts, [], "uid", Guid.NewGuid(), Calendars.Paris, Marc, Now).Value;

        Assert.IsType<WorkshopWithoutSessions>(empty.Open(Marc, Now).Refusal);
        Assert.False(empty.AddSession(At(Monday), Calendars.Paris, Marc, Now).IsRefused);
        Assert.IsType<WorkshopWithoutTrainer>(empty.Open(Marc, Now).Refusal);
        Assert.False(empty.Change(facts with { TrainerIds = [7] }, Marc, Now).IsRefused);
        Assert.False(empty.Open(Marc, Now).IsRefused);
        Assert.Equal(WorkshopStatus.Open, empty.Status);
        Assert.IsType<WorkshopNotDraft>(empty.Open(Marc, Now).Refusal);
    }

    [Fact]
    public void Two_sessions_of_one_workshop_are_not_at_the_same_time()
    {
        var workshop = Draft();

        Assert.IsType<SessionsOverlap>(workshop.AddSession(At(Monday.AddDays(7), 11, 13), Calendars.Paris, Marc, Now).Refusal);
        Assert.False(workshop.AddSession(At(Monday.AddDays(7), 12, 13), Calendars.Paris, Marc, Now).IsRefused);
    }

    [Fact]
    public void A_moved_session_is_told_and_raises_the_sequence()
    {
        var workshop = Open();
        var before = workshop.CalendarSequence;

        var moved = workshop.MoveSession(1, At(Monday.AddDays(9)), null, "Trainer ill", Calendars.Paris, Marc, Now).Value;

        Assert.True(moved.IsToTell);
        Assert.Equal((WorkshopEventKind.SessionMoved, At(Monday.AddDays(7)), At(Monday.AddDays(9))), (moved.Kind, moved.From!.Value, moved.To!.Value));
        Assert.True(workshop.CalendarSequence > before);
        Assert.Equal((Monday.AddDays(8), Monday.AddDays(9)), (workshop.FirstOn!.Value, workshop.LastOn!.Value));
        Assert.IsType<SessionUnchanged>(workshop.MoveSession(1, At(Monday.AddDays(9)), null, null, Calendars.Paris, Marc, Now).Refusal);
    }

    [Fact]
    public void What_changes_in_a_draft_is_told_to_nobody()
    {
        var workshop = Draft();

        Assert.False(workshop.MoveSession(1, At(Monday.AddDays(9)), null, null, Calendars.Paris, Marc, Now).Value.IsToTell);
        Assert.False(workshop.DropSession(2, null, Marc, Now).Value.IsToTell);
        Assert.Single(workshop.Sessions);
    }

    [Fact]
    public void A_session_that_was_announced_is_cancelled_with_a_reason_and_stays()
    {
        var workshop = Open();

        Assert.IsType<CancelReasonMissing>(workshop.DropSession(1, " ", Marc, Now).Refusal);
        Assert.True(workshop.DropSession(1, "Trainer ill", Marc, Now).Value.IsToTell);
        Assert.Equal((2, 1), (workshop.Sessions.Count, workshop.PlannedSessions.Count()));
        Assert.IsType<SessionIsCancelled>(workshop.DropSession(1, "Again", Marc, Now).Refusal);
    }

    [Fact]
    public void Cancelling_leaves_what_took_place_and_cancels_what_is_to_come()
    {
        var workshop = Open();
        var between = workshop.Sessions[0].EndsAt;

        Assert.IsType<CancelReasonMissing>(workshop.Cancel("", Marc, between).Refusal);
        Assert.True(workshop.Cancel("Trainer ill", Marc, between).Value.IsToTell);

        Assert.Equal([SessionStatus.Planned, SessionStatus.Cancelled], workshop.Sessions.Select(s => s.Status));
        Assert.IsType<WorkshopOver>(workshop.Cancel("Again", Marc, between).Refusal);
    }

    [Fact]
    public void It_is_done_after_its_last_session()
    {
        var workshop = Open();

        Assert.IsType<SessionsToCome>(workshop.Finish(Marc, workshop.Sessions[1].StartsAt).Refusal);
        Assert.False(workshop.Finish(Marc, workshop.Sessions[1].EndsAt).IsRefused);
        Assert.Equal(WorkshopStatus.Done, workshop.Status);
    }

    [Fact]
    public void A_copy_keeps_the_distances_between_the_sessions_and_nobody_in_it()
    {
        var workshop = Open(1);
        new WorkshopSeats(workshop, []).Enrol(1);

        var copy = workshop.Copy(Course(), Monday.AddDays(28), "other", Guid.NewGuid(), Calendars.Paris, Marc, Now).Value;

        Assert.Equal([At(Monday.AddDays(28)), At(Monday.AddDays(29))], copy.Sessions.Select(s => s.Times));
        Assert.Equal((WorkshopStatus.Draft, 0, "other"), (copy.Status, copy.SeatsTaken, copy.Uid));
        Assert.Equal([7L], copy.Trainers.Select(t => t.StaffId));
    }

    [Fact]
    public void Only_a_manager_overrides_what_is_in_the_way_and_says_why()
    {
        var workshop = Draft();
        SessionTimes[] first = [workshop.Sessions[0].Times];

        Assert.IsType<NotAllowed>(workshop.Override(first, "Agreed", Marc, Now).Refusal);
        Assert.IsType<OverrideReasonMissing>(workshop.Override(first, "", Amelie, Now).Refusal);
        Assert.False(workshop.Override(first, "Agreed with Paul", Amelie, Now).IsRefused);
        Assert.Equal(["Agreed with Paul", null], workshop.Sessions.Select(s => s.OverrideReason));
    }

    [Fact]
    public void Capacity_does_not_go_below_the_seats_taken()
    {
        var workshop = Open(2);
        var seats = new WorkshopSeats(workshop, []);
        seats.Enrol(1);
        seats.Enrol(2);

        Assert.IsType<CapacityBelowTaken>(workshop.Change(workshop.Facts with { Capacity = 1 }, Marc, Now).Refusal);
        Assert.False(workshop.Change(workshop.Facts with { Capacity = 3 }, Marc, Now).IsRefused);
        Assert.Equal(WorkshopStatus.Open, workshop.Status);
    }
}
