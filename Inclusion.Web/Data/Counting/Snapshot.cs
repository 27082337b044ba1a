using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Counting;

/// <summary>
/// A consistent snapshot for counting: what is read through it belongs together, however much is written meanwhile, and no writer waits for it. Rows
/// come as they are in the tables, one by one: counting goes through hundreds of thousands.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly CancellationToken _cancel;

    /// <param name="db">Its connection is opened, and stays open until it is disposed of.</param>
    public Snapshot(InclusionDb db, CancellationToken cancel)
    {
        db.Database.OpenConnection();
        _connection = (SqliteConnection)db.Database.GetDbConnection();

        // Deferred: it takes no lock but that of a reader.
        _transaction = _connection.BeginTransaction(deferred: true);
        _cancel = cancel;
    }

    /// <exception cref="OperationCanceledException">Also in the middle.</exception>
    public IEnumerable<T> Rows<T>(string sql, Func<Row, T> read, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value is DateOnly day ? Row.Text(day) : value);
        }

        using var reader = command.ExecuteReader();
        var row = new Row(reader.Handle!);
        while (reader.Read())
        {
            _cancel.ThrowIfCancellationRequested();
            yield return read(row);
        }
    }

    public void Dispose() => _transaction.Dispose();
}
