using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>Decides what happens to each device, so that today every status, every kind of due date and every kind of loan can be seen.</summary>
internal sealed class DemoPlot(DemoStory story, DemoCentres places)
{
    /// <summary>Due dates of the open loans, in days from today: overdue, today, soon, later.</summary>
    private static readonly int[] DueIn =
    [
        -30, -28, -21, -15, -12, -8, -7, -5, -3, -2, -1, -1, 0, 0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 7, 8, 9, 9, 10, 11, 12, 12, 13, 14, 14, 15, 16, 17, 18, 18, 19, 20,
    ];

    private const int MaxPastLoans = 2;

    public void Write(IReadOnlyList<DemoDevice> devices)
    {
        var companions = Companions(devices);
        var leads = devices.Where(d => d.Ending is DemoEnding.OnLoan && !companions.ContainsValue(d)).ToList();
        var dueIn = new Queue<int>(story.Random.Shuffle(DueIn));
        var accompanied = companions.Values.ToHashSet();
        foreach (var device in devices.Where(d => !accompanied.Contains(d)))
        {
            if (device.Ending is DemoEnding.OnLoan)
            {
                WriteOpenLoan(device, companions.GetValueOrDefault(device), dueIn.TryDequeue(out var days) ? days : 6, leads.IndexOf(device));
            }
            else
            {
                WriteEnding(device);
            }
        }

        if (devices.FirstOrDefault(d => d.Ending is DemoEnding.JustReturned && d.Device.HasStorage) is { } wiped)
        {
            story.WipeOnly(wiped, wiped.Home.OpenDayUpTo(story.TodayAt(wiped.Home).AddDays(-1)));
        }
    }

    /// <summary>Laptops that go out with a hotspot, and loans of which one device is back already: by the device that stays out.</summary>
    private Dictionary<DemoDevice, DemoDevice> Companions(IReadOnlyList<DemoDevice> devices)
    {
        var atLille = devices.Where(d => d.Home == places.Lille).ToList();
        var seconds = atLille.Where(d => d.Device.Category is DeviceCategory.Hotspot && d.Ending is DemoEnding.OnLoan).Take(3)
            .Concat(atLille.Where(d => d.Device.Category is not DeviceCategory.Laptop && d.Ending is DemoEnding.JustReturned));
        return atLille.Where(d => d.Device.Category is DeviceCategory.Laptop && d.Ending is DemoEnding.OnLoan).Zip(seconds).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private void WriteOpenLoan(DemoDevice device, DemoDevice? companion, int dueIn, int index)
    {
        var home = device.Home;
        var today = story.TodayAt(home);
        var due = today.AddDays(dueIn);
        var days = LendingRules.For(home.Centre.Id, device.Device.Category, places.Rules).LoanDays;
        var renewed = index % 7 == 3 ? home.OpenDayUpTo(due.AddDays(-days)) : (DateOnly?)null;
        var extended = renewed is null && index % 13 == 5 && dueIn <= 6 ? home.OpenDayUpTo(due.AddDays(-8)) : (DateOnly?)null;
        var lent = home.OpenDayUpTo((renewed ?? extended)?.AddDays(-days) ?? due.AddDays(-days));
        var firstDue = renewed is null && extended is null ? due : DemoStory.OpenDayFrom(home, lent.AddDays(days));
        List<DemoDevice> lentTogether = companion is null ? [device] : [device, companion];
        lentTogether.ForEach(d => WritePast(d, lent));

        // A closed week in between can put the counted date past the wanted one: then the loan just has the wanted one.
        var moved = firstDue < due;
        var loan = story.Lend(lentTogether, lent, moved ? firstDue : due, moved ? renewed ?? extended : null);
        if (moved && renewed is { } renewedOn)
        {
            story.Renew(device, loan, renewedOn, due);
        }
        else if (moved && extended is { } extendedOn)
        {
            story.Extend(device, loan, extendedOn, due, "Hospitalisée, sa voisine le rapportera.");
        }

        if (companion is { Ending: DemoEnding.JustReturned })
        {
            story.Return(companion, loan, home.OpenDayUpTo(today.AddDays(-1)));
        }
    }

    private void WriteEnding(DemoDevice device)
    {
        var home = device.Home;
        var today = story.TodayAt(home);
        switch (device.Ending)
        {
            case DemoEnding.Ready:
                WritePast(device, today.AddDays(-2));
                break;
            case DemoEnding.JustReturned:
                var back = home.OpenDayUpTo(today.AddDays(-story.Random.Int(1, 4)));
                var out21 = home.OpenDayUpTo(back.AddDays(-19));
                WritePast(device, out21);
                story.Return(device, story.Lend([device], out21, DueAfter(device, out21)), back);
                break;
            case DemoEnding.NeverReturned:
                var gone = home.OpenDayUpTo(today.AddDays(-120));
                WritePast(device, gone);
                story.GiveUp(device, story.Lend([device], gone, DueAfter(device, gone)), home.OpenDayUpTo(today.AddDays(-45)));
                break;
            case DemoEnding.Refurbishing:
                story.Change(device, home.OpenDayUpTo(today.AddDays(-2)), DeviceStatus.Refurbishing, "Mémoire à doubler, batterie à changer.");
                break;
            case DemoEnding.Repair:
                WriteEnd(device, 12, DeviceStatus.Repair, "Connecteur de charge à remplacer.");
                break;
            case DemoEnding.Mislaid:
                WriteEnd(device, 30, DeviceStatus.Lost, "Introuvable à l’inventaire.");
                break;
            case DemoEnding.Stolen:
                WriteEnd(device, 20, DeviceStatus.Stolen, "Cambriolage de la réserve, plainte déposée.");
                break;
            case DemoEnding.Recycled:
                WriteEnd(device, 40, DeviceStatus.Recycled, "Carte mère hors service ; remis à l’éco-organisme.");
                break;
            case DemoEnding.Given:
                WriteEnd(device, 25, DeviceStatus.Given, "Donné à une lycéenne en fin de parcours.");
                break;
            case DemoEnding.Received:
            case DemoEnding.OnLoan:
            default:
                break;
        }
    }

    private void WriteEnd(DemoDevice device, int daysAgo, DeviceStatus to, string reason)
    {
        var day = device.Home.OpenDayUpTo(story.TodayAt(device.Home).AddDays(-daysAgo));
        WritePast(device, day);
        story.Change(device, day, to, reason);
    }

    /// <summary>Its first wipe and the loans that ended before a day; it is ready on that day.</summary>
    private void WritePast(DemoDevice device, DateOnly until)
    {
        var home = device.Home;
        var ready = DemoStory.OpenDayFrom(home, device.Received.AddDays(story.Random.Int(2, 9)));
        story.MakeReady(device, ready);
        for (var i = 0; i < MaxPastLoans; i++)
        {
            var lent = DemoStory.OpenDayFrom(home, ready.AddDays(story.Random.Int(4, 75)));
            var due = DueAfter(device, lent);
            var back = DemoStory.OpenDayFrom(home, lent.AddDays(story.Random.Int(9, 34)));
            ready = DemoStory.OpenDayFrom(home, back.AddDays(story.Random.Int(0, 4)));
            if (ready >= until)
            {
                return;
            }

            var loan = story.Lend([device], lent, due);
            if (back > due && story.Random.Bool())
            {
                story.Renew(device, loan, home.OpenDayUpTo(due), DueAfter(device, home.OpenDayUpTo(due)));
            }

            story.Return(device, loan, back);
            story.MakeReady(device, ready);
        }
    }

    private DateOnly DueAfter(DemoDevice device, DateOnly lent)
    {
        var rule = LendingRules.For(device.Home.Centre.Id, device.Device.Category, places.Rules);
        return DueDates.From(lent, rule.LoanDays, rule.DueDateMode, device.Home.Calendar).Value.Date;
    }
}
