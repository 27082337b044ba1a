using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

/// <summary>The database of any earlier version becomes one of this version with everything that was in it, whatever happens on the way.</summary>
public sealed class EarlierVersionTests(ITestOutputHelper output)
{
    /// <summary>What is worked out of other columns, and written anew.</summary>
    private static readonly HashSet<string> WorkedOut = ["Folded", "FoldedName", "FoldedFamily", "PhoneKey"];

    /// <summary>What has another name and other values now: whether renewals were refused while someone waits is one of three answers, allowed, warned and refused.</summary>
    private static readonly Dictionary<string, string> Renamed = new() { ["RefuseRenewalWhenAwaited"] = "\"RenewalWhileWaiting\" - 2" };

    public static TheoryData<string> Earlier => [.. EarlierDatabases.Migrations.SkipLast(1)];

    [Theory]
    [MemberData(nameof(Earlier))]
    public async Task Everything_in_an_earlier_database_is_there_after_the_start_and_a_copy_of_it_beside(string migration)
    {
        var folder = await EarlierDatabases.FilledAsync(migration);
        try
        {
            var before = Content(Path.Combine(folder, DataFolder.DatabaseName));
            Assert.All(before.Values, table => Assert.NotEmpty(table.Rows));

            await using (var services = TestDatabase.Provide(folder, new StandingClock(FakeClock.OrdinaryMonday), null))
            {
                var applied = await services.GetRequiredService<Migrator>().MigrateAsync(services.GetRequiredService<DataFolder>(), TestContext.Current.CancellationToken);
                Assert.Equal(EarlierDatabases.Migrations.SkipWhile(m => m != migration).Skip(1), applied);
                await ReadEverythingAsync(services);
            }

            AssertKept(folder, migration, before);
        }
        finally
        {
            Remove(folder);
        }
    }

    /// <summary>Half of a migration that is there without the note that it was applied would keep the product from ever starting again.</summary>
    [Fact]
    public async Task Each_migration_is_applied_as_a_whole_or_not_at_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ReadAsync(db =>
        {
            var (migrations, generator, models) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>(), db.GetService<IModelRuntimeInitializer>());
            foreach (var (id, type) in migrations.Migrations)
            {
                var migration = migrations.CreateMigration(type, db.Database.ProviderName!);
                var model = models.Initialize(((IMutableModel)migration.TargetModel).FinalizeModel(), designTime: true, validationLogger: null);
                var apart = generator.Generate(migration.UpOperations, model).FirstOrDefault(command => command.TransactionSuppressed);
                Assert.True(apart is null, $"{id}: {apart?.CommandText}");
            }

            return Task.FromResult(true);
        });
    }

    /// <summary>A version that rebuilt this table in two steps may have been cut off between them.</summary>
    [Theory]
    [InlineData("""ALTER TABLE "Drafts" ADD "Page" TEXT NOT NULL DEFAULT ''; CREATE TABLE "ef_temp_Drafts" ("StaffId" INTEGER NOT NULL); INSERT INTO "ef_temp_Drafts" VALUES (1);""")]
    [InlineData("""ALTER TABLE "Drafts" ADD "Page" TEXT NOT NULL DEFAULT '';""")]
    public async Task Drafts_that_an_earlier_migration_left_half_rebuilt_are_there_after_the_next_start(string left)
    {
        var migration = EarlierDatabases.Migrations.Last(m => string.CompareOrdinal(m, "20261126000000_DraftPages") < 0);
        var folder = await EarlierDatabases.FilledAsync(migration);
        try
        {
            var file = Path.Combine(folder, DataFolder.DatabaseName);
            var before = Content(file);
            using (var connection = EarlierDatabases.Open(file, SqliteOpenMode.ReadWrite))
            {
                EarlierDatabases.Ask(connection, left);
            }

            await using (var services = TestDatabase.Provide(folder, new StandingClock(FakeClock.OrdinaryMonday), null))
            {
                await services.GetRequiredService<Migrator>().MigrateAsync(services.GetRequiredService<DataFolder>(), TestContext.Current.CancellationToken);
            }

            AssertAllThere(file, before);
        }
        finally
        {
            Remove(folder);
        }
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_migrating_does_no_harm()
    {
        const int People = 20_000;
        var first = EarlierDatabases.Migrations[0];
        var (kills, midway, tries) = (LongTests.Times(whole: 30, shortly: 3), 0, 0);
        var template = await EarlierDatabases.FilledAsync(first, people: People);
        try
        {
            var before = Content(Path.Combine(template, DataFolder.DatabaseName));
            var span = TimeSpan.Zero;
            for (var kill = 0; kill <= kills || (midway == 0 && kill <= 10 * kills); kill++)
            {
                var folder = Directory.CreateTempSubdirectory("inclusion-earlier-").FullName;
                File.Copy(Path.Combine(template, DataFolder.DatabaseName), Path.Combine(folder, DataFolder.DatabaseName));
                try
                {
                    if (kill == 0)
                    {
                        // Nobody kills the first: it says how long there is to do so.
                        var watch = Stopwatch.StartNew();
                        Assert.Equal(0, (await ProductProcess.RunAsync(folder, ["migrate"])).Code);
                        span = watch.Elapsed;
                    }
                    else
                    {
                        tries++;
                        midway += await IsKilledMidwayAsync(folder, span * (0.2 + (0.8 * Random.Shared.NextDouble()))) ? 1 : 0;
                        var (code, said, error) = await ProductProcess.RunAsync(folder, ["migrate"]);
                        Assert.True(code == 0, $"{said}\n{error}");
                    }

                    AssertKept(folder, first, before);
                }
                finally
                {
                    Remove(folder);
                }
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tries} kills within {span.TotalSeconds:0.0} s, {midway} of them once the copy was begun and before the end"));
            Assert.NotEqual(0, midway);
        }
        finally
        {
            Remove(template);
        }
    }

    /// <summary>Starts to migrate, and kills it after a while.</summary>
    /// <returns>Whether it had begun, and had not ended.</returns>
    private static async Task<bool> IsKilledMidwayAsync(string folder, TimeSpan after)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.WebProgram, "migrate"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Inclusion__DataFolder"] = folder;
        using var victim = Process.Start(start)!;
        await Task.WhenAny(victim.WaitForExitAsync(), Task.Delay(after));
        var hasEnded = victim.HasExited;
        victim.Kill();
        await victim.WaitForExitAsync();
        return !hasEnded && Directory.EnumerateFiles(folder, $"{DataFolder.DatabaseName}{DataFolder.CopyMiddle}*").Any();
    }

    private static void AssertKept(string folder, string migration, IReadOnlyDictionary<string, (IReadOnlyList<string> Columns, IReadOnlyList<string> Rows)> before)
    {
        AssertAllThere(Path.Combine(folder, DataFolder.DatabaseName), before);
        var copy = Path.Combine(folder, $"{DataFolder.DatabaseName}{DataFolder.CopyMiddle}{migration}");
        AssertWhole(copy);
        Assert.Equal(before.ToDictionary(t => t.Key, t => t.Value.Rows), Content(copy).ToDictionary(t => t.Key, t => t.Value.Rows));
    }

    /// <summary>All rows of before, in every column that is still there.</summary>
    private static void AssertAllThere(string file, IReadOnlyDictionary<string, (IReadOnlyList<string> Columns, IReadOnlyList<string> Rows)> before)
    {
        AssertWhole(file);
        using var connection = EarlierDatabases.Open(file, SqliteOpenMode.ReadOnly);
        Assert.Empty(before.Keys.Except(EarlierDatabases.TablesOf(connection)));
        foreach (var (table, (columns, rows)) in before)
        {
            Assert.Empty(columns.Except(EarlierDatabases.ColumnsOf(connection, table)).Except(Renamed.Keys));
            var missing = rows.Except(EarlierDatabases.RowsOf(connection, table, columns, Renamed)).ToList();
            Assert.True(missing.Count == 0, $"{table}: {missing.FirstOrDefault()}");
        }
    }

    private static void AssertWhole(string file)
    {
        using var connection = EarlierDatabases.Open(file, SqliteOpenMode.ReadOnly);
        Assert.Equal("ok", Assert.Single(EarlierDatabases.Ask(connection, "PRAGMA integrity_check"))[0]);
        Assert.Empty(EarlierDatabases.Ask(connection, "SELECT * FROM pragma_foreign_key_check"));
    }

    private static Dictionary<string, (IReadOnlyList<string> Columns, IReadOnlyList<string> Rows)> Content(string file)
    {
        using var connection = EarlierDatabases.Open(file, SqliteOpenMode.ReadOnly);
        return EarlierDatabases.TablesOf(connection).ToDictionary(
            table => table,
            table =>
            {
                IReadOnlyList<string> columns = [.. EarlierDatabases.ColumnsOf(connection, table).Except(WorkedOut)];
                return (columns, EarlierDatabases.RowsOf(connection, table, columns));
            });
    }

    /// <summary>What is there can be read by this version.</summary>
    private static async Task ReadEverythingAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<InclusionDb>>().CreateDbContextAsync();
        var read = typeof(EarlierVersionTests).GetMethod(nameof(CountReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && !e.HasSharedClrType))
        {
            var count = await (Task<int>)read.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
            Assert.True(count >= 0, entity.Name);
        }
    }

    private static async Task<int> CountReadAsync<T>(InclusionDb db)
        where T : class => (await db.Set<T>().AsNoTracking().ToListAsync()).Count;

    private static void Remove(string folder)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
