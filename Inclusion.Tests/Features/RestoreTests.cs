using Inclusion.Domain.Backups;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Audit.Heads;
using Inclusion.Web.Features.Backups;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

/// <summary>What was written before a backup is there after it was restored, and nothing is replaced by what is not whole.</summary>
public sealed class RestoreTests : IDisposable
{
    private const string Passphrase = "correct horse battery staple";

    private readonly string _root = Directory.CreateTempSubdirectory("inclusion-restore-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_was_acknowledged_before_a_backup_under_load_is_missing_after_the_restore(bool isSealed)
    {
        await using var database = await TestDatabase.CreateAsync(settings: isSealed ? Sealed : null);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "keys", "key-1.xml"), "<key/>", Cancel);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "mail", "one.eml"), "Subject: x", Cancel);
        var name = database.Services.GetRequiredService<InstallationId>().Value;
        using var stop = new CancellationTokenSource();
        var acknowledged = 0;
        var desk = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await database.AddPersonAsync($"Person {acknowledged + 1}");
                    Interlocked.Increment(ref acknowledged);
                }
            },
            Cancel);
        await Wait.UntilAsync(() => Task.FromResult(Volatile.Read(ref acknowledged) > 20));

        var before = Volatile.Read(ref acknowledged);
        var backup = await MakeAsync(database);
        Assert.True(Volatile.Read(ref acknowledged) > before, "Nobody could write while the backup was made.");
        await stop.CancelAsync();
        await desk;

        var folder = Path.Combine(_root, "restored");
        await using (var empty = Provide(folder, isSealed ? Sealed : null))
        {
            Assert.Null((await RestoreAsync(empty, backup.Path)).Value.Replaced);
        }

        await using var host = await AppHost.StartAsync(folder);
        await using var restored = Provide(folder);
        var people = await restored.GetRequiredService<Database>().ReadAsync(db => db.People.Select(p => p.Name).ToListAsync(), Cancel);
        Assert.Empty(Enumerable.Range(1, before).Select(i => $"Person {i}").Except(people));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(folder, "keys", "key-1.xml"), Cancel));
        Assert.Equal("Subject: x", await File.ReadAllTextAsync(Path.Combine(folder, "mail", "one.eml"), Cancel));
        Assert.Equal(name, restored.GetRequiredService<InstallationId>().Value);
    }

    [Fact]
    public async Task What_a_restore_replaces_is_kept_beside_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada");
        var backup = await MakeAsync(database);
        await database.AddPersonAsync("Alan");
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "mail", "later.eml"), "", Cancel);

        var replaced = (await RestoreAsync(database.Services, backup.Path)).Value.Replaced!;

        Assert.Equal(["Ada"], await NamesAsync(Path.Combine(database.Folder, "inclusion.db")));
        Assert.Equal(["Ada", "Alan"], await NamesAsync(Path.Combine(replaced, "inclusion.db")));
        Assert.True(File.Exists(Path.Combine(replaced, "mail", "later.eml")));
        Assert.False(File.Exists(Path.Combine(database.Folder, "mail", "later.eml")));
        Assert.False(File.Exists(database.Services.GetRequiredService<DataFolder>().RestoreMark));
        Assert.Equal([backup.Name], BackupFile.In(Path.Combine(database.Folder, "backups")).Select(file => file.Name));
    }

    [Fact]
    public async Task What_a_killed_product_had_not_yet_put_into_its_database_does_not_come_back_over_what_is_restored()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada");
        var backup = await MakeAsync(database);

        // As a power cut leaves it: the log beside the database holds what the database does not.
        var killed = Path.Combine(_root, "killed");
        Directory.CreateDirectory(killed);
        var file = Path.Combine(database.Folder, "inclusion.db");
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE People SET Name = 'Alan'";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
            foreach (var ending in new[] { "", "-wal", "-shm" })
            {
                File.Copy(file + ending, Path.Combine(killed, "inclusion.db" + ending));
            }
        }

        await using var services = Provide(killed);
        var replaced = (await RestoreAsync(services, backup.Path)).Value.Replaced!;

        Assert.Equal(["inclusion.db"], Directory.GetFiles(killed, "inclusion.db*").Select(Path.GetFileName));
        Assert.Equal(["Ada"], await NamesAsync(Path.Combine(killed, "inclusion.db")));
        Assert.Equal(["Alan"], await NamesAsync(Path.Combine(replaced, "inclusion.db")));
    }

    [Fact]
    public async Task A_restore_that_fails_half_way_is_told_at_the_next_start_and_can_be_done_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada");
        var backup = await MakeAsync(database);
        await database.AddPersonAsync("Alan");
        await using var failing = database.StartAnew(services => services.AddSingleton<TimeProvider>(new FailingClock()));

        await Assert.ThrowsAsync<IOException>(() => RestoreAsync(failing, backup.Path));

        var folder = database.Services.GetRequiredService<DataFolder>();
        Assert.True(File.Exists(folder.RestoreMark));
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => database.Services.GetRequiredService<Migrator>().MigrateAsync(folder, Cancel));
        Assert.Equal(new RestoreCutOff(folder.Path), refused.Refusal);

        Assert.NotNull((await RestoreAsync(database.Services, backup.Path)).Value.Replaced);
        Assert.False(File.Exists(folder.RestoreMark));
        Assert.Equal(["Ada"], await NamesAsync(folder.DatabaseFile));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path, ".restore-*"));
    }

    [Fact]
    public async Task A_restored_database_is_one_that_can_be_checked_while_it_is_opened()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backup = await MakeAsync(database);
        var folder = Path.Combine(_root, "restored");
        await using var services = Provide(folder);
        Assert.Null((await RestoreAsync(services, backup.Path)).Refusal);
        Assert.True(await UsesLogAsync(Path.Combine(folder, "inclusion.db")));

        // A copy put there by hand.
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "inclusion.db"), Pooling = false }.ToString()))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        Assert.False(await UsesLogAsync(Path.Combine(folder, "inclusion.db")));
        Migrator.Prepare(services.GetRequiredService<DataFolder>());
        Assert.True(await UsesLogAsync(Path.Combine(folder, "inclusion.db")));
    }

    [Fact]
    public async Task What_is_not_encrypted_is_restored_whatever_the_settings_say_about_a_passphrase()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backup = await MakeAsync(database);
        await using var other = Provide(Path.Combine(_root, "other"), new Dictionary<string, string?> { ["Inclusion:Backup:PassphraseFile"] = Path.Combine(_root, "nowhere") });
        Assert.Null((await RestoreAsync(other, backup.Path)).Refusal);
    }

    [Fact]
    public async Task What_is_not_whole_not_ours_or_newer_replaces_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada");
        var bytes = await File.ReadAllBytesAsync((await MakeAsync(database)).Path, Cancel);
        var file = Path.Combine(_root, "backup.tar.gz");
        async Task<Refusal?> TryAsync(byte[] content)
        {
            await File.WriteAllBytesAsync(file, content, Cancel);
            return (await RestoreAsync(database.Services, file)).Refusal;
        }

        var changed = bytes.ToArray();

        // One changed bit may still unpack to the same content, such as another distance into a run of zeros.
        foreach (ref var value in changed.AsSpan(bytes.Length / 2, 64))
        {
            value ^= 0xFF;
        }

        Assert.IsType<BackupDamaged>(await TryAsync(bytes[..^200]));
        Assert.IsType<BackupDamaged>(await TryAsync(bytes[..(bytes.Length / 2)]));
        Assert.IsType<BackupDamaged>(await TryAsync(changed));
        Assert.IsType<BackupDamaged>(await TryAsync("a list of shopping"u8.ToArray()));
        Assert.IsType<BackupDamaged>(await TryAsync([]));
        Assert.IsType<BackupNotThere>((await RestoreAsync(database.Services, Path.Combine(_root, "nowhere"))).Refusal);

        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Teleportation', '99.0')"));
        var newer = await MakeAsync(database);
        Assert.IsType<BackupNewer>((await RestoreAsync(database.Services, newer.Path)).Refusal);

        Assert.Equal(["Ada"], await NamesAsync(Path.Combine(database.Folder, "inclusion.db")));
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder, "replaced-*"));
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder, ".restore-*"));
    }

    [Fact]
    public async Task A_sealed_backup_asks_for_its_passphrase_and_takes_no_other()
    {
        await using var database = await TestDatabase.CreateAsync(settings: Sealed);
        await database.AddPersonAsync("Fatoumata Diarra");
        var backup = await MakeAsync(database);
        Assert.True(backup.IsSealed);
        await using var other = Provide(Path.Combine(_root, "other"));

        Assert.IsType<BackupPassphraseMissing>((await RestoreAsync(other, backup.Path)).Refusal);
        Assert.IsType<BackupPassphraseWrong>((await RestoreAsync(other, backup.Path, "incorrect horse")).Refusal);
        Assert.IsType<PassphraseFileEmpty>((await RestoreAsync(other, backup.Path, "")).Refusal);
        Assert.Null((await RestoreAsync(other, backup.Path, Passphrase)).Refusal);
    }

    [Fact]
    public async Task An_empty_passphrase_file_makes_no_backup_instead_of_an_open_one()
    {
        var file = Path.Combine(_root, "passphrase");
        await File.WriteAllTextAsync(file, "", Cancel);
        await using var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { ["Inclusion:Backup:PassphraseFile"] = file });
        var backup = database.Services.GetRequiredService<MakeBackup>();
        Assert.Equal(new PassphraseFileEmpty(file), (await backup.RunAsync(Cancel)).Refusal);
        Assert.Empty(BackupFile.In(backup.Folder));

        await File.WriteAllTextAsync(file, $"{Passphrase}\n", Cancel);
        Assert.True((await MakeAsync(database)).IsSealed);
    }

    [Fact]
    public async Task A_copy_lies_in_the_second_place_and_its_loss_is_told_without_spoiling_the_first()
    {
        var second = Path.Combine(_root, "second");
        await using var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { ["Inclusion:Backup:SecondFolder"] = second });

        // A disk that is not mounted: nothing is written in its place.
        Assert.Equal(JobEnd.Succeeded, await RunJobAsync(database));
        Assert.False(Directory.Exists(second));
        var state = await database.Services.GetRequiredService<FindBackups>().RunAsync(Cancel);
        Assert.Equal((1, SecondPlaceFault.Missing, true), (state.Kept!.Count, state.SecondFault, state.NeedsSomeone));

        Directory.CreateDirectory(second);
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(JobEnd.Succeeded, await RunJobAsync(database));
        state = await database.Services.GetRequiredService<FindBackups>().RunAsync(Cancel);
        Assert.Equal((2, null, false), (state.Kept!.Count, state.SecondFault, state.NeedsSomeone));
        var copy = Assert.Single(BackupFile.In(second));
        Assert.Equal(await File.ReadAllBytesAsync(state.Kept![0].Path, Cancel), await File.ReadAllBytesAsync(copy.Path, Cancel));
    }

    [Fact]
    public async Task Older_ones_make_room_and_what_a_killed_backup_left_goes_with_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "backups")).FullName;
        var now = database.Clock.GetUtcNow();
        foreach (var day in Enumerable.Range(1, 60))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, BackupFile.NameOf(now.AddDays(-day), isSealed: false)), "", Cancel);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "", Cancel);
        var left = Path.Combine(folder, $"inclusion-20260101-000000Z.tar.gz.{Guid.NewGuid():N}.part");
        await File.WriteAllTextAsync(left, "", Cancel);
        File.SetLastWriteTimeUtc(left, now.UtcDateTime.AddDays(-2));

        await MakeAsync(database);

        var kept = BackupFile.In(folder);
        Assert.Equal(BackupRotation.Kept(Enumerable.Range(0, 61).Select(day => now.AddDays(-day)), now).OrderDescending(), kept.Select(file => file.MadeAt));
        Assert.True(kept.Count < 20);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(Path.Combine(folder, "notes.txt")));
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder, ".backup-*"));
    }

    [Fact]
    public async Task A_damaged_database_makes_no_backup_and_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(JobEnd.Succeeded, await RunJobAsync(database));
        database.Clock.Advance(TimeSpan.FromDays(1));

        // A reference that leads nowhere: no page is broken, only the full check finds it.
        await database.AddPersonAsync("Ada");
        await BreakReferenceAsync(database);

        Assert.Equal(JobEnd.Failed, await RunJobAsync(database));

        var state = await database.Services.GetRequiredService<FindBackups>().RunAsync(Cancel);
        Assert.Equal((1, true, true), (state.Kept!.Count, state.LastRunFailed, state.NeedsSomeone));
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder, ".backup-*"));
    }

    [Fact]
    public async Task Two_days_without_a_backup_are_told_and_a_new_installation_has_that_long()
    {
        await using var database = await TestDatabase.CreateAsync();
        var find = database.Services.GetRequiredService<FindBackups>();
        Assert.False((await find.RunAsync(Cancel)).NeedsSomeone);

        await MakeAsync(database);
        database.Clock.Advance(TimeSpan.FromHours(47));
        Assert.False((await find.RunAsync(Cancel)).NeedsSomeone);
        database.Clock.Advance(TimeSpan.FromHours(1));
        var state = await find.RunAsync(Cancel);
        Assert.Equal((true, 2), (state.NeedsSomeone, state.DaysWithout));
    }

    [Fact]
    public async Task Only_who_runs_the_organisation_sees_makes_and_takes_backups_and_taking_one_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backup = await MakeAsync(database);
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "m@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListBackups>(manager).RunAsync(Cancel));
        Assert.IsType<NotAllowed>((await database.As<ListBackups>(manager).OpenAsync(backup.Name, Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<RunJob>(manager).RunAsync(FindBackups.Job, Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<BackUpNow>(manager).RunAsync(Cancel)).Refusal);

        Assert.IsType<NotFound>((await database.As<ListBackups>().OpenAsync("../inclusion.db", Cancel)).Refusal);
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
        await using var content = (await database.As<ListBackups>().OpenAsync(backup.Name, Cancel)).Value;
        Assert.Equal(backup.Bytes, content.Length);
        Assert.Equal(nameof(BackupFile), (await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported))).Record);
    }

    [Fact]
    public async Task While_one_is_made_another_one_is_refused_with_a_sentence()
    {
        await using var database = await TestDatabase.CreateAsync();
        var runner = database.Services.GetRequiredService<JobRunner>();
        Refusal? refused = null;

        // Asked in the middle: the run tells everybody of itself when it has begun.
        runner.Changed += job => refused ??= database.As<BackUpNow>().RunAsync(Cancel).GetAwaiter().GetResult().Refusal;
        Assert.Equal(JobEnd.Succeeded, await runner.RunAsync(database.Services.GetServices<JobDefinition>().Single(j => j.Name == FindBackups.Job), Cancel));

        Assert.IsType<BackupIsRunning>(refused);
        using var speaking = Language.English.Speak();
        Assert.Equal("A backup is being made already. This page shows it when it is done.", RefusalSentences.Of(refused));
    }

    [Fact]
    public async Task The_verbs_make_a_backup_and_put_it_back_and_say_what_they_did()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada");
        var file = Path.Combine(_root, "mine.tar.gz");

        var (code, output, error) = await VerbAsync(database.Services, "backup", file);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(file, output, StringComparison.Ordinal);
        Assert.Contains("n’est pas chiffrée", output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(0, (await VerbAsync(database.Services, "backup")).Code);
        Assert.Single(BackupFile.In(Path.Combine(database.Folder, "backups")));

        await database.AddPersonAsync("Alan");
        Assert.Equal(2, (await VerbAsync(database.Services, "restore")).Code);
        Assert.Equal(1, (await VerbAsync(database.Services, "restore", Path.Combine(_root, "nowhere"))).Code);
        (code, output, error) = await VerbAsync(database.Services, "restore", file);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("replaced-", output, StringComparison.Ordinal);
        Assert.Equal(["Ada"], await NamesAsync(Path.Combine(database.Folder, "inclusion.db")));

        await using var empty = Provide(Path.Combine(_root, "empty"));
        (code, _, error) = await VerbAsync(empty, "backup");
        Assert.Equal(1, code);
        Assert.Contains("no database", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_is_refused_while_the_product_runs_on_the_folder()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backup = await MakeAsync(database);
        using var running = await FolderHold.TakeAsync(database.Services.GetRequiredService<DataFolder>(), Cancel);

        var (code, _, error) = await VerbAsync(database.Services, "restore", backup.Path);

        Assert.Equal(1, code);
        Assert.Contains("tourne déjà", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder, "replaced-*"));
    }

    /// <summary>The head of a day is written while the backup is made: it must not tell of rows that the copied database does not have.</summary>
    [Fact]
    public async Task The_trail_of_a_backup_that_was_made_while_ends_of_days_were_written_is_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var heads = database.Services.GetRequiredService<AuditHeads>();
        var written = 0;
        using var stop = new CancellationTokenSource();
        var days = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await database.AddPersonAsync("Ada");
                    database.Clock.Advance(TimeSpan.FromDays(1));
                    await heads.AppendAsync(Cancel);
                    Interlocked.Increment(ref written);
                }
            },
            Cancel);
        await Wait.UntilAsync(() => Task.FromResult(Volatile.Read(ref written) > 3));
        var before = Volatile.Read(ref written);
        var backup = await MakeAsync(database);
        Assert.True(Volatile.Read(ref written) > before, "No day ended while the backup was made.");
        await stop.CancelAsync();
        await days;

        await using var restored = Provide(Path.Combine(_root, "restored"));
        Assert.Null((await RestoreAsync(restored, backup.Path)).Refusal);
        File.Delete(restored.GetRequiredService<DataFolder>().RestoredMark);
        await restored.GetRequiredService<Migrator>().MigrateAsync(restored.GetRequiredService<DataFolder>(), Cancel);
        Assert.InRange((await restored.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Value.Heads, before, int.MaxValue);
    }

    [Fact]
    public async Task After_an_older_backup_was_put_back_the_trail_is_whole_and_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var heads = database.Services.GetRequiredService<AuditHeads>();
        await heads.AppendAsync(Cancel);
        var last = await database.ReadAsync(db => db.AuditEntries.MaxAsync(e => e.Id));
        var backup = await MakeAsync(database);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.AddPersonAsync("Ada");
        await heads.AppendAsync(Cancel);
        database.Clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal(0, (await VerbAsync(database.Services, "restore", backup.Path)).Code);
        var (code, output, error) = await VerbAsync(database.Services, "verify-audit");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Fins de journée comparées\u00a0: 1.", output, StringComparison.Ordinal);
        Assert.Contains($"La sauvegarde {backup.Name} a été restaurée le ", output, StringComparison.Ordinal);
        Assert.Contains($"reprend après la ligne {last}, où", output, StringComparison.Ordinal);
        Assert.Contains("qui ne sont plus dans le journal\u00a0: 1. Leurs lignes sont dans le dossier replaced-", output, StringComparison.Ordinal);

        var noted = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Restored));
        Assert.Equal((backup.Name, last), (noted.Fields, noted.Count));
        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.AddPersonAsync("Alan");
        await heads.AppendAsync(Cancel);
        Assert.Equal([false, true, false], (await database.As<ListHeads>().RunAsync(Cancel)).Heads.Select(day => day.IsReplaced));
        var whole = (await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Value;
        Assert.Equal((2, 1), (whole.Heads, Assert.Single(whole.Restores).Heads));

        // Put back once more, from the other folder: nothing there knows of the first time.
        Assert.Equal(0, (await VerbAsync(database.Services, "restore", backup.Path)).Code);
        Assert.Equal(0, (await VerbAsync(database.Services, "verify-audit")).Code);
        Assert.Equal(2, Assert.Single((await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Value.Restores).Heads);
    }

    /// <summary>Nobody said that a backup was put back: a database that was exchanged by hand is one that was cut off.</summary>
    [Fact]
    public async Task An_older_database_that_was_put_there_by_hand_is_a_trail_that_was_cut_off()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backup = await MakeAsync(database);
        await database.AddPersonAsync("Ada");
        var last = await database.ReadAsync(db => db.AuditEntries.MaxAsync(e => e.Id));
        await database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel);
        await RestoreAsync(database.Services, backup.Path);
        File.Delete(database.Services.GetRequiredService<DataFolder>().RestoredMark);
        Assert.Equal(new AuditCutOff(last), (await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, Cancel)).Refusal);
    }

    private static Dictionary<string, string?> Sealed => new() { ["Inclusion:Backup:Passphrase"] = Passphrase };

    private static async Task<BackupFile> MakeAsync(TestDatabase database) => (await database.Services.GetRequiredService<MakeBackup>().RunAsync(Cancel)).Value.File;

    private static Task<JobEnd> RunJobAsync(TestDatabase database) =>
        database.Services.GetRequiredService<JobRunner>().RunAsync(database.Services.GetServices<JobDefinition>().Single(job => job.Name == FindBackups.Job), Cancel);

    private static async Task<Outcome<Restored>> RestoreAsync(IServiceProvider services, string file, string? passphrase = null)
    {
        var passphraseFile = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(passphraseFile, passphrase, Cancel);
            using var hold = await FolderHold.TakeWholeAsync(services.GetRequiredService<DataFolder>(), Cancel);
            return await services.GetRequiredService<RestoreBackup>().RunAsync(file, passphrase is null ? null : passphraseFile, hold, Cancel);
        }
        finally
        {
            File.Delete(passphraseFile);
        }
    }

    private static async Task<(int Code, string Output, string Error)> VerbAsync(IServiceProvider services, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await CommandLine.RunAsync(services, arguments, TextReader.Null, output, error, Cancel), output.ToString(), error.ToString());
    }

    /// <summary>A person whose household was taken away past the product.</summary>
    private static async Task BreakReferenceAsync(TestDatabase database)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Folder, "inclusion.db"), ForeignKeys = false, Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE \"People\" SET \"HouseholdId\" = 999";
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }

    private static async Task<List<string>> NamesAsync(string file)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name FROM People ORDER BY Id";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>Whether the file says that a log is written beside it.</summary>
    private static async Task<bool> UsesLogAsync(string file)
    {
        const int WriteVersion = 18;
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[WriteVersion + 1];
        await stream.ReadExactlyAsync(head, Cancel);
        return head[WriteVersion] == 2;
    }

    private static ServiceProvider Provide(string folder, IReadOnlyDictionary<string, string?>? settings = null) =>
        TestDatabase.Provide(folder, new StandingClock(FakeClock.OrdinaryMonday), null, settings);

    private sealed class FailingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new IOException("In the middle.");
    }
}
