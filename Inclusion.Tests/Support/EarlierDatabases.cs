using System.Globalization;
using System.Reflection;
using Inclusion.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Support;

/// <summary>Databases as earlier versions of the product left them, with rows in every table.</summary>
internal static class EarlierDatabases
{
    private static readonly Lazy<Task<string>> Empty = new(MakeAsync);

    /// <summary>Every migration, in the order in which they are applied.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
        [.. typeof(InclusionDb).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>A data folder of the test's own with a database that has been through the migrations up to this one; the caller deletes it.</summary>
    /// <param name="rows">In each table; fewer where its own rules allow no more.</param>
    /// <param name="people">In the table of people, which is the largest.</param>
    public static async Task<string> FilledAsync(string migration, int rows = 3, int people = 3)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-earlier-").FullName;
        var file = Path.Combine(folder, DataFolder.DatabaseName);
        File.Copy(Path.Combine(await Empty.Value, migration), file);
        await using var services = TestDatabase.Provide(folder, new StandingClock(FakeClock.OrdinaryMonday), null);
        await using var db = await services.GetRequiredService<IDbContextFactory<InclusionDb>>().CreateDbContextAsync();
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        new Filler(connection, db.Model).Fill(table => table == "People" ? people : rows);
        Assert.Empty(Ask(connection, "SELECT * FROM pragma_foreign_key_check"));
        return folder;
    }

    /// <summary>The tables that hold data, without those that an index keeps for itself.</summary>
    public static IReadOnlyList<string> TablesOf(SqliteConnection connection) =>
        [.. Ask(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '!_!_EF%' ESCAPE '!' ORDER BY name").Select(row => (string)row[0]!)];

    public static IReadOnlyList<string> ColumnsOf(SqliteConnection connection, string table) =>
        [.. Ask(connection, $"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0").Select(row => (string)row[0]!)];

    /// <summary>The rows of a table as text, sorted.</summary>
    /// <param name="asNow">How to read what columns held that have another name now, in SQL by their old name; null for none.</param>
    public static IReadOnlyList<string> RowsOf(SqliteConnection connection, string table, IEnumerable<string> columns, IReadOnlyDictionary<string, string>? asNow = null) =>
        [.. Ask(connection, $"SELECT {string.Join(", ", columns.Select(c => $"quote({asNow?.GetValueOrDefault(c) ?? $"\"{c}\""})"))} FROM \"{table}\"").Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal)];

    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        return connection;
    }

    public static IReadOnlyList<object?[]> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this class and in tests, from names in the database.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    /// <summary>One walk through all migrations; the database is put aside after each.</summary>
    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-template-").FullName;
        await using var services = TestDatabase.Provide(folder, new StandingClock(FakeClock.OrdinaryMonday), null);
        await using var db = await services.GetRequiredService<IDbContextFactory<InclusionDb>>().CreateDbContextAsync();
        foreach (var migration in Migrations)
        {
            await db.GetService<IMigrator>().MigrateAsync(migration);
            using var connection = Open(Path.Combine(folder, DataFolder.DatabaseName), SqliteOpenMode.ReadWrite);
            Ask(connection, $"VACUUM INTO '{Path.Combine(folder, migration)}'");
        }

        return folder;
    }

    /// <summary>
    /// Writes rows into each table: row 1 refers to rows 1 of other tables, row 2 to rows 2. What a column holds it knows from the model of today; a column that is there no more
    /// gets what its type allows.
    /// </summary>
    private sealed class Filler(SqliteConnection connection, IModel model)
    {
        private const int Constraint = 19;

        /// <summary>The one column that the model reads into parts.</summary>
        private const string Passkey =
            """
            {"AttestationObject":"0102","ClientDataJson":"0102","CreatedAt":1772442000000,"IsBackedUp":false,"IsBackupEligible":false,"IsUserVerified":true,"Name":"Clé","PublicKey":"0102","SignCount":1,"Transports":["usb"]}
            """;

        private readonly ILookup<(string Table, string Column), IProperty> _properties = model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => (Entity: e, Property: p)))
            .Where(p => p.Entity.GetTableName() is not null)
            .ToLookup(p => (p.Entity.GetTableName()!, p.Property.GetColumnName()), p => p.Property);

        public void Fill(Func<string, int> rows)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var table in TablesOf(connection))
            {
                Fill(table, rows(table), transaction);
            }

            transaction.Commit();
        }

        private void Fill(string table, int rows, SqliteTransaction transaction)
        {
            var columns = Ask(connection, $"SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo('{table}') WHERE hidden = 0");
            var references = Ask(connection, $"SELECT \"from\" FROM pragma_foreign_key_list('{table}')").Select(row => (string)row[0]!).ToHashSet();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
#pragma warning disable CA2100 // From names in the database.
            insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c[0]}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
#pragma warning restore CA2100
            for (var row = 1; row <= rows; row++)
            {
                insert.Parameters.Clear();
                foreach (var (i, column) in columns.Index())
                {
                    var (name, type, isKey) = ((string)column[0]!, (string)column[1]!, (long)column[3]! > 0);
                    var value = references.Contains(name) ? Math.Min(row, 3) : ValueOf(table, name, type, isKey, row);
                    insert.Parameters.AddWithValue($"$p{i}", value ?? DBNull.Value);
                }

                try
                {
                    insert.ExecuteNonQuery();
                }
                catch (SqliteException e) when (e.SqliteErrorCode == Constraint && row > 1)
                {
                    // There may be only so many: one organisation.
                    return;
                }
            }
        }

        private object? ValueOf(string table, string column, string type, bool isKey, int row) => _properties[(table, column)].FirstOrDefault() is { } property
            ? Stored(property, row)
            : type switch
            {
                "INTEGER" => isKey ? row : 1,
                "TEXT" => (table, column) is ("StaffPasskeys", "Data") ? Passkey : $"{column} {row}",
                "BLOB" => new byte[] { (byte)row },
                _ => throw new NotSupportedException($"{table}.{column} is {type}."),
            };

        private static object? Stored(IProperty property, int row)
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            var converter = property.GetTypeMapping().Converter;
            object? value = type switch
            {
                _ when type.IsEnum => property.IsKey() || property.IsIndex() ? Enum.GetValues(type).GetValue((row - 1) % Enum.GetValues(type).Length) : Enum.GetValues(type).GetValue(0),
                _ when type == typeof(string) => TextOf(property, row),
                _ when type == typeof(bool) => false,
                _ when type == typeof(int) || type == typeof(long) => Convert.ChangeType(property.IsKey() ? row : 1, type, CultureInfo.InvariantCulture),
                _ when type == typeof(decimal) => 1m,
                _ when type == typeof(double) => 1d,
                _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2).AddDays(row),
                _ when type == typeof(TimeOnly) => new TimeOnly(10, 0),
                _ when type == typeof(DateTimeOffset) => FakeClock.OrdinaryMonday.AddHours(row),
                _ when type == typeof(Guid) => Guid.NewGuid(),
                _ when type == typeof(byte[]) => new byte[] { 1, 2, (byte)row },
                _ => null,
            };
            return value is not null
                ? converter?.ConvertToProvider(value) ?? (value is Enum number ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : value)
                : property.IsNullable ? null : property.Name == "Hours" ? converter!.ConvertToProvider(Inclusion.Domain.Centres.WeeklyHours.Default) : converter?.ConvertToProvider(EmptyOf(type)) ?? EmptyOf(type);
        }

        private static string TextOf(IProperty property, int row)
        {
            var text = property.Name switch
            {
                "TimeZone" => "Europe/Paris",
                "Language" => "fr",
                "Email" or "NormalizedEmail" => $"person{row}@example.org",
                _ => string.Create(CultureInfo.InvariantCulture, $"{property.Name} {row}"),
            };
            return property.GetMaxLength() is { } longest && text.Length > longest ? text[^longest..] : text;
        }

        private static object EmptyOf(Type type) => type.IsGenericType ? Array.CreateInstance(type.GetGenericArguments()[0], 0) : Activator.CreateInstance(type)!;
    }
}
