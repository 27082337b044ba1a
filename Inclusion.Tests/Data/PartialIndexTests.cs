using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Data;

/// <summary>
/// SQLite uses a partial index only where the query repeats its condition, and a yes or no is asked as the bare column or as NOT it: an index "where it = 1" is
/// kept up to date at each write and never read.
/// </summary>
public sealed class PartialIndexTests
{
    [Fact]
    public async Task Where_someone_was_told_last_is_read_from_the_index_of_the_messages_of_a_day() =>
        Assert.Contains("IX_Messages_OnePerDay", await PlanAsync(db => db.Messages.Where(m => m.PersonId == 1 && !m.IsConfirmation).OrderByDescending(m => m.Day).Select(m => m.Day)), StringComparison.Ordinal);

    [Fact]
    public async Task The_loan_that_a_device_is_out_on_is_read_from_the_index_that_allows_one() =>
        Assert.Contains("IX_LoanDevices_OneLoanPerDevice", await PlanAsync(db => db.LoanDevices.Where(l => l.DeviceId == 1 && l.IsOut).Select(l => l.LoanId)), StringComparison.Ordinal);

    [Fact]
    public async Task No_index_asks_for_a_number_where_queries_ask_for_yes_or_no()
    {
        await using var database = await TestDatabase.CreateAsync();
        var conditions = await database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'").ToListAsync());
        Assert.NotEmpty(conditions);
        Assert.DoesNotContain(conditions, sql => sql.Contains("= 1", StringComparison.Ordinal) || sql.Contains("= 0", StringComparison.Ordinal));
    }

    private static async Task<string> PlanAsync<T>(Func<InclusionDb, IQueryable<T>> query)
    {
        await using var database = await TestDatabase.CreateAsync();
        return await database.ReadAsync(db => db.PlanAsync(query(db)));
    }
}
