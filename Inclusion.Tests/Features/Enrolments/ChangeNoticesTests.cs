using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class ChangeNoticesTests
{
    private static readonly SessionTimes[] December =
        [ArrangedTraining.Session(new DateOnly(2026, 12, 2)), ArrangedTraining.Session(new DateOnly(2026, 12, 9)), ArrangedTraining.Session(new DateOnly(2026, 12, 16))];

    [Theory]
    [InlineData("en", "Wednesday 2 December 2026, 10:00 to 12:00 becomes Friday 4 December 2026, 10:00 to 12:00", "Wednesday 9 December 2026, 10:00 to 12:00", "Wednesday 16 December 2026, 10:00 to 12:00: does not take place")]
    [InlineData("fr", "mercredi 2 décembre 2026, de 10:00 à 12:00 devient vendredi 4 décembre 2026, de 10:00 à 12:00", "mercredi 9 décembre 2026, de 10:00 à 12:00", "mercredi 16 décembre 2026, de 10:00 à 12:00 : n’a pas lieu")]
    public async Task A_change_of_dates_says_what_became_of_each_once_in_one_list(string language, string moved, string stays, string dropped)
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(sessions: December);
        await database.EnrolAsync(workshop, await database.AddPersonAsync(email: "a@example.org", language: language));
        await MoveAsync(database, workshop, 0, December[0] with { Date = new DateOnly(2026, 12, 3) });
        await MoveAsync(database, workshop, 0, December[0] with { Date = new DateOnly(2026, 12, 4) });
        await ChangeAsync(database, workshop, (w, _) => w.DropSession(w.Sessions[2].Id, "The room is painted", database.Administrator, database.Clock.GetUtcNow()));

        await database.PlanNoticesAsync();

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal([moved, stays, dropped], Listed(message.Body));
        Assert.Contains("The room is painted", message.Body, StringComparison.Ordinal);
        Assert.Equal(3, await database.ReadAsync(db => db.EnrolmentNotices.CountAsync()));
        Assert.Empty((await database.PlanNoticesAsync()).All);
    }

    [Fact]
    public async Task What_was_undone_before_anyone_heard_of_it_is_told_to_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(sessions: December);
        await database.EnrolAsync(workshop, await database.AddPersonAsync(email: "a@example.org"));
        await MoveAsync(database, workshop, 0, December[0] with { Date = new DateOnly(2026, 12, 3) });
        await MoveAsync(database, workshop, 0, December[0]);
        Assert.Empty((await database.PlanNoticesAsync()).All);

        // A mail that waits to go out takes up what undoes it, and does not go out.
        await MoveAsync(database, workshop, 1, December[1] with { Date = new DateOnly(2026, 12, 10) });
        await database.PlanNoticesAsync();
        await MoveAsync(database, workshop, 1, December[1]);
        await database.PlanNoticesAsync();
        await database.SendAsync();
        Assert.Equal(Inclusion.Domain.Messages.MessageStatus.Withdrawn, await database.ReadAsync(db => db.Messages.Select(m => m.Status).SingleAsync()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task A_series_that_moves_by_a_week_is_told_once_each_date_from_where_it_was_to_where_it_is(int days)
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(sessions: December);
        await database.EnrolAsync(workshop, await database.AddPersonAsync(email: "a@example.org", language: "en"));
        await database.ArrangeAsync(async db =>
        {
            var series = (await db.FindWorkshopAsync(workshop, CancellationToken.None))!;
            var move = new SessionMove(series.Sessions[0].Id, December[0] with { Date = December[0].Date.AddDays(days) }, null, null, SeriesScope.All);
            return series.MoveSessions(move, "Half-term", Calendars.Paris, database.Administrator, database.Clock.GetUtcNow()).Value;
        });

        await database.PlanNoticesAsync();

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(December.Select(s => $"{Words(s.Date)} becomes {Words(s.Date.AddDays(days))}").Order(), Listed(message.Body).Order());
        Assert.Single(message.Body.Split("Half-term")[1..]);

        static string Words(DateOnly day) => FormattableString.Invariant($"{day:dddd d MMMM yyyy}, 10:00 to 12:00");
    }

    [Fact]
    public async Task A_room_for_one_session_is_told_with_that_session_and_the_workshops_own_for_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (usual, other) = (await database.AddRoomAsync("Salle 1"), await database.AddRoomAsync("Salle 2"));
        var workshop = await database.AddWorkshopAsync(sessions: December, facts: new WorkshopFacts { RoomId = usual });
        await database.EnrolAsync(workshop, await database.AddPersonAsync(email: "a@example.org", language: "en"));
        await ChangeAsync(database, workshop, (w, zone) => w.MoveSession(w.Sessions[1].Id, December[1], other, null, zone, database.Administrator, database.Clock.GetUtcNow()));
        await database.PlanNoticesAsync();
        await database.SendAsync();

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(
            ["Wednesday 2 December 2026, 10:00 to 12:00", "Wednesday 9 December 2026, 10:00 to 12:00 – now in: Salle 2", "Wednesday 16 December 2026, 10:00 to 12:00"], Listed(message.Body));
        Assert.EndsWith("Salle 1", message.Body.Split('\n').First(line => line.Contains("Salle 1", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("The room is now", message.Body, StringComparison.Ordinal);

        database.Clock.Advance(TimeSpan.FromDays(1));
        await ChangeAsync(database, workshop, (w, _) => w.Change(w.Facts with { RoomId = other }, database.Administrator, database.Clock.GetUtcNow()));
        await database.PlanNoticesAsync();
        Assert.Contains("The room is now: Salle 2", await database.ReadAsync(db => db.Messages.OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_who_waits_is_offered_the_place_first_and_is_not_told_of_changes_as_if_they_had_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1, sessions: December);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", email: "b@example.org", language: "en"));
        await MoveAsync(database, workshop, 0, December[0] with { Date = new DateOnly(2026, 12, 3) });
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.CancelPlaceAsync(seat);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync(database, workshop, 1, December[1] with { Date = new DateOnly(2026, 12, 10) });

        await database.PlanNoticesAsync();
        await database.SendAsync();

        var offer = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal("Premiers pas sur Internet: a place is free for you", offer.Subject);
        Assert.Equal(["Thursday 3 December 2026, 10:00 to 12:00", "Thursday 10 December 2026, 10:00 to 12:00", "Wednesday 16 December 2026, 10:00 to 12:00"], Listed(offer.Body));
        Assert.DoesNotContain("changed", offer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot come", offer.Body, StringComparison.Ordinal);
        Assert.Empty((await database.PlanNoticesAsync()).All);

        // What changes while the place is held is told as such, with the way to answer.
        database.Clock.Advance(TimeSpan.FromDays(1));
        await MoveAsync(database, workshop, 2, December[2] with { Date = new DateOnly(2026, 12, 17) });
        await database.PlanNoticesAsync();
        var change = await database.ReadAsync(db => db.Messages.OrderByDescending(m => m.Id).FirstAsync());
        Assert.Contains("in which we hold a place for you until", change.Body, StringComparison.Ordinal);
        Assert.Contains(Routes.Offer, change.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot come", change.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_given_a_seat_after_a_change_is_not_told_of_it_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1, sessions: December);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        var waiting = await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", email: "b@example.org"));
        await MoveAsync(database, workshop, 0, December[0] with { Date = new DateOnly(2026, 12, 3) });
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.ArrangeAsync(async db =>
        {
            var found = (await db.FindWorkshopAsync(workshop, CancellationToken.None))!;
            var seats = await db.SeatsAsync(found, CancellationToken.None);
            return seats.Cancel(await db.Enrolments.SingleAsync(e => e.Id == seat), EnrolmentEnd.Withdrew, "Ill", database.Clock.GetUtcNow()).IsRefused;
        });
        Assert.False((await database.As<Inclusion.Web.Features.Enrolments.Seats.GiveSeat>().RunAsync(waiting, CancellationToken.None)).IsRefused);

        await database.PlanNoticesAsync();

        Assert.Equal([NoticeKind.EnrolmentConfirmed], await database.ReadAsync(db => db.EnrolmentNotices.Select(n => n.Kind).ToListAsync()));
    }

    private static IEnumerable<string> Listed(string body) => body.Split('\n').Where(line => line.StartsWith("• ", StringComparison.Ordinal)).Select(line => line[2..].Replace('\u00a0', ' ').Replace('\u202f', ' '));

    private static Task MoveAsync(TestDatabase database, long workshop, int session, SessionTimes to) =>
        ChangeAsync(database, workshop, (w, zone) => w.MoveSession(w.Sessions[session].Id, to, null, null, zone, database.Administrator, database.Clock.GetUtcNow()));

    private static Task ChangeAsync(TestDatabase database, long workshop, Func<Workshop, TimeZoneInfo, Outcome<WorkshopEvent>> change) => database.ChangeWorkshopAsync(workshop, change);
}
