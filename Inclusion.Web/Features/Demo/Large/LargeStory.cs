using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Web.Features.Demo.Large;

/// <summary>
/// Rounds of loans: in each, every device goes out once, one after the other, and is back and wiped before its turn comes again; in the last round it stays out. So
/// loans come in the order of their check-outs, and the open ones fall due on every day from a week ago to four weeks ahead.
/// </summary>
internal sealed class LargeStory(LargeCounts counts, IReadOnlyList<Centre> centres, IReadOnlyList<Donation> donations, LendingRule rule, DateTimeOffset now)
{
    private const int RoundDays = 80;
    private const int OpenDays = 35;

    /// <summary>Between the last two rounds, of which the second is the faster: even the last device is back before it goes out again.</summary>
    private const int PauseDays = 15;
    private const int ShortestDays = 10;
    private const int LongestDays = 45;
    private const int Seed = 20261122;

    private static readonly Actor Desk = new(null, "Camille Martin", StaffRole.Desk, null);

    private static readonly (DeviceCategory Category, string Maker, string Model)[] Models =
    [
        (DeviceCategory.Laptop, "Lenovo", "ThinkPad T480"), (DeviceCategory.Laptop, "Dell", "Latitude 7390"), (DeviceCategory.Laptop, "HP", "EliteBook 840 G5"),
        (DeviceCategory.Tablet, "Samsung", "Galaxy Tab A8"), (DeviceCategory.Desktop, "Dell", "OptiPlex 3060"), (DeviceCategory.Hotspot, "TP-Link", "M7350"), (DeviceCategory.Phone, "Samsung", "Galaxy A14"),
    ];

    private readonly CentreCalendar _calendar = centres[0].Calendar;
    private readonly DateOnly _today = centres[0].Calendar.DateOf(now);
    private readonly Dictionary<int, NumberSequence> _loanNumbers = [];
    private readonly Dictionary<string, NumberSequence> _tagNumbers = [];
    private readonly Dictionary<DateOnly, DateOnly> _dueDates = [];

    // Not for secrets: the same story every time.
#pragma warning disable CA5394
    private readonly Random _random = new(Seed);

    public List<Device> Devices { get; private set; } = [];

    public List<Loan> Loans { get; } = new(counts.OnLoan * (counts.PastLoans + 1));

    public IEnumerable<NumberSequence> Numbers => _loanNumbers.Values.Concat(_tagNumbers.Values);

    private DateOnly FirstDay => _today.AddDays(-OpenDays - PauseDays - (counts.PastLoans * RoundDays));

    /// <summary>All devices, as they come in: they are to be given their ids before the story is told.</summary>
    public void Receive()
    {
        // Those that have just come in are of the newest donation, all others of the others.
        var on = FirstDay.AddDays(-20);
        var late = counts.Devices - counts.Received;
        Devices =
        [
            .. Enumerable.Range(0, late).Select(i => Receive(i, on, donations[1 + (i % (donations.Count - 1))])),
            .. Enumerable.Range(late, counts.Received).Select(i => Receive(i, donations[0].ReceivedOn, donations[0])),
        ];
    }

    public void Tell(IReadOnlyList<Person> people, CancellationToken cancel)
    {
        foreach (var device in Devices.Take(counts.Devices - counts.Received))
        {
            MakeReady(device, FirstDay.AddDays(-10));
        }

        for (var round = 0; round < counts.PastLoans; round++)
        {
            var from = FirstDay.AddDays(round * RoundDays);
            for (var i = 0; i < counts.OnLoan; i++)
            {
                cancel.ThrowIfCancellationRequested();
                var lent = DayOf(i, from, RoundDays);
                var loan = Lend(i, round, lent, people);
                TakeBack(loan, Devices[i], lent.AddDays(_random.Next(ShortestDays, LongestDays)));
                MakeReady(Devices[i], loan.Devices[0].ReturnedOn!.Value.AddDays(1));
            }
        }

        foreach (var i in Enumerable.Range(counts.OnLoan, counts.Returned))
        {
            TakeBack(Lend(i, counts.PastLoans, _today.AddDays(-OpenDays), people), Devices[i], _today.AddDays(-1));
        }

        foreach (var i in Enumerable.Range(0, counts.OnLoan))
        {
            cancel.ThrowIfCancellationRequested();
            Lend(i, counts.PastLoans, DayOf(i, _today.AddDays(-OpenDays), OpenDays), people);
        }
    }

    private DateOnly DayOf(int index, DateOnly from, int days) => from.AddDays((int)((long)index * days / counts.OnLoan));

    private Device Receive(int index, DateOnly on, Donation donation)
    {
        var (category, maker, model) = Models[index % Models.Length];
        var prefix = AssetTags.Prefix(category);
        if (!_tagNumbers.TryGetValue(prefix, out var sequence))
        {
            _tagNumbers[prefix] = sequence = new NumberSequence(prefix);
        }

        var facts = new DeviceFacts
        {
            Serial = string.Create(CultureInfo.InvariantCulture, $"SN{_random.Next(10, 99)}X{index:0000000}"),
            Category = category,
            Maker = maker,
            Model = model,
            Accessories = ["chargeur"],
            HasStorage = DeviceFacts.UsuallyHasStorage(category),
            Grade = (DeviceGrade)_random.Next(1, 4),
        };
        return Device.Receive(AssetTags.Of(category, sequence.Take()), facts, centres[index % centres.Count].Id, donation.Id, Desk, _calendar.InstantOf(on, new TimeOnly(9, 0)), on).Value;
    }

    private Loan Lend(int index, int round, DateOnly on, IReadOnlyList<Person> people)
    {
        var device = Devices[index];
        if (!_loanNumbers.TryGetValue(on.Year, out var numbers))
        {
            _loanNumbers[on.Year] = numbers = new NumberSequence(Loan.SequenceName(on.Year));
        }

        var request = new CheckOutRequest
        {
            Borrower = people[(int)((((long)round * counts.OnLoan) + index) % people.Count)],
            Devices = [device],
            AlreadyHeld = [],
            CentreId = device.CentreId,
            CentreNames = new Dictionary<long, string>(),
            Rules = [rule],
            DueOn = DueAfter(on),
            By = Desk,
            At = _calendar.InstantOf(on, new TimeOnly(10, 0)),
            Today = on,
            RequestKey = Guid.CreateVersion7(now.AddMilliseconds(Loans.Count)),
        };
        var loan = Loan.CheckOut(request, numbers.Take).Value;
        Loans.Add(loan);
        return loan;
    }

    private void TakeBack(Loan loan, Device device, DateOnly on)
    {
        if (loan.Return(device, [], null, null, Desk, _calendar.InstantOf(on, new TimeOnly(15, 0)), on) is { Refusal: { } refusal })
        {
            throw new InvalidOperationException(refusal.ToString());
        }
    }

    private void MakeReady(Device device, DateOnly on)
    {
        var at = _calendar.InstantOf(on, new TimeOnly(16, 0));
        var outcome = device.HasStorage
            ? device.RecordWipe(WipeRecord.Of(WipeLevel.Clear, tool: "nwipe 0.38", verification: "Dix secteurs relus.", wipedBy: Desk.Name, verifiedBy: "Sacha Petit", on, at).Value, makeReady: true, Desk, at, on)
            : device.ChangeStatus(DeviceStatus.Ready, null, Desk, at, on);
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException(outcome.Refusal.ToString());
        }
    }

    private DateOnly DueAfter(DateOnly lent)
    {
        if (!_dueDates.TryGetValue(lent, out var due))
        {
            _dueDates[lent] = due = DueDates.From(lent, rule.LoanDays, rule.DueDateMode, _calendar).Value.Date;
        }

        return due;
    }
}
