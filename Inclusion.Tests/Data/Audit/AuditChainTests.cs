using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Audit.Heads;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Data.Audit;

/// <summary>Whatever somebody does to the audit trail past the product is found, and the first row that it was done to is named.</summary>
public sealed class AuditChainTests
{
    /// <summary>A way around the guards that the database has.</summary>
    private const string WithoutGuards = "DROP TRIGGER AuditEntries_NoUPDATE; DROP TRIGGER AuditEntries_NoDELETE; DROP TRIGGER AuditEntries_NoReplace; DROP TRIGGER AuditDetails_NoUPDATE; ";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE AuditEntries SET Fields = 'x' WHERE Id = 6", "Row 6 of the audit trail is not as Inclusion wrote it: it was changed afterwards. Compare it with a backup made before." },
        { "UPDATE AuditEntries SET StaffId = NULL, At = At + 1 WHERE Id = 7", "Row 7 of the audit trail is not as Inclusion wrote it: it was changed afterwards. Compare it with a backup made before." },
        { "UPDATE AuditEntries SET Address = '10.0.0.1' WHERE Id = 1", "Row 1 of the audit trail is not as Inclusion wrote it: it was changed afterwards. Compare it with a backup made before." },
        { "DELETE FROM AuditEntries WHERE Id = 6", "Rows 6 to 6 of the audit trail were taken out. Look for them in a backup made before." },
        { "DELETE FROM AuditEntries WHERE Id IN (5, 6, 7)", "Rows 5 to 7 of the audit trail were taken out. Look for them in a backup made before." },
        { "DELETE FROM AuditEntries WHERE Id = 6; UPDATE AuditEntries SET Id = Id - 1 WHERE Id > 6", "Rows 6 to 6 of the audit trail were taken out. Look for them in a backup made before." },
        { "UPDATE AuditEntries SET Id = -Id - 1 WHERE Id > 6; UPDATE AuditEntries SET Id = -Id WHERE Id < 0; INSERT INTO AuditEntries SELECT 7, At, StaffId, Action, Record, RecordId, Fields, Address, Count, DetailsDigest, Mac, SessionId FROM AuditEntries WHERE Id = 5", "Row 7 of the audit trail was put in afterwards: Inclusion did not write it." },
        { "UPDATE AuditEntries SET Id = -1 WHERE Id = 6; UPDATE AuditEntries SET Id = 6 WHERE Id = 8; UPDATE AuditEntries SET Id = 8 WHERE Id = -1", "Row 6 of the audit trail is not as Inclusion wrote it: it was changed afterwards. Compare it with a backup made before." },
        { "INSERT OR REPLACE INTO AuditEntries (Id, At, Action, Record, RecordId, Fields) VALUES (1, 0, 1, 'Person', 1, '')", "Row 1 of the audit trail is not as Inclusion wrote it: it was changed afterwards. Compare it with a backup made before." },
        { "DELETE FROM AuditEntries WHERE Id > 8", "The audit trail was cut off: from row 9 on, everything is missing. Look for it in the latest backup." },
        { "DELETE FROM AuditEntries WHERE Id > 8; UPDATE sqlite_sequence SET seq = 8 WHERE name = 'AuditEntries'", "The audit trail was cut off: from row 9 on, everything is missing. Look for it in the latest backup." },
        { "UPDATE AuditDetails SET Before = 'Somebody else' WHERE Field = 'Name'", "What row 9 of the audit trail says of before and after was changed." },
        { "DELETE FROM AuditDetails WHERE Field = 'Name'", "What row 9 of the audit trail says of before and after was changed." },
        { "DELETE FROM AuditDetails", "What row 9 of the audit trail said of before and after is gone, and no row says that it was erased." },
        { "INSERT INTO AuditDetails VALUES (6, 'Name', '', 'x', x'00')", "What row 6 of the audit trail says of before and after was changed." },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Whatever_is_done_to_the_trail_is_found_and_the_first_row_is_named(string sql, string sentence)
    {
        await using var database = await TrailAsync();
        Assert.True(await database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel));
        Assert.Equal((0, "The audit trail is whole: 10 rows. Ends of days compared: 1.", ""), await VerifyAsync(database));
        await OutsideAsync(database, WithoutGuards + sql);
        Assert.Equal((1, "", sentence), await VerifyAsync(database));
    }

    /// <summary>Who cuts the trail, sets the counter back and goes on working leaves a trail that fits in itself: the file beside the database knows better.</summary>
    [Fact]
    public async Task A_trail_that_was_cut_off_and_went_on_is_found_by_what_was_written_down_that_day()
    {
        await using var database = await TrailAsync();
        await database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel);
        Assert.False(await database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel));
        await OutsideAsync(database, WithoutGuards + "DELETE FROM AuditEntries WHERE Id > 8; DELETE FROM AuditDetails; UPDATE sqlite_sequence SET seq = 8 WHERE name = 'AuditEntries'");
        await database.AddPersonAsync("Zoé Ndiaye");
        await database.AddPersonAsync("Marc Petit");
        var found = await CheckAsync(database);
        Assert.Equal(new AuditHeadDiffers(10, DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime)), found.Refusal);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_leaves_a_gap_when_the_product_goes_on()
    {
        await using var database = await TrailAsync();
        await OutsideAsync(database, WithoutGuards + "DELETE FROM AuditEntries WHERE Id > 8; DELETE FROM AuditDetails");
        await database.AddPersonAsync("Zoé Ndiaye");
        Assert.Equal(new AuditRowsMissing(9, 10), (await CheckAsync(database)).Refusal);
    }

    [Theory]
    [InlineData("INSERT OR REPLACE INTO AuditEntries (Id, At, Action, Record, RecordId, Fields) VALUES (1, 0, 1, 'Person', 1, '')")]
    [InlineData("INSERT INTO AuditEntries (Id, At, Action, Record, RecordId, Fields) VALUES (-5, 0, 1, 'Person', 1, '')")]
    [InlineData("UPDATE OR REPLACE AuditEntries SET Id = 2 WHERE Id = 1")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("UPDATE AuditDetails SET After = ''")]
    [InlineData("INSERT OR REPLACE INTO AuditDetails SELECT EntryId, Field, 'x', 'x', Salt FROM AuditDetails")]
    public async Task The_database_itself_refuses_to_write_the_trail_anew(string sql)
    {
        await using var database = await TrailAsync();
        await Assert.ThrowsAsync<SqliteException>(() => OutsideAsync(database, sql));
        Assert.False((await CheckAsync(database)).IsRefused);
    }

    [Fact]
    public async Task What_is_noted_of_an_operation_that_is_refused_is_not_kept()
    {
        await using var database = await TrailAsync();
        await database.Database.WriteAsync(
            Actor.Product,
            async db =>
            {
                db.Note(new AuditNote(AuditAction.Seen, "Person", () => 1));
                await db.SaveChangesAsync(Cancel);
                return (Outcome)new NotFound();
            },
            Cancel);
        Assert.Equal(10, (await CheckAsync(database)).Value.Rows);
    }

    [Fact]
    public async Task Details_are_erased_with_the_person_and_the_chain_holds()
    {
        await using var database = await TrailAsync();
        var person = await database.ReadAsync(db => db.People.Where(p => p.Name == "Fatoumata Lemoine").Select(p => p.Id).SingleAsync());
        var trail = database.As<AuditTrail>();
        trail.Listed(database.Administrator, "People", "lemoine", 1);
        trail.Listed(database.Administrator, "People", "somebody else", 1);
        await database.Services.GetRequiredService<AuditLooks>().WriteAsync(Cancel);
        await database.Database.WriteAsync(
            Actor.Product,
            async db =>
            {
                await AuditTrail.ForgetDetailsAsync(db, nameof(Person), [person], Cancel);
                await AuditTrail.ForgetRowsAsync(db, [11, 99], Cancel);
                var known = await db.People.SingleAsync(p => p.Id == person, Cancel);
                return known.Change(new PersonFacts { Name = "Erased" }, database.Clock.GetUtcNow());
            },
            Cancel);
        Assert.Equal(["somebody else"], await database.ReadAsync(db => db.AuditDetails.Select(d => d.After).ToListAsync()));
        Assert.Equal(
            [(nameof(AuditEntry), 11L), (nameof(Person), person)],
            await database.ReadAsync(async db => (await db.AuditEntries.Where(e => e.Action == AuditAction.DetailsForgotten).OrderBy(e => e.Record).Select(e => new { e.Record, e.RecordId }).ToListAsync()).Select(e => (e.Record, e.RecordId))));
        Assert.False((await CheckAsync(database)).IsRefused);
    }

    [Fact]
    public async Task Rows_of_an_earlier_version_are_sealed_at_the_next_start_once()
    {
        await using var database = await TrailAsync();
        await OutsideAsync(
            database,
            """
            DROP TRIGGER AuditEntries_NoReplace; DROP TRIGGER AuditEntries_NoDELETE; DROP TRIGGER AuditEntries_NoUPDATE;
            DELETE FROM AuditEntries WHERE Id IN (1, 4); DROP TABLE AuditDetails; DROP INDEX IX_AuditEntries_Action_Id; DROP INDEX IX_AuditEntries_StaffId_Id;
            ALTER TABLE AuditEntries DROP COLUMN Mac; ALTER TABLE AuditEntries DROP COLUMN DetailsDigest; ALTER TABLE AuditEntries DROP COLUMN Count;
            ALTER TABLE AuditEntries DROP COLUMN Address; ALTER TABLE AuditEntries DROP COLUMN SessionId;
            CREATE TRIGGER AuditEntries_NoUPDATE BEFORE UPDATE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END;
            CREATE TRIGGER AuditEntries_NoDELETE BEFORE DELETE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END;
            DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_SealedAuditTrail';
            """);
        File.Delete(Path.Combine(database.Folder, "keys", AuditKey.FileName));
        await using var later = database.StartAnew();
        for (var start = 0; start < 2; start++)
        {
            await later.GetRequiredService<Migrator>().MigrateAsync(later.GetRequiredService<DataFolder>(), Cancel);
        }

        var begun = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.ChainBegun));
        Assert.Equal(11, begun.Id);
        Assert.Equal(9, (await later.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Value.Rows);
        await Assert.ThrowsAsync<SqliteException>(() => OutsideAsync(database, "UPDATE AuditEntries SET Fields = 'x' WHERE Id = 6"));
        await OutsideAsync(database, "DROP TRIGGER AuditEntries_NoUPDATE; UPDATE AuditEntries SET Fields = 'x' WHERE Id = 6");
        Assert.Equal(new AuditRowChanged(6), (await later.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_key_that_is_gone_is_told_and_the_trail_goes_on_with_another()
    {
        await using var database = await TrailAsync();
        File.Delete(Path.Combine(database.Folder, "keys", AuditKey.FileName));
        await using var later = database.StartAnew();
        await later.GetRequiredService<Migrator>().MigrateAsync(later.GetRequiredService<DataFolder>(), Cancel);
        await later.GetRequiredService<Database>().WriteAsync(Actor.Product, db => Noted(db, "Person"), Cancel);
        Assert.Equal(new AuditKeyOther(1, 10), (await later.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Refusal);
        await OutsideAsync(database, WithoutGuards + "UPDATE AuditEntries SET Record = 'x' WHERE Id = 12");
        Assert.Equal(new AuditRowChanged(12), (await later.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Refusal);
    }

    [Fact]
    public async Task The_key_lies_outside_the_database_and_only_its_owner_reads_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var file = Path.Combine(database.Folder, "keys", AuditKey.FileName);
        File.Delete(file);
        await using var later = database.StartAnew();
        await later.GetRequiredService<Migrator>().MigrateAsync(later.GetRequiredService<DataFolder>(), Cancel);
        Assert.Equal(64, (await File.ReadAllTextAsync(file, Cancel)).Length);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    /// <summary>A key that somebody replaced and put back seals again what follows; in between nobody can tell.</summary>
    [Fact]
    public async Task A_key_that_was_replaced_and_put_back_leaves_only_the_rows_between_untold()
    {
        await using var database = await TrailAsync();
        var file = Path.Combine(database.Folder, "keys", AuditKey.FileName);
        var first = await File.ReadAllTextAsync(file, Cancel);
        File.Delete(file);
        await StartAndNoteAsync(database);
        var second = await File.ReadAllTextAsync(file, Cancel);
        await File.WriteAllTextAsync(file, first, Cancel);
        await StartAndNoteAsync(database);
        await using var later = database.StartAnew();
        var check = later.GetRequiredService<CheckAuditTrail>();
        Assert.Equal(new AuditKeyOther(11, 12), (await check.RunAsync(null, Cancel)).Refusal);

        // Whoever still has the other one puts it beside the first.
        var aside = Path.Combine(database.Folder, "keys", "audit-second.key");
        await File.WriteAllTextAsync(aside, second, Cancel);
        Assert.Equal(14, (await check.RunAsync(null, Cancel)).Value.Rows);
        await OutsideAsync(database, WithoutGuards + "UPDATE AuditEntries SET Record = 'x' WHERE Id = 12");
        Assert.Equal(new AuditRowChanged(12), (await check.RunAsync(null, Cancel)).Refusal);
        File.Delete(aside);
        await OutsideAsync(database, "UPDATE AuditEntries SET Record = 'x' WHERE Id = 3");
        Assert.Equal(new AuditRowChanged(3), (await check.RunAsync(null, Cancel)).Refusal);
    }

    [Theory]
    [InlineData("Fa\0toumata")]
    [InlineData("\0")]
    [InlineData("Fatoumata \uD83D")]
    [InlineData("\uDE00 Fatoumata 😀")]
    public async Task Signs_that_no_text_should_have_break_nothing(string name)
    {
        await using var database = await TrailAsync();
        var isNoName = await database.ArrangeAsync(async db => (await db.People.OrderBy(p => p.Id).FirstAsync()).Change(new PersonFacts { Name = name, Language = "en" }, database.Clock.GetUtcNow()).IsRefused);
        await database.Database.WriteAsync(
            Actor.Product with { From = new ActorOrigin(null, "192.0.2.4\0") },
            db =>
            {
                db.Note(new AuditNote(AuditAction.Listed, name, () => 0, name, null, [new AuditChange(name, name, name)]));
                return Task.FromResult(Outcome.Done);
            },
            Cancel);
        Assert.Equal(isNoName ? 11 : 12, (await CheckAsync(database)).Value.Rows);
        var details = await database.ReadAsync(db => db.AuditDetails.OrderByDescending(d => d.EntryId).FirstAsync(Cancel));
        Assert.Equal(name.Length, details.After!.Length);
    }

    /// <summary>As a power cut leaves it: a part of the line, or the room for it without its letters.</summary>
    [Theory]
    [InlineData("2026-11-28T02:40:00Z 10 1")]
    [InlineData("2026-11-28T02:40:00Z 10 10 0123456789abcdef")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0")]
    public async Task A_line_that_was_cut_off_in_the_middle_is_told_apart_and_written_again(string part)
    {
        await using var database = await TrailAsync();
        var heads = database.Services.GetRequiredService<AuditHeads>();
        await heads.AppendAsync(Cancel);
        await File.AppendAllTextAsync(Path.Combine(database.Folder, AuditHeads.FileName), part, Cancel);
        var (code, said, error) = await VerifyAsync(database);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["The audit trail is whole: 10 rows. Ends of days compared: 1.", "The last line of audit-heads.txt is not whole: the machine stopped while it was written. The next end of a day takes its place."], said.Split(Environment.NewLine));

        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await heads.AppendAsync(Cancel));
        Assert.Equal(2, heads.Read().Heads.Count);
        Assert.Equal(2, (await CheckAsync(database)).Value.Heads);
    }

    [Fact]
    public async Task A_line_that_lacks_nothing_but_its_end_counts_and_the_next_does_not_cling_to_it()
    {
        await using var database = await TrailAsync();
        var heads = database.Services.GetRequiredService<AuditHeads>();
        await heads.AppendAsync(Cancel);
        var file = Path.Combine(database.Folder, AuditHeads.FileName);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancel)).TrimEnd('\n'), Cancel);
        Assert.Equal(1, (await CheckAsync(database)).Value.Heads);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await heads.AppendAsync(Cancel));
        Assert.Equal(2, (await CheckAsync(database)).Value.Heads);
    }

    [Fact]
    public async Task Two_days_without_a_row_between_them_are_both_compared()
    {
        await using var database = await TrailAsync();
        var heads = database.Services.GetRequiredService<AuditHeads>();
        await heads.AppendAsync(Cancel);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await heads.AppendAsync(Cancel);
        Assert.Equal(2, (await CheckAsync(database)).Value.Heads);
        var file = Path.Combine(database.Folder, AuditHeads.FileName);
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        await File.WriteAllLinesAsync(file, [lines[0], lines[1][..^1] + (lines[1][^1] == '0' ? '1' : '0')], Cancel);
        Assert.Equal(new AuditHeadDiffers(10, DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime)), (await CheckAsync(database)).Refusal);
    }

    [Fact]
    public async Task A_line_that_is_none_of_ours_among_the_heads_is_named()
    {
        await using var database = await TrailAsync();
        await database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel);
        await File.AppendAllTextAsync(Path.Combine(database.Folder, AuditHeads.FileName), "2026 something\n", Cancel);
        Assert.Equal(new AuditHeadUnreadable(2), (await CheckAsync(database)).Refusal);
    }

    [Fact]
    public async Task Behind_a_line_that_is_none_of_ours_each_day_still_has_one_line_that_is_listed()
    {
        await using var database = await TrailAsync();
        var heads = database.Services.GetRequiredService<AuditHeads>();
        await heads.AppendAsync(Cancel);
        await File.AppendAllTextAsync(Path.Combine(database.Folder, AuditHeads.FileName), "2026 something\n", Cancel);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((true, false), (await heads.AppendAsync(Cancel), await heads.AppendAsync(Cancel)));
        Assert.Equal([1, 0], (await database.As<ListHeads>().RunAsync(Cancel)).Heads.Select(day => (database.Clock.GetUtcNow() - day.Head.At).Days).Reverse());
        Assert.Equal(new AuditHeadUnreadable(2), (await CheckAsync(database)).Refusal);
    }

    private static async Task StartAndNoteAsync(TestDatabase database)
    {
        await using var later = database.StartAnew();
        await later.GetRequiredService<Migrator>().MigrateAsync(later.GetRequiredService<DataFolder>(), Cancel);
        await later.GetRequiredService<Database>().WriteAsync(Actor.Product, db => Noted(db, "Person"), Cancel);
    }

    private static Task<Outcome> Noted(InclusionDb db, string record)
    {
        db.Note(new AuditNote(AuditAction.Seen, record, () => 1));
        return Task.FromResult(Outcome.Done);
    }

    /// <summary>Ten rows: the begin, organisation, centre and administrator, four people, and a change with details.</summary>
    private static async Task<TestDatabase> TrailAsync()
    {
        var database = await TestDatabase.CreateAsync();
        for (var i = 1; i <= 4; i++)
        {
            await database.AddPersonAsync(string.Create(CultureInfo.InvariantCulture, $"Person {i}"));
        }

        await database.ArrangeAsync(async db => (await db.People.OrderBy(p => p.Id).LastAsync()).Change(new PersonFacts { Name = "Fatoumata Lemoine", Language = "en" }, database.Clock.GetUtcNow()).IsRefused);
        await database.AddPersonAsync("Ada");
        return database;
    }

    private static async Task<Outcome<AuditTrailWhole>> CheckAsync(TestDatabase database) => await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel);

    private static async Task<(int Code, string Said, string Error)> VerifyAsync(TestDatabase database)
    {
        await database.ArrangeAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Organisations SET Language = 'en'", Cancel));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(database.Services, ["verify-audit"], TextReader.Null, output, error, Cancel);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }

    /// <summary>As with a program of one's own: no setting of the product, but what anyone can do.</summary>
    private static async Task OutsideAsync(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Folder, "inclusion.db"), ForeignKeys = false, Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
