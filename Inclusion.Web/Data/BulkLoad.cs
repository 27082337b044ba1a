using System.Collections;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inclusion.Web.Data;

/// <summary>
/// Writes a great many new records, some million rows a minute: without change tracking, and with indexes and search built once at the end. Within a
/// <see cref="Database.WriteAsync{T}"/>, whose transaction keeps all of it or nothing. The audit trail says nothing of them: it is for empty databases, not for staff.
/// </summary>
internal sealed class BulkLoad : IDisposable
{
    private readonly InclusionDb _db;
    private readonly Dictionary<Type, BulkTable> _tables = [];

    private BulkLoad(InclusionDb db) => _db = db;

    /// <summary>Lets records be added, then makes the database whole again. Unique indexes are checked at the end.</summary>
    /// <remarks>It leaves no statistics: an ordinary installation has none, and what is measured here is to be planned as it is there.</remarks>
    public static async Task RunAsync(InclusionDb db, Action<BulkLoad> load, CancellationToken cancel)
    {
        // Indexes and triggers cost most of the time of an insert, and little when they are made afterwards in one go.
        var parts = await db.Database.SqlQueryRaw<SchemaPart>("SELECT type AS \"Type\", name AS \"Name\", sql AS \"Sql\" FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL").ToListAsync(cancel);
        foreach (var part in parts)
        {
            await ExecuteAsync(db, $"DROP {part.Type} \"{part.Name}\"", cancel);
        }

        using (var bulk = new BulkLoad(db))
        {
            load(bulk);
        }

        foreach (var part in parts)
        {
            await ExecuteAsync(db, part.Sql, cancel);
        }

        var searches = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5(%'").ToListAsync(cancel);
        foreach (var search in searches)
        {
            await ExecuteAsync(db, $"INSERT INTO \"{search}\"(\"{search}\") VALUES ('rebuild')", cancel);
        }
    }

    /// <summary>Gives a record the id that it will be written with: for what must name it before.</summary>
    public void Identify(object record) => Table(record.GetType()).Identify(record);

    /// <summary>Writes a record and what it holds, and gives it its id where it has none. What it refers to is there already.</summary>
    public void Add<T>(T record)
        where T : class => Table(typeof(T)).Write(record);

    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private BulkTable Table(Type type)
    {
        if (!_tables.TryGetValue(type, out var table))
        {
            _tables[type] = table = new BulkTable(_db, _db.Model.FindEntityType(type)!, Table);
        }

        return table;
    }

    /// <summary>Not through EF's parser of interpolated and formatted SQL: the statements contain braces of their own.</summary>
    private static async Task ExecuteAsync(InclusionDb db, string sql, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record SchemaPart(string Type, string Name, string Sql);

    /// <summary>One prepared insert, made from the model: the same columns and conversions as an ordinary save.</summary>
    private sealed class BulkTable : IDisposable
    {
        private readonly DbCommand _insert;

        /// <summary>Null where the key is made of others' ids.</summary>
        private readonly IProperty? _key;
        private readonly List<(IProperty Property, DbParameter Parameter)> _columns = [];
        private readonly List<(INavigation Navigation, IProperty ForeignKey, BulkTable Table)> _parts = [];
        private long _lastId;

        public BulkTable(InclusionDb db, IEntityType entity, Func<Type, BulkTable> tableOf)
        {
            var name = entity.GetTableName()!;
            _key = entity.FindPrimaryKey()!.Properties is [var key] ? key : null;
            _insert = db.Database.GetDbConnection().CreateCommand();
            _insert.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            if (_key is not null)
            {
                _insert.CommandText = $"SELECT coalesce(max(\"{_key.GetColumnName()}\"), 0) FROM \"{name}\"";
                _lastId = Convert.ToInt64(_insert.ExecuteScalar(), CultureInfo.InvariantCulture);
            }

            foreach (var property in entity.GetProperties().Where(p => p.GetComputedColumnSql() is null))
            {
                var parameter = _insert.CreateParameter();
                parameter.ParameterName = $"@p{_columns.Count}";
                _insert.Parameters.Add(parameter);
                _columns.Add((property, parameter));
            }

            _insert.CommandText =
                $"INSERT INTO \"{name}\" ({string.Join(", ", _columns.Select(c => $"\"{c.Property.GetColumnName()}\""))}) VALUES ({string.Join(", ", _columns.Select(c => c.Parameter.ParameterName))})";
            foreach (var navigation in entity.GetNavigations().Where(n => n.IsCollection))
            {
                _parts.Add((navigation, navigation.ForeignKey.Properties.Single(), tableOf(navigation.TargetEntityType.ClrType)));
            }
        }

        public long Identify(object record)
        {
            if (_key is null)
            {
                return 0;
            }

            if (_key.GetGetter().GetClrValue(record) is long id and > 0)
            {
                return id;
            }

            _key.PropertyInfo!.SetValue(record, ++_lastId);
            return _lastId;
        }

        public void Write(object record)
        {
            var id = Identify(record);
            if (record is Domain.Common.IVersioned)
            {
                record.GetType().GetProperty(nameof(Domain.Common.IVersioned.Version))!.SetValue(record, 1L);
            }

            var folded = FoldedText.Of(record);
            foreach (var (property, parameter) in _columns)
            {
                var value = property.IsShadowProperty() ? Array.Find(folded, f => f.Column == property.Name).Text : property.GetGetter().GetClrValue(record);
                parameter.Value = value is null ? DBNull.Value : property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
            }

            _insert.ExecuteNonQuery();
            foreach (var (navigation, foreignKey, table) in _parts)
            {
                foreach (var part in (IEnumerable)navigation.GetGetter().GetClrValue(record)!)
                {
                    foreignKey.PropertyInfo!.SetValue(part, id);
                    table.Write(part);
                }
            }
        }

        public void Dispose() => _insert.Dispose();
    }
}
