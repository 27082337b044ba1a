using System.Text.Json.Serialization;
using Inclusion.Domain.Devices;
using Inclusion.Web.Features.Devices.Details;

namespace Inclusion.Web.Features.Devices.Form;

/// <summary>What stands in the fields of a device's form, as typed. Plain values: it is kept as a draft.</summary>
public sealed class DeviceForm
{
    /// <summary>Characters of all accessories, with what stands between them.</summary>
    public const int AccessoriesMaxLength = 2000;

    /// <summary>In <see cref="DonationId"/>: not known.</summary>
    public const long NoDonation = 0;

    /// <summary>In <see cref="DonationId"/>: described by the fields below it. In <see cref="DonorId"/>: named in <see cref="NewDonor"/>.</summary>
    public const long New = -1;

    /// <summary>In <see cref="DonorId"/>: private or anonymous.</summary>
    public const long NoDonor = 0;

    private DeviceCategory _category = DeviceCategory.Laptop;

    public string Tag { get; set; } = "";

    public string Serial { get; set; } = "";

    /// <summary>A category says whether there is normally storage; staff may say otherwise afterwards.</summary>
    public DeviceCategory Category
    {
        get => _category;
        set
        {
            if (_category != value)
            {
                _category = value;
                HasStorage = DeviceFacts.UsuallyHasStorage(value);
            }
        }
    }

    public string Maker { get; set; } = "";

    public string Model { get; set; } = "";

    public string Processor { get; set; } = "";

    public string Memory { get; set; } = "";

    public string Storage { get; set; } = "";

    public string Screen { get; set; } = "";

    public string OperatingSystem { get; set; } = "";

    public DeviceGrade? Grade { get; set; }

    /// <summary>Separated by commas.</summary>
    public string Accessories { get; set; } = "";

    public bool HasStorage { get; set; } = true;

    public DateOnly? AcquiredOn { get; set; }

    public decimal? ReplacementValue { get; set; }

    public string Notes { get; set; } = "";

    public string SimNumber { get; set; } = "";

    public string DataPlan { get; set; } = "";

    public string Shelf { get; set; } = "";

    public long CentreId { get; set; }

    /// <summary>A donation's id, <see cref="NoDonation"/> or <see cref="New"/>.</summary>
    public long DonationId { get; set; }

    /// <summary>A partner's id, <see cref="NoDonor"/> or <see cref="New"/>.</summary>
    public long DonorId { get; set; }

    public string NewDonor { get; set; } = "";

    public DateOnly? DonatedOn { get; set; }

    public string Reference { get; set; } = "";

    [JsonIgnore]
    public DeviceFacts Facts => new()
    {
        Serial = Serial,
        Category = Category,
        Maker = Maker,
        Model = Model,
        Processor = Processor,
        Memory = Memory,
        Storage = Storage,
        Screen = Screen,
        OperatingSystem = OperatingSystem,
        Grade = Grade,
        Accessories = Accessories.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        HasStorage = HasStorage,
        AcquiredOn = AcquiredOn ?? (DonationId == New ? DonatedOn : null),
        ReplacementValue = ReplacementValue,
        Notes = Notes,
        SimNumber = SimNumber,
        DataPlan = DataPlan,
        Shelf = Shelf,
    };

    /// <summary>Null when it is not known.</summary>
    /// <param name="today">The day of a donation whose date was left open.</param>
    public Provenance? Provenance(DateOnly today) => DonationId switch
    {
        NoDonation => null,
        New => new NewDonation(DonorId > 0 ? DonorId : null, DonorId == New ? NewDonor : null, DonatedOn ?? today, Reference),
        _ => new KnownDonation(DonationId),
    };

    public static DeviceForm Of(DeviceDetails device)
    {
        var facts = device.Facts;
        return new DeviceForm
        {
            Tag = device.Tag,
            Serial = facts.Serial,
            Category = facts.Category,
            Maker = facts.Maker,
            Model = facts.Model,
            Processor = facts.Processor,
            Memory = facts.Memory,
            Storage = facts.Storage,
            Screen = facts.Screen,
            OperatingSystem = facts.OperatingSystem,
            Grade = facts.Grade,
            Accessories = string.Join(", ", facts.Accessories),
            HasStorage = facts.HasStorage,
            AcquiredOn = facts.AcquiredOn,
            ReplacementValue = facts.ReplacementValue,
            Notes = facts.Notes,
            SimNumber = facts.SimNumber,
            DataPlan = facts.DataPlan,
            Shelf = facts.Shelf,
            CentreId = device.CentreId,
            DonationId = device.Donation?.Id ?? NoDonation,
        };
    }
}
