using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Features.Training.Status;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

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

        var preview = await database.As<PreviewCheckOut>().RunAsync(person, database.CentreId, [LentDevice.Whole(device)], null, null, CancellationToken.None);
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

    [Theory]
    [InlineData(DeviceStatus.Stolen)]
    [InlineData(DeviceStatus.Lost)]
    [InlineData(DeviceStatus.Recycled)]
    public async Task What_is_gone_is_taken_for_no_workshop(DeviceStatus status)
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        await SetAsync(database, device, status);

        var gone = new DeviceGone("LT-1", status);
        Assert.Equal(gone, (await database.As<FindNeededDevice>().RunAsync("lt-1", database.CentreId, CancellationToken.None)).Refusal);
        Assert.Equal(gone, (await database.As<PlanWorkshop>().RunAsync(await PlanAsync(database, device), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task What_was_never_wiped_or_should_be_back_is_in_the_way_until_a_manager_says_otherwise()
    {
        await using var database = await TestDatabase.CreateAsync();
        var late = await database.AddReadyDeviceAsync("LT-1");
        await LendAsync(database, await database.AddPersonAsync(), late, database.Today.AddDays(1));
        database.Clock.Advance(TimeSpan.FromDays(2));
        var repaired = await database.AddReadyDeviceAsync("LT-2");
        await SetAsync(database, repaired, DeviceStatus.Repair);

        Assert.Equal([ConflictKind.DeviceOnLoan], await KindsAsync(late));
        Assert.Equal([ConflictKind.DeviceNotReady], await KindsAsync(repaired));
        var note = Assert.Single(await PreviewAsync(database, late));
        using (Language.English.Speak())
        {
            Assert.Equal("LT-1 is on loan and should have been back on Tuesday 3 March 2026.", ConflictWords.Of(note));
        }

        using (Language.French.Speak())
        {
            Assert.Equal("LT-1 est en prêt et aurait dû être rendu le mardi 3 mars 2026.", ConflictWords.Of(note));
        }

        var plan = await PlanAsync(database, repaired);
        Assert.False((await database.As<PlanWorkshop>().RunAsync(plan with { OverrideReason = "Back from repair by then" }, CancellationToken.None)).IsRefused);

        async Task<IEnumerable<ConflictKind>> KindsAsync(long device) =>
            Assert.IsType<SessionsInTheWay>((await database.As<PlanWorkshop>().RunAsync(await PlanAsync(database, device), CancellationToken.None)).Refusal).Conflicts.Select(c => c.Kind);
    }

    [Fact]
    public async Task What_is_under_way_to_another_centre_is_in_the_way_though_it_is_ready()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        Assert.Empty(await PreviewAsync(database, device));
        Assert.Equal(1, (await database.As<SendDevices>().RunAsync([device], await database.AddCentreAsync("Lyon"), null, CancellationToken.None)).Value.Sent);

        var note = Assert.Single(await PreviewAsync(database, device));
        Assert.Equal(ConflictKind.DeviceUnderWay, note.Kind);
        using (Language.English.Speak())
        {
            Assert.Equal("LT-1 is under way to another centre.", ConflictWords.Of(note));
        }
    }

    private static async Task<IReadOnlyList<ConflictNote>> PreviewAsync(TestDatabase database, long device)
    {
        var plan = await PlanAsync(database, device);
        return await database.As<PreviewSessions>().OfPlanAsync(database.CentreId, plan.Facts, [.. plan.Sessions.Select(s => new WantedSession(s))], CancellationToken.None);
    }

    private static async Task<PlanWorkshopCommand> PlanAsync(TestDatabase database, long device) => new(
        Guid.NewGuid(), database.CentreId, await database.AddCourseAsync(),
        new WorkshopFacts { Language = "fr", Capacity = 8, TrainerIds = [database.Administrator.StaffId!.Value], DeviceIds = [device] }, [ArrangedTraining.Session(database.Today.AddDays(7))]);

    private static Task SetAsync(TestDatabase database, long device, DeviceStatus status) => database.ArrangeAsync(async db =>
    {
        var changed = (await db.Devices.SingleAsync(d => d.Id == device)).ChangeStatus(status, "Found out", Actor.Product, database.Clock.GetUtcNow(), database.Today);
        Assert.False(changed.IsRefused);
        return true;
    });

    private static async Task<Inclusion.Domain.Common.Outcome<LoanMade>> LendAsync(TestDatabase database, long person, long device, DateOnly? due) =>
        await database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)], due), CancellationToken.None);
}
