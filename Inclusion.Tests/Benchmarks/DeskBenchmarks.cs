using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Home.Find;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Features.Reminders.Plan;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.Finding;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures the lending desk in the server on the large data set: <c>dotnet Inclusion.Tests.dll benchmarks FOLDER</c>. The folder is filled first when it
/// is empty, which takes minutes. Each line is one thing that the desk does: median and 95th percentile in milliseconds over many runs with changing
/// arguments, after a warm-up. It judges nothing: the figures to hold are compared by whoever reads it.
/// </summary>
internal static class DeskBenchmarks
{
    public const string Name = "benchmarks";

    private const int Runs = 200;

    private const int WarmUps = 20;

    public static async Task<int> RunAsync(string folder)
    {
        await using var product = await MeasuredProduct.OpenAsync(folder);
        await MeasureAllAsync(product.Operations, product.Database);
        return 0;
    }

    private static async Task MeasureAllAsync(IServiceProvider desk, Database database)
    {
        var random = new Random(1);
        var (centre, tags, serials, names) = await database.ReadAsync(
            async db => (
                await db.Centres.Select(c => c.Id).FirstAsync(),
                await db.Devices.OrderBy(d => d.Id).Select(d => d.Tag).Take(5000).ToListAsync(),
                await db.Devices.OrderBy(d => d.Id).Where(d => d.Serial != "").Select(d => d.Serial).Take(5000).ToListAsync(),
                await db.People.OrderBy(p => p.Id).Select(p => p.Name).Take(5000).ToListAsync()),
            CancellationToken.None);
        string Any(List<string> list) => list[random.Next(list.Count)];
        string PartOf(string name) => name.Length <= 4 ? name : name.Substring(random.Next(name.Length - 4), 4);

        var devices = desk.GetRequiredService<ListDevices>();
        var people = desk.GetRequiredService<ListPeople>();
        var loans = desk.GetRequiredService<ListLoans>();
        var find = desk.GetRequiredService<SearchEverything>();
        var none = CancellationToken.None;
        await MeasureAsync("devices, first page", () => devices.RunAsync(new DeviceFilter(), ListPlace.Start, none));
        await MeasureAsync("devices by status, category, centre", () => devices.RunAsync(new DeviceFilter(Pick<DeviceStatus>(random), Pick<DeviceCategory>(random), centre), ListPlace.Start, none));
        await MeasureAsync("devices, last page", () => devices.RunAsync(new DeviceFilter(), new ListPlace(AtEnd: true), none));
        await MeasureAsync("devices by part of a serial number", () => devices.RunAsync(new DeviceFilter(Text: PartOf(Any(serials))), ListPlace.Start, none));
        await MeasureAsync("people, first page", () => people.RunAsync(new PeopleFilter(), ListPlace.Start, none));
        await MeasureAsync("people, last page", () => people.RunAsync(new PeopleFilter(), new ListPlace(AtEnd: true), none));
        foreach (var order in ListDevices.Orders)
        {
            await MeasureAsync($"devices by {order.Name}, first page", () => devices.RunAsync(new DeviceFilter(Sort: new ListSort(order.Name)), ListPlace.Start, none));
            await MeasureAsync($"devices by {order.Name}, turned round, last page", () => devices.RunAsync(new DeviceFilter(Sort: new ListSort(order.Name, IsDescending: true)), new ListPlace(AtEnd: true), none));
            await MeasureAsync($"devices by {order.Name}, filtered", () => devices.RunAsync(new DeviceFilter(Pick<DeviceStatus>(random), Pick<DeviceCategory>(random), centre, Sort: new ListSort(order.Name)), ListPlace.Start, none));
        }

        foreach (var order in ListPeople.Orders)
        {
            await MeasureAsync($"people by {order.Name}, first page", () => people.RunAsync(new PeopleFilter(Sort: new ListSort(order.Name)), ListPlace.Start, none));
            await MeasureAsync($"people by {order.Name}, last page, with a language", () => people.RunAsync(new PeopleFilter(Language: "fr", Sort: new ListSort(order.Name)), new ListPlace(AtEnd: true), none));
        }

        foreach (var tab in Enum.GetValues<LoanTab>())
        {
            await MeasureAsync($"loans, {tab}", () => loans.RunAsync(new LoanFilter(tab), ListPlace.Start, none));
            await MeasureAsync($"loans, {tab}, by number, one centre, last page", () => loans.RunAsync(new LoanFilter(tab, centre, Sort: new ListSort(LoanColumns.Number)), new ListPlace(AtEnd: true), none));
            await MeasureAsync($"loans, {tab}, one centre", () => loans.RunAsync(new LoanFilter(tab, centre), ListPlace.Start, none));
        }

        await MeasureAsync("loans, counts of the tabs", () => loans.CountAsync(new LoanFilter(LoanTab.Open), none));
        await MeasureAsync("person by part of a name", () => desk.GetRequiredService<SearchPeople>().RunAsync(PartOf(Any(names)), none));
        await MeasureAsync("one box, part of a name", () => find.RunAsync(PartOf(Any(names)), none));
        await MeasureAsync("one box, scanned tag", () => find.RunAsync(Any(tags), none));
        await MeasureAsync("one box, scanned serial number", () => find.RunAsync(Any(serials), none));
        var suggest = desk.GetRequiredService<SuggestAsTyped>();
        await MeasureAsync("one box, suggestions for a part of a name", () => suggest.RunAsync(PartOf(Any(names)), none));
        await MeasureAsync("one box, suggestions for a part of a tag", () => suggest.RunAsync(PartOf(Any(tags)), none));
        var messages = desk.GetRequiredService<ListMessages>();
        foreach (var tab in Enum.GetValues<MessageTab>())
        {
            await MeasureAsync($"messages, {tab}", () => messages.RunAsync(new MessageFilter(tab), ListPlace.Start, none));
        }

        await MeasureAsync("today", () => desk.GetRequiredService<FindToday>().RunAsync(centre, none));
        await MeasureAsync("today, weeks of lending", () => desk.GetRequiredService<CountLendingWeeks>().RunAsync(centre, none));
        await MeasureAsync("counts in the menu", () => desk.GetRequiredService<CountMenu>().RunAsync(centre, none));
        await MeasureReadyAsync(desk, database);
        await MeasureCheckOutAsync(desk, database, centre);

        await MeasureSweepAsync(desk, "first after the start");
        await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                await db.LoanReminders.ExecuteDeleteAsync();
                await db.Messages.ExecuteDeleteAsync();
                return Outcome.Done;
            },
            none);
        await MeasureSweepAsync(desk, "warm");
        await MeasureSweepAsync(desk, "nothing new");
    }

    private static async Task MeasureSweepAsync(IServiceProvider desk, string what)
    {
        var sweep = Stopwatch.StartNew();
        var counts = await desk.GetRequiredService<PlanReminders>().RunAsync(CancellationToken.None);
        Say($"reminder sweep, {what}: {sweep.Elapsed.TotalSeconds:0.0} s ({counts})");
    }

    /// <summary>At the centre that has most of them ready.</summary>
    private static async Task MeasureReadyAsync(IServiceProvider desk, Database database)
    {
        var random = new Random(2);
        var (centre, models) = await database.ReadAsync(
            async db =>
            {
                var most = await db.Devices.Where(d => d.Status == DeviceStatus.Ready).GroupBy(d => d.CentreId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync();
                return (most, await db.Devices.Where(d => d.CentreId == most && d.Status == DeviceStatus.Ready && d.Model != "").OrderBy(d => d.Id).Select(d => d.Model).Distinct().Take(500).ToListAsync());
            },
            CancellationToken.None);
        var ready = desk.GetRequiredService<ListReadyDevices>();
        await MeasureAsync("ready devices", () => ready.RunAsync(centre, null, "", CancellationToken.None));
        await MeasureAsync("ready devices of a category", () => ready.RunAsync(centre, Pick<DeviceCategory>(random), "", CancellationToken.None));
        await MeasureAsync("ready devices by words", () => ready.RunAsync(centre, null, models[random.Next(models.Count)], CancellationToken.None));
    }

    private static async Task MeasureCheckOutAsync(IServiceProvider desk, Database database, long centre)
    {
        var (ready, people) = await database.ReadAsync(
            async db => (
                await db.Devices.Where(d => d.CentreId == centre && d.Status == DeviceStatus.Ready && d.WipeNeededSince == null).OrderBy(d => d.Id).Select(d => d.Id).Take(Runs + WarmUps).ToListAsync(),
                await db.People.Where(p => p.BlockedReason == null && !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)).OrderBy(p => p.Id).Select(p => p.Id).Take(Runs + WarmUps).ToListAsync()),
            CancellationToken.None);
        var pairs = new Queue<(long Device, long Person)>(ready.Zip(people));
        if (pairs.Count < Runs + WarmUps)
        {
            Say($"check-out: only {pairs.Count} devices and people are free; fill a new folder");
            return;
        }

        var checkOut = desk.GetRequiredService<CheckOutDevices>();
        await MeasureAsync("check-out, commit on disk included", async () =>
        {
            var (device, person) = pairs.Dequeue();
            var made = await checkOut.RunAsync(new CheckOutCommand(Guid.NewGuid(), person, centre, [LentDevice.Whole(device)]), CancellationToken.None);
            return made.Value;
        });
    }

    private static T Pick<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static async Task MeasureAsync<T>(string what, Func<Task<T>> run)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            await run();
        }

        var times = new List<double>(Runs);
        for (var i = 0; i < Runs; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await run();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Say($"{what,-44} median {times[Runs / 2],8:0.0}   p95 {times[Runs * 95 / 100],8:0.0} ms");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
