using System.Globalization;
using System.Text;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.People;

public sealed class ListPeopleTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Every filter, and pairs of them, against the same rule said over a plain list in memory.</summary>
    [Fact]
    public async Task Every_filter_gives_exactly_those_it_should_page_by_page_in_both_directions()
    {
        await using var database = await TestDatabase.CreateAsync();
        var everyone = await ArrangeCrowdAsync(database);
        var partner = everyone.Max(p => p.ReferrerId);
        PeopleFilter[] filters =
        [
            new(),
            new("diar"),
            new("éloï"),
            new("06 00 00 00 1"),
            new("nobody at all"),
            new(Shown: PeopleShown.WithLoan),
            new(Shown: PeopleShown.Overdue),
            new(Shown: PeopleShown.Blocked),
            new(Language: "ar"),
            new(ReferrerId: partner),
            new("diar", PeopleShown.WithLoan),
            new(Shown: PeopleShown.Overdue, Language: "fr"),
            new("eloise", null, "fr", partner),
        ];
        foreach (var filter in filters)
        {
            var expected = everyone.Where(p => p.Passes(filter)).ToList();
            expected = filter.Text.Length > 0
                ? [.. expected.OrderByDescending(p => p.Id)]
                : [.. expected.OrderBy(p => Encoding.UTF8.GetBytes(Folding.Fold(p.Name)), Bytes).ThenBy(p => p.Id)];
            var ids = expected.ConvertAll(p => p.Id);

            var (read, last) = await ReadForwardsAsync(database, filter);
            Assert.Equal(ids, read);
            Assert.Equal(ids, await ReadBackwardsAsync(database, filter, last));
        }
    }

    /// <summary>With a quarter of a million people, sorting or reading them all for one page is what must not happen.</summary>
    [Theory]
    [InlineData(null, "", null)]
    [InlineData(PeopleShown.WithLoan, "", null)]
    [InlineData(PeopleShown.Overdue, "", null)]
    [InlineData(PeopleShown.Blocked, "", null)]
    [InlineData(null, "ar", null)]
    [InlineData(PeopleShown.Overdue, "ar", null)]
    [InlineData(null, "", 7L)]
    [InlineData(null, "", null, 1L)]
    public async Task Every_filter_is_answered_in_order_from_an_index(PeopleShown? shown, string language, long? referrer, long? home = null)
    {
        await using var database = await TestDatabase.CreateAsync();
        var someone = await database.AddPersonAsync();
        var plan = await database.ReadAsync(async db =>
        {
            var today = await new CentreClock(database.Clock).TodayAsync(db, Cancel);
            var order = ListPeople.Orders[0];
            var people = order.Sort((await order.AfterAsync(db.PeopleBy(new PeopleFilter("", shown, language, referrer, HomeCentreId: home), today, PeopleInReach.TakenBy(db, database.Administrator)), db.People, someone, isDescending: false, Cancel))!, isDescending: false);
            return await db.PlanAsync(people.Take(PagedList.PageSize + 1).Select(p => p.Name));
        });
        Assert.StartsWith("SEARCH p USING INDEX IX_People", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_and_its_file_are_narrowed_by_home_centre_and_name_it()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        var filter = PeopleFilter.From(null, null, null, null, home: two.There);
        Assert.Equal($"?home={two.There}", filter.ToQuery());
        Assert.Equal(["Maison Sud", "Maison de quartier Nord"], (await two.Database.As<ListPeople>(two.Desk).HomesAsync(Cancel)).Select(c => c.Name).Order(StringComparer.Ordinal));

        var rows = (await two.Database.As<ListPeople>(two.Desk).RunAsync(filter, ListPlace.Start, Cancel)).Rows;
        Assert.Equal([two.Theirs, two.Borrower, two.Learner], rows.Select(r => r.Id).Order());
        Assert.All(rows, row => Assert.Equal("Maison Sud", row.HomeCentre));
        Assert.Null((await two.Database.As<ListPeople>(two.Desk).RunAsync(new PeopleFilter("Everybodys"), ListPlace.Start, Cancel)).Rows.Single().HomeCentre);
        Assert.Equal(rows.Count, (await two.Database.As<ExportPeople>().CountAsync(filter, 100, Cancel)).Value);

        // A file of one centre's people has nobody who is at home elsewhere but whoever is served here.
        Assert.Equal(2, (await two.Database.As<ExportPeople>(two.Manager).CountAsync(filter, 100, Cancel)).Value);
    }

    [Fact]
    public async Task A_row_says_what_the_desk_must_see()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Fatoumata Diarra", phone: "06 12 34 56 78", language: "ar");
        await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0001"), database.Today.AddDays(-1));
        var list = await database.As<ListPeople>().RunAsync(new PeopleFilter(), ListPlace.Start, Cancel);
        Assert.Equal(new PersonRow(id, "Fatoumata Diarra", "06 12 34 56 78", "", "ar", "", await database.ReadAsync(db => db.Centres.Select(c => c.Name).SingleAsync()), database.Clock.GetUtcNow(), database.Clock.GetUtcNow(), 1, true, false), Assert.Single(list.Rows));
        Assert.Equal((1, false, null, null), (list.Count, list.HasMore, list.Before, list.After));
    }

    [Fact]
    public async Task A_count_stops_at_a_thousand()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(db =>
        {
            db.People.AddRange(Enumerable.Range(0, PagedList.CountLimit + 1).Select(i => Person.Add(new PersonFacts { Name = string.Create(CultureInfo.InvariantCulture, $"Marie {i}") }, database.Clock.GetUtcNow()).Value));
            return Task.FromResult(true);
        });
        var list = await database.As<ListPeople>().RunAsync(new PeopleFilter(), ListPlace.Start, Cancel);
        Assert.Equal((PagedList.CountLimit, true), (list.Count, list.HasMore));
    }

    [Fact]
    public async Task A_place_that_is_gone_leads_to_the_beginning()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        Assert.Equal(id, Assert.Single((await database.As<ListPeople>().RunAsync(new PeopleFilter(), new ListPlace(After: 99), Cancel)).Rows).Id);
        Assert.Equal(id, Assert.Single((await database.As<ListPeople>().RunAsync(new PeopleFilter(), new ListPlace(After: id), Cancel)).Rows).Id);
    }

    [Fact]
    public void A_filter_comes_back_from_its_address_and_an_old_address_still_opens()
    {
        var filter = new PeopleFilter("Éloïse & co", PeopleShown.Overdue, "pt-BR", 7);
        Assert.Equal("?q=%C3%89lo%C3%AFse%20%26%20co&show=Overdue&language=pt-BR&referrer=7", filter.ToQuery());
        Assert.Equal(filter, PeopleFilter.From(" Éloïse & co ", "overdue", "pt-BR", 7));
        Assert.True(PeopleFilter.From(null, "no such thing", null, null).IsEmpty);
        Assert.True(PeopleFilter.From(null, "99", "", null).IsEmpty);
    }

    [Fact]
    public async Task Those_who_run_a_centre_take_the_filtered_list_away_and_it_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Marc Petit");
        await database.AddPersonAsync("=Éloïse Nguyễn", phone: "+33 6 12 34 56 78", language: "ar");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");

        var export = await database.As<ExportPeople>(manager).RunAsync(new PeopleFilter("eloise"), null, Cancel);
        using var file = new MemoryStream();
        await export.WriteCsvAsync(file, CultureInfo.GetCultureInfo("fr-FR"), Cancel);

        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("\"'=Éloïse Nguyễn\";\"\";\"'+33 6 12 34 56 78\";", lines[1], StringComparison.Ordinal);
        var noted = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported));
        Assert.Equal(("Person", manager.StaffId), (noted.Record, noted.StaffId));
    }

    [Theory]
    [InlineData(PeopleScope.Organisation)]
    [InlineData(PeopleScope.OwnCentre)]
    public async Task Whoever_runs_one_centre_takes_its_people_away_and_no_others_whatever_is_set(PeopleScope deskSees)
    {
        await using var two = await TwoCentres.CreateAsync(deskSees);
        var chosen = new PeopleFilter(Only: ChosenRows.AddressOf([two.Ours, two.Theirs]));
        foreach (var (filter, taken) in new[] { (new PeopleFilter(), two.InReach), (chosen, [two.Ours]), (new PeopleFilter("Pierre"), []) })
        {
            var export = two.Database.As<ExportPeople>(two.Manager);
            Assert.Equal(taken.Length, (await export.CountAsync(filter, int.MaxValue, Cancel)).Value);
            var text = await TextAsync(await export.RunAsync(filter, null, Cancel));
            Assert.Equal(taken.Length + 1, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.DoesNotContain("Theirs", text, StringComparison.Ordinal);
        }

        Assert.Contains("Pierre Theirs", await TextAsync(await two.Database.As<ExportPeople>().RunAsync(new PeopleFilter(), null, Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRole.Desk)]
    [InlineData(StaffRole.Trainer)]
    [InlineData(StaffRole.Partner)]
    public async Task Nobody_else_takes_the_list_away(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var actor = await database.AddStaffAsync(role, database.CentreId, "someone@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ExportPeople>(actor).RunAsync(new PeopleFilter(), null, Cancel));
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
    }

    /// <summary>Those of a centre are read in the order of the list as well, until a page is full: of who is served there two short lists are made, once.</summary>
    [Theory]
    [InlineData(null, "")]
    [InlineData(PeopleShown.Overdue, "")]
    [InlineData(null, "ar")]
    public async Task The_people_of_a_centre_are_answered_in_order_from_an_index(PeopleShown? shown, string language)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var plan = await database.ReadAsync(async db =>
        {
            var reach = PeopleInReach.TakenBy(db, desk);
            var people = ListPeople.Orders[0].Sort(db.PeopleBy(new PeopleFilter("", shown, language), await new CentreClock(database.Clock).TodayAsync(db, Cancel), reach), isDescending: false);
            return await db.PlanAsync(people.Take(PagedList.PageSize + 1).Select(p => p.Name));
        });
        Assert.Contains("p USING INDEX IX_People", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("CORRELATED LIST SUBQUERY", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trainers_see_no_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListPeople>(trainer).RunAsync(new PeopleFilter(), ListPlace.Start, Cancel));
    }

    private static readonly Comparer<byte[]> Bytes = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static async Task<List<Known>> ArrangeCrowdAsync(TestDatabase database)
    {
        var random = new Random(42);
        string[] names = ["Fatoumata Diarra", "Éloïse Nguyễn", "عبد الرحمن", "Marc Petit", "marc petit", "Oksana Kovalenko"];
        string[] languages = ["fr", "ar", "", "en"];
        var partner = await database.ArrangeAsync(async db =>
        {
            var added = db.Partners.Add(Partner.Add(new PartnerFacts("Mission locale", PartnerKinds.Referrer)).Value).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        var known = await database.ArrangeAsync(async db =>
        {
            var people = Enumerable.Range(0, 170).Select(i => Person.Add(
                new PersonFacts
                {
                    Name = names[random.Next(names.Length)],
                    Phone = string.Create(CultureInfo.InvariantCulture, $"06 00 00 {i / 100:00} {i % 100:00}"),
                    Language = languages[random.Next(languages.Length)],
                    ReferredById = random.Next(3) == 0 ? partner : null,
                },
                database.Clock.GetUtcNow()).Value).ToList();
            db.People.AddRange(people);
            await db.SaveChangesAsync();
            return people.ConvertAll(p => new Known(p.Id, p.Name, p.Phone, p.Language, p.ReferredById));
        });
        for (var i = 0; i < 30; i++)
        {
            var person = known[random.Next(known.Count)];
            var due = random.Next(-3, 3);
            var loan = await database.LendAsync(person.Id, await database.AddReadyDeviceAsync(string.Create(CultureInfo.InvariantCulture, $"LT-{i:0000}")), database.Today.AddDays(due));
            if (random.Next(3) == 0)
            {
                await database.ReturnAsync(loan);
                continue;
            }

            person.HasLoan = true;
            person.IsOverdue |= due < 0;
        }

        // After the loans: nothing is lent to someone who is blocked.
        await database.ArrangeAsync(async db =>
        {
            foreach (var person in known.Where(_ => random.Next(7) == 0))
            {
                person.IsBlocked = !(await db.People.SingleAsync(p => p.Id == person.Id)).Block("Because").IsRefused;
            }

            return true;
        });
        return known;
    }

    private static async Task<(List<long> Ids, ListPage<PersonRow> Last)> ReadForwardsAsync(TestDatabase database, PeopleFilter filter)
    {
        var ids = new List<long>();
        var list = await database.As<ListPeople>().RunAsync(filter, ListPlace.Start, Cancel);
        Assert.Null(list.Before);
        while (true)
        {
            ids.AddRange(list.Rows.Select(r => r.Id));
            if (list.After is not { } after)
            {
                return (ids, list);
            }

            Assert.Equal(PagedList.PageSize, list.Rows.Count);
            list = await database.As<ListPeople>().RunAsync(filter, new ListPlace(After: after), Cancel);
        }
    }

    private static async Task<List<long>> ReadBackwardsAsync(TestDatabase database, PeopleFilter filter, ListPage<PersonRow> list)
    {
        var ids = list.Rows.Select(r => r.Id).ToList();
        while (list.Before is { } before)
        {
            list = await database.As<ListPeople>().RunAsync(filter, new ListPlace(Before: before), Cancel);
            Assert.NotNull(list.After);
            ids.InsertRange(0, list.Rows.Select(r => r.Id));
        }

        return ids;
    }

    private sealed record Known(long Id, string Name, string Phone, string Language, long? ReferrerId)
    {
        public bool IsBlocked { get; set; }

        public bool HasLoan { get; set; }

        public bool IsOverdue { get; set; }

        public bool Passes(PeopleFilter filter) =>
            IsFoundBy(filter.Text)
            && (filter.Shown switch { PeopleShown.WithLoan => HasLoan, PeopleShown.Overdue => IsOverdue, PeopleShown.Blocked => IsBlocked, _ => true })
            && (filter.Language.Length == 0 || filter.Language == Language)
            && (filter.ReferrerId is null || filter.ReferrerId == ReferrerId);

        private bool IsFoundBy(string text) =>
            text.Length == 0
            || Folding.Fold(Name).Contains(Folding.Fold(text), StringComparison.Ordinal)
            || (text.Any(char.IsAsciiDigit) && Digits(Phone).Contains(Digits(text), StringComparison.Ordinal));

        private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
    }

    private static async Task<string> TextAsync(Inclusion.Web.Foundation.Tables.TableExport export)
    {
        using var file = new MemoryStream();
        await export.WriteCsvAsync(file, CultureInfo.GetCultureInfo("fr-FR"), Cancel);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
