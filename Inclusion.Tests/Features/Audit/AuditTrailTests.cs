using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Features.Audit.Check;
using Inclusion.Web.Features.Audit.List;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Shared.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Audit;

/// <summary>What people saw, tried and did is in the trail, once.</summary>
public sealed class AuditTrailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_at_a_list_is_noted_with_what_was_asked_for_once_in_five_minutes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Fatoumata Diarra");
        await database.AddPersonAsync("Awa Diarra");
        var filter = new PeopleFilter("diarra", Language: "fr");
        for (var look = 0; look < 3; look++)
        {
            await database.As<ListPeople>().RunAsync(filter with { Sort = ListSort.Parse("-name") }, ListPlace.Start, Cancel);
            await database.As<ListPeople>().RunAsync(filter, ListPlace.Start, Cancel);
        }

        var noted = Assert.Single(await NotedAsync(database, AuditAction.Listed));
        Assert.Equal(("ListPeople", 2L, database.Administrator.StaffId), (noted.Record, noted.Count, noted.StaffId));
        Assert.Equal("Text: diarra, Language: fr", await AskedAsync(database, noted.Id));

        await database.As<ListPeople>().RunAsync(new PeopleFilter(), ListPlace.Start, Cancel);
        Assert.Equal(2, (await NotedAsync(database, AuditAction.Listed)).Count);
        database.Clock.Advance(RecentLooks.Same);
        await database.As<ListPeople>().RunAsync(filter, ListPlace.Start, Cancel);
        Assert.Equal(3, (await NotedAsync(database, AuditAction.Listed)).Count);
    }

    [Fact]
    public async Task What_is_typed_letter_by_letter_is_one_look()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Fatoumata Diarra");
        foreach (var text in new[] { "dia", "diar", "diarr", "diarra" })
        {
            await database.As<SearchPeople>().RunAsync(text, Cancel);
        }

        await database.As<SearchPeople>().RunAsync("fat", Cancel);
        Assert.Equal(2, (await NotedAsync(database, AuditAction.Listed)).Count);
    }

    [Fact]
    public async Task Whoever_is_refused_something_is_noted_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        for (var look = 0; look < 2; look++)
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListPeople>(trainer).RunAsync(new PeopleFilter(), ListPlace.Start, Cancel));
        }

        var noted = Assert.Single(await NotedAsync(database, AuditAction.Refused));
        Assert.Equal(("ListPeople", trainer.StaffId), (noted.Record, noted.StaffId));
    }

    [Fact]
    public async Task Tries_at_the_door_are_noted_and_an_address_that_is_nobodys_is_not_written_down()
    {
        await using var database = await TestDatabase.CreateAsync();
        var origin = new TryOrigin("198.51.100.7", []) { From = new ActorOrigin(null, "198.51.100.7") };
        await database.As<SignInStaff>(Actor.Product).RunAsync(new SignInCommand("amelie@example.org", "wrong", origin), Cancel);
        await database.As<SignInStaff>(Actor.Product).RunAsync(new SignInCommand("nobody@example.com", "wrong", origin), Cancel);
        await database.As<SignInStaff>(Actor.Product).RunAsync(new SignInCommand("nobody@example.com", "wrong", origin), Cancel);
        var noted = await NotedAsync(database, AuditAction.SignInFailed);
        Assert.Equal([database.Administrator.StaffId!.Value, 0, 0], noted.Select(e => e.RecordId));
        Assert.All(noted, e => Assert.Equal((nameof(StaffMember), "198.51.100.7", (long?)null), (e.Record, e.Address, e.StaffId)));
        Assert.Equal("", noted[0].Fields);
        Assert.StartsWith("digest/", noted[1].Fields, StringComparison.Ordinal);
        Assert.Equal(noted[1].Fields, noted[2].Fields);
        Assert.DoesNotContain("nobody", noted[1].Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_too_fast_to_be_written_is_counted_and_the_next_look_is_noted_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tries = database.Services.GetRequiredService<TryTrail>();
        for (var i = 0; i < AuditLooks.Most; i++)
        {
            tries.PasskeyRefused(null, new ActorOrigin(null, "192.0.2.4"));
        }

        database.As<AuditTrail>().Listed(database.Administrator, "People", "diarra", 1);
        database.As<AuditTrail>().Listed(database.Administrator, "People", "diarra", 1);
        Assert.Empty(await NotedAsync(database, AuditAction.Listed));
        Assert.Equal(AuditLooks.Most, (await NotedAsync(database, AuditAction.SignInFailed)).Count);
        Assert.Equal(2, Assert.Single(await NotedAsync(database, AuditAction.LooksLost)).Count);

        database.As<AuditTrail>().Listed(database.Administrator, "People", "diarra", 1);
        Assert.Single(await NotedAsync(database, AuditAction.Listed));
        Assert.Single(await NotedAsync(database, AuditAction.LooksLost));
    }

    /// <summary>Each try is a row of its own: none is remembered, and none pushes a look out that was noted a moment ago.</summary>
    [Fact]
    public async Task Many_tries_at_the_door_do_not_have_looks_noted_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        database.As<AuditTrail>().Listed(database.Administrator, "People", "diarra", 1);
        for (var i = 0; i < 3000; i++)
        {
            database.Services.GetRequiredService<TryTrail>().PasskeyRefused(null, new ActorOrigin(null, "192.0.2.4"));
        }

        database.As<AuditTrail>().Listed(database.Administrator, "People", "diarra", 1);
        Assert.Single(await NotedAsync(database, AuditAction.Listed));
        Assert.Equal(3000, (await NotedAsync(database, AuditAction.SignInFailed)).Count);
    }

    [Fact]
    public async Task Looks_wait_in_their_order_while_another_program_holds_the_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        var looks = database.Services.GetRequiredService<AuditLooks>();
        database.As<AuditTrail>().Listed(database.Administrator, "People", "first", 1);
        using (var cancelled = new CancellationTokenSource())
        await using (var holder = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Folder, "inclusion.db"), Pooling = false }.ToString()))
        {
            await holder.OpenAsync(Cancel);
            await using var hold = holder.BeginTransaction(deferred: false);
            cancelled.CancelAfter(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<Exception>(() => looks.WriteAsync(cancelled.Token));
            database.As<AuditTrail>().Listed(database.Administrator, "People", "second", 1);
        }

        var noted = await NotedAsync(database, AuditAction.Listed);
        Assert.Equal(2, noted.Count);
        Assert.Equal(("first", "second"), (await AskedAsync(database, noted[0].Id), await AskedAsync(database, noted[1].Id)));
    }

    [Fact]
    public async Task A_session_is_noted_from_its_begin_to_its_end_with_the_address()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sessions = database.Services.GetRequiredService<BrowserSessions>();
        var staff = await database.ReadAsync(db => db.Users.SingleAsync());
        var key = await sessions.BeginAsync(staff, "Firefox", "192.0.2.4", Cancel);
        await sessions.LockAsync(key, Cancel);
        await sessions.ConfirmAsync(key, Cancel);
        await sessions.EndAsync(key, Cancel);
        var session = await database.ReadAsync(db => db.BrowserSessions.Select(s => s.Id).SingleAsync());
        var noted = await database.ReadAsync(db => db.AuditEntries.Where(e => e.Record == nameof(BrowserSession)).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([AuditAction.SignedIn, AuditAction.Locked, AuditAction.Confirmed, AuditAction.SignedOut], noted.Select(e => e.Action));
        Assert.All(noted, e => Assert.Equal((session, "192.0.2.4", (long?)staff.Id), (e.RecordId, e.Address, e.StaffId)));
    }

    [Fact]
    public async Task The_page_shows_the_newest_first_and_is_narrowed_by_what_stands_in_its_address()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Fatoumata Diarra");
        await database.AddPersonAsync("Awa");
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == person)).Change(new() { Name = "Fatoumata Lemoine" }, database.Clock.GetUtcNow()).IsRefused);
        async Task<IReadOnlyList<AuditRow>> RowsAsync(AuditFilter filter) => (await database.As<ListAudit>().RunAsync(filter, ListPlace.Start, Cancel)).Page.Rows;
        var all = await RowsAsync(new AuditFilter());
        Assert.Equal(all.Select(r => r.Entry.Id).OrderDescending(), all.Select(r => r.Entry.Id));
        Assert.Equal(AuditAction.Changed, all[0].Entry.Action);
        Assert.Equal([AuditAction.Changed, AuditAction.Added], (await RowsAsync(new AuditFilter(Record: "Person", RecordId: person))).Select(r => r.Entry.Action));
        Assert.Equal([AuditAction.Changed], (await RowsAsync(new AuditFilter(Text: "lemoine"))).Select(r => r.Entry.Action));
        Assert.Empty(await RowsAsync(new AuditFilter(Text: "100%_")));
        Assert.Empty(await RowsAsync(new AuditFilter(From: database.Today.AddDays(1))));
        Assert.Empty(await RowsAsync(new AuditFilter(To: database.Today.AddDays(-1))));
        Assert.Equal(all.Count, (await RowsAsync(new AuditFilter(From: database.Today, To: database.Today))).Count);
        Assert.Empty(await RowsAsync(new AuditFilter(StaffId: database.Administrator.StaffId)));
    }

    [Theory]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Desk)]
    public async Task Only_whoever_runs_the_organisation_reads_checks_and_takes_the_trail(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var staff = await database.AddStaffAsync(role, database.CentreId, "staff@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListAudit>(staff).RunAsync(new AuditFilter(), ListPlace.Start, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<CheckAudit>(staff).RunAsync(new Progress<long>(), Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ExportAudit>(staff).RunAsync(new AuditFilter(), null, Cancel));
    }

    private static async Task<List<AuditEntry>> NotedAsync(TestDatabase database, AuditAction action)
    {
        await database.Services.GetRequiredService<AuditLooks>().WriteAsync(Cancel);
        Assert.False((await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).IsRefused);
        return await database.ReadAsync(db => db.AuditEntries.Where(e => e.Action == action).OrderBy(e => e.Id).ToListAsync());
    }

    private static Task<string?> AskedAsync(TestDatabase database, long entry) => database.ReadAsync(db => db.AuditDetails.Where(d => d.EntryId == entry).Select(d => d.After).SingleAsync());
}
