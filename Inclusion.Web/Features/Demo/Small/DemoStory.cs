using Bogus;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>A loan of the demonstration.</summary>
/// <param name="SaidFrom">The day of the check-out, renewal or extension that gave the present due date: reminders of it come later.</param>
internal sealed record DemoLoan(Loan Loan, DemoPerson Borrower, DemoCentre Home, DateOnly SaidFrom);

/// <summary>
/// What happened between the donations and today, told through the domain's own methods in the order of time, so that every number, event and status is one
/// that the product can really come to.
/// </summary>
internal sealed class DemoStory(DemoCentres places, IReadOnlyList<DemoPerson> people, Faker faker, DateTimeOffset now, Func<int, NumberSequence> loanNumbers)
{
    private static readonly string[] Damages = ["Charnière un peu lâche.", "Rayure sur le capot.", "Touche « e » dure.", "Écran taché, nettoyé.", "Coin enfoncé."];

    private readonly List<(DateTimeOffset At, Action Happen)> _steps = [];
    private readonly Dictionary<Device, DateTimeOffset> _last = [];
    private readonly List<DemoLoan> _loans = [];

    /// <summary>In the order of their check-out.</summary>
    public IReadOnlyList<DemoLoan> Loans => _loans;

    public Randomizer Random => faker.Random;

    /// <summary>The day at a centre.</summary>
    public DateOnly TodayAt(DemoCentre home) => home.Calendar.DateOf(now);

    /// <summary>The first open day from this one on.</summary>
    public static DateOnly OpenDayFrom(DemoCentre home, DateOnly day) => home.Calendar.NextOpenDay(day)!.Value;

    /// <summary>The wipe, or the look at a device without storage, after which it can be lent.</summary>
    public void MakeReady(DemoDevice device, DateOnly day) => On(device, day, (by, at) =>
    {
        if (!device.Device.HasStorage)
        {
            Must(device.Device.ChangeStatus(DeviceStatus.Ready, null, by, at, day));
            return;
        }

        var staff = device.Home.Staff;
        var (tool, check) = device.Device.Category is DeviceCategory.Laptop or DeviceCategory.Desktop
            ? ("nwipe 0.38", "Dix secteurs relus au hasard : vides.")
            : ("Réinitialisation d’usine", "Démarré comme neuf, aucun compte, aucun fichier.");
        var level = device.Device.Storage.StartsWith("SSD", StringComparison.Ordinal) ? WipeLevel.Clear : WipeLevel.Purge;
        var wipe = WipeRecord.Of(level, tool, check, by.Name, staff[(staff.ToList().IndexOf(by) + 1) % staff.Count].Name, day, at).Value;
        Must(device.Device.RecordWipe(wipe, makeReady: true, by, at, day));
    });

    /// <summary>Wiped by one, and left to somebody else to verify.</summary>
    public void WipeOnly(DemoDevice device, DateOnly day) => On(device, day, (by, at) =>
        Must(device.Device.RecordWipe(WipeRecord.Record(new WipeFacts(WipeLevel.Clear, "nwipe 0.38", by.Name, day), by, at).Value, makeReady: true, by, at, day)));

    public void Change(DemoDevice device, DateOnly day, DeviceStatus to, string? reason) =>
        On(device, day, (by, at) => Must(device.Device.ChangeStatus(to, reason, by, at, day)));

    /// <summary>A check-out to whoever of the centre has nothing at that time.</summary>
    /// <returns>The loan, to be asked for once it has happened.</returns>
    public Func<DemoLoan> Lend(IReadOnlyList<DemoDevice> devices, DateOnly day, DateOnly due, DateOnly? saidFrom = null)
    {
        DemoLoan? made = null;
        var home = devices[0].Home;
        foreach (var companion in devices.Skip(1))
        {
            _last[devices[0].Device] = LastOf(devices[0]) > LastOf(companion) ? LastOf(devices[0]) : LastOf(companion);
        }

        On(devices[0], day, (by, at) =>
        {
            var borrower = Random.ListItem(people.Where(p => p.Home == home && p.Holds == 0 && p.Person.BlockedReason is null && p.Person.AddedAt < at).ToList());
            foreach (var toMend in devices.Select(d => d.Device).Where(d => d.MendNeededSince is not null))
            {
                Must(toMend.Mend([.. toMend.Faults], null, by, at, day));
            }

            var request = new CheckOutRequest
            {
                Borrower = borrower.Person,
                Devices = [.. devices.Select(d => d.Device)],
                AlreadyHeld = [],
                CentreId = home.Centre.Id,
                CentreNames = new Dictionary<long, string>(),
                Rules = places.Rules,
                DueOn = due,
                By = by,
                At = at,
                Today = day,
                RequestKey = Random.Guid(),
            };
            borrower.Holds = devices.Count;
            made = new DemoLoan(Loan.CheckOut(request, loanNumbers(day.Year).Take).Value, borrower, home, saidFrom ?? day);
            _loans.Add(made);
        });
        foreach (var companion in devices.Skip(1))
        {
            _last[companion.Device] = _last[devices[0].Device];
        }

        return () => made!;
    }

    public void Renew(DemoDevice device, Func<DemoLoan> loan, DateOnly day, DateOnly due) => On(device, day, (by, at) =>
    {
        var rule = LendingRules.For(device.Home.Centre.Id, device.Device.Category, places.Rules);
        Must(loan().Loan.Renew(new LoanTerms(new DueDate(due, due, null), rule.LoanDays, device.Device.Category, rule.RenewalsAllowed, rule.LongestTotalDays), by, at));
    });

    public void Extend(DemoDevice device, Func<DemoLoan> loan, DateOnly day, DateOnly due, string reason) =>
        On(device, day, (by, at) => Must(loan().Loan.Extend(due, reason, by, at, day)));

    public void Return(DemoDevice device, Func<DemoLoan> loan, DateOnly day) => On(device, day, (by, at) =>
    {
        var kit = device.Device.Accessories;
        var missing = kit.Count > 0 && Random.Bool(0.06f) ? new[] { Random.ListItem(kit.ToList()) } : [];
        Must(loan().Loan.Return(device.Device, missing, Random.Bool(0.08f) ? Random.ListItem(Damages) : null, null, by, at, day));
        loan().Borrower.Holds--;
    });

    /// <summary>It never came back: a person decides so, and nothing more is lent to whoever had it until they talk.</summary>
    public void GiveUp(DemoDevice device, Func<DemoLoan> loan, DateOnly day) => On(device, day, (by, at) =>
    {
        Must(loan().Loan.MarkLost([device.Device], stolen: false, "Aucune réponse depuis deux mois, courrier revenu.", by, at, day));
        loan().Borrower.Holds = 0;
        Must(loan().Borrower.Person.Block(new BlockTerms("Un portable jamais rendu : en parler ensemble avant un nouveau prêt.", MayOverride: BlockOverride.Manager), Actor.Product, at, day));
    });

    /// <summary>Lets it all happen, earliest first.</summary>
    public void Play()
    {
        foreach (var (_, happen) in _steps.OrderBy(step => step.At))
        {
            happen();
        }
    }

    /// <summary>Something that staff do with a device on an open day, after all that was done with it before.</summary>
    private void On(DemoDevice device, DateOnly day, Action<Actor, DateTimeOffset> step)
    {
        var by = Random.ListItem([.. device.Home.Staff]);
        var at = device.Home.During(day, Random);
        var last = LastOf(device);
        if (at <= last)
        {
            at = last.AddMinutes(20);
        }

        _last[device.Device] = at;
        _steps.Add((at, () => step(by, at)));
    }

    private DateTimeOffset LastOf(DemoDevice device) => _last.GetValueOrDefault(device.Device, device.Device.Events[0].At);

    /// <summary>The story is written so that nothing is refused: a refusal is a mistake in it.</summary>
    private static void Must(Outcome outcome)
    {
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException($"The demonstration was refused: {outcome.Refusal}");
        }
    }
}
