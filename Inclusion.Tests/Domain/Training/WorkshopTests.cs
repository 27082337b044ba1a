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

    [Fact]
    public void This_and_the_following_move_together_with_their_distances_and_hours_of_their_own()
    {
        var workshop = Open(2, At(Monday.AddDays(7)), At(Monday.AddDays(14)), At(Monday.AddDays(21), 14, 17));

        var moved = workshop.MoveSessions(new SessionMove(2, At(Monday.AddDays(16), 9), null, null, SeriesScope.Following), "Painters", Calendars.Paris, Marc, Now).Value;

        Assert.Equal([At(Monday.AddDays(7)), At(Monday.AddDays(16), 9), At(Monday.AddDays(23), 9, 17)], workshop.PlannedSessions.Select(s => s.Times));
        Assert.Equal(2, moved.Count);
        Assert.All(moved, happened => Assert.Equal((true, "Painters"), (happened.IsToTell, happened.Reason)));
        Assert.Equal(Monday.AddDays(23), workshop.LastOn);
    }

    [Fact]
    public void All_that_are_to_come_move_by_a_week_onto_each_others_days_and_each_is_told_once()
    {
        var workshop = Open(2, At(Monday.AddDays(-7)), At(Monday.AddDays(7)), At(Monday.AddDays(14)), At(Monday.AddDays(21)));

        var later = workshop.MoveSessions(new SessionMove(3, At(Monday.AddDays(21)), null, null, SeriesScope.All), null, Calendars.Paris, Marc, Now).Value;

        Assert.Equal([-7, 14, 21, 28], workshop.PlannedSessions.Select(s => s.Date.DayNumber - Monday.DayNumber));
        Assert.Equal([(7, 14), (14, 21), (21, 28)], SessionChange.Fold(later.Select(SessionChange.Of)).Select(c => (Day(c.From), Day(c.To))).Order());
        var earlier = workshop.MoveSessions(new SessionMove(3, At(Monday.AddDays(14)), null, null, SeriesScope.All), null, Calendars.Paris, Marc, Now).Value;
        Assert.Empty(SessionChange.Fold([.. later.Select(SessionChange.Of), .. earlier.Select(SessionChange.Of)]));

        static int Day(SessionTimes? times) => times!.Value.Date.DayNumber - Monday.DayNumber;
    }

    [Fact]
    public void A_move_of_several_onto_one_that_stays_changes_none()
    {
        var workshop = Open(2, At(Monday.AddDays(7)), At(Monday.AddDays(8)), At(Monday.AddDays(10)));

        Assert.IsType<SessionsOverlap>(workshop.MoveSessions(new SessionMove(2, At(Monday.AddDays(7)), null, null, SeriesScope.Following), null, Calendars.Paris, Marc, Now).Refusal);
        Assert.Equal([7, 8, 10], workshop.PlannedSessions.Select(s => s.Date.DayNumber - Monday.DayNumber));
    }

    [Fact]
    public void A_room_and_a_trainer_are_taken_over_by_all_where_they_change_and_only_the_room_is_told()
    {
        var workshop = Open(2, At(Monday.AddDays(7)), At(Monday.AddDays(8)));

        var trainer = workshop.MoveSessions(new SessionMove(1, At(Monday.AddDays(7)), null, 9, SeriesScope.All), null, Calendars.Paris, Marc, Now).Value;
        Assert.Equal([9L, 9L], workshop.PlannedSessions.Select(s => s.TrainerId!.Value));
        Assert.All(trainer, happened => Assert.Equal((WorkshopEventKind.SessionTrainerChanged, false), (happened.Kind, happened.IsToTell)));

        var room = workshop.MoveSessions(new SessionMove(2, At(Monday.AddDays(8)), 4, 9, SeriesScope.This), null, Calendars.Paris, Marc, Now).Value;
        Assert.Equal((WorkshopEventKind.RoomChanged, true), (room[0].Kind, room[0].IsToTell));
        Assert.Equal([null, 4L], workshop.PlannedSessions.Select(s => s.RoomId));
        Assert.IsType<SessionUnchanged>(workshop.MoveSessions(new SessionMove(2, At(Monday.AddDays(8)), 4, 9, SeriesScope.Following), null, Calendars.Paris, Marc, Now).Refusal);
    }

    [Fact]
    public void Dropping_all_leaves_those_that_have_begun()
    {
        var workshop = Open(2, At(Monday.AddDays(-7)), At(Monday.AddDays(7)), At(Monday.AddDays(14)));

        Assert.IsType<CancelReasonMissing>(workshop.DropSessions(3, SeriesScope.All, " ", Marc, Now).Refusal);
        Assert.Equal(2, workshop.DropSessions(3, SeriesScope.All, "The room is closed", Marc, Now).Value.Count);
        Assert.Equal(Monday.AddDays(-7), Assert.Single(workshop.PlannedSessions).Date);
        Assert.IsType<SessionIsCancelled>(workshop.DropSessions(3, SeriesScope.All, "again", Marc, Now).Refusal);
    }

    [Fact]
    public void A_message_to_those_who_take_part_stays_in_the_history_and_no_calendar_shows_it()
    {
        var workshop = Open();
        var before = workshop.CalendarSequence;

        var told = workshop.NoteMessage("Bring your phone", Marc, Now).Value;
        Assert.Equal((WorkshopEventKind.ParticipantsTold, false, "Bring your phone"), (told.Kind, told.IsToTell, told.Reason));
        Assert.Equal(before, workshop.CalendarSequence);
        Assert.IsType<WorkshopNotOpen>(Draft().NoteMessage("Bring your phone", Marc, Now).Refusal);
    }
}
