using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Partners;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures the impact figures on the large data set: <c>dotnet Inclusion.Tests.dll impact-benchmarks FOLDER</c>. The folder is filled first when it is empty, which
/// takes minutes. First everything that a page needs, for each length of period and each scope, with the time on a processor beside it, which other programs on the
/// machine do not lengthen; then check-outs alone, and beside figures that are counted one after the other. Figures to hold: a year in 1 s; a check-out in 20 ms beside its commit, whatever is counted meanwhile.
/// </summary>
internal static class ImpactBenchmarks
{
    public const string Name = "impact-benchmarks";

    private const int Runs = 15;

    private const int WarmUps = 2;

    private const int CheckOuts = 150;

    public static async Task<int> RunAsync(string folder)
    {
        await using var product = await MeasuredProduct.OpenAsync(folder);
        var (count, database) = (product.Operations.GetRequiredService<CountImpact>(), product.Database);
        var (centre, partner) = await database.ReadAsync(
            async db => (await db.Centres.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(), await db.Partners.Where(p => (p.Kinds & PartnerKinds.Funder) != 0).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync()),
            CancellationToken.None);
        var lastLoan = await database.ReadAsync(db => db.Loans.MaxAsync(l => l.LentOn), CancellationToken.None);
        ImpactPeriod[] periods = [ImpactPeriod.Year(lastLoan.Year), ImpactPeriod.Between(lastLoan.AddDays(-364), lastLoan).Value, ImpactPeriod.Quarter(lastLoan), ImpactPeriod.Month(lastLoan)];
        foreach (var period in periods)
        {
            foreach (var (name, of) in new[] { ("organisation", ImpactScope.Organisation), ("centre", ImpactScope.Centre(centre)), ("partner", ImpactScope.Partner(partner)) })
            {
                await MeasureAsync($"{period.Kind} of {period.First:yyyy-MM-dd}, {name}", () => count.RunAsync(period, of, CancellationToken.None));
            }
        }

        await MeasureBesideAsync(product.Operations, count, database, centre, periods[0]);
        return 0;
    }

    private static async Task MeasureAsync(string what, Func<Task<ImpactFigures>> run)
    {
        ImpactFigures? figures = null;
        for (var i = 0; i < WarmUps; i++)
        {
            figures = await run();
        }

        var times = new List<double>(Runs);
        var processor = ProcessorTime();
        for (var i = 0; i < Runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await run();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Say($"{Summary(what, times)}   processor {(ProcessorTime() - processor).TotalMilliseconds / Runs,6:0} ms   ({figures![Indicator.PeopleHelped].Value} people, {figures[Indicator.Loans].Value} loans, {figures[Indicator.Enrolments].Value} enrolments)");
    }

    private static async Task MeasureBesideAsync(IServiceProvider desk, CountImpact count, Database database, long centre, ImpactPeriod period)
    {
        var (ready, people) = await database.ReadAsync(
            async db => (
                await db.Devices.Where(d => d.CentreId == centre && d.Status == DeviceStatus.Ready && d.WipeNeededSince == null).OrderBy(d => d.Id).Select(d => d.Id).Take(2 * CheckOuts).ToListAsync(),
                await db.People.Where(p => p.BlockedReason == null && !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)).OrderBy(p => p.Id).Select(p => p.Id).Take(2 * CheckOuts).ToListAsync()),
            CancellationToken.None);
        var pairs = new Queue<(long Device, long Person)>(ready.Zip(people));
        if (pairs.Count < 2 * CheckOuts)
        {
            Say($"check-out: only {pairs.Count} devices and people are free; fill a new folder");
            return;
        }

        var checkOut = desk.GetRequiredService<CheckOutDevices>();
        Say($"{await LendAsync(checkOut, pairs, centre, "check-outs alone")}");
        using var over = new CancellationTokenSource();
        var counted = 0;
        var report = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await count.RunAsync(period, ImpactScope.Organisation, CancellationToken.None);
                counted++;
            }
        });
        var said = await LendAsync(checkOut, pairs, centre, "check-outs while figures are counted");
        await over.CancelAsync();
        await report;
        Say($"{said}   ({counted} years counted meanwhile)");
    }

    private static async Task<string> LendAsync(CheckOutDevices checkOut, Queue<(long Device, long Person)> pairs, long centre, string what)
    {
        var times = new List<double>(CheckOuts);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < CheckOuts; i++)
        {
            var (device, person) = pairs.Dequeue();
            var began = Stopwatch.GetTimestamp();
            _ = (await checkOut.RunAsync(new CheckOutCommand(Guid.NewGuid(), person, centre, [LentDevice.Whole(device)]), CancellationToken.None)).Value;
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Summary(what, times)}   {CheckOuts / watch.Elapsed.TotalSeconds:0} a second");
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static string Summary(string what, List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what,-44} median {times[times.Count / 2],8:0.0}   p95 {times[times.Count * 95 / 100],8:0.0} ms");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
