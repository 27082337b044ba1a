using System.Globalization;
using System.Text;
using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.People;

/// <summary>The list of people by family name, which no field holds.</summary>
public sealed class FamilyNameTests
{
    private static readonly PeopleFilter ByFamily = new(Sort: new ListSort(PeopleColumns.Family));

    [Fact]
    public async Task People_are_sorted_by_family_name_and_within_a_family_by_the_given_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var name in new[] { "Zoé Martin", "Éloïse Martin", "Anne Martin Dupont, Lou", "Martin, Bakary", "Fatoumata Diarra", "Charles de Gaulle", "Omar", "Awa Étienne" })
        {
            await database.AddPersonAsync(name);
        }

        Assert.Equal(["Anne Martin Dupont, Lou", "Charles de Gaulle", "Fatoumata Diarra", "Awa Étienne", "Martin, Bakary", "Éloïse Martin", "Zoé Martin", "Omar"], await NamesAsync(database, ByFamily));
        Assert.Equal("Omar", (await NamesAsync(database, ByFamily with { Sort = new ListSort(PeopleColumns.Family, IsDescending: true) }))[0]);
        Assert.Equal("Anne Martin Dupont, Lou", (await NamesAsync(database, new PeopleFilter()))[0]);
    }

    [Fact]
    public async Task The_order_follows_a_name_that_is_changed_and_holds_over_pages()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 60; i++)
        {
            await database.AddPersonAsync(string.Create(CultureInfo.InvariantCulture, $"Given{i:00} Family{i * 7 % 60:00}"));
        }

        await database.ArrangeAsync(async db =>
        {
            var last = await db.People.SingleAsync(p => p.Name.EndsWith("Family59"));
            return last.Change(new PersonFacts { Name = "Given Aaron" }, database.Clock.GetUtcNow()).IsRefused;
        });
        var list = database.As<ListPeople>();
        var first = await list.RunAsync(ByFamily, ListPlace.Start, CancellationToken.None);
        var second = await list.RunAsync(ByFamily, new ListPlace(After: first.After), CancellationToken.None);
        var last = await list.RunAsync(ByFamily, new ListPlace(AtEnd: true), CancellationToken.None);

        Assert.Equal(("Given Aaron", 51, 60, (long?)null), (first.Rows[0].Name, second.First!.Value, second.Count, second.After));
        Assert.Equal(["Family57", "Family58"], second.Rows.TakeLast(2).Select(r => PersonName.Of(r.Name).Family));
        Assert.Equal(first.Rows.Concat(second.Rows).Skip(10).Select(r => r.Id), last.Rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fr")]
    public async Task The_order_is_read_from_an_index(string language)
    {
        await using var database = await TestDatabase.CreateAsync();
        var plan = await database.ReadAsync(db =>
        {
            var people = language.Length > 0 ? db.People.Where(p => p.Language == language) : db.People;
            return db.PlanAsync(ListPeople.Orders.Single(o => o.Name == PeopleColumns.Family).Sort(people, isDescending: true).Take(PagedList.PageSize));
        });
        Assert.Contains("FoldedFamily", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_an_older_database_get_their_order_at_the_next_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Zoé Aaron");
        await database.AddPersonAsync("Anne Zola");
        await database.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE \"People\" SET \"FoldedFamily\" = ''");
            return await db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 2");
        });

        await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), CancellationToken.None);

        Assert.Equal(["Zoé Aaron", "Anne Zola"], await NamesAsync(database, ByFamily));
    }

    [Fact]
    public async Task The_export_has_both_parts_where_the_column_is_seen_and_neither_where_all_of_a_record_is_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Charles de Gaulle");
        using var speaking = Language.English.Speak();
        var seen = await CsvAsync(database, [PeopleColumns.Name, PeopleColumns.Family]);
        Assert.Equal("\"Name\",\"Family name\",\"Given name\"", seen[0]);
        Assert.Equal("\"Charles de Gaulle\",\"de Gaulle\",\"Charles\"", seen[1]);
        Assert.DoesNotContain("Family name", (await CsvAsync(database, []))[0], StringComparison.Ordinal);
    }

    private static async Task<string[]> CsvAsync(TestDatabase database, IReadOnlyList<string> columns)
    {
        var export = await database.As<ExportPeople>().RunAsync(ByFamily, null, CancellationToken.None);
        using var file = new MemoryStream();
        await export.WithColumns(columns).WriteCsvAsync(file, CultureInfo.GetCultureInfo("en"), CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(TestDatabase database, PeopleFilter filter) =>
        [.. (await database.As<ListPeople>().RunAsync(filter, ListPlace.Start, CancellationToken.None)).Rows.Select(row => row.Name)];
}
