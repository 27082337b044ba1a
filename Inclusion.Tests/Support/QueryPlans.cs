using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Support;

/// <summary>How SQLite would answer a query.</summary>
internal static class QueryPlans
{
    /// <summary>Its steps, one a line.</summary>
    public static async Task<string> PlanAsync<T>(this InclusionDb db, IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }
}
