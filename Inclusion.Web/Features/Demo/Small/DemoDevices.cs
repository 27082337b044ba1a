using Bogus;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>How a device's story ends today.</summary>
internal enum DemoEnding
{
    OnLoan,
    Ready,
    JustReturned,
    NeverReturned,
    Received,
    Refurbishing,
    Repair,
    Mislaid,
    Stolen,
    Recycled,
    Given,
}

/// <summary>A device of the demonstration.</summary>
internal sealed record DemoDevice(Device Device, DemoCentre Home, DemoEnding Ending, DateOnly Received);

/// <summary>Eighty-four devices of every category, from seven donations.</summary>
internal static class DemoDevices
{
    /// <summary>One in so many stands at the second centre.</summary>
    private const int ReunionShare = 5;

    private sealed record Kind(DeviceCategory Category, string Maker, string Model, string Processor, string Memory, string Storage, string Screen, string System, string[] Kit, decimal Value, int Count);

    private static readonly Kind[] Kinds =
    [
        new(DeviceCategory.Laptop, "Lenovo", "ThinkPad T480", "Intel Core i5-8350U", "8 Go", "SSD 256 Go", "14 pouces", "Linux Mint 22", ["chargeur", "sacoche", "souris"], 220, 13),
        new(DeviceCategory.Laptop, "Dell", "Latitude 7390", "Intel Core i5-8250U", "8 Go", "SSD 256 Go", "13,3 pouces", "Windows 11", ["chargeur", "sacoche"], 210, 10),
        new(DeviceCategory.Laptop, "HP", "EliteBook 840 G5", "Intel Core i5-8350U", "16 Go", "SSD 512 Go", "14 pouces", "Linux Mint 22", ["chargeur", "sacoche", "souris"], 240, 10),
        new(DeviceCategory.Laptop, "Apple", "MacBook Air 2017", "Intel Core i5-5350U", "8 Go", "SSD 128 Go", "13,3 pouces", "macOS 12", ["chargeur"], 250, 3),
        new(DeviceCategory.Laptop, "Acer", "Aspire 5 A515-56-58 édition éducation", "Intel Core i5-1135G7", "8 Go", "SSD 256 Go", "15,6 pouces", "Windows 11", ["chargeur", "sacoche"], 260, 3),
        new(DeviceCategory.Desktop, "Dell", "OptiPlex 3060", "Intel Core i3-8100", "8 Go", "SSD 256 Go", "", "Linux Mint 22", ["clavier", "souris", "câble d’alimentation"], 120, 4),
        new(DeviceCategory.Desktop, "HP", "ProDesk 400 G5", "Intel Core i5-8500", "8 Go", "SSD 256 Go", "", "Windows 11", ["clavier", "souris", "câble d’alimentation"], 130, 2),
        new(DeviceCategory.Tablet, "Apple", "iPad 9,7 (2018)", "", "2 Go", "32 Go", "9,7 pouces", "iPadOS 17", ["chargeur", "coque"], 130, 6),
        new(DeviceCategory.Tablet, "Samsung", "Galaxy Tab A8", "", "4 Go", "64 Go", "10,5 pouces", "Android 14", ["chargeur", "coque"], 120, 8),
        new(DeviceCategory.Phone, "Samsung", "Galaxy A14", "", "4 Go", "64 Go", "6,6 pouces", "Android 14", ["chargeur"], 90, 5),
        new(DeviceCategory.Phone, "Fairphone", "Fairphone 3", "", "4 Go", "64 Go", "5,7 pouces", "/e/OS", ["chargeur"], 150, 2),
        new(DeviceCategory.Hotspot, "TP-Link", "M7350", "", "", "", "", "", ["chargeur", "câble USB"], 60, 9),
        new(DeviceCategory.Hotspot, "Huawei", "E5577", "", "", "", "", "", ["chargeur", "câble USB"], 55, 3),
        new(DeviceCategory.Other, "Dell", "Écran P2419H", "", "", "", "24 pouces", "", ["câble HDMI", "câble d’alimentation"], 80, 3),
        new(DeviceCategory.Other, "Logitech", "Webcam C270", "", "", "", "", "", [], 20, 3),
    ];

    /// <summary>How the first devices of each category end; all others are on loan.</summary>
    private static readonly Dictionary<DeviceCategory, DemoEnding[]> Endings = new()
    {
        [DeviceCategory.Laptop] =
        [
            DemoEnding.Received, DemoEnding.Ready, DemoEnding.JustReturned, DemoEnding.Refurbishing, DemoEnding.Ready, DemoEnding.NeverReturned, DemoEnding.Repair, DemoEnding.Ready,
            DemoEnding.Recycled, DemoEnding.JustReturned, DemoEnding.Ready, DemoEnding.Stolen, DemoEnding.Given, DemoEnding.Ready, DemoEnding.Received, DemoEnding.Refurbishing, DemoEnding.JustReturned,
        ],
        [DeviceCategory.Desktop] = [DemoEnding.Ready, DemoEnding.Received, DemoEnding.Recycled, DemoEnding.Ready],
        [DeviceCategory.Tablet] = [DemoEnding.Ready, DemoEnding.Received, DemoEnding.JustReturned, DemoEnding.Repair, DemoEnding.Ready, DemoEnding.Given],
        [DeviceCategory.Phone] = [DemoEnding.Ready, DemoEnding.Received, DemoEnding.Mislaid, DemoEnding.Refurbishing],
        [DeviceCategory.Hotspot] = [DemoEnding.Ready, DemoEnding.JustReturned, DemoEnding.Repair, DemoEnding.Ready],
        [DeviceCategory.Other] = [DemoEnding.Ready, DemoEnding.Ready, DemoEnding.Recycled, DemoEnding.Ready],
    };

    /// <summary>Adds and saves them as received: loans need their ids.</summary>
    public static async Task<IReadOnlyList<DemoDevice>> AddAsync(InclusionDb db, DemoCentres places, Faker faker, DateOnly today, CancellationToken cancel)
    {
        var donations = await AddDonationsAsync(db, places, today, cancel);
        var devices = new List<DemoDevice>();
        var placed = new Dictionary<DeviceCategory, int>();
        foreach (var kind in Kinds.SelectMany(k => Enumerable.Repeat(k, k.Count)))
        {
            var index = placed.GetValueOrDefault(kind.Category);
            placed[kind.Category] = index + 1;
            var ending = Endings[kind.Category].ElementAtOrDefault(index);
            var home = index % ReunionShare == ReunionShare - 1 ? places.Reunion : places.Lille;
            var donation = ending is DemoEnding.Received or DemoEnding.Refurbishing ? donations[^1] : faker.Random.ListItem(donations.SkipLast(1).ToList());
            var received = home.OpenDayUpTo(donation.ReceivedOn);
            var sequence = await db.SequenceAsync(AssetTags.Prefix(kind.Category), cancel);
            var device = Device.Receive(
                AssetTags.Of(kind.Category, sequence.Take()), Facts(kind, faker, received), home.Centre.Id, donation.Id, faker.Random.ListItem([.. home.Staff]), home.During(received, faker.Random), received).Value;
            devices.Add(new DemoDevice(device, home, ending, received));
        }

        db.Devices.AddRange(devices.Select(d => d.Device));
        await db.SaveChangesAsync(cancel);
        return devices;
    }

    private static async Task<List<Donation>> AddDonationsAsync(InclusionDb db, DemoCentres places, DateOnly today, CancellationToken cancel)
    {
        var donations = new[] { 420, 365, 330, 280, 230, 180, 6 }.Select((days, i) =>
            Donation.Of(places.Donors[i % places.Donors.Count].Id, today.AddDays(-days), $"DON-{i + 1:000}", i == 0 ? "Chargeurs rangés à part, étiquetés par modèle." : "", today).Value).ToList();
        db.Donations.AddRange(donations);
        await db.SaveChangesAsync(cancel);
        return donations;
    }

    private static DeviceFacts Facts(Kind kind, Faker faker, DateOnly received) => new()
    {
        Serial = faker.Random.Replace(kind.Maker == "Lenovo" ? "PF#*****" : "?#?##***##").ToUpperInvariant(),
        Category = kind.Category,
        Maker = kind.Maker,
        Model = kind.Model,
        Processor = kind.Processor,
        Memory = kind.Memory,
        Storage = kind.Storage,
        Screen = kind.Screen,
        OperatingSystem = kind.System,
        Grade = faker.Random.WeightedRandom<DeviceGrade?>([DeviceGrade.A, DeviceGrade.B, DeviceGrade.C, DeviceGrade.D, null], [0.2f, 0.45f, 0.2f, 0.05f, 0.1f]),
        Accessories = kind.Kit,
        HasStorage = kind.Storage.Length > 0,
        AcquiredOn = received,
        ReplacementValue = kind.Value,
        SimNumber = kind.Category is DeviceCategory.Hotspot ? "89330" + faker.Random.Digits(14).Aggregate("", (text, digit) => text + digit) : "",
        DataPlan = kind.Category is DeviceCategory.Hotspot ? "50 Go par mois" : "",
        Shelf = kind.Category switch
        {
            DeviceCategory.Laptop or DeviceCategory.Desktop => "Meuble A",
            DeviceCategory.Tablet or DeviceCategory.Phone => "Meuble B, en haut",
            DeviceCategory.Hotspot => "Meuble B, tiroir",
            _ => "",
        },
    };
}
