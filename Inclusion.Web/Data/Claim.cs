using System.Data.Common;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inclusion.Web.Data;

/// <summary>
/// Claims things by insert: a new record is kept unless a unique key refuses it, in which case the claim says so and nothing else happens. One prepared statement for
/// many records, since a sweep claims tens of thousands. Only for records that the audit trail leaves out; only inside <see cref="Database.WriteAsync{T}"/>,
/// before the context is used to save.
/// </summary>
internal sealed class Claim<T> : IAsyncDisposable
    where T : class
{
    private readonly DbCommand _command;
    private readonly IProperty _key;
    private readonly (IProperty Property, DbParameter Parameter)[] _columns;

    public Claim(InclusionDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = entity.GetTableName()!;
        _key = entity.FindPrimaryKey()!.Properties.Single();
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        _columns = [.. entity.GetProperties().Where(p => p != _key).Select((property, i) => (property, Parameter(i)))];
        var names = string.Join(", ", _columns.Select(c => $"\"{c.Property.GetColumnName()}\""));
        var values = string.Join(", ", _columns.Select(c => c.Parameter.ParameterName));
        _command.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({values}) ON CONFLICT DO NOTHING RETURNING \"{_key.GetColumnName()}\"";
    }

    /// <summary>Keeps the record and gives it its id. False when another has the same key: the record is not kept.</summary>
    public async Task<bool> TryAsync(T record, CancellationToken cancel)
    {
        foreach (var (property, parameter) in _columns)
        {
            var value = property.GetGetter().GetClrValue(record);
            if (value is string { Length: > 0 } text)
            {
                // It is saved past the context, and with it past what looks at texts there.
                value = TypedText.Of(typeof(T), property.Name, text);
            }

            parameter.Value = (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }

        if (await _command.ExecuteScalarAsync(cancel) is not long id)
        {
            return false;
        }

        _key.PropertyInfo!.SetValue(record, id);
        return true;
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private DbParameter Parameter(int index)
    {
        var parameter = _command.CreateParameter();
        parameter.ParameterName = $"@p{index}";
        _command.Parameters.Add(parameter);
        return parameter;
    }
}
