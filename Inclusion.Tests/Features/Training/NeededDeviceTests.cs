using Inclusion.Domain.Loans;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Training.Status;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Tests.Features.Training;

public sealed class NeededDeviceTests
{
    [Fact]
    public async Task A_device_that_a_workshop_needs_is_not_lent_over_its_days_and_the_desk_says_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, device) = (await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"));
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [device] });
        var first = database.Today.AddDays(7);

        var preview = await database.As<PreviewCheckOut>().RunAsync(person, database.CentreId, [LentDevice.Whole(device)], null, CancellationToken.None);
        var needed = Assert.IsType<DeviceNeededByWorkshop>(preview.Refusal);
        Assert.Equal(("LT-1", "Premiers pas sur Internet", first), (needed.Tag, needed.Workshop, needed.NeededOn));
        using (Language.English.Speak())
        {
            Assert.Contains("needed by the workshop “Premiers pas sur Internet” on Monday 9 March 2026", RefusalSentences.Of(needed), StringComparison.Ordinal);
        }

        Assert.Equal(needed, (await LendAsync(database, person, device, null)).Refusal);
        Assert.Equal(needed, (await LendAsync(database, person, device, first)).Refusal);
        Assert.Null((await database.As<ChangeWorkshopStatus>().CancelAsync(workshop, "Nobody can come", CancellationToken.None)).Refusal);
        Assert.Null((await LendAsync(database, person, device, null)).Refusal);
    }

    [Fact]
    public async Task It_is_lent_when_it_comes_back_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, device) = (await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"));
        await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [device] });

        Assert.Null((await LendAsync(database, person, device, database.Today.AddDays(4))).Refusal);
    }

    private static async Task<Inclusion.Domain.Common.Outcome<LoanMade>> LendAsync(TestDatabase database, long person, long device, DateOnly? due) =>
        await database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)], due), CancellationToken.None);
}
