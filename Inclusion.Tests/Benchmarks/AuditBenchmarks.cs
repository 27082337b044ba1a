using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Loans.CheckOut;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>What the audit trail costs: writing and checking rows, and how many of them a check-out writes. <c>dotnet Inclusion.Tests.dll audit-benchmarks</c>.</summary>
internal static class AuditBenchmarks
{
    public const string Name = "audit-benchmarks";

    private const int Rows = 100_000;

    private const int Batch = 1_000;

    private const int CheckOuts = 200;

    public static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        await CheckOutAsync(database);
        var watch = Stopwatch.StartNew();
        for (var written = 0; written < Rows; written += Batch)
        {
            await database.Database.WriteAsync(
                Actor.Product,
                db =>
                {
                    for (var i = 0; i < Batch; i++)
                    {
                        db.Note(new AuditNote(AuditAction.Changed, "Person", () => 1, "Name", null, [new AuditChange("Name", "Fatoumata Diarra", "Fatoumata Lemoine")]));
                    }

                    return Task.FromResult(Outcome.Done);
                },
                CancellationToken.None);
        }

        Say($"{Rows} rows with a detail each, {Batch} in a transaction: written in {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        var found = await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, CancellationToken.None);
        Say($"{found.Value.Rows} rows checked in {watch.Elapsed.TotalSeconds:0.0} s");
        return 0;
    }

    private static async Task CheckOutAsync(TestDatabase database)
    {
        var devices = new List<long>();
        for (var i = 0; i < CheckOuts; i++)
        {
            devices.Add(await database.AddReadyDeviceAsync(string.Create(CultureInfo.InvariantCulture, $"LT-{i:0000}")));
        }

        var before = await CountAsync(database);
        var took = new List<double>();
        foreach (var device in devices)
        {
            var person = await database.AddPersonAsync();
            var began = Stopwatch.GetTimestamp();
            var lent = await database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)]), CancellationToken.None);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (lent.IsRefused)
            {
                Say($"refused: {lent.Refusal.Name}");
                return;
            }
        }

        var after = await CountAsync(database);
        took.Sort();

        // Each person that was added is a row of its own.
        Say($"check-out of one device, {CheckOuts} times: median {took[CheckOuts / 2]:0.0} ms, p95 {took[CheckOuts * 95 / 100]:0.0} ms; {(after.Entries - before.Entries - CheckOuts) / (double)CheckOuts:0.0} rows and {(after.Details - before.Details) / (double)CheckOuts:0.0} details each");
    }

    private static Task<(int Entries, int Details)> CountAsync(TestDatabase database) => database.ReadAsync(async db => (await db.AuditEntries.CountAsync(), await db.AuditDetails.CountAsync()));

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
