using System.Globalization;
using System.Text;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Foundation.Lists;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

/// <summary>The list against a slow and simple answer, over some three hundred devices drawn by a fixed seed.</summary>
public sealed class ListDevicesTests
{
    private const int Count = 300;
    private static readonly string[] Makers = ["Dell", "Lenovo", "Apple", "Acer"];
    private static readonly string[] Models = ["Latitude 5490", "ThinkPad T480", "Écran Pro", "Tab A8"];
    private static readonly DeviceStatus[] Statuses = [DeviceStatus.Received, DeviceStatus.Ready, DeviceStatus.Repair, DeviceStatus.Lost];

    [Fact]
    public async Task Every_filter_alone_and_together_shows_what_a_plain_search_through_all_devices_shows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var all = await FillAsync(database);
        var list = database.As<ListDevices>();
        var filters =
            from status in new DeviceStatus?[] { null, DeviceStatus.Ready, DeviceStatus.Lost, DeviceStatus.OnLoan }
            from category in new DeviceCategory?[] { null, DeviceCategory.Laptop }
            from centre in all.Select(d => (long?)d.CentreId).Distinct().Prepend(null)
            from donor in all.Select(d => d.DonorId).Distinct()
            from text in new[] { "", "latitude", "ECRAN", "sn00", "dell lat", "9" }
            select new DeviceFilter(status, category, centre, donor, text);
        foreach (var filter in filters)
        {
            var expected = all.Where(d => Matches(d, filter)).Select(d => d.Tag).Order(StringComparer.OrdinalIgnoreCase).ToList();
            var page = await list.RunAsync(filter, ListPlace.Start, CancellationToken.None);
            Assert.Equal(expected.Take(PagedList.PageSize), page.Rows.Select(r => r.Tag));
            Assert.Equal(expected.Count, page.Count);
            Assert.Equal((null, expected.Count > PagedList.PageSize), (page.Before, page.After is not null));
        }
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(DeviceCategory.Laptop, "")]
    [InlineData(null, "a")]
    public async Task Going_forward_to_the_end_and_back_shows_every_device_once_in_the_same_pages(DeviceCategory? category, string text)
    {
        await using var database = await TestDatabase.CreateAsync();
        var all = await FillAsync(database);
        var filter = new DeviceFilter(Category: category, Text: text);
        var list = database.As<ListDevices>();
        var forward = new List<List<string>>();
        var page = await list.RunAsync(filter, ListPlace.Start, CancellationToken.None);
        forward.Add([.. page.Rows.Select(r => r.Tag)]);
        while (page.After is { } after)
        {
            page = await list.RunAsync(filter, new ListPlace(After: after), CancellationToken.None);
            forward.Add([.. page.Rows.Select(r => r.Tag)]);
        }

        var back = new List<List<string>> { forward[^1] };
        while (page.Before is { } before)
        {
            page = await list.RunAsync(filter, new ListPlace(Before: before), CancellationToken.None);
            back.Insert(0, [.. page.Rows.Select(r => r.Tag)]);
        }

        Assert.Equal(all.Where(d => Matches(d, filter)).Select(d => d.Tag).Order(StringComparer.OrdinalIgnoreCase), forward.SelectMany(p => p));
        Assert.Equal(forward, back);
    }

    public static TheoryData<string, bool> Orders => new(from order in ListDevices.Orders from isDescending in new[] { false, true } select (order.Name, isDescending));

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task In_every_order_every_device_comes_once_forwards_and_from_the_end_and_its_place_is_counted(string order, bool isDescending)
    {
        await using var database = await TestDatabase.CreateAsync();
        var all = await FillAsync(database);
        var filter = new DeviceFilter(Sort: new ListSort(order, isDescending));
        var list = database.As<ListDevices>();

        var forwards = new List<DeviceRow>();
        for (var place = ListPlace.Start; ;)
        {
            var page = await list.RunAsync(filter, place, CancellationToken.None);
            Assert.Equal(forwards.Count + 1, page.First);
            forwards.AddRange(page.Rows);
            if (page.After is not { } after)
            {
                break;
            }

            place = new ListPlace(After: after);
        }

        var backwards = new List<DeviceRow>();
        for (var place = new ListPlace(AtEnd: true); ;)
        {
            var page = await list.RunAsync(filter, place, CancellationToken.None);
            backwards.InsertRange(0, page.Rows);
            Assert.Equal(forwards.Count - backwards.Count + 1, page.First);
            if (page.Before is not { } before)
            {
                break;
            }

            place = new ListPlace(Before: before);
        }

        Assert.Equal(all.Count, forwards.Count);
        Assert.Equal(forwards, backwards);
        Func<DeviceRow, IComparable> key = order switch
        {
            DeviceColumns.Tag => row => row.Tag.ToUpperInvariant(),
            DeviceColumns.Category => row => (int)row.Category,
            DeviceColumns.Model => row => row.Model,
            DeviceColumns.Status => row => (int)row.Status,
            _ => row => row.StatusSince,
        };
        var sorted = forwards.OrderBy(key, Comparer<IComparable>.Create((a, b) => a is string text ? string.CompareOrdinal(text, (string)b) : a.CompareTo(b))).ThenBy(row => row.Id);
        Assert.Equal((isDescending ? sorted.Reverse() : sorted).Select(row => row.Tag), forwards.Select(row => row.Tag));
    }

    [Fact]
    public async Task Every_order_is_read_from_an_index_and_never_sorted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var someone = await database.AddReceivedDeviceAsync("LT-0001");
        foreach (var order in ListDevices.Orders)
        {
            foreach (var isDescending in new[] { false, true })
            {
                var plan = await database.ReadAsync(async db =>
                {
                    var devices = await order.AfterAsync(db.Devices, db.Devices, someone, isDescending, CancellationToken.None);
                    return await db.PlanAsync(order.Sort(devices!, isDescending).Take(PagedList.PageSize));
                });
                Assert.StartsWith("SEARCH d USING INDEX IX_Devices", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_device_that_is_out_shows_who_has_it_and_until_when()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await database.AddReadyDeviceAsync("LT-0002");
        var loan = await database.LendAsync(await database.AddPersonAsync("Fatoumata Diarra"), device, database.Today.AddDays(9));
        var list = await database.As<ListDevices>().RunAsync(new DeviceFilter(), ListPlace.Start, CancellationToken.None);
        Assert.Equal([(loan, "Fatoumata Diarra", database.Today.AddDays(9)), (null, null, null)], list.Rows.Select(r => (r.LoanId, r.Holder, r.DueOn)));
        await database.ReturnAsync(loan);
        Assert.Null((await database.As<ListDevices>().RunAsync(new DeviceFilter(), ListPlace.Start, CancellationToken.None)).Rows[0].Holder);
    }

    [Fact]
    public async Task A_page_stands_still_when_devices_before_it_come_and_go()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FillAsync(database);
        var list = database.As<ListDevices>();
        var first = await list.RunAsync(new DeviceFilter(), ListPlace.Start, CancellationToken.None);
        var second = await list.RunAsync(new DeviceFilter(), new ListPlace(After: first.After), CancellationToken.None);
        await database.AddReceivedDeviceAsync("AA-0000");
        var again = await list.RunAsync(new DeviceFilter(), new ListPlace(After: first.After), CancellationToken.None);
        Assert.Equal(second.Rows, again.Rows);
    }

    [Fact]
    public async Task A_place_beside_a_device_that_is_gone_leads_to_the_beginning()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-0001");
        var page = await database.As<ListDevices>().RunAsync(new DeviceFilter(), new ListPlace(After: 99), CancellationToken.None);
        Assert.Equal(["LT-0001"], page.Rows.Select(r => r.Tag));
    }

    [Fact]
    public async Task Who_works_at_one_centre_sees_its_devices_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var all = await FillAsync(database);
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var page = await database.As<ListDevices>(desk).RunAsync(new DeviceFilter(), ListPlace.Start, CancellationToken.None);
        Assert.Equal(all.Count(d => d.CentreId == database.CentreId), page.Count);
        var elsewhere = await database.As<ListDevices>(desk).RunAsync(new DeviceFilter(CentreId: all.First(d => d.CentreId != database.CentreId).CentreId), ListPlace.Start, CancellationToken.None);
        Assert.Empty(elsewhere.Rows);
    }

    [Fact]
    public async Task The_export_has_exactly_the_filtered_devices_and_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var all = await FillAsync(database);
        var filter = new DeviceFilter(DeviceStatus.Ready, DeviceCategory.Laptop);

        var export = await database.As<ExportDevices>().RunAsync(filter, null, CancellationToken.None);
        using var stream = new MemoryStream();
        await export.WriteCsvAsync(stream, CultureInfo.GetCultureInfo("en-GB"));

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(all.Where(d => Matches(d, filter)).Select(d => d.Tag).Order(StringComparer.OrdinalIgnoreCase), lines.Skip(1).Select(l => l.Split(',')[0].Trim('"')));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported && e.Record == nameof(Device) && e.StaffId == database.Administrator.StaffId)));
    }

    [Theory]
    [InlineData("?status=Ready&category=Tablet&centre=3&donor=4&q=think%20pad", DeviceStatus.Ready, DeviceCategory.Tablet)]
    [InlineData("", null, null)]
    public void The_address_and_the_filter_say_the_same(string query, DeviceStatus? status, DeviceCategory? category)
    {
        var filter = query.Length > 0 ? new DeviceFilter(status, category, 3, 4, "think pad") : new DeviceFilter();
        Assert.Equal(query, filter.ToQuery());
        Assert.Equal(new DeviceFilter(), DeviceFilter.From("nonsense", "99", null, null, "  "));
        Assert.Equal(filter with { Text = "think pad" }, DeviceFilter.From(status?.ToString().ToLowerInvariant(), category?.ToString(), filter.CentreId, filter.DonorId, " think pad "));
    }

    private static bool Matches(Drawn device, DeviceFilter filter) =>
        (filter.Status is null || device.Status == filter.Status)
        && (filter.Category is null || device.Category == filter.Category)
        && (filter.CentreId is null || device.CentreId == filter.CentreId)
        && (filter.DonorId is null || device.DonorId == filter.DonorId)
        && Folding.Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Folding.Fold($"{device.Tag} {device.Serial} {device.Maker} {device.Model}").Contains(word, StringComparison.Ordinal));

    private static async Task<List<Drawn>> FillAsync(TestDatabase database)
    {
        long[] centres = [database.CentreId, await database.AddCentreAsync("Maison Sud")];
        var drawn = new List<Drawn>();
        await database.ArrangeAsync(async db =>
        {
            var partners = new[] { "Mairie", "Banque" }.Select(name => db.Add(Partner.Add(new PartnerFacts(name, PartnerKinds.Donor)).Value).Entity).ToList();
            await db.SaveChangesAsync();
            var donations = new long?[] { partners[0].Id, partners[1].Id, null, partners[0].Id }
                .Select(donor => db.Add(Donation.Of(donor, database.Today, "", "", database.Today).Value).Entity).ToList();
            await db.SaveChangesAsync();
            var random = new Random(20261122);
            foreach (var number in Enumerable.Range(1, Count).OrderBy(_ => random.Next()))
            {
                var category = random.Next(3) == 0 ? DeviceCategory.Tablet : DeviceCategory.Laptop;
                var tag = AssetTags.Of(category, number);
                var facts = new DeviceFacts
                {
                    Serial = $"SN{number:0000}",
                    Category = category,
                    Maker = Makers[random.Next(Makers.Length)],
                    Model = Models[random.Next(Models.Length)],
                    HasStorage = false,
                };
                var donation = random.Next(3) == 0 ? null : donations[random.Next(donations.Count)];
                var device = Device.Receive(random.Next(5) == 0 ? tag.ToLowerInvariant() : tag, facts, centres[random.Next(2)], donation?.Id, database.Administrator, database.Clock.GetUtcNow(), database.Today).Value;
                var status = Statuses[random.Next(Statuses.Length)];
                if (status is not DeviceStatus.Received)
                {
                    Assert.Null(device.ChangeStatus(status, "drawn", database.Administrator, database.Clock.GetUtcNow(), database.Today).Refusal);
                }

                db.Add(device);
                drawn.Add(new Drawn(device.Tag, facts.Serial, facts.Maker, facts.Model, category, status, device.CentreId, donation?.DonorId));
            }

            return drawn.Count;
        });
        return drawn;
    }

    private sealed record Drawn(string Tag, string Serial, string Maker, string Model, DeviceCategory Category, DeviceStatus Status, long CentreId, long? DonorId);
}
