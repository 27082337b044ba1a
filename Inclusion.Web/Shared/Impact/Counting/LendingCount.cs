using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Web.Data.Counting;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>Counts what happened to devices: what came in and went, and what was lent to whom.</summary>
internal sealed class LendingCount(Snapshot snapshot, ImpactPeriod period, ImpactPeriod before, ScopeRule scope, Groups groups, FirstDays firstDays, CentreDates dates)
{
    private readonly ById<DeviceCategory> _categories = new(DeviceCategory.Other);
    private readonly ById<long> _firstLoans = new(0);
    private readonly ById<(long Days, long Reused)> _use = new((0, 0));

    /// <summary>Categories with any use in the period.</summary>
    public IReadOnlyList<DeviceUse> Use =>
        [.. Enum.GetValues<DeviceCategory>().Select(c => new DeviceUse(c, _use[(long)c].Days, _use[(long)c].Reused)).Where(u => u.LoanDays > 0 || u.Reused > 0)];

    private DateOnly First => before.First;

    public void Run()
    {
        foreach (var (device, category) in snapshot.Categories())
        {
            _categories[device] = category;
        }

        foreach (var (device, loan) in snapshot.FirstLoans())
        {
            _firstLoans[device] = loan;
        }

        CountDevices();
        foreach (var person in snapshot.BorrowersBefore(First))
        {
            firstDays.Helped(person, 0);
        }

        foreach (var row in snapshot.OutBetween(First, period.Last))
        {
            firstDays.Helped(row.PersonId, row.IsBeginUnknown ? 0 : row.LentOn);
            if (scope.HasLoan(row))
            {
                Count(row, Until(row));
            }
        }
    }

    private void CountDevices()
    {
        foreach (var row in snapshot.Received(First, period.Last))
        {
            Tell(row, (tally, devices) => tally.Receive(devices));
        }

        // Instants of a day longer at both ends: the centre's own clock decides.
        var (from, until) = (InstantOf(First.AddDays(-1)), InstantOf(period.Last.AddDays(2)));
        foreach (var (at, centre) in snapshot.Entered(from, until))
        {
            Tell(new CountedDevice(dates.DayAt(centre, at), centre, 0, 1), (tally, devices) => tally.Receive(devices));
        }

        foreach (var row in snapshot.Refurbished(First, period.Last))
        {
            Tell(row, (tally, devices) => tally.Refurbish(devices));
        }

        foreach (var row in snapshot.Recycled(First, period.Last))
        {
            Tell(row, (tally, devices) => tally.Recycle(devices));
        }

        foreach (var row in snapshot.Given(First, period.Last))
        {
            Tell(new CountedDevice(row.Day, row.CentreId, row.DonorId, 1), (tally, _) => tally.Give(row.PersonId));
            if (groups.Now.Contains(row.Day) && scope.HasDevice(row.CentreId, row.DonorId) && _firstLoans[row.Id] == 0)
            {
                AddUse(row.Category, 0, 1);
            }
        }
    }

    private void Tell(in CountedDevice row, Action<Tally, long> tell)
    {
        if (!scope.HasDevice(row.CentreId, row.DonorId))
        {
            return;
        }

        foreach (var tally in groups.OfDay(row.Day, row.CentreId))
        {
            tell(tally, row.Count);
        }
    }

    /// <summary>The last day on which it was out: of its return, of giving it up, or today.</summary>
    private int Until(in CountedLoan row) => row.ReturnedOn ?? (row.GivenUpAt is { } at ? dates.DayAt(row.CentreId, at) : dates.Today(row.CentreId));

    private void Count(in CountedLoan row, int until)
    {
        groups.Before.Lend(row, until);
        var days = groups.Now.Lend(row, until);
        if (days == 0)
        {
            return;
        }

        var (centre, referrer) = groups.OfLoan(row);
        centre.Lend(row, until);
        referrer?.Lend(row, until);
        for (var month = groups.MonthOf(Math.Max(row.LentOn, groups.Now.First)); month <= groups.MonthOf(Math.Min(until, groups.Now.Last)); month++)
        {
            groups.Month(month).Lend(row, until);
        }

        var isFirst = groups.Now.Contains(row.LentOn) && !row.IsBeginUnknown && _firstLoans[row.DeviceId] == row.LoanId;
        AddUse(_categories[row.DeviceId], days, isFirst ? 1 : 0);
    }

    private void AddUse(DeviceCategory category, long days, long reused)
    {
        var (daysBefore, reusedBefore) = _use[(long)category];
        _use[(long)category] = (daysBefore + days, reusedBefore + reused);
    }

    private static DateTimeOffset InstantOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
