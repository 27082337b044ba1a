using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Finding;

namespace Inclusion.Tests.Shared.Finding;

public sealed class SuggestAsTypedTests
{
    [Fact]
    public async Task Devices_people_loans_workshops_and_pages_are_suggested_by_a_part_of_their_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Tablia Benali");
        await database.AddReadyDeviceAsync("TABL-1", DeviceCategory.Tablet);
        var workshop = await database.AddWorkshopAsync(courseId: await database.AddCourseAsync("Ma première table"));
        await database.AddWorkshopAsync(courseId: await database.AddCourseAsync("Table d’hier"), sessions: [ArrangedTraining.Session(database.Today.AddDays(-3))]);

        var found = await SuggestAsync(database, "tabl");

        Assert.Equal(("TABL-1", DeviceNextStep.Lend), (Assert.Single(found.Devices).Tag, found.Devices[0].NextStep));
        Assert.Equal(person, Assert.Single(found.People).Id);
        Assert.Equal(workshop, Assert.Single(found.Workshops).Id);
        Assert.Empty(found.Loans);
        Assert.Empty(found.Pages);
    }

    [Fact]
    public async Task A_loan_is_suggested_by_the_beginning_of_its_number_and_a_page_by_a_word_of_its_title()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.AddLoanAsync(await database.AddPersonAsync("Omar"), database.Today);
        var number = await database.ReadAsync(async db => (await db.Loans.FindAsync(loan))!.Number);
        Assert.Equal((loan, "Omar"), Assert.Single((await SuggestAsync(database, number[..^1].ToLowerInvariant())).Loans) is var found ? (found.Id, found.Person) : default);
        Assert.Contains("/devices/wipes", (await SuggestAsync(database, "PREPARE")).Pages.Select(p => p.Path));
    }

    [Fact]
    public async Task Only_pages_and_devices_that_one_may_open_are_suggested_and_nothing_for_a_single_letter()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Est"), "desk@example.org");
        await database.AddReadyDeviceAsync("LT-0042");
        Assert.NotEmpty((await SuggestAsync(database, "LT-0042")).Devices);
        Assert.NotEmpty((await SuggestAsync(database, "lending rules")).Pages);

        Assert.Empty((await SuggestAsync(database, "LT-0042", elsewhere)).Devices);
        Assert.Empty((await SuggestAsync(database, "lending rules", elsewhere)).Pages);
        Assert.Empty((await SuggestAsync(database, "L")).Devices);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => SuggestAsync(database, "LT-0042", trainer));
    }

    private static Task<Suggestions> SuggestAsync(TestDatabase database, string text, Actor? actor = null) => database.As<SuggestAsTyped>(actor ?? database.Administrator).RunAsync(text, CancellationToken.None);
}
