using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Demo.Small;
using Inclusion.Web.Features.SetUp;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Inclusion.Domain.Centres.WeeklyHours;

namespace Inclusion.Tests.Features.SetUp;

public sealed class LeaveDemonstrationTests
{
    /// <summary>What the machine has done stays, and where each of its numbers stands.</summary>
    private static readonly string[] Kept = ["AuditEntries", "AuditDetails", "JobRuns", "__EFMigrationsHistory", "__EFMigrationsLock", "sqlite_sequence"];

    [Fact]
    public async Task Nothing_is_left_but_the_trail_and_the_machine_is_set_up_as_a_new_one()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(replace: services => services.AddScoped<Demonstration, SmallDemonstration>());
        var accounts = (await database.As<OpenDemonstration>(Actor.Product).RunAsync("fr", CancellationToken.None)).Value;
        var state = database.Services.GetRequiredService<SetUpState>();
        Assert.True(await state.IsDoneAsync(CancellationToken.None));
        var (name, lastPerson, noted) = await database.ReadAsync(async db => ((await db.Organisations.SingleAsync()).Name, await db.People.MaxAsync(p => p.Id), await db.AuditEntries.CountAsync()));

        var left = await Leave(database, Administrator(accounts)).RunAsync($" {name.ToUpperInvariant()} ", CancellationToken.None);

        Assert.Equal(database.Services.GetRequiredService<SetUpCode>().Path, left.Value);
        Assert.False(await state.IsDoneAsync(CancellationToken.None));
        Assert.Empty(await FilledTablesAsync(database));
        Assert.Empty(await database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync()));
        Assert.Equal(0, await database.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"PersonSearch\" WHERE \"PersonSearch\" MATCH 'fat OR mar OR ali'").SingleAsync()));
        Assert.Equal(0, await database.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"PersonVocabulary\"").SingleAsync()));
        var entries = await database.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(noted + 1, entries.Count);
        Assert.Equal((AuditAction.Removed, nameof(Organisation), accounts[0].StaffId), (entries[^1].Action, entries[^1].Record, entries[^1].StaffId));

        // As new, only that ids go on: what still names someone of the demonstration names nobody.
        var setUp = await database.As<SetUpOrganisation>(Actor.Product).RunAsync(new("Les Ateliers", "fr", "Maison Nord", "Europe/Paris", Default, "Amélie", "amelie@example.org", "une phrase facile"), CancellationToken.None);
        Assert.DoesNotContain(setUp.Value, accounts.Select(a => a.StaffId));
        var person = await database.AddPersonAsync("Marguerite Duval");
        Assert.True(person > lastPerson);
        Assert.Equal(1, await database.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"PersonSearch\" WHERE \"PersonSearch\" MATCH 'duval'").SingleAsync()));
    }

    [Fact]
    public async Task What_is_real_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync();
        var name = await database.ReadAsync(db => db.Organisations.Select(o => o.Name).SingleAsync());

        Assert.IsType<NotADemonstration>((await Leave(database, database.Administrator).RunAsync(name, CancellationToken.None)).Refusal);
        Assert.Equal(1, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Only_an_administrator_who_types_its_name_leaves_a_demonstration_and_only_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(replace: services => services.AddScoped<Demonstration, SmallDemonstration>());
        var accounts = (await database.As<OpenDemonstration>(Actor.Product).RunAsync("fr", CancellationToken.None)).Value;
        var name = await database.ReadAsync(db => db.Organisations.Select(o => o.Name).SingleAsync());
        var people = await database.ReadAsync(db => db.People.CountAsync());
        var manager = new Actor(accounts[0].StaffId, "Marc", StaffRole.Manager, null);

        Assert.IsType<NotAllowed>((await Leave(database, manager).RunAsync(name, CancellationToken.None)).Refusal);
        Assert.Equal(new LeavingNotConfirmed(name), (await Leave(database, Administrator(accounts)).RunAsync("yes", CancellationToken.None)).Refusal);
        Assert.Equal(people, await database.ReadAsync(db => db.People.CountAsync()));

        Assert.False((await Leave(database, Administrator(accounts)).RunAsync(name, CancellationToken.None)).IsRefused);
        Assert.IsType<NotAllowed>((await Leave(database, Administrator(accounts)).RunAsync(name, CancellationToken.None)).Refusal);
    }

    private static LeaveDemonstration Leave(TestDatabase database, Actor by) => database.As<LeaveDemonstration>(by);

    private static Actor Administrator(IReadOnlyList<DemonstrationAccount> accounts) => new(accounts[0].StaffId, accounts[0].Name, StaffRole.Administrator, null);

    private static Task<List<string>> FilledTablesAsync(TestDatabase database) => database.ReadAsync(async db =>
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%Search\\_%' ESCAPE '\\' AND name NOT LIKE 'PersonWords\\_%' ESCAPE '\\'").ToListAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var filled = new List<string>();
        foreach (var table in tables.Except(Kept))
        {
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                filled.Add(table);
            }
        }

        return filled;
    });
}
