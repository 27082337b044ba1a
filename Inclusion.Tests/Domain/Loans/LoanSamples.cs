using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Loans;

/// <summary>A desk in memory: one centre, one day, one member of staff.</summary>
internal static class LoanSamples
{
    public const long Here = 1;
    public const long There = 2;

    public static readonly Actor Marc = new(7, "Marc", StaffRole.Desk, Here);

    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static Person Borrower() => Person.Add(new PersonFacts { Name = "Fatoumata Diarra" }, Now).Value.WithId(1);

    /// <summary>A device that has just come in.</summary>
    public static Device Received(long id, DeviceCategory category = DeviceCategory.Laptop, long centreId = Here, DeviceGrade? grade = null) =>
        Device.Receive(
            $"D-{id}",
            new DeviceFacts { Category = category, HasStorage = DeviceFacts.UsuallyHasStorage(category), Accessories = ["charger", "bag"], Grade = grade },
            centreId,
            null,
            Marc,
            Now,
            Monday).Value.WithId(id);

    /// <summary>A device that may be lent.</summary>
    public static Device Ready(long id, DeviceCategory category = DeviceCategory.Laptop, long centreId = Here, DeviceGrade? grade = null)
    {
        var device = Received(id, category, centreId, grade);
        if (device.HasStorage)
        {
            Wipe(device, Monday);
        }
        else
        {
            Assert.False(device.ChangeStatus(DeviceStatus.Ready, null, Marc, Now, Monday).IsRefused);
        }

        return device;
    }

    public static void Wipe(Device device, DateOnly on) =>
        Assert.False(device.RecordWipe(WipeRecord.Of(WipeLevel.Clear, tool: "nwipe 0.38", verification: "Ten sectors read", wipedBy: "Marc", verifiedBy: "Amélie", on, Now).Value, makeReady: true, Marc, Now, on).IsRefused);

    public static LendingRule Rule(DeviceCategory? category, int days = 21, int renewals = 2, int? longest = null, int perPerson = 3, DueDateMode mode = DueDateMode.Days) =>
        LendingRule.Create(null, category, new LendingTerms(days, renewals, longest, perPerson, mode)).Value;

    public static CheckOutRequest Request(params Device[] devices) => new()
    {
        Borrower = Borrower(),
        Devices = devices,
        AlreadyHeld = [],
        CentreId = Here,
        CentreNames = new Dictionary<long, string> { [Here] = "Nord", [There] = "Sud" },
        Rules = [],
        DueOn = Monday.AddDays(21),
        By = Marc,
        At = Now,
        Today = Monday,
        RequestKey = Guid.NewGuid(),
    };

    /// <summary>A loan made on <see cref="Monday"/>, due three weeks later.</summary>
    public static Loan Lent(params Device[] devices) => Loan.CheckOut(Request(devices), () => 42).Value;
}
