using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>What kind of file a log is, told from its content.</summary>
public enum WipeLogKind
{
    Text = 1,
    Pdf = 2,
}

/// <summary>What was read of a tool's log; whatever could not be read is empty.</summary>
/// <param name="Tool">With its version.</param>
/// <param name="DriveModel">Of the medium that was wiped.</param>
/// <param name="DriveSerials">Serial numbers of what was wiped.</param>
/// <param name="MachineSerial">Of the machine in which it was wiped.</param>
/// <param name="Result">Null when the log does not say what came of it.</param>
/// <param name="MachineModel">Maker and model of the machine in which it was wiped; only compared, and not kept: the file says it.</param>
public sealed record WipeLogFacts(string Tool, string DriveModel, IReadOnlyList<string> DriveSerials, string MachineSerial, string Method, WipeResult? Result,
    string MachineModel = "")
{
    /// <summary>Model and serial number of what was wiped, in one line; empty when neither was read.</summary>
    public string Media => string.Join(" ", new[] { DriveModel, string.Join(", ", DriveSerials) }.Where(part => part.Length > 0));

    /// <summary>Every serial number that the log names.</summary>
    public IReadOnlyList<string> Serials => [.. DriveSerials.Append(MachineSerial).Where(serial => serial.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>The log that a tool wrote of a wipe, and what was read of it. Never changed. The file itself is a <see cref="WipeLogFile"/>.</summary>
public sealed class WipeLog : IAudited
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Logs of one wipe: a file of each kind for two disks.</summary>
    public const int MostOfWipe = 4;

    /// <summary>Maximum length of why a serial number or a model may differ, in characters.</summary>
    public const int ReasonMaxLength = 300;

    private WipeLog()
    {
    }

    public long Id { get; private set; }

    public long WipeRecordId { get; private set; }

    /// <summary>As it was named by whoever handed it over.</summary>
    public string FileName { get; private set; } = "";

    public WipeLogKind Kind { get; private set; }

    /// <summary>As the log says, as are the next four; empty when it does not.</summary>
    public string Tool { get; private set; } = "";

    public string DriveModel { get; private set; } = "";

    public string DriveSerials { get; private set; } = "";

    public string MachineSerial { get; private set; } = "";

    public string Method { get; private set; } = "";

    /// <summary>Null when the log does not say.</summary>
    public WipeResult? Result { get; private set; }

    /// <summary>
    /// Why it is of this device although its serial numbers are others, or, where none can be compared, the model of the machine; null when one of them is the device's,
    /// or neither can be compared.
    /// </summary>
    public string? SerialReason { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Empty when the product itself did it.</summary>
    public string StaffName { get; private set; } = "";

    public WipeLogFile File { get; private set; } = null!;

    internal static WipeLog Of(WipeLogFile file, string fileName, WipeLogKind kind, WipeLogFacts facts, string? reason, Actor by, DateTimeOffset at) => new()
    {
        File = file,
        FileName = Cut(fileName),
        Kind = kind,
        Tool = Cut(facts.Tool),
        DriveModel = Cut(facts.DriveModel),
        DriveSerials = Cut(string.Join(", ", facts.DriveSerials)),
        MachineSerial = Cut(facts.MachineSerial),
        Method = Cut(facts.Method),
        Result = facts.Result,
        SerialReason = reason,
        AddedAt = at,
        StaffName = by.Name,
    };

    /// <summary>On one line, and no longer than a field of a device.</summary>
    internal static string Cut(string text)
    {
        var line = InvisibleCharacters.OneLine(text);
        return line.Length <= Device.TextMaxLength ? line : line[..Device.TextMaxLength];
    }
}

/// <summary>A log as it was handed over, apart from what was read of it, so that pages do not load it.</summary>
public sealed class WipeLogFile
{
    private WipeLogFile()
    {
    }

    public WipeLogFile(byte[] content) => Content = content;

    public long Id { get; private set; }

    public byte[] Content { get; private set; } = [];
}
