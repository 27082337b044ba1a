using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Training.Feeds;
using Inclusion.Web.Features.Training.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Training;

public sealed class FeedTests
{
    private static readonly FeedOf Mine = new(CalendarScope.Trainer, null);

    [Fact]
    public async Task A_moved_and_a_dropped_session_reach_the_calendar_of_the_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        await database.AddWorkshopAsync(open: false);
        var feed = new FeedOf(CalendarScope.Centre, database.CentreId);
        var before = await ReadAsync(database, feed);
        Assert.Equal(2, before.Entries.Count);
        var sessions = await database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == workshop).OrderBy(s => s.StartsAt).ToListAsync());

        var moved = sessions[0].Times with { Start = new TimeOnly(14, 0), End = new TimeOnly(16, 0) };
        Assert.Null((await database.As<SaveSession>().RunAsync(new SaveSessionCommand(workshop, sessions[0].Id, sessions[0].Times, moved, null, null), CancellationToken.None)).Refusal);
        Assert.Null((await database.As<DropSession>().RunAsync(workshop, sessions[1].Id, SeriesScope.This, "Strike", CancellationToken.None)).Refusal);

        var after = await ReadAsync(database, feed);
        Assert.Equal(before.Entries.Select(e => e["UID"]).Order(), after.Entries.Select(e => e["UID"]).Order());
        var was = before.Entries.Single(e => e["UID"].EndsWith($"-{sessions[0].Id}", StringComparison.Ordinal));
        var now = after.Entries.Single(e => e["UID"] == was["UID"]);
        Assert.NotEqual(was["DTSTART"], now["DTSTART"]);
        Assert.True(int.Parse(now["SEQUENCE"], null) > int.Parse(was["SEQUENCE"], null));
        Assert.Equal("CANCELLED", after.Entries.Single(e => e["UID"] != was["UID"])["STATUS"]);
    }

    [Fact]
    public async Task A_revoked_address_reads_nothing_and_a_new_one_is_another()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddWorkshopAsync();
        var first = await TokenAsync(database, Mine);
        Assert.Equal(first, await TokenAsync(database, Mine));
        Assert.Equal(40, first.Length);

        Assert.Null((await database.As<ChangeFeed>().RevokeAsync(Mine, CancellationToken.None)).Refusal);

        Assert.Null(await database.As<WriteFeed>(Actor.Product).RunAsync(first, CancellationToken.None));
        Assert.Null(await database.As<WriteFeed>(Actor.Product).RunAsync("", CancellationToken.None));
        Assert.NotEqual(first, await TokenAsync(database, Mine));
    }

    [Fact]
    public async Task Each_feed_has_what_it_is_of_and_no_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var his = await database.AddWorkshopAsync(facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value] });
        await database.AddWorkshopAsync(centreId: await database.AddCentreAsync("Sud"));

        var mine = await ReadAsync(database, Mine, trainer);
        Assert.Equal(2, mine.Entries.Count);
        Assert.All(mine.Entries, e => Assert.EndsWith($"/workshops/{his}", e["URL"], StringComparison.Ordinal));
        Assert.Equal(2, (await ReadAsync(database, new FeedOf(CalendarScope.Public, null))).Entries.Count);
        Assert.Empty((await ReadAsync(database, new FeedOf(CalendarScope.Public, database.CentreId))).Entries);
        Assert.IsType<NotAllowed>((await database.As<ChangeFeed>(trainer).MakeAsync(new FeedOf(CalendarScope.Centre, database.CentreId), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Whoever_works_here_no_more_leaves_a_feed_that_reads_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var token = await TokenAsync(database, Mine, trainer);
        Assert.NotNull(await database.As<WriteFeed>(Actor.Product).RunAsync(token, CancellationToken.None));

        await database.ArrangeAsync(async db => (await db.Users.SingleAsync(s => s.Id == trainer.StaffId)).IsActive = false);

        Assert.Null(await database.As<WriteFeed>(Actor.Product).RunAsync(token, CancellationToken.None));
    }

    [Fact]
    public async Task A_feed_dies_with_the_right_that_gave_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var token = await TokenAsync(database, Mine, trainer);

        await database.ArrangeAsync(async db =>
        {
            var staff = await db.Users.SingleAsync(s => s.Id == trainer.StaffId);
            (staff.Role, staff.CentreId) = (StaffRole.Partner, null);
            return true;
        });

        Assert.Null(await database.As<WriteFeed>(Actor.Product).RunAsync(token, CancellationToken.None));
    }

    private static async Task<ReadCalendar> ReadAsync(TestDatabase database, FeedOf feed, Actor? by = null) =>
        ReadCalendar.Of((await database.As<WriteFeed>(Actor.Product).RunAsync(await TokenAsync(database, feed, by), CancellationToken.None))!);

    private static async Task<string> TokenAsync(TestDatabase database, FeedOf feed, Actor? by = null)
    {
        var actor = by ?? database.Administrator;
        Assert.Null((await database.As<ChangeFeed>(actor).MakeAsync(feed, CancellationToken.None)).Refusal);
        var line = (await database.As<ListFeeds>(actor).RunAsync(CancellationToken.None)).Single(l => l.Of == feed);
        return line.Address!.AbsolutePath.Replace("/calendar/", "", StringComparison.Ordinal).Replace(".ics", "", StringComparison.Ordinal);
    }
}
