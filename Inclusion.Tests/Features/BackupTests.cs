using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

public sealed partial class BackupTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("truncate")]
    [InlineData("persist")]
    [InlineData("wal")]
    public async Task A_database_in_whatever_journal_mode_starts_and_is_written_in_WAL_from_then_on(string mode)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var file = Path.Combine(database.Folder, "inclusion.db");
        Assert.Equal(mode, await AskAsync(file, $"PRAGMA journal_mode={mode}"));

        var applied = await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), CancellationToken.None);

        Assert.Empty(applied);
        await database.AddPersonAsync("Ada");
        Assert.Equal("wal", await AskAsync(file, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_backup_made_by_the_commands_of_the_README_while_the_product_runs_starts_again_elsewhere()
    {
        var root = Directory.CreateTempSubdirectory("inclusion-backup-").FullName;
        try
        {
            var live = Path.Combine(root, "data", "live");
            var backup = Directory.CreateDirectory(Path.Combine(root, "backup")).FullName;
            await using (var database = await TestDatabase.CreateAsync())
            {
                await database.AddPersonAsync("Ada");
                SqliteConnection.ClearAllPools();
                Directory.CreateDirectory(live);
                File.Copy(Path.Combine(database.Folder, "inclusion.db"), Path.Combine(live, "inclusion.db"));
            }

            await using (await AppHost.StartAsync(live))
            {
                InstalledTools.Need("sqlite3", "sqlite3");
                await RunAsync(root, Recipe().Replace("/backup/", $"{backup}/", StringComparison.Ordinal));
            }

            // As the README says to restore: the database under its own name, and the keys.
            var restored = Directory.CreateDirectory(Path.Combine(root, "restored")).FullName;
            File.Copy(Assert.Single(Directory.GetFiles(backup, "*.db")), Path.Combine(restored, "inclusion.db"));
            Directory.Move(Path.Combine(backup, "keys"), Path.Combine(restored, "keys"));
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(restored, "keys")));

            await using var host = await AppHost.StartAsync(restored);
            using var client = new HttpClient { BaseAddress = host.BaseAddress };
            using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            Assert.Equal("Ada", await AskAsync(Path.Combine(restored, "inclusion.db"), "SELECT Name FROM People"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    [GeneratedRegex(@"^## Backup$.*?^```sh$\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BackupCommands();

    private static string Recipe()
    {
        var found = BackupCommands().Match(File.ReadAllText(Path.Combine(Repository.Folder, "README.md")));
        Assert.True(found.Success, "The README has no commands under Backup.");
        return found.Groups["commands"].Value;
    }

    private static async Task RunAsync(string folder, string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-e", "-c", script]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"{script}\n{errors}");
    }

    /// <summary>The first value that a statement gives, asked past the product.</summary>
    private static async Task<string?> AskAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string?)await command.ExecuteScalarAsync();
    }
}
