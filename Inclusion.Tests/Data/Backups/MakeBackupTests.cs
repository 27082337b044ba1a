using System.Formats.Tar;
using System.IO.Compression;
using Inclusion.Domain.Backups;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Features.Backups;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Data.Backups;

/// <summary>A backup touches nothing that is not its own, and is not spoilt by what others hold, remove or lack.</summary>
public sealed class MakeBackupTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("inclusion-backup-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task What_a_killed_one_left_goes_and_what_only_looks_like_it_stays()
    {
        var (first, second) = (NewFolder("first"), NewFolder("second"));
        await using var database = await TestDatabase.CreateAsync(settings: Folders(first, second));
        var id = Guid.NewGuid().ToString("N");
        var ours = new[] { first, second }.Select(folder => Path.Combine(folder, $"inclusion-20260101-000000Z.tar.gz.sealed.{id}.part")).Concat(
            [Path.Combine(database.Folder, $".backup-{id}", "inclusion.db"), Path.Combine(database.Folder, $".restore-{id}", "inclusion.db")]).ToList();
        var theirs = new[] { first, second }.SelectMany(folder => new[] { Path.Combine(folder, "film.mkv.part"), Path.Combine(folder, "inclusion-20260101-000000Z.tar.gz.part"), Path.Combine(folder, "album.part", "song.ogg") }).Concat(
            [Path.Combine(database.Folder, ".backup-notes", "note.txt")]).ToList();
        var old = database.Clock.GetUtcNow().UtcDateTime.AddDays(-2);
        foreach (var file in ours.Concat(theirs))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "", Cancel);
            File.SetLastWriteTimeUtc(file, old);
            if (Path.GetDirectoryName(file) is { } around && around != first && around != second)
            {
                Directory.SetLastWriteTimeUtc(around, old);
            }
        }

        Assert.Null((await RunAsync(database)).Value.SecondFault);

        Assert.All(ours, file => Assert.False(File.Exists(file), file));
        Assert.All(theirs, file => Assert.True(File.Exists(file), file));
        Assert.False(Directory.Exists(Path.GetDirectoryName(ours[^1])));
    }

    [Fact]
    public async Task What_is_being_written_or_held_is_left_out_and_spoils_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.NotEmpty(database.Services.GetRequiredService<InstallationId>().Value);
        string In(params string[] parts) => Path.Combine([database.Folder, .. parts]);
        await File.WriteAllTextAsync(In("work", "4.result"), "whole", Cancel);
        await File.WriteAllTextAsync(In("work", "5.unfinished"), "not whole", Cancel);
        await File.WriteAllTextAsync(In("keys", "key-1.xml.tmp"), "not whole", Cancel);
        await File.WriteAllTextAsync(In("mail", ".one"), "not whole", Cancel);
        await File.WriteAllTextAsync(In("mail", "held.eml"), "held", Cancel);
        await using var writing = new FileStream(In("work", "6.unfinished"), FileMode.Create, FileAccess.Write, FileShare.None);
        await using var held = new FileStream(In("mail", "held.eml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var made = (await RunAsync(database)).Value;

        Assert.Equal(["inclusion.db", "installation-id", "keys/audit.key", "work/4.result", "SHA256SUMS"], await EntriesAsync(made.File.Path));
    }

    [Fact]
    public async Task One_by_name_replaces_no_file_and_does_not_lie_among_the_data()
    {
        await using var database = await TestDatabase.CreateAsync();
        var backup = database.Services.GetRequiredService<MakeBackup>();
        var folder = database.Services.GetRequiredService<DataFolder>();
        var there = Path.Combine(_root, "there.tar.gz");
        await File.WriteAllTextAsync(there, "of somebody", Cancel);
        var within = Path.Combine(folder.Keys, "x.tar.gz");
        var nowhere = Path.Combine(_root, "nowhere", "x.tar.gz");

        Assert.Equal(new BackupTargetExists(there), (await backup.WriteAsync(there, Cancel)).Refusal);
        Assert.Equal(new BackupTargetExists(folder.DatabaseFile), (await backup.WriteAsync(folder.DatabaseFile, Cancel)).Refusal);
        Assert.Equal(new BackupTargetInDataFolder(within, folder.Backups), (await backup.WriteAsync(within, Cancel)).Refusal);
        Assert.Equal(new BackupFolderMissing(Path.GetDirectoryName(nowhere)!), (await backup.WriteAsync(nowhere, Cancel)).Refusal);
        Assert.Equal("of somebody", await File.ReadAllTextAsync(there, Cancel));

        var good = Path.Combine(folder.Backups, "before-the-move.tar.gz");
        Assert.Equal(good, (await backup.WriteAsync(good, Cancel)).Value);
        Assert.Equal([good], Directory.GetFiles(folder.Backups));
    }

    [Fact]
    public async Task A_folder_of_the_settings_that_is_not_there_is_not_made_and_is_told()
    {
        var first = Path.Combine(_root, "nas");
        await using var database = await TestDatabase.CreateAsync(settings: Folders(first));

        Assert.Equal(new BackupFolderMissing(first), (await RunAsync(database)).Refusal);
        Assert.Equal(JobEnd.Failed, await RunJobAsync(database));

        Assert.False(Directory.Exists(first));
        var state = await StateAsync(database);
        Assert.Equal((true, true), (state.IsUnreadable, state.NeedsSomeone));
        Assert.IsType<NotFound>((await database.As<ListBackups>().OpenAsync("inclusion-20260101-000000Z.tar.gz", Cancel)).Refusal);
    }

    [Fact]
    public async Task Two_installations_do_not_share_a_folder()
    {
        var shared = NewFolder("shared");
        await using var one = await TestDatabase.CreateAsync(settings: Folders(shared));
        await using var two = await TestDatabase.CreateAsync(settings: Folders(shared));
        await using var three = await TestDatabase.CreateAsync(settings: Folders(null, shared));

        Assert.Null((await RunAsync(one)).Refusal);
        Assert.Equal(new BackupFolderOfAnother(shared), (await RunAsync(two)).Refusal);
        Assert.Equal(SecondPlaceFault.OfAnother, (await RunAsync(three)).Value.SecondFault);
        one.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await RunAsync(one)).Refusal);

        Assert.Equal(2, BackupFile.In(shared).Count);
    }

    [Fact]
    public async Task Both_places_make_room_for_the_new_one()
    {
        var (first, second) = (NewFolder("first"), NewFolder("second"));
        await using var database = await TestDatabase.CreateAsync(settings: Folders(first, second));
        var now = database.Clock.GetUtcNow();
        foreach (var day in Enumerable.Range(1, 60))
        {
            foreach (var folder in new[] { first, second })
            {
                await File.WriteAllTextAsync(Path.Combine(folder, BackupFile.NameOf(now.AddDays(-day), isSealed: false)), "", Cancel);
            }
        }

        var made = (await RunAsync(database)).Value;

        var kept = BackupRotation.Kept(Enumerable.Range(0, 61).Select(day => now.AddDays(-day)), now).OrderDescending().ToList();
        Assert.Equal(kept, BackupFile.In(first).Select(file => file.MadeAt));
        Assert.Equal(kept, BackupFile.In(second).Select(file => file.MadeAt));
        Assert.Equal((61 - kept.Count, null), (made.Removed, made.SecondFault));
    }

    [Fact]
    public async Task A_verb_whose_copy_failed_does_not_succeed()
    {
        var second = Path.Combine(_root, "second");
        await using var database = await TestDatabase.CreateAsync(settings: Folders(null, second));

        var (code, output, error) = await VerbAsync(database, "backup");

        Assert.Equal(1, code);
        var made = Assert.Single(BackupFile.In(Path.Combine(database.Folder, "backups")));
        Assert.Contains(made.Path, output, StringComparison.Ordinal);
        Assert.Equal($"La sauvegarde {made.Path} est bonne, mais n’a pas pu être copiée au second endroit. Le dossier {second} n’est pas là\u00a0: voyez si son disque est monté.", error.Trim());
    }

    /// <summary>The run says why in numbers, the page in a sentence of whoever reads it.</summary>
    [Fact]
    public async Task A_second_place_that_cannot_be_written_is_told_by_its_kind_and_the_backup_stands()
    {
        var second = NewFolder("second");
        Directory.CreateDirectory(Path.Combine(second, MakeBackup.OwnerFile));
        await using var database = await TestDatabase.CreateAsync(settings: Folders(null, second));

        Assert.Equal(JobEnd.Succeeded, await RunJobAsync(database));

        var state = await StateAsync(database);
        Assert.Equal((1, SecondPlaceFault.NotWritable, true), (state.Kept!.Count, state.SecondFault, state.NeedsSomeone));
    }

    [Theory]
    [InlineData(28, SecondPlaceFault.Full)]
    [InlineData(122, SecondPlaceFault.Full)]
    [InlineData(30, SecondPlaceFault.NotWritable)]
    [InlineData(5, SecondPlaceFault.Failed)]
    public void What_the_system_says_of_the_second_place_has_a_kind(int code, SecondPlaceFault kind) => Assert.Equal(kind, SecondPlaceFaults.Of(new IOException("said", code)));

    [Fact]
    public void Every_kind_of_fault_has_a_sentence_and_a_count_in_both_languages()
    {
        foreach (var language in Language.All)
        {
            using var speaking = language.Speak();
            var sentences = Enum.GetValues<SecondPlaceFault>().Select(fault => SecondPlaceWords.Of(fault, "/mnt/nas")).ToList();
            Assert.Equal(sentences.Distinct(), sentences);
            Assert.All(sentences, sentence => Assert.Contains("/mnt/nas", sentence, StringComparison.Ordinal));
            Assert.All(Enum.GetValues<SecondPlaceFault>(), fault => Assert.NotNull(BackupText.ResourceManager.GetString(FindBackups.CountOf(fault), language.Words)));
        }
    }

    [Fact]
    public async Task A_backup_that_cannot_be_noted_stands_and_the_page_says_which_part_failed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NoNote BEFORE INSERT ON AuditEntries WHEN NEW.Action = 14 BEGIN SELECT RAISE(ABORT, 'no'); END"));

        Assert.Equal(JobEnd.Succeeded, await RunJobAsync(database));

        var state = await StateAsync(database);
        Assert.Equal((1, false, true), (state.Kept!.Count, state.LastRunFailed, state.IsNotNoted));
        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER NoNote"));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(JobEnd.Succeeded, await RunJobAsync(database));
        Assert.False((await StateAsync(database)).IsNotNoted);
    }

    [Fact]
    public async Task A_run_that_failed_is_not_told_any_more_once_someone_made_a_backup()
    {
        var first = Path.Combine(_root, "first");
        await using var database = await TestDatabase.CreateAsync(settings: Folders(first));
        Assert.Equal(JobEnd.Failed, await RunJobAsync(database));
        Directory.CreateDirectory(first);
        Assert.True((await StateAsync(database)).LastRunFailed);
        database.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, (await VerbAsync(database, "backup")).Code);

        var state = await StateAsync(database);
        Assert.Equal((false, false), (state.LastRunFailed, state.NeedsSomeone));
    }

    [Fact]
    public async Task None_is_made_of_a_folder_in_which_a_restore_was_cut_off()
    {
        await using var database = await TestDatabase.CreateAsync();
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "restore-under-way"), "", Cancel);

        Assert.Equal(new RestoreCutOff(database.Folder), (await RunAsync(database)).Refusal);
        Assert.Equal(1, (await VerbAsync(database, "backup")).Code);
        Assert.Empty(BackupFile.In(Path.Combine(database.Folder, "backups")));
    }

    [Fact]
    public async Task Verbs_and_the_product_share_a_folder_and_a_restore_has_it_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = database.Services.GetRequiredService<DataFolder>();
        using (await FolderHold.TakeAsync(folder, Cancel))
        using (await FolderHold.ShareAsync(folder, Cancel))
        {
            Assert.Equal(0, (await VerbAsync(database, "backup")).Code);
        }

        var file = BackupFile.In(folder.Backups)[0].Path;
        using (await FolderHold.ShareAsync(folder, Cancel))
        {
            Assert.Equal((1, $"Une commande d’Inclusion, comme backup ou import, travaille dans {folder.Path}. Attendez qu’elle ait fini, puis réessayez."), await RefusedAsync(database, "restore", file));
            Assert.Empty(Directory.GetDirectories(database.Folder, "replaced-*"));
        }

        using (await FolderHold.TakeWholeAsync(folder, Cancel))
        {
            Assert.Equal((1, $"A restore is at work on {folder.Path}. Wait until it has ended, then try again."), await RefusedAsync(database, "backup"));
            Assert.Equal((1, $"Une restauration est en cours dans {folder.Path}. Attendez qu’elle soit finie, puis réessayez."), await RefusedAsync(database, "restore", file));
            Assert.Equal(new DataFolderBeingReplaced(folder.Path), (await Assert.ThrowsAsync<StartRefusedException>(() => FolderHold.TakeAsync(folder, Cancel))).Refusal);
            Assert.Single(BackupFile.In(folder.Backups));
        }

        // A refused restore holds nothing any more.
        Assert.Equal(0, (await VerbAsync(database, "restore", file)).Code);
    }

    /// <summary>What the folder does not know as the product's own keeps the modes that it came with, and is not replaced.</summary>
    [Fact]
    public async Task Whatever_the_product_puts_into_its_folder_is_known_as_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = database.Services.GetRequiredService<DataFolder>();
        Assert.NotEmpty(database.Services.GetRequiredService<InstallationId>().Value);
        database.Services.GetRequiredService<ErasureLedger>().Add([new ErasedLine(1, database.Clock.GetUtcNow(), database.Clock.GetUtcNow(), null)]);
        await database.Services.GetRequiredService<AuditHeads>().AppendAsync(Cancel);
        Assert.Equal(0, (await VerbAsync(database, "verify-audit")).Code);
        using (await FolderHold.TakeAsync(folder, Cancel))
        {
            Assert.Equal(0, (await VerbAsync(database, "backup")).Code);
        }

        Assert.Equal(0, (await VerbAsync(database, "restore", BackupFile.In(folder.Backups)[0].Path)).Code);
        Directory.CreateDirectory(folder.NewScratch(DataFolder.RestoreScratch));
        Directory.CreateDirectory(folder.NewScratch(DataFolder.BackupScratch));
        var names = new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().Select(entry => entry.Name).ToList();
        Assert.Superset(
            new HashSet<string> { "inclusion.db", "installation-id", "audit-heads.txt", "erasures.log", "inclusion.lock", "verbs.lock", "migrate.lock", "restored-from", "keys", "mail", "work", "backups" },
            names.ToHashSet());
        Assert.All(names, name => Assert.True(name == "backups" || DataFolder.IsSecured(name), name));
        Assert.False(DataFolder.IsSecured("inclusion.service"));
    }

    [Fact]
    public void Settings_written_out_tell_no_passphrase()
    {
        var settings = new BackupSettings { Passphrase = "correct horse" };
        Assert.DoesNotContain("correct horse", $"{settings}", StringComparison.Ordinal);
        Assert.True(settings.IsSealed);
    }

    private string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    private static Dictionary<string, string?> Folders(string? first, string? second = null) => new() { ["Inclusion:Backup:Folder"] = first, ["Inclusion:Backup:SecondFolder"] = second };

    private static Task<Outcome<BackupMade>> RunAsync(TestDatabase database) => database.Services.GetRequiredService<MakeBackup>().RunAsync(Cancel);

    private static Task<BackupState> StateAsync(TestDatabase database) => database.Services.GetRequiredService<FindBackups>().RunAsync(Cancel);

    private static Task<JobEnd> RunJobAsync(TestDatabase database) =>
        database.Services.GetRequiredService<JobRunner>().RunAsync(database.Services.GetServices<JobDefinition>().Single(job => job.Name == FindBackups.Job), Cancel);

    private static async Task<(int Code, string Output, string Error)> VerbAsync(TestDatabase database, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await CommandLine.RunAsync(database.Services, arguments, TextReader.Null, output, error, Cancel), output.ToString(), error.ToString());
    }

    private static async Task<(int Code, string Error)> RefusedAsync(TestDatabase database, params string[] arguments)
    {
        var (code, _, error) = await VerbAsync(database, arguments);
        return (code, error.Trim());
    }

    private static async Task<List<string>> EntriesAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        await using var opened = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(opened);
        var names = new List<string>();
        while (await tar.GetNextEntryAsync(copyData: false, Cancel) is { } entry)
        {
            names.Add(entry.Name);
        }

        return names;
    }
}
