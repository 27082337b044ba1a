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
    public async Task The_commands_of_the_README_back_up_a_running_product_and_start_it_again_elsewhere()
    {
        var root = Directory.CreateTempSubdirectory("inclusion-backup-").FullName;
        try
        {
            await using var database = await TestDatabase.CreateAsync();
            await database.AddPersonAsync("Ada");
            var restored = Path.Combine(root, "restored");
            await using (await AppHost.StartAsync(database.Folder))
            {
                foreach (var command in Commands("backup"))
                {
                    var (made, _, complaint) = await ProductProcess.RunAsync(database.Folder, [.. command.Select(word => word.Replace("/backup/", $"{root}/", StringComparison.Ordinal))]);
                    Assert.Equal((0, ""), (made, complaint));
                }
            }

            var (code, _, error) = await ProductProcess.RunAsync(restored, [.. Assert.Single(Commands("restore")).Select(word => word.Replace("/backup/", $"{root}/", StringComparison.Ordinal))]);
            Assert.Equal((0, ""), (code, error));

            await using var host = await AppHost.StartAsync(restored);
            using var client = new HttpClient { BaseAddress = host.BaseAddress };
            using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            Assert.Equal("Ada", await AskAsync(Path.Combine(restored, "inclusion.db"), "SELECT Name FROM People"));
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(restored, "keys")));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    [GeneratedRegex(@"^dotnet run --project Inclusion\.Web -- (?<command>(backup|restore).*)$", RegexOptions.Multiline)]
    private static partial Regex BackupCommand();

    /// <summary>What the README's part on backups says to type with this verb, in words.</summary>
    private static List<string[]> Commands(string verb)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Folder, "README.md"));
        var part = readme[readme.IndexOf("## Backup", StringComparison.Ordinal)..readme.IndexOf("## Running it", StringComparison.Ordinal)];
        List<string[]> commands = [.. BackupCommand().Matches(part).Select(match => match.Groups["command"].Value.Split(' ')).Where(words => words[0] == verb)];
        Assert.NotEmpty(commands);
        return commands;
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
