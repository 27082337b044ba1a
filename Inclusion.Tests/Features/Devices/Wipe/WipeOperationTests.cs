using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Wipe;
using Inclusion.Web.Features.Devices.Wipe.Logs;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices.Wipe;

public sealed class WipeOperationTests
{
    [Fact]
    public async Task Someone_records_and_someone_else_verifies_and_the_list_says_who_waits_for_what()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        await database.AddReceivedDeviceAsync("LT-0002");
        await AskTwoAsync(database);
        var marc = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        Assert.IsType<WipeNeedsTwoPeople>((await RecordAsync(database, marc, id, Checked)).Refusal);
        Assert.False((await database.As<BeginWipe>(marc).RunAsync(database.CentreId, database.Today, CancellationToken.None)).VerifyNow);

        Assert.Equal((1, 1), (await RecordAsync(database, marc, id, null)).Value is var done ? (done.Count, done.ToVerify) : default);
        var waiting = await database.As<ListWipesWaiting>(marc).RunAsync(database.CentreId, CancellationToken.None);
        Assert.Equal(("LT-0002", "LT-0001", 2), (Assert.Single(waiting.Devices).Tag, Assert.Single(waiting.ToVerify).Tag, waiting.Count));

        var wipe = waiting.ToVerify[0].WipeId!.Value;
        Assert.IsType<WipeNeedsTwoPeople>((await database.As<VerifyWipes>(marc).RunAsync(new([wipe], Checked), CancellationToken.None)).Refusal);
        Assert.Equal([id], (await database.As<VerifyWipes>().RunAsync(new([wipe], Checked), CancellationToken.None)).Value.Open);
        var device = await ShowAsync(database, id);
        Assert.Equal((DeviceStatus.Ready, "Amélie", database.Today), (device.Status, device.Wipes[0].VerifiedBy, device.Wipes[0].VerifiedOn));
        Assert.Equal(new NoWipeToVerify("LT-0001"), (await database.As<VerifyWipes>().RunAsync(new([wipe], Checked), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task What_was_wiped_again_meanwhile_is_not_verified_unseen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        await RecordAsync(database, database.Administrator, id, null);
        var seen = Assert.Single((await database.As<ListWipesWaiting>().RunAsync(database.CentreId, CancellationToken.None)).ToVerify).WipeId!.Value;
        await RecordAsync(database, database.Administrator, id, null);

        Assert.Equal(new WipedAgain("LT-0001"), (await database.As<VerifyWipes>().RunAsync(new([seen], Checked), CancellationToken.None)).Refusal);
        var last = Assert.Single((await database.As<ListWipesWaiting>().RunAsync(database.CentreId, CancellationToken.None)).ToVerify).WipeId!.Value;
        Assert.Equal([id], (await database.As<VerifyWipes>().RunAsync(new([last], Checked), CancellationToken.None)).Value.Open);
    }

    [Fact]
    public async Task What_was_typed_last_is_proposed_to_the_same_person_at_the_same_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var marc = await database.AddStaffAsync(StaffRole.Desk, null, "marc@example.org");
        await RecordAsync(database, marc, id, Checked);

        var form = await database.As<BeginWipe>(marc).RunAsync(database.CentreId, database.Today, CancellationToken.None);
        Assert.Equal(("nwipe 0.38", WipeLevel.Purge, "Marc", "Ten places read", "Amélie", true), (form.Tool, form.Level, form.WipedBy, form.Verification, form.VerifiedBy, form.VerifyNow));
        Assert.Equal(("Ten places read", "Amélie"), await database.As<BeginWipe>(marc).VerificationAsync(database.CentreId, database.Today, CancellationToken.None) is var check ? (check.Verification, check.VerifiedBy) : default);
        var elsewhere = await database.As<BeginWipe>(marc).RunAsync(await database.AddCentreAsync("Maison Sud"), database.Today, CancellationToken.None);
        Assert.Equal((null, marc.Name, null), (elsewhere.Tool, elsewhere.WipedBy, elsewhere.Verification));
        Assert.Null((await database.As<BeginWipe>().RunAsync(database.CentreId, database.Today, CancellationToken.None)).Tool);
    }

    [Fact]
    public async Task Each_scan_is_answered_and_wrong_ones_are_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001", serial: "ABC");
        await database.AddReadyDeviceAsync("LT-0002");
        await database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        await database.AddReceivedDeviceAsync("LT-0003", serial: "SAME");
        await database.AddReceivedDeviceAsync("LT-0004", serial: "SAME");
        Assert.Equal((id, null), (await ScanAsync(database, "abc")).Value is var found ? (found.Id, found.WipedOn) : default);
        Assert.Equal(new NoWipeWaited("LT-0002", DeviceStatus.Ready), (await ScanAsync(database, "LT-0002")).Refusal);
        Assert.Equal(new WipeNotNeeded("HS-0001"), (await ScanAsync(database, "hs-0001")).Refusal);
        Assert.Equal(new WipeSerialShared("SAME"), (await ScanAsync(database, "SAME")).Refusal);
        Assert.IsType<DeviceUnknown>((await ScanAsync(database, "nothing")).Refusal);
        var south = await database.AddCentreAsync("Maison Sud");
        Assert.IsType<DeviceAtAnotherCentre>((await database.As<ScanForWipe>().RunAsync("LT-0001", south, CancellationToken.None)).Refusal);
        await RecordAsync(database, database.Administrator, id, null);
        Assert.Equal(database.Today, (await ScanAsync(database, "LT-0001")).Value.WipedOn);
    }

    [Fact]
    public async Task A_log_is_read_checked_against_the_device_kept_and_given_back_to_who_sees_the_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001", serial: NwipeLogs.MachineSerial);
        var content = Encoding.UTF8.GetBytes(NwipeLogs.Log());
        Assert.False((await RecordAsync(database, database.Administrator, id, Checked, new HandedLog("nwipe_log.txt", content))).IsRefused);
        var wipe = Assert.Single((await ShowAsync(database, id)).Wipes);
        var log = Assert.Single(wipe.Logs);
        Assert.Equal(($"Samsung SSD 860 EVO 500GB {NwipeLogs.DiskSerial}", "PRNG Stream", WipeResult.Succeeded, null), (wipe.Media, log.Method, log.Result, log.SerialReason));
        Assert.Equal(content, (await database.As<FindWipeLog>().RunAsync(log.Id, CancellationToken.None))!.Content);
        var south = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.Null(await database.As<FindWipeLog>(south).RunAsync(log.Id, CancellationToken.None));
        Assert.IsType<NotFound>((await database.As<AttachWipeLog>(south).RunAsync(id, wipe.Id, new HandedLog("x.txt", content), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_log_of_another_machine_wants_a_reason_and_a_failed_one_never_opens_the_gate()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001", serial: "OTHER");
        var failed = new HandedLog("nwipe_log.txt", Encoding.UTF8.GetBytes(NwipeLogs.Log("--FAIL--")));
        var refused = Assert.IsType<WipeLogSerialDiffers>((await RecordAsync(database, database.Administrator, id, Checked, failed)).Refusal);
        Assert.Equal(("OTHER", $"{NwipeLogs.DiskSerial}, {NwipeLogs.MachineSerial}"), (refused.Serial, refused.Found));
        Assert.Equal(0, await database.ReadAsync(db => db.WipeRecords.CountAsync()));

        Assert.Equal(1, (await RecordAsync(database, database.Administrator, id, Checked, failed with { Reason = "Wiped in the dock" })).Value.Failed);
        var device = await ShowAsync(database, id);
        Assert.Equal((DeviceNextStep.RecordWipe, WipeResult.Failed, "Wiped in the dock"), (device.NextStep, device.Wipes[0].Result, device.Wipes[0].Logs[0].SerialReason));
    }

    [Fact]
    public async Task A_failed_log_that_comes_later_closes_the_gate_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        await RecordAsync(database, database.Administrator, id, Checked);
        var wipe = (await ShowAsync(database, id)).Wipes[0].Id;
        var attached = await database.As<AttachWipeLog>().RunAsync(id, wipe, new HandedLog("report.pdf", NwipeLogs.Pdf("FAILED")), CancellationToken.None);
        Assert.Equal(new AttachedLog(IsReadable: true, IsFailed: true), attached.Value);
        Assert.Equal(DeviceNextStep.RecordWipe, (await ShowAsync(database, id)).NextStep);
    }

    private static WipeVerification Checked => new("Ten places read", "Amélie");

    private static Task<Outcome<WipesRecorded>> RecordAsync(TestDatabase database, Actor by, long id, WipeVerification? verification, HandedLog? log = null) =>
        database.As<RecordWipe>(by).RunAsync(new([id], new WipeFacts(WipeLevel.Purge, "nwipe 0.38", "Marc", database.Today), verification, Log: log), CancellationToken.None);

    private static Task<Outcome<WaitingDevice>> ScanAsync(TestDatabase database, string code) => database.As<ScanForWipe>().RunAsync(code, database.CentreId, CancellationToken.None);

    private static Task AskTwoAsync(TestDatabase database) => database.ArrangeAsync(async db =>
    {
        (await db.Organisations.SingleAsync()).AskTwoPeopleOfWipes(true);
        return true;
    });

    private static async Task<DeviceDetails> ShowAsync(TestDatabase database, long id) => (await database.As<FindDevice>().RunAsync(id, again: false, CancellationToken.None))!;
}
