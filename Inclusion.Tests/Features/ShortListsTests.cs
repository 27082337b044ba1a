using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Accounts.Staff;
using Inclusion.Web.Features.Enrolments.List;
using Inclusion.Web.Features.Imports.List;
using Inclusion.Web.Features.Jobs.List;
using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Tests.Features;

/// <summary>Lists of which an organisation has some dozens of rows: sorted by their columns and read page by page like the long ones.</summary>
public sealed class ShortListsTests
{
    private const int Rows = 84;

    [Theory]
    [InlineData(ListImports.At, true)]
    [InlineData(ListImports.File, false)]
    [InlineData(ListImports.Kind, true)]
    [InlineData(ListImports.Staff, false)]
    [InlineData(ListImports.Staff, true)]
    [InlineData(ListImports.Added, false)]
    [InlineData(ListImports.Known, true)]
    [InlineData(ListImports.Refused, false)]
    public async Task Imports_come_once_each_in_every_order_forwards_and_from_the_end(string column, bool isDescending)
    {
        await using var database = await TestDatabase.CreateAsync();
        var emile = await database.AddStaffAsync(StaffRole.Manager, null, "émile@example.org");
        await database.ArrangeAsync(db =>
        {
            for (var i = 0; i < Rows; i++)
            {
                db.ImportRuns.Add(new ImportRun
                {
                    Kind = i % 2 == 0 ? ImportKind.Devices : ImportKind.People,
                    FileName = $"list-{i * 37 % Rows:00}.csv",
                    At = database.Clock.GetUtcNow().AddMinutes(i * 11 % Rows),
                    StaffId = (i % 3) switch { 0 => database.Administrator.StaffId, 1 => emile.StaffId, _ => null },
                    Added = i % 7,
                    Known = i % 5,
                    Refused = i % 3,
                });
            }

            return Task.FromResult(true);
        });
        var list = database.As<ListImports>();
        var sort = new ListSort(column, isDescending);

        var pages = await ReadAsync(place => list.RunAsync(sort, place, CancellationToken.None));

        // Among equals the newest comes first, whichever way the column is sorted.
        var newest = pages.OrderByDescending(r => r.At).ThenByDescending(r => r.Id);
        Func<ImportRunRow, string> key = column switch
        {
            ListImports.File => r => r.FileName,
            ListImports.Kind => r => $"{(int)r.Kind}",
            ListImports.Staff => r => r.Staff switch { null => "2", "émile@example.org" => "3", _ => "1" },
            ListImports.Added => r => $"{r.Added}",
            ListImports.Known => r => $"{r.Known}",
            ListImports.Refused => r => $"{r.Refused}",
            _ => r => $"{r.At:O}",
        };
        var sorted = isDescending ? newest.OrderByDescending(key, StringComparer.Ordinal) : newest.OrderBy(key, StringComparer.Ordinal);
        Assert.Equal(sorted.Select(r => r.Id), pages.Select(r => r.Id));
    }

    [Fact]
    public async Task Staff_are_sorted_by_name_as_the_language_sorts_by_place_and_by_whether_they_are_active()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 1; i < Rows - 1; i++)
        {
            await database.AddStaffAsync(i % 2 == 0 ? StaffRole.Desk : StaffRole.Trainer, database.CentreId, $"member-{i * 37 % Rows:00}@example.org");
        }

        var eloise = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "éloïse@example.org");
        await database.ArrangeAsync(async db => (await db.Users.FindAsync(eloise.StaffId))!.IsActive = false);
        var list = database.As<ListStaff>();

        var named = await ReadAsync(async place => (await list.RunAsync(new ListSort(ListStaff.Name), place, CancellationToken.None)).Staff);
        Assert.Equal(["amelie@example.org", "éloïse@example.org", "member-01@example.org"], named.Take(3).Select(s => s.Name));
        var turned = await ReadAsync(async place => (await list.RunAsync(new ListSort(ListStaff.Name, IsDescending: true), place, CancellationToken.None)).Staff);
        Assert.Equal(named.Reverse().Select(s => s.Id), turned.Select(s => s.Id));
        var placed = await ReadAsync(async place => (await list.RunAsync(new ListSort(ListStaff.Place), place, CancellationToken.None)).Staff);
        Assert.Equal([1, 42, 41], placed.GroupBy(s => s.Role).Select(g => g.Count()));
        var state = await ReadAsync(async place => (await list.RunAsync(new ListSort(ListStaff.State, IsDescending: true), place, CancellationToken.None)).Staff);
        Assert.Equal(eloise.StaffId, state[0].Id);
        var own = await ReadAsync(async place => (await list.RunAsync(new ListSort(), place, CancellationToken.None)).Staff);
        Assert.Equal(eloise.StaffId, own[^1].Id);
    }

    [Fact]
    public async Task The_people_of_a_workshop_are_sorted_by_name_day_and_absences()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: Rows);
        for (var i = 0; i < Rows; i++)
        {
            var enrolment = await database.EnrolAsync(workshop, await database.AddPersonAsync(i == 5 ? "Émile" : $"Person {i * 37 % Rows:00}"));
            await database.RecordAttendanceAsync(enrolment, [.. Enumerable.Repeat(AttendanceMark.Absent, i % 3)]);
            database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var enrolled = (await database.As<ListEnrolled>().RunAsync(workshop, CancellationToken.None)).Value.Enrolled;
        // They are read by name: what sorts them must not live on that.
        IReadOnlyList<EnrolledRow> mixed = [.. enrolled.OrderBy(r => r.Id * 59 % 97)];
        Task<IReadOnlyList<EnrolledRow>> SortedAsync(string sort) => ReadAsync(place => Task.FromResult(mixed.SortedBy(EnrolledOrders.All, ListSort.Parse(sort)).PageAt(place, row => row.Id)));

        var named = await SortedAsync(EnrolledOrders.Name);
        Assert.Equal(["Émile", .. Enumerable.Range(0, Rows).Where(i => i != 5 * 37 % Rows).Select(i => $"Person {i:00}")], named.Select(r => r.Name));
        Assert.Equal(named.Reverse().Select(r => r.Id), (await SortedAsync("-" + EnrolledOrders.Name)).Select(r => r.Id));
        Assert.Equal(named.OrderBy(r => r.EnrolledAt).Select(r => r.Id), (await SortedAsync(EnrolledOrders.EnrolledAt)).Select(r => r.Id));
        Assert.Equal(named.OrderByDescending(r => r.EnrolledAt).Select(r => r.Id), (await SortedAsync("-" + EnrolledOrders.EnrolledAt)).Select(r => r.Id));
        Assert.Equal(mixed.OrderBy(r => r.NoShows).Select(r => r.Id), (await SortedAsync(EnrolledOrders.NoShows)).Select(r => r.Id));
        var absent = await SortedAsync("-" + EnrolledOrders.NoShows);
        Assert.Equal(mixed.OrderByDescending(r => r.NoShows).Select(r => r.Id), absent.Select(r => r.Id));
        Assert.Equal([2, 1, 0], absent.Select(r => r.NoShows).Distinct());
    }

    [Fact]
    public async Task Jobs_are_sorted_by_each_of_their_columns()
    {
        await using var database = await TestDatabase.CreateAsync();
        var list = database.As<ListJobs>();
        async Task<IReadOnlyList<JobRow>> SortedAsync(string? sort) => (await list.RunAsync(ListSort.Parse(sort), CancellationToken.None)).Jobs;
        var second = (await SortedAsync(ListJobs.Title))[1].Name;
        await database.ArrangeAsync(db =>
        {
            db.JobRuns.Add(new JobRun { Job = second, StartedAt = database.Clock.GetUtcNow(), FinishedAt = database.Clock.GetUtcNow(), Succeeded = false });
            return Task.FromResult(true);
        });

        var titles = (await SortedAsync(ListJobs.Title)).Select(j => j.Title).ToList();
        Assert.Equal(titles.Order(StringComparer.CurrentCultureIgnoreCase), titles);
        Assert.Equal(titles.AsEnumerable().Reverse(), (await SortedAsync("-" + ListJobs.Title)).Select(j => j.Title));
        Assert.Equal(second, (await SortedAsync("-" + ListJobs.State))[0].Name);
        Assert.Equal(second, (await SortedAsync("-" + ListJobs.LastRun))[0].Name);
        Assert.NotNull((await SortedAsync("-" + ListJobs.When))[0].Timing.At);
        Assert.Equal(await SortedAsync(null) is { } own ? own.Select(j => j.Name) : [], (await SortedAsync(ListJobs.When)).Select(j => j.Name));
    }

    [Fact]
    public void A_row_that_has_gone_leads_to_the_beginning_and_nothing_is_a_page_of_nothing()
    {
        IReadOnlyList<long> rows = [.. Enumerable.Range(1, Rows).Select(i => (long)i)];

        Assert.Equal((1, 50L, (long?)null), (rows.PageAt(new ListPlace(After: 999), id => id).First, rows.PageAt(new ListPlace(After: Rows), id => id).After, rows.PageAt(new ListPlace(Before: 999), id => id).Before));
        Assert.Equal((null, 0, (long?)null), (((IReadOnlyList<long>)[]).PageAt(new ListPlace(AtEnd: true), id => id) is var empty ? empty.First : 0, empty.Count, empty.After));
    }

    /// <summary>The whole list, of 84 rows, read forwards; it fails where its pages do not say where they stand, or its last page and the way back do not fit.</summary>
    private static async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(Func<ListPlace, Task<ListPage<TRow>>> read)
    {
        var first = await read(ListPlace.Start);
        var second = await read(new ListPlace(After: first.After));
        var last = await read(new ListPlace(AtEnd: true));
        var back = await read(new ListPlace(Before: second.Before));
        IReadOnlyList<TRow> all = [.. first.Rows, .. second.Rows];
        Assert.Equal((1, 50, null, Rows), (first.First!.Value, first.Shown, first.Before, first.Count));
        Assert.Equal((51, 34, null, Rows), (second.First!.Value, second.Shown, second.After, second.Count));
        Assert.Equal((35, 50, null), (last.First!.Value, last.Shown, last.After));
        Assert.Equal(all.Skip(34), last.Rows);
        Assert.Equal(first.Rows, back.Rows);
        return all;
    }
}
