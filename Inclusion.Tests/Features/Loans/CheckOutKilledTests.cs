using System.Diagnostics;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Loans;

public sealed class CheckOutKilledTests
{
    private const int Kills = 20;

    [Fact]
    public async Task Twenty_kills_in_the_middle_of_lending_lose_nothing_acknowledged_and_leave_nothing_half_done()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ArrangeAsync(database);
        var acknowledged = new List<string>();
        var random = new Random(20);

        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged.AddRange(await LendUntilKilledAsync(database.Folder, after: random.Next(1, 12)));
        }

        Assert.True(acknowledged.Count >= Kills);
        Assert.All(acknowledged, number => Assert.StartsWith("L-", number, StringComparison.Ordinal));
        await database.ReadAsync(async db =>
        {
            var numbers = await db.Loans.Select(l => l.Number).ToListAsync();
            Assert.Empty(acknowledged.Except(numbers));
            Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());

            // The running number has no gap: a loan that was cut off took its number with it.
            var last = await db.NumberSequences.Where(s => s.Name.StartsWith("loan-")).SumAsync(s => s.Last);
            Assert.Equal(numbers.Count, last);

            Assert.Equal(0, await db.Loans.CountAsync(l => l.Devices.Count != 2 || l.Events.Count != 1));
            Assert.Equal(2 * numbers.Count, await db.LoanDevices.CountAsync(line => line.IsOut && db.Loans.Any(l => l.Id == line.LoanId)));
            Assert.Equal(0, await db.Devices.CountAsync(d => (d.Status == DeviceStatus.OnLoan) != db.LoanDevices.Any(line => line.DeviceId == d.Id && line.IsOut)));
            Assert.Equal(0, await db.Devices.CountAsync(d => d.Status == DeviceStatus.OnLoan && db.DeviceEvents.Count(e => e.DeviceId == d.Id && e.Kind == DeviceEventKind.Lent) != 1));
            Assert.Equal(numbers.Count, await db.AuditEntries.CountAsync(e => e.Record == nameof(Loan) && e.Action == Web.Data.Records.AuditAction.Added));
            Assert.Equal("ok", await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());
            return true;
        });
    }

    /// <summary>Starts the process that lends, and kills it while it lends on.</summary>
    /// <param name="after">Loans that it may acknowledge first.</param>
    /// <returns>The numbers that it said.</returns>
    private static async Task<List<string>> LendUntilKilledAsync(string folder, int after)
    {
        using var victim = Process.Start(new ProcessStartInfo("dotnet", [typeof(CheckOutVictim).Assembly.Location, CheckOutVictim.Name, folder])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
        var said = new List<string>();
        while (await victim.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("L-", StringComparison.Ordinal))
            {
                said.Add(line);
            }

            if (said.Count == after)
            {
                victim.Kill();
            }
        }

        await victim.WaitForExitAsync();
        Assert.True(said.Count >= after, $"Ended by itself with code {victim.ExitCode} after {said.Count} loans.");
        return said;
    }

    private static Task<bool> ArrangeAsync(TestDatabase database) => database.ArrangeAsync(async db =>
    {
        db.LendingRules.Add(LendingRule.Create(null, null, new LendingTerms(21, 2, null, 1_000_000)).Value);
        for (var i = 0; i < 10; i++)
        {
            db.People.Add(Person.Add(new PersonFacts { Name = $"Person {i}" }, database.Clock.GetUtcNow()).Value);
        }

        for (var i = 0; i < 2000; i++)
        {
            var facts = new DeviceFacts { Category = DeviceCategory.Hotspot, HasStorage = false };
            var device = Device.Receive($"HS-{i:0000}", facts, database.CentreId, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value;
            Assert.False(device.ChangeStatus(DeviceStatus.Ready, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
            db.Devices.Add(device);
        }

        await db.SaveChangesAsync();
        return true;
    });
}
