using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>The file has this tag or serial number on an earlier line already.</summary>
public sealed record CodeTwice(string Code, int FirstLine) : Refusal;

/// <summary>Neither tag nor serial number: the same file imported again could not be known for the same.</summary>
public sealed record CodeMissing : Refusal;

/// <summary>A remark: the file says that it is lent and not to whom; it is imported as received.</summary>
public sealed record BorrowerMissing : Refusal;

/// <summary>A remark: it has not been wiped, so it is imported as received and waits for its wipe.</summary>
public sealed record ReadyNeedsWipe : Refusal;

/// <summary>Understands rows as devices.</summary>
internal sealed class DeviceRowReader(ImportCommand command, DateOrder dates, DateTimeOffset now)
{
    /// <summary>What people write where there is no serial number.</summary>
    private static readonly HashSet<string> NoSerial = new(StringComparer.OrdinalIgnoreCase) { "-", "–", "/", "?", "0", "n/a", "na", "none", "unknown", "aucun", "inconnu", "sans", "néant" };

    private static readonly DateOnly LongAgo = new(2000, 1, 1);

    private readonly Dictionary<string, int> _tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _serials = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportedDevice> _rows = [];
    private readonly List<ImportProblem> _problems = [];
    private readonly List<ImportProblem> _remarks = [];

    public ReadRows<ImportedDevice> Read()
    {
        foreach (var row in command.File.Rows)
        {
            var reader = new RowReader(command.File, command.Mapping, row);
            var device = Read(reader);
            if (reader.Problems.Count == 0)
            {
                _rows.Add(device);
            }

            _problems.AddRange(reader.Problems);
        }

        return new ReadRows<ImportedDevice>(_rows, _problems, _remarks);
    }

    private ImportedDevice Read(RowReader reader)
    {
        var facts = Facts(reader);
        var tag = reader.Text(DeviceImportFields.Tag);
        Identify(reader, tag, facts.Serial);
        var borrower = BorrowerOf(reader);
        var status = StatusOf(reader, facts, borrower);

        if (reader.Text(DeviceImportFields.Donor).Length > Partner.TextMaxLength)
        {
            reader.Refuse(new FieldTooLong(DeviceImportFields.Donor, Partner.TextMaxLength), DeviceImportFields.Donor);
        }

        // What the domain would refuse is told by the preview already.
        if (reader.Problems.Count == 0 && Device.Receive(tag.Length > 0 ? tag : facts.Serial[..Math.Min(facts.Serial.Length, Device.TagMaxLength)], facts, 0, null, Actor.Product, now, LongAgo) is { IsRefused: true } refused)
        {
            reader.Refuse(refused.Refusal!);
        }

        return new ImportedDevice(reader.Line, tag, facts, status, reader.Text(DeviceImportFields.Centre), reader.Text(DeviceImportFields.Donor), borrower);
    }

    private DeviceFacts Facts(RowReader reader)
    {
        var model = reader.Text(DeviceImportFields.Model);
        var category = CategoryWords.Read(reader.Text(DeviceImportFields.Category), model);
        var storage = reader.Text(DeviceImportFields.Storage);
        var serial = reader.Text(DeviceImportFields.Serial);
        return new DeviceFacts
        {
            Serial = NoSerial.Contains(serial) ? "" : serial,
            Category = category,
            Maker = reader.Text(DeviceImportFields.Maker),
            Model = model,
            Processor = reader.Text(DeviceImportFields.Processor),
            Memory = reader.Text(DeviceImportFields.Memory),
            Storage = storage,
            Screen = reader.Text(DeviceImportFields.Screen),
            OperatingSystem = reader.Text(DeviceImportFields.OperatingSystem),
            Grade = reader.Read(DeviceImportFields.Grade, GradeWords.Read) is { } letter ? Enum.Parse<DeviceGrade>(letter.ToString()) : null,
            Accessories = reader.Text(DeviceImportFields.Accessories).Split([',', ';', '\n', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            HasStorage = storage.Length > 0 || DeviceFacts.UsuallyHasStorage(category),
            AcquiredOn = reader.Read(DeviceImportFields.AcquiredOn, value => DateReading.Read(value, dates)),
            ReplacementValue = reader.Read(DeviceImportFields.ReplacementValue, NumberReading.Read),
            Notes = Notes(reader),
            SimNumber = reader.Text(DeviceImportFields.SimNumber),
            DataPlan = reader.Text(DeviceImportFields.DataPlan),
        };
    }

    /// <summary>A model number has no field of its own here, and is too good to be lost.</summary>
    private static string Notes(RowReader reader)
    {
        var number = reader.Text(DeviceImportFields.ModelNumber);
        var notes = reader.Text(DeviceImportFields.Notes);
        return number.Length == 0 ? notes : $"{notes}\n{ImportText.FieldModelNumber}: {number}".Trim();
    }

    private void Identify(RowReader reader, string tag, string serial)
    {
        if (tag.Length == 0 && serial.Length == 0)
        {
            reader.Refuse(new CodeMissing());
        }

        Once(reader, _tags, tag, DeviceImportFields.Tag);
        Once(reader, _serials, serial, DeviceImportFields.Serial);
    }

    private static void Once(RowReader reader, Dictionary<string, int> seen, string code, string field)
    {
        if (code.Length > 0 && !seen.TryAdd(code, reader.Line))
        {
            reader.Refuse(new CodeTwice(code, seen[code]), field);
        }
    }

    private static Borrower? BorrowerOf(RowReader reader)
    {
        // Snipe-IT also checks devices out to places and to other devices: nobody has those.
        var type = reader.Text(DeviceImportFields.CheckoutType);
        if (type.Length > 0 && !type.Equals("user", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var user = reader.Text(DeviceImportFields.BorrowerUsername);
        var email = reader.Text(DeviceImportFields.BorrowerEmail);
        var name = $"{reader.Text(DeviceImportFields.BorrowerFirstName)} {reader.Text(DeviceImportFields.BorrowerLastName)}".Trim();
        if (user.Length == 0 && email.Length == 0 && name.Length == 0)
        {
            return null;
        }

        // An address that is none is no reason to lose the loan.
        email = ContactFormats.IsEmail(email) ? email : "";
        name = name.Length > 0 ? name : email.Length > 0 ? email : user;
        return new Borrower(user.Length > 0 ? SnipeIt.KeyOf(user) : null, name.Length > Person.NameMaxLength ? name[..Person.NameMaxLength] : name, email);
    }

    private DeviceStatus StatusOf(RowReader reader, DeviceFacts facts, Borrower? borrower)
    {
        var status = reader.Read(DeviceImportFields.Status, StatusWords.Read) ?? (command.WipedBy is null ? DeviceStatus.Received : DeviceStatus.Ready);
        if (borrower is not null)
        {
            return DeviceStatus.OnLoan;
        }

        Refusal? remark = status switch
        {
            DeviceStatus.OnLoan => new BorrowerMissing(),
            DeviceStatus.Ready when facts.HasStorage && command.WipedBy is null => new ReadyNeedsWipe(),
            _ => null,
        };
        if (remark is null)
        {
            return status;
        }

        _remarks.Add(new ImportProblem(reader.Line, null, remark));
        return DeviceStatus.Received;
    }
}
