using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.People.Home;
using Inclusion.Web.Features.Privacy.Export;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Features.Loans.CheckOutTests;
using static Inclusion.Tests.Features.Loans.ReturnTests;

namespace Inclusion.Tests.Features.Loans;

public sealed class LoanListTests
{
    [Fact]
    public async Task Loans_are_open_due_overdue_or_closed_by_the_day_of_their_centre()
    {
        // 23:30 UTC on 2 March: in Paris it is the 3rd.
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        var montreal = await database.AddCentreAsync("Montréal", "America/Montreal");
        await LendUntilAsync(database, "P-3", new DateOnly(2026, 3, 3));
        await LendUntilAsync(database, "P-4", new DateOnly(2026, 3, 4));
        await LendUntilAsync(database, "M-2", new DateOnly(2026, 3, 2), montreal);
        await LendUntilAsync(database, "M-3", new DateOnly(2026, 3, 3), montreal);
        await LendUntilAsync(database, "P-9", new DateOnly(2026, 3, 9));
        Assert.False((await ReturnAsync(database, "P-9")).IsRefused);

        Assert.Equal(["M-2", "P-3", "M-3", "P-4"], await TagsAsync(database, new LoanFilter(LoanTab.Open)));
        Assert.Equal(["M-2", "P-3"], await TagsAsync(database, new LoanFilter(LoanTab.Due)));
        Assert.Equal(["P-9"], await TagsAsync(database, new LoanFilter(LoanTab.Closed)));
        Assert.Empty(await TagsAsync(database, new LoanFilter(LoanTab.Overdue)));

        // Half past midnight in Paris on the 4th.
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["M-2", "P-3"], await TagsAsync(database, new LoanFilter(LoanTab.Overdue)));
        Assert.Equal(["P-3"], await TagsAsync(database, new LoanFilter(LoanTab.Overdue, CentreId: database.CentreId)));
        var counts = await database.As<ListLoans>().CountAsync(new LoanFilter(LoanTab.Open), CancellationToken.None);
        Assert.Equal((4, 2, 2, 1), (counts[LoanTab.Open], counts[LoanTab.Due], counts[LoanTab.Overdue], counts[LoanTab.Closed]));
    }

    [Fact]
    public async Task Loans_are_found_by_part_of_a_person_a_device_or_by_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        var eloise = await database.AddPersonAsync("Éloïse Nguyễn", phone: "06 12 34 56 78");
        var other = await database.AddPersonAsync("Boubacar Traoré");
        var device = await database.AddReadyDeviceAsync("LT-0042", serial: "PF0A12");
        Assert.False((await LendAsync(database, eloise, [device])).IsRefused);
        var second = (await LendAsync(database, other, [await database.AddReadyDeviceAsync("HS-0007")])).Value;

        Assert.Equal(["LT-0042"], await TagsAsync(database, new LoanFilter(LoanTab.Open, Text: "eloi")));
        Assert.Equal(["LT-0042"], await TagsAsync(database, new LoanFilter(LoanTab.Open, Text: "0612345678")));
        Assert.Equal(["LT-0042"], await TagsAsync(database, new LoanFilter(LoanTab.Open, Text: "pf0a")));
        Assert.Equal(["HS-0007"], await TagsAsync(database, new LoanFilter(LoanTab.Open, Text: second.Number.ToLowerInvariant())));
        Assert.Equal(["LT-0042"], await TagsAsync(database, new LoanFilter(LoanTab.Open, PersonId: eloise)));
        Assert.Equal(["LT-0042"], await TagsAsync(database, new LoanFilter(LoanTab.Open, DeviceId: device)));
        Assert.Empty(await TagsAsync(database, new LoanFilter(LoanTab.Open, PersonId: other, DeviceId: device)));
    }

    [Theory]
    [InlineData(LoanTab.Open)]
    [InlineData(LoanTab.Closed)]
    public async Task Paging_forth_and_back_shows_every_loan_once(LoanTab tab)
    {
        await using var database = await TestDatabase.CreateAsync();
        var expected = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            // Many share a due date: the id decides between them.
            await LendUntilAsync(database, $"T-{i:000}", database.Today.AddDays(i / 40));
            expected.Add($"T-{i:000}");
        }

        if (tab is LoanTab.Closed)
        {
            foreach (var tag in expected)
            {
                Assert.False((await ReturnAsync(database, tag)).IsRefused);
            }

            expected.Reverse();
        }

        var list = database.As<ListLoans>();
        var filter = new LoanFilter(tab);
        var first = await list.RunAsync(filter, ListPlace.Start, CancellationToken.None);
        var second = await list.RunAsync(filter, new ListPlace(After: first.Page.After), CancellationToken.None);
        var third = await list.RunAsync(filter, new ListPlace(After: second.Page.After), CancellationToken.None);

        Assert.Equal(expected, Tags(first).Concat(Tags(second)).Concat(Tags(third)));
        Assert.Null(first.Page.Before);
        Assert.Null(third.Page.After);
        Assert.Equal(Tags(second), Tags(await list.RunAsync(filter, new ListPlace(Before: third.Page.Before), CancellationToken.None)));
        var back = await list.RunAsync(filter, new ListPlace(Before: second.Page.Before), CancellationToken.None);
        Assert.Equal(Tags(first), Tags(back));
        Assert.Null(back.Page.Before);
        Assert.NotNull(back.Page.After);
    }

    [Fact]
    public async Task Who_belongs_to_a_centre_sees_its_loans_only_and_a_trainer_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Sud");
        await LendUntilAsync(database, "N-1", database.Today);
        await LendUntilAsync(database, "S-1", database.Today, sud);
        var desk = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        var list = await database.As<ListLoans>(desk).RunAsync(new LoanFilter(LoanTab.Open, CentreId: database.CentreId), ListPlace.Start, CancellationToken.None);

        Assert.Equal(["S-1"], Tags(list));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListLoans>(trainer).RunAsync(new LoanFilter(LoanTab.Open), ListPlace.Start, CancellationToken.None));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ExportLoans>(trainer).RunAsync(new LoanFilter(LoanTab.Open), null, CancellationToken.None));
    }

    [Fact]
    public async Task An_export_has_one_line_a_device_is_neutralised_and_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("=cmd()");
        Assert.False((await LendAsync(database, person, [await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2")])).IsRefused);

        using var file = new MemoryStream();
        var export = await database.As<ExportLoans>().RunAsync(new LoanFilter(LoanTab.Open), null, CancellationToken.None);
        await export.WriteCsvAsync(file, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), CancellationToken.None);

        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("L-2026-00001", lines[1], StringComparison.Ordinal);
        Assert.Contains("'=cmd()", lines[1], StringComparison.Ordinal);
        Assert.Contains("LT-2", lines[2], StringComparison.Ordinal);
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported && e.Record == "Loan" && e.StaffId == database.Administrator.StaffId)));
    }

    [Fact]
    public async Task The_day_on_which_a_device_was_given_is_exported_and_told_to_whoever_has_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync();
        var loan = await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-1"), database.Today.AddDays(9));
        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", CancellationToken.None)).Refusal);

        using var file = new MemoryStream();
        using (Language.English.Speak())
        {
            await (await database.As<ExportLoans>().RunAsync(new LoanFilter(LoanTab.Closed), null, CancellationToken.None)).WriteCsvAsync(file, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), CancellationToken.None);
        }

        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split([',', ';', '\t'])).ToList();
        var given = Array.FindIndex(lines[0], heading => heading.Trim('"') == "Given on");
        Assert.Contains("2026", lines[1][given], StringComparison.Ordinal);
        Assert.Equal("", lines[1][Array.FindIndex(lines[0], heading => heading.Trim('"') == "Came back on")].Trim('"'));

        var data = (await database.ReadAsync(db => ReadPersonData.RunAsync(db, person, database.Clock.GetUtcNow(), CancellationToken.None)))!.Value.Data;
        var device = Assert.Single(Assert.Single(data.Loans).Devices);
        Assert.Equal(((DateOnly?)null, (DateOnly?)database.Today), (device.ReturnedOn, device.GivenOn));
    }

    /// <summary>People are exported by those who run a centre, and so are their numbers and addresses, through whatever list.</summary>
    [Theory]
    [InlineData(StaffRole.Desk, false)]
    [InlineData(StaffRole.Manager, true)]
    public async Task How_people_are_reached_is_exported_by_those_who_run_a_centre_only(StaffRole role, bool isThere)
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Ada Lovelace", "06 12 34 56 78", "ada@example.org");
        Assert.False((await LendAsync(database, person, [await database.AddReadyDeviceAsync("LT-1")])).IsRefused);
        var actor = await database.AddStaffAsync(role, database.CentreId, "someone@example.org");

        using var file = new MemoryStream();
        await (await database.As<ExportLoans>(actor).RunAsync(new LoanFilter(LoanTab.Open), null, CancellationToken.None)).WriteCsvAsync(file, System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), CancellationToken.None);

        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        Assert.Contains("Ada Lovelace", text, StringComparison.Ordinal);
        Assert.Equal((isThere, isThere), (text.Contains("06 12 34 56 78", StringComparison.Ordinal), text.Contains("ada@example.org", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task How_someone_of_another_centre_is_reached_is_not_exported_with_a_loan_that_they_once_had_here()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        foreach (var (person, tag) in new[] { (two.Ours, "LT-1"), (two.Theirs, "LT-2") })
        {
            await two.Database.ReturnAsync(await two.Database.LendAsync(person, await two.Database.AddReadyDeviceAsync(tag), two.Database.Today.AddDays(7)));
        }

        await two.Database.As<MoveHome>().RunAsync(new MoveHomeCommand(two.Theirs, two.There), CancellationToken.None);
        async Task<string> TextAsync(Actor actor)
        {
            using var file = new MemoryStream();
            await (await two.Database.As<ExportLoans>(actor).RunAsync(new LoanFilter(LoanTab.Closed), null, CancellationToken.None)).WriteCsvAsync(file, System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), CancellationToken.None);
            return System.Text.Encoding.UTF8.GetString(file.ToArray());
        }

        var text = await TextAsync(two.Manager);
        Assert.Contains("06 11 11 11 11", text, StringComparison.Ordinal);
        Assert.Contains("Pierre Theirs", text, StringComparison.Ordinal);
        Assert.DoesNotContain("06 22 22 22 22", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pierre@example.org", text, StringComparison.Ordinal);
        Assert.Contains("06 22 22 22 22", await TextAsync(two.Database.Administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_narrowed_to_a_device_names_none_of_another_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddCentreAsync("Sud");
        var (theirs, ours) = (await database.AddReadyDeviceAsync("SUD-1", centreId: elsewhere), await database.AddReadyDeviceAsync("LT-1"));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        async Task<string?> NamedAsync(Actor actor, long device) =>
            (await database.As<ListLoans>(actor).RunAsync(new LoanFilter(LoanTab.Open, DeviceId: device), ListPlace.Start, CancellationToken.None)).OnlyOf;

        Assert.Equal((null, "LT-1"), (await NamedAsync(desk, theirs), await NamedAsync(desk, ours)));
        Assert.Equal("SUD-1", await NamedAsync(database.Administrator, theirs));
    }

    [Fact]
    public async Task A_loan_that_began_nobody_knows_when_says_before_which_day_in_the_list_and_in_its_file()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var speaking = Language.English.Speak();
        var person = await database.AddPersonAsync();
        var device = await database.AddReceivedDeviceAsync("LT-1");
        await database.ArrangeAsync(async db =>
        {
            var borrower = await db.People.SingleAsync(p => p.Id == person);
            var taken = await db.Devices.SingleAsync(d => d.Id == device);
            db.Loans.Add(Loan.TakeOver(borrower, [taken], database.CentreId, null, database.Today.AddDays(7), "users.csv", Guid.NewGuid(), Actor.Product, database.Clock.GetUtcNow(), database.Today, () => 1).Value);
            return true;
        });

        var row = Assert.Single((await database.As<ListLoans>().RunAsync(new LoanFilter(LoanTab.Open), ListPlace.Start, CancellationToken.None)).Rows);
        Assert.Equal((database.Today, true), (row.LentOn, row.IsBeginUnknown));
        using var file = new MemoryStream();
        var export = await database.As<ExportLoans>().RunAsync(new LoanFilter(LoanTab.Open), null, CancellationToken.None);
        await export.WriteCsvAsync(file, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), CancellationToken.None);
        Assert.Contains($"before {DateWords.Plain(database.Today)}", System.Text.Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    /// <summary>Lends one new device to a new person until a chosen day.</summary>
    private static async Task LendUntilAsync(TestDatabase database, string tag, DateOnly dueOn, long? centreId = null)
    {
        var device = await database.AddReadyDeviceAsync(tag, centreId: centreId);
        var command = new CheckOutCommand(Guid.NewGuid(), await database.AddPersonAsync($"Person of {tag}"), centreId ?? database.CentreId, [LentDevice.Whole(device)], dueOn);
        Assert.False((await database.As<CheckOutDevices>().RunAsync(command, CancellationToken.None)).IsRefused);
    }

    private static async Task<IReadOnlyList<string>> TagsAsync(TestDatabase database, LoanFilter filter) =>
        Tags(await database.As<ListLoans>().RunAsync(filter, ListPlace.Start, CancellationToken.None));

    private static List<string> Tags(LoanList list) => [.. list.Rows.SelectMany(row => row.Devices).Select(device => device.Tag)];
}
