using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Fields;

/// <summary>The fields of a device in a file. What is about its last wipe, its loan and its faults travels with it.</summary>
public static class DeviceRecord
{
    public static RecordField Tag { get; } = Of(nameof(Tag));

    public static RecordField Serial { get; } = Of(nameof(Serial));

    public static RecordField Category { get; } = Of(nameof(Category));

    public static RecordField Status { get; } = Of(nameof(Status));

    public static RecordField StatusSince { get; } = Own(nameof(StatusSince));

    public static RecordField WipeNeededSince { get; } = Own(nameof(WipeNeededSince));

    public static RecordField WipedOn { get; } = Own(nameof(WipedOn));

    public static RecordField WipeLevel { get; } = Own(nameof(WipeLevel));

    public static RecordField WipeTool { get; } = Own(nameof(WipeTool));

    public static RecordField WipeVerification { get; } = Own(nameof(WipeVerification));

    public static RecordField WipedBy { get; } = Own(nameof(WipedBy));

    public static RecordField WipeVerifiedBy { get; } = Own(nameof(WipeVerifiedBy));

    public static RecordField Maker { get; } = Of(nameof(Maker));

    public static RecordField Model { get; } = Of(nameof(Model));

    public static RecordField Processor { get; } = Of(nameof(Processor));

    public static RecordField Memory { get; } = Of(nameof(Memory));

    public static RecordField Storage { get; } = Of(nameof(Storage));

    public static RecordField KeepsData { get; } = Own(nameof(KeepsData));

    public static RecordField Screen { get; } = Of(nameof(Screen));

    public static RecordField OperatingSystem { get; } = Of(nameof(OperatingSystem));

    /// <summary>Not the form's word: in French it is the same as one that other programs have for the status.</summary>
    public static RecordField Grade { get; } = Own(nameof(Grade));

    public static RecordField Accessories { get; } = Of(nameof(Accessories));

    public static RecordField Missing { get; } = Own(nameof(Missing));

    public static RecordField Damage { get; } = Own(nameof(Damage));

    public static RecordField MendNeededSince { get; } = Own(nameof(MendNeededSince));

    public static RecordField SimNumber { get; } = Of(nameof(SimNumber));

    public static RecordField DataPlan { get; } = Of(nameof(DataPlan));

    public static RecordField Centre { get; } = Of(nameof(Centre));

    public static RecordField Shelf { get; } = Of(nameof(Shelf));

    public static RecordField Donor { get; } = Of(nameof(Donor));

    public static RecordField DonatedOn { get; } = Of(nameof(DonatedOn));

    public static RecordField DonationReference { get; } = Own(nameof(DonationReference));

    public static RecordField AcquiredOn { get; } = Of(nameof(AcquiredOn));

    public static RecordField ReplacementValue { get; } = Of(nameof(ReplacementValue));

    public static RecordField Notes { get; } = Of(nameof(Notes));

    /// <summary>The identifier of who has it, as the file of people has it. Their name is no part of a device.</summary>
    public static RecordField HolderId { get; } = Own(nameof(HolderId));

    public static RecordField LentOn { get; } = Own(nameof(LentOn));

    public static RecordField DueOn { get; } = Own(nameof(DueOn));

    public static IReadOnlyList<RecordField> All { get; } =
    [
        Tag, Serial, Category, Status, StatusSince, WipeNeededSince, WipedOn, WipeLevel, WipeTool, WipeVerification, WipedBy, WipeVerifiedBy, Maker, Model, Processor, Memory, Storage, KeepsData,
        Screen, OperatingSystem, Grade, Accessories, Missing, Damage, MendNeededSince, SimNumber, DataPlan, Centre, Shelf, Donor, DonatedOn, DonationReference, AcquiredOn, ReplacementValue, Notes,
        HolderId, LentOn, DueOn,
    ];

    private static RecordField Of(string key) => new(key, FieldText.ResourceManager, key);

    private static RecordField Own(string key) => new(key, RecordText.ResourceManager, "Device" + key);
}
