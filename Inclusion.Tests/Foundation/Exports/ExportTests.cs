using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StartDevices = Inclusion.Web.Foundation.Exports.StartExport<Inclusion.Web.Features.Devices.List.ExportDevicesWork, Inclusion.Web.Features.Devices.List.DeviceFilter>;
using StartLoans = Inclusion.Web.Foundation.Exports.StartExport<Inclusion.Web.Features.Loans.List.ExportLoansWork, Inclusion.Web.Features.Loans.List.LoanFilter>;
using StartPeople = Inclusion.Web.Foundation.Exports.StartExport<Inclusion.Web.Features.People.List.ExportPeopleWork, Inclusion.Web.Features.People.List.PeopleFilter>;

namespace Inclusion.Tests.Foundation.Exports;

/// <summary>A short list is given at once; a long one is written in the background, for whoever asked, with the rights they have then. Here three rows are few.</summary>
public sealed class ExportTests
{
    private const int Few = 3;

    [Theory]
    [InlineData(Few, false)]
    [InlineData(Few + 1, true)]
    public async Task Only_a_list_longer_than_the_setting_becomes_work(int rows, bool isWork)
    {
        await using var database = await CreateAsync(rows);
        Assert.Equal(isWork, (await database.As<StartDevices>().RunAsync(new DeviceFilter(), TableFormat.Csv, [], default)).Value is not null);
        Assert.Equal(isWork ? 1 : 0, await database.ReadAsync(db => db.WorkItems.CountAsync()));

        // What is filtered away does not count.
        Assert.Null((await database.As<StartDevices>().RunAsync(new DeviceFilter(Text: "LT-0001"), TableFormat.Csv, [], default)).Value);
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
    }

    [Fact]
    public async Task The_file_has_the_filtered_rows_in_the_language_of_whoever_asked_and_is_noted_once_however_often_it_is_begun()
    {
        await using var database = await CreateAsync(5);
        await database.AddReceivedDeviceAsync("TB-0001", DeviceCategory.Tablet);
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        long id;
        using (Language.French.Speak())
        {
            id = (await database.As<StartDevices>(desk).RunAsync(new DeviceFilter(Category: DeviceCategory.Laptop), TableFormat.Csv, [], default)).Value!.Value;
        }

        // As if the product had ended after the note and before the file was whole.
        await database.As<ExportDevices>(desk).RunAsync(new DeviceFilter(), id, default);
        Assert.True(await RunAsync(database, id));
        Assert.True(await RunAsync(database, id));

        var work = (await database.As<FindWork>(desk).RunAsync(id, default))!;
        Assert.Equal((WorkState.Done, "Appareils.csv"), (work.State, work.ResultName));
        using var reader = new StreamReader((await database.As<FindWork>(desk).ResultAsync(id, default))!.Value.Content);
        var lines = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["LT-0001", "LT-0002", "LT-0003", "LT-0004", "LT-0005"], lines.Skip(1).Select(l => l.Split(';')[0].Trim('"')));
        await database.ReadAsync(async db =>
        {
            Assert.Equal("DevicesInFile=5", await db.WorkItems.Select(w => w.Counts).SingleAsync());
            var noted = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported);
            Assert.Equal((nameof(Device), 0, desk.StaffId, string.Create(CultureInfo.InvariantCulture, $"work/{id}")), (noted.Record, noted.RecordId, noted.StaffId, noted.Fields));
            return true;
        });
    }

    [Fact]
    public async Task Loans_count_by_the_lines_of_the_file_and_a_workbook_is_written_as_well()
    {
        await using var database = await CreateAsync(0);
        var person = await database.AddPersonAsync();
        for (var i = 1; i <= Few + 1; i++)
        {
            await database.LendAsync(person, await database.AddReadyDeviceAsync($"LT-000{i}"), database.Today.AddDays(14));
        }

        var id = (await database.As<StartLoans>().RunAsync(new LoanFilter(LoanTab.Open), TableFormat.Xlsx, [], default)).Value!.Value;
        Assert.True(await RunAsync(database, id));
        var (content, name) = (await database.As<FindWork>().ResultAsync(id, default))!.Value;
        await using (content)
        {
            Assert.EndsWith(".xlsx", name, StringComparison.Ordinal);
            using var zip = new System.IO.Compression.ZipArchive(content);
            Assert.Contains(zip.Entries, e => e.FullName == "xl/workbook.xml");
        }

        Assert.Equal("LinesInFile=4", await database.ReadAsync(db => db.WorkItems.Select(w => w.Counts).SingleAsync()));
    }

    [Fact]
    public async Task The_same_asked_for_again_is_one_piece_of_work_and_what_is_searched_can_be_read_nowhere()
    {
        const string Name = "Fatoumata";
        await using var database = await CreateAsync(0);
        for (var i = 0; i <= Few; i++)
        {
            await database.AddPersonAsync($"{Name} Diarra {i}");
        }

        var start = database.As<StartPeople>();
        var first = (await start.RunAsync(new PeopleFilter(Name), TableFormat.Csv, [], default)).Value!.Value;
        Assert.Equal(first, (await start.RunAsync(new PeopleFilter(Name), TableFormat.Csv, [], default)).Value);
        Assert.NotEqual(first, (await start.RunAsync(new PeopleFilter(Name), TableFormat.Xlsx, [], default)).Value);
        Assert.NotEqual(first, (await start.RunAsync(new PeopleFilter(), TableFormat.Csv, [], default)).Value);
        Assert.DoesNotContain(await database.ReadAsync(db => db.WorkItems.ToListAsync()), w => (w.Request + w.Subject).Contains(Name, StringComparison.OrdinalIgnoreCase));

        await RunAsync(database, first);
        Assert.NotEqual(first, (await start.RunAsync(new PeopleFilter(Name), TableFormat.Csv, [], default)).Value);
    }

    [Fact]
    public async Task People_are_for_those_who_run_a_centre_when_they_ask_and_when_it_is_written()
    {
        await using var database = await CreateAsync(0);
        for (var i = 0; i <= Few; i++)
        {
            await database.AddPersonAsync($"Person {i}");
        }

        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        Assert.IsType<NotAllowed>((await database.As<StartPeople>(desk).RunAsync(new PeopleFilter(), TableFormat.Csv, [], default)).Refusal);
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var id = (await database.As<StartPeople>(manager).RunAsync(new PeopleFilter(), TableFormat.Csv, [], default)).Value!.Value;
        await database.ArrangeAsync(db => db.Users.Where(s => s.Id == manager.StaffId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, StaffRole.Desk)));

        Assert.True(await RunAsync(database, id));
        Assert.Equal(WorkState.Refused, (await database.As<FindWork>(manager).RunAsync(id, default))!.State);
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
        Assert.Empty(Directory.GetFiles(Path.Combine(database.Folder, "work")));
    }

    [Fact]
    public async Task Cancelled_in_the_middle_it_leaves_no_half_file()
    {
        await using var database = await CreateAsync(Few + 1);
        var id = (await database.As<StartDevices>().RunAsync(new DeviceFilter(), TableFormat.Csv, [], default)).Value!.Value;
        var board = database.Services.GetRequiredService<WorkBoard>();
        var told = 0;
        board.Changed += change =>
        {
            if (change.News is WorkNews.Progress)
            {
                told++;
                board.Stop(id);
            }
        };

        Assert.True(await RunAsync(database, id));
        Assert.Equal(1, told);
        var work = (await database.As<FindWork>().RunAsync(id, default))!;
        Assert.Equal((WorkState.Cancelled, null), (work.State, work.ResultName));
        Assert.Empty(Directory.GetFiles(Path.Combine(database.Folder, "work")));
    }

    private static async Task<TestDatabase> CreateAsync(int devices)
    {
        var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { [StartDevices.DirectRowsSetting] = Few.ToString(CultureInfo.InvariantCulture) });
        for (var i = 1; i <= devices; i++)
        {
            await database.AddReceivedDeviceAsync($"LT-000{i}");
        }

        return database;
    }

    private static Task<bool> RunAsync(TestDatabase database, long id) => database.Services.GetRequiredService<WorkRunner>().RunAsync(id, default);
}
