using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Shared.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Incidents;

public sealed class IncidentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happened_is_listed_with_the_device_and_the_loan_and_a_person_decides()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var other = await database.AddReadyDeviceAsync("LT-0002");
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(7));

        Assert.Equal(new FieldRequired("What"), (await NoteAsync(database, device, loan, " ")).Refusal);
        Assert.IsType<DeviceNotInLoan>((await NoteAsync(database, other, loan, "Broken")).Refusal);
        Assert.IsType<IncidentInFuture>((await NoteAsync(database, device, loan, "Broken", 1)).Refusal);
        Assert.Null((await NoteAsync(database, device, loan, "The hinge is broken")).Refusal);
        var noted = Assert.Single(await database.As<ListIncidents>().OfDeviceAsync(device, Cancel));
        Assert.Equal(noted.Id, Assert.Single(await database.As<ListIncidents>().OfLoanAsync(loan, Cancel)).Id);
        Assert.Equal(IncidentConsequence.None, noted.Consequence);

        Assert.IsType<ConsequenceNotTrue>((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.LoanMarkedLost, null), Cancel)).Refusal);
        Assert.IsType<ConsequenceNotTrue>((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.DeviceRecycled, null), Cancel)).Refusal);
        Assert.Null((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.Forgiven, "It was old"), Cancel)).Refusal);
        Assert.False((await database.As<MarkLoanLost>().RunAsync(new MarkLostCommand(loan, false, "Never came back"), Cancel)).IsRefused);
        Assert.Null((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.LoanMarkedLost, null), Cancel)).Refusal);
    }

    [Fact]
    public async Task Nobody_of_another_centre_notes_decides_or_reads()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await NoteAsync(database, device, null, "The hinge is broken");
        var id = await database.ReadAsync(db => db.Incidents.Select(i => i.Id).SingleAsync());
        var stranger = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        Assert.Empty(await database.As<ListIncidents>(stranger).OfDeviceAsync(device, Cancel));
        Assert.IsType<NotFound>((await database.As<DecideIncident>(stranger).RunAsync(new DecideIncidentCommand(id, IncidentConsequence.Forgiven, null), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<NoteIncident>(stranger).RunAsync(new NoteIncidentCommand(device, null, IncidentKind.Theft, "Taken", database.Today), Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<NoteIncident>(trainer).RunAsync(new NoteIncidentCommand(device, null, IncidentKind.Theft, "Taken", database.Today), Cancel)).Refusal);
    }

    [Fact]
    public async Task What_is_out_is_given_to_its_borrower_without_a_wipe_and_the_paper_speaks_their_language()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, other) = (await database.AddReadyDeviceAsync("LT-0001", serial: "SN-77"), await database.AddReadyDeviceAsync("LT-0002"));
        var loan = await database.LendAsync(await database.AddPersonAsync(language: "en"), device, database.Today.AddDays(7));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org");

        Assert.IsType<NotAllowed>((await database.As<GiveDevices>(desk).RunAsync(loan, "Two years without a fault", Cancel)).Refusal);
        Assert.Equal(new StatusReasonMissing(DeviceStatus.Given), (await database.As<GiveDevices>().RunAsync(loan, " ", Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<WriteGivenPaper>(desk).RunAsync(loan, Cancel)).Refusal);
        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", Cancel)).Refusal);
        Assert.IsType<LoanNotOpen>((await database.As<GiveDevices>().RunAsync(loan, "Again", Cancel)).Refusal);

        var shown = (await database.As<FindLoan>(desk).RunAsync(loan, Cancel))!;
        Assert.Equal((LoanStatus.Closed, database.Today, LoanEventKind.Given), (shown.Status, shown.Lines[0].GivenOn!.Value, shown.History[^1].Kind!.Value));
        Assert.Equal(DeviceStatus.Given, await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Status).SingleAsync()));
        Assert.Equal(DeviceStatus.Ready, await database.ReadAsync(db => db.Devices.Where(d => d.Id == other).Select(d => d.Status).SingleAsync()));
        var paper = (await database.As<WriteGivenPaper>(desk).RunAsync(loan, Cancel)).Value;
        var text = await PopplerTests.TextOf(paper);
        Assert.Contains("This device is yours", text, StringComparison.Ordinal);
        Assert.Contains("SN-77", text, StringComparison.Ordinal);
    }

    private static Task<Outcome> NoteAsync(TestDatabase database, long device, long? loan, string what, int inDays = 0) =>
        database.As<NoteIncident>().RunAsync(new NoteIncidentCommand(device, loan, IncidentKind.Damage, what, database.Today.AddDays(inDays)), Cancel);
}
