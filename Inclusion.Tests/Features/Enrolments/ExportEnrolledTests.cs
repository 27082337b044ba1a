using System.Globalization;
using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Enrolments.List;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class ExportEnrolledTests
{
    [Fact]
    public async Task The_file_has_who_has_a_place_in_the_order_that_is_seen_then_who_waits_in_line_and_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 2);
        var gone = await database.EnrolAsync(workshop, await database.AddPersonAsync("Gone"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("=Ama", phone: "06 12 34 56 78", email: "ama@example.org"));
        foreach (var name in new[] { "Zoé", "Béa" })
        {
            await database.EnrolAsync(workshop, await database.AddPersonAsync(name, phone: "06 00 00 00 00"));
        }

        Assert.False((await database.CancelPlaceAsync(gone)).IsRefused);
        await database.OfferSeatsAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");

        var lines = await LinesAsync(await database.As<ExportEnrolled>(manager).RunAsync(new EnrolledFilter(workshop), null, default));

        Assert.StartsWith("Name,Place,Number in line,Phone,E-mail,Day of enrolment,Held until,Why they wait,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("'=Ama,Enrolled,,06 12 34 56 78,ama@example.org,2", lines[1], StringComparison.Ordinal);
        Assert.Equal(["Zoé,Place offered", "Béa,Waiting"], lines[2..].Select(line => string.Join(',', line.Split(',')[..2])));
        Assert.Equal("1", lines[3].Split(',')[2]);
        Assert.Equal(3, (await database.As<ExportEnrolled>(manager).CountAsync(new EnrolledFilter(workshop), 10, default)).Value);
        var noted = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported));
        Assert.Equal((nameof(ListEnrolled), workshop, manager.StaffId, 3), (noted.Record, noted.RecordId, noted.StaffId, noted.Count));
    }

    [Fact]
    public async Task Those_with_a_place_are_sorted_as_on_the_page_a_desk_gets_no_numbers_and_work_is_noted_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        foreach (var name in new[] { "Zoé", "Béa" })
        {
            await database.EnrolAsync(workshop, await database.AddPersonAsync(name, phone: "06 00 00 00 00"));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var export = database.As<ExportEnrolled>(desk);
        async Task<IEnumerable<string>> NamesAsync(string? sort, long? work = null) =>
            (await LinesAsync(await export.RunAsync(new EnrolledFilter(workshop, sort is null ? null : ListSort.Parse(sort)), work, default)))[1..].Select(line => line.Split(',')[0]);

        Assert.Equal(["Béa", "Zoé"], await NamesAsync(null, work: 7));
        Assert.Equal(["Zoé", "Béa"], await NamesAsync("-name", work: 7));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported)));
        Assert.Equal(["Zoé", "Béa"], await NamesAsync("enrolled"));
        Assert.DoesNotContain("06 00", string.Concat(await LinesAsync(await export.RunAsync(new EnrolledFilter(workshop), null, default))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_erased_is_not_in_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Ama");
        var workshop = await database.AddWorkshopAsync();
        await database.EnrolAsync(workshop, person);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Béa"));
        database.Clock.Advance(TimeSpan.FromDays(30));
        var version = await database.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(person, version), default)).Refusal);

        var lines = await LinesAsync(await database.As<ExportEnrolled>().RunAsync(new EnrolledFilter(workshop), null, default));

        Assert.Equal(["Béa"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Nobody_takes_the_people_of_a_workshop_of_another_centre_and_a_trainer_none()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        var there = await two.Database.AddWorkshopAsync(centreId: two.There);
        var filter = new EnrolledFilter(two.Workshop);

        Assert.IsType<NotFound>((await two.Database.As<ExportEnrolled>(two.Manager).CountAsync(new EnrolledFilter(there), 10, default)).Refusal);
        await Assert.ThrowsAsync<NotAllowedException>(() => two.Database.As<ExportEnrolled>(two.Manager).RunAsync(new EnrolledFilter(there), null, default));
        Assert.IsType<NotAllowed>((await two.Database.As<ExportEnrolled>(two.Trainer).CountAsync(filter, 10, default)).Refusal);
        await Assert.ThrowsAsync<NotAllowedException>(() => two.Database.As<ExportEnrolled>(two.Trainer).RunAsync(filter, null, default));
        Assert.False(await two.Database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
    }

    private static async Task<string[]> LinesAsync(TableExport export)
    {
        using var file = new MemoryStream();
        await export.WriteCsvAsync(file, CultureInfo.GetCultureInfo("en-GB"));
        var text = Encoding.UTF8.GetString(file.ToArray()).Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        return text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
