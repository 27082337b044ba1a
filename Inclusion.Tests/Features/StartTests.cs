using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Start;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Features;

/// <summary>A start that cannot be, said in one sentence; each as the process that someone starts.</summary>
public sealed class StartTests
{
    /// <summary>The exit code that a supervisor does not try again after; the README has it.</summary>
    private const int NeedsSomeone = 3;

    private const string AnyPort = "http://127.0.0.1:0";

    [Fact]
    public async Task A_second_product_on_a_folder_is_refused_and_verbs_run_beside_the_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var first = await AppHost.StartAsync(database.Folder);

        await AssertRefusedAsync(database.Folder, "already runs on");

        var (code, output, _) = await ProductProcess.RunAsync(database.Folder, ["migrate"]);
        Assert.Equal((0, "Migrations appliquées : 0."), (code, output.Trim().Replace('\u00a0', ' ')));

        // A lock that outlived the process that held it would need a person at each power cut.
        await first.KillAsync();
        await first.StartAgainAsync();
    }

    [Fact]
    public async Task An_address_where_another_program_listens_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        await AssertRefusedAsync(database.Folder, $"Another program already listens on {address}", address);
    }

    [Fact]
    public async Task The_sentence_is_in_the_language_of_the_system()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var hold = await FolderHold.TakeAsync(database.Services.GetRequiredService<DataFolder>(), CancellationToken.None);
        await AssertRefusedAsync(database.Folder, "tourne déjà sur", settings: new Dictionary<string, string> { ["LANG"] = "fr_FR.UTF-8" });
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ExecuteAsync(database, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Teleportation', '99.0')");

        await AssertRefusedAsync(database.Folder, "later version of Inclusion (20991231000000_Teleportation)", code: NeedsSomeone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_database_is_told_and_not_served(bool inItsHead)
    {
        await using var database = await TestDatabase.CreateAsync();
        Damage(Path.Combine(database.Folder, "inclusion.db"), inItsHead);

        var output = await AssertRefusedAsync(database.Folder, "The database is damaged", code: NeedsSomeone);

        // Which file, and what SQLite found in it, stands in the log.
        Assert.Contains(inItsHead ? "file is not a database" : "inclusion.db: ", output, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(output, "It cannot go on"));
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_is_told_and_nothing_new_is_begun_in_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-start-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "restore-under-way"), "", CancellationToken.None);
            await AssertRefusedAsync(folder, "was cut off", code: NeedsSomeone);
            Assert.False(File.Exists(Path.Combine(folder, "inclusion.db")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_at_once()
    {
        // A file where the folder would be: whoever runs the tests may be someone to whom no mode says no.
        var file = Path.GetTempFileName();
        try
        {
            await AssertRefusedAsync(Path.Combine(file, "data"), "cannot write in");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_lock_file_that_cannot_be_opened_is_told_and_not_waited_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        Directory.CreateDirectory(Path.Combine(database.Folder, "migrate.lock"));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), CancellationToken.None));

        Assert.Equal(new DataFolderNotWritable(database.Folder), refused.Refusal);
    }

    [Fact]
    public async Task Whatever_modes_a_folder_came_with_only_its_owner_may_look_into_it_after_a_start()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        await using var database = await TestDatabase.CreateAsync();
        var key = Path.Combine(database.Folder, "keys", "key-1.xml");
        await File.WriteAllTextAsync(key, "<key/>", CancellationToken.None);
        const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
        foreach (var path in new[] { database.Folder, Path.Combine(database.Folder, "keys"), key, Path.Combine(database.Folder, "inclusion.db") })
        {
            File.SetUnixFileMode(path, Everybody);
        }

        await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), CancellationToken.None);

        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.All(new DirectoryInfo(database.Folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(database.Folder)), entry => Assert.Equal(UnixFileMode.None, entry.UnixFileMode & Others));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task What_is_not_of_the_product_in_its_folder_keeps_its_modes()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        await using var database = await TestDatabase.CreateAsync();
        var folder = database.Services.GetRequiredService<DataFolder>();
        const UnixFileMode Program = (UnixFileMode)0b111_101_101;
        Directory.CreateDirectory(folder.Backups);
        string[] theirs = ["lost+found", "Inclusion.Web", "backups/film.mkv"];
        string[] ours = ["inclusion.db", "mail/one.eml", "backups/inclusion-20260101-000000Z.tar.gz", "inclusion.db.before-20260101000000_Some"];
        Directory.CreateDirectory(Path.Combine(folder.Path, theirs[0]));
        foreach (var name in theirs.Skip(1).Concat(ours.Skip(1)))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), "", CancellationToken.None);
        }

        foreach (var name in theirs.Concat(ours))
        {
            File.SetUnixFileMode(Path.Combine(folder.Path, name), Program);
        }

        await database.Services.GetRequiredService<Migrator>().MigrateAsync(folder, CancellationToken.None);

        Assert.All(theirs, name => Assert.Equal(Program, new FileInfo(Path.Combine(folder.Path, name)).UnixFileMode));
        Assert.All(ours, name => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(folder.Path, name)).UnixFileMode));
    }

    [Fact]
    public async Task Before_a_migration_a_copy_is_kept_and_of_several_the_last_two()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada");
        var folder = database.Services.GetRequiredService<DataFolder>();
        var migrations = await database.ReadAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList());
        var before = $"{folder.DatabaseFile}.before-{migrations[^2]}";
        // By when they were made: a later version that was tried and left has copies with later names.
        foreach (var (name, days) in new[] { ("20240101000000_Old", 1), ("20990101000000_Later", 2), ("20990201000000_Latest", 3) })
        {
            await File.WriteAllTextAsync($"{folder.DatabaseFile}.before-{name}", "", CancellationToken.None);
            File.SetLastWriteTimeUtc($"{folder.DatabaseFile}.before-{name}", database.Clock.GetUtcNow().UtcDateTime.AddDays(-days));
        }

        await UndoAsync(database, migrations[^1], migrations[^2]);

        Assert.Equal([migrations[^1]], await database.Services.GetRequiredService<Migrator>().MigrateAsync(folder, CancellationToken.None));

        Assert.Equal([$"{folder.DatabaseFile}.before-20240101000000_Old", before], Directory.GetFiles(folder.Path, "*.before-*").Order());
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = before, Pooling = false }.ToString());
        await copy.OpenAsync(CancellationToken.None);
        await using var ask = copy.CreateCommand();
        ask.CommandText = "SELECT Name FROM People";
        Assert.Equal("Ada", await ask.ExecuteScalarAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_verb_changes_nothing_under_a_running_product_of_another_version()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = database.Services.GetRequiredService<DataFolder>();
        var migrations = await database.ReadAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList());
        await UndoAsync(database, migrations[^1], migrations[^2]);
        using var running = await FolderHold.TakeAsync(folder, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => database.Services.GetRequiredService<Migrator>().MigrateAsync(folder, CancellationToken.None));

        Assert.IsType<DataFolderInUse>(refused.Refusal);
        Assert.Equal(migrations[^2], (await database.ReadAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList()))[^1]);
    }

    [Fact]
    public async Task A_large_database_that_turns_out_damaged_while_it_is_served_ends_the_serving()
    {
        using var host = new HostBuilder().Build();
        await host.StartAsync(CancellationToken.None);
        var damaged = new DatabaseUnavailableException(new DatabaseDamaged(), "page 17");

        Assert.Same(damaged, await Assert.ThrowsAsync<DatabaseUnavailableException>(() => host.ServeWhileAsync(Task.FromException(damaged))));

        Assert.True(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.IsCancellationRequested);
    }

    /// <summary>Another program has it, or the disk was slow to answer: that says nothing about its pages.</summary>
    [Fact]
    public async Task A_check_that_could_not_be_made_is_logged_and_the_product_is_served_on()
    {
        var log = new HeardLog();
        using var host = new HostBuilder().ConfigureLogging(logging => logging.AddProvider(log)).Build();
        await host.StartAsync(CancellationToken.None);
        var busy = new DatabaseUnavailableException(new DatabaseBusy(), "database is locked");

        var serving = host.ServeWhileAsync(Task.FromException(busy));

        Assert.False(serving.IsCompleted);
        Assert.Same(busy, Assert.Single(log.Heard, line => line.Level == LogLevel.Warning).Fault);
        await host.StopAsync(CancellationToken.None);
        await serving;
    }

    [Fact]
    public async Task Serving_has_not_ended_while_the_database_is_still_looked_at()
    {
        using var host = new HostBuilder().Build();
        await host.StartAsync(CancellationToken.None);
        var checking = new TaskCompletionSource();
        var serving = host.ServeWhileAsync(checking.Task);
        await host.StopAsync(CancellationToken.None);

        await Task.Delay(100, CancellationToken.None);
        Assert.False(serving.IsCompleted);

        checking.SetResult();
        await serving;
    }

    [Fact]
    public void What_the_server_says_beside_faults_is_told_as_the_settings_say_while_it_starts_and_later()
    {
        const string Server = "Microsoft.AspNetCore.Server.Kestrel";
        var hasStarted = false;
        var log = new HeardLog();
        using var factory = LoggerFactory.Create(logging =>
        {
            logging.AddFilter("Microsoft.AspNetCore", LogLevel.Information).AddProvider(log);
            logging.LeaveFaultsToUs(() => hasStarted);
        });
        var logger = factory.CreateLogger(Server);
        List<LogLevel> Told()
        {
            log.Heard.Clear();
            foreach (var level in new[] { LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error, LogLevel.Critical })
            {
#pragma warning disable CA1848, CA2254 // Five lines in a test.
                logger.Log(level, "Something.");
#pragma warning restore CA1848, CA2254
            }

            return [.. log.Heard.Select(line => line.Level)];
        }

        Assert.Equal([LogLevel.Information, LogLevel.Warning], Told());
        hasStarted = true;
        Assert.Equal([LogLevel.Information, LogLevel.Warning, LogLevel.Error, LogLevel.Critical], Told());
    }

    [Fact]
    public async Task A_database_that_is_whole_is_served_until_the_product_is_told_to_stop()
    {
        using var host = new HostBuilder().Build();
        await host.StartAsync(CancellationToken.None);

        var serving = host.ServeWhileAsync(Task.CompletedTask);

        Assert.False(serving.IsCompleted);
        await host.StopAsync(CancellationToken.None);
        await serving;
    }

    [Fact]
    public void A_port_that_is_not_ours_is_told_and_a_fault_of_which_nobody_thought_is_left_as_it_is()
    {
        var fault = new IOException("Failed to bind.", new SocketException((int)SocketError.AccessDenied));
        Assert.Contains("http://127.0.0.1:80", StartFault.SentenceOf(fault, "http://127.0.0.1:80"), StringComparison.Ordinal);
        Assert.Equal(NeedsSomeone, StartFault.ExitCodeOf(fault));
        Assert.Null(StartFault.SentenceOf(new InvalidOperationException("Nobody thought of it."), ""));
    }

    [Fact]
    public async Task The_log_tells_day_and_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, new Dictionary<string, string> { ["JOURNAL_STREAM"] = "" });
        Assert.Matches(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d info: ", host.Output);
    }

    [Fact]
    public async Task For_the_journal_a_message_is_one_line_with_its_weight()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder, new Dictionary<string, string> { ["JOURNAL_STREAM"] = "8:123" });
        Assert.Matches(@"(^|\n)<6>Microsoft\.Hosting\.Lifetime\[\d+\] Now listening on", host.Output);
    }

    /// <summary>One sentence on standard error, nothing that looks like a fault of the program, and an exit code that says no.</summary>
    /// <param name="code">1, where it may pass.</param>
    /// <returns>What it logged.</returns>
    private static async Task<string> AssertRefusedAsync(string folder, string sentence, string address = AnyPort, IReadOnlyDictionary<string, string>? settings = null, int code = 1)
    {
        var (ended, output, error) = await ProductProcess.RunAsync(folder, ["--urls", address], settings);

        Assert.Equal(code, ended);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", output, StringComparison.Ordinal);
        return output;
    }

    /// <summary>Whole pages of nonsense, in the middle or from the first byte on.</summary>
    private static void Damage(string file, bool inItsHead)
    {
        SqliteConnection.ClearAllPools();
        using var stream = File.OpenWrite(file);
        stream.Position = inItsHead ? 0 : stream.Length / 2;
        var nonsense = new byte[inItsHead ? 4096 : 40 * 4096];
        Array.Fill(nonsense, (byte)0xA5);
        stream.Write(nonsense);
    }

    /// <summary>As it was before its last migration.</summary>
    private static async Task UndoAsync(TestDatabase database, string last, string before)
    {
        await database.ReadAsync(async db =>
        {
            await db.Database.MigrateAsync(before);
            return true;
        });
        Assert.DoesNotContain(last, await database.ReadAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList()));
    }

    private static Task ExecuteAsync(TestDatabase database, string sql) => database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
