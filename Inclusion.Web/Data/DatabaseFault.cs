using Inclusion.Domain.Common;
using Microsoft.Data.Sqlite;

namespace Inclusion.Web.Data;

/// <summary>The database cannot be written at this moment, whatever was to be written: nothing was done, and it may be tried again.</summary>
public abstract record DatabaseRefusal : Refusal;

/// <summary>Another program has held the database for longer than anyone is kept waiting.</summary>
public sealed record DatabaseBusy : DatabaseRefusal;

/// <summary>There is no room left.</summary>
public sealed record DiskFull : DatabaseRefusal;

/// <summary>The file, or the folder that it lies in, may only be read.</summary>
public sealed record DatabaseReadOnly : DatabaseRefusal;

/// <summary>The disk does not read or write what it is asked to.</summary>
public sealed record DiskFault : DatabaseRefusal;

/// <summary>What stands in the file is no whole database.</summary>
public sealed record DatabaseDamaged : DatabaseRefusal;

/// <summary>As a <see cref="DatabaseRefusal"/>, where nobody is there who could be refused something.</summary>
public sealed class DatabaseUnavailableException(DatabaseRefusal refusal, string message, Exception? inner = null) : Exception(message, inner)
{
    public DatabaseRefusal Refusal { get; } = refusal;
}

/// <summary>What SQLite and the disk say, in our words.</summary>
public static class DatabaseFault
{
    /// <summary>ENOSPC and EDQUOT, and what Windows says for the same.</summary>
    private static readonly int[] NoSpace = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>The refusal for what went wrong; null when it is no fault of the database's own.</summary>
    public static DatabaseRefusal? Of(Exception? fault) => fault switch
    {
        null => null,
        DatabaseUnavailableException unavailable => unavailable.Refusal,
        SqliteException sqlite => Of(sqlite.SqliteErrorCode) ?? Of(sqlite.InnerException),
        IOException io when NoSpace.Contains(io.HResult) => new DiskFull(),
        _ => Of(fault.InnerException),
    };

    /// <summary>Throws where an operation that can refuse nothing else was refused for the database's own sake.</summary>
    /// <exception cref="DatabaseUnavailableException">It was refused.</exception>
    public static async Task OrThrowAsync(this Task<Outcome> operation)
    {
        if (await operation is { Refusal: { } refusal })
        {
            refusal.ThrowIfFault();
            throw new InvalidOperationException($"Refused: {refusal.Name}");
        }
    }

    /// <summary>The value of an operation that can be refused for the database's own sake alone.</summary>
    /// <exception cref="DatabaseUnavailableException">It was refused.</exception>
    public static async Task<T> OrThrowAsync<T>(this Task<Outcome<T>> operation)
    {
        var outcome = await operation;
        outcome.Refusal.ThrowIfFault();
        return outcome.Value;
    }

    /// <summary>For who can tell nobody that the database could not be written, while any other refusal has a meaning of its own.</summary>
    /// <param name="refusal">Null: nothing was refused.</param>
    /// <exception cref="DatabaseUnavailableException">It is a <see cref="DatabaseRefusal"/>.</exception>
    public static void ThrowIfFault(this Refusal? refusal)
    {
        if (refusal is DatabaseRefusal fault)
        {
            throw new DatabaseUnavailableException(fault, $"The database could not be written: {fault.Name}.");
        }
    }

    /// <summary>Does it, and says as a refusal what <see cref="DatabaseUnavailableException"/> would: for where somebody is there who can be told.</summary>
    public static async Task<Outcome> RefusedAsync(Func<Task> operation)
    {
        try
        {
            await operation();
            return Outcome.Done;
        }
        catch (DatabaseUnavailableException unavailable)
        {
            return unavailable.Refusal;
        }
    }

    /// <param name="code">As SQLite numbers its results: BUSY 5, LOCKED 6 and so on.</param>
    private static DatabaseRefusal? Of(int code) => code switch
    {
        5 or 6 => new DatabaseBusy(),
        13 => new DiskFull(),
        3 or 8 or 14 => new DatabaseReadOnly(),
        10 => new DiskFault(),
        11 or 26 => new DatabaseDamaged(),
        _ => null,
    };
}
