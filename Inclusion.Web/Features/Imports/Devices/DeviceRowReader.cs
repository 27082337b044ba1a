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
    private readonly List<DeviceRow> _rows = [];
    private readonly List<ImportProblem> _problems = [];
    private readonly List<ImportProblem> _remarks = [];

    public ReadRows<DeviceRow> Read()
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

        return new ReadRows<DeviceRow>(_rows, _problems, _remarks);
    }

    private DeviceRow Read(RowReader reader)
    {
        var facts = Facts(reader);
        var tag = reader.Text(DeviceFields.Tag);
        Identify(reader, tag, facts.Serial);
        var borrower = BorrowerOf(reader);
        var status = StatusOf(reader, facts, borrower);

        if (reader.Text(DeviceFields.Donor).Length > Partner.TextMaxLength)
        {
            reader.Refuse(new FieldTooLong(DeviceFields.Donor, Partner.TextMaxLength), DeviceFields.Donor);
        }

        // What the domain would refuse is told by the preview already.
        if (reader.Problems.Count == 0 && Device.Receive(tag.Length > 0 ? tag : facts.Serial[..Math.Min(facts.Serial.Length, Device.TagMaxLength)], facts, 0, null, Actor.Product, now, LongAgo) is { IsRefused: true } refused)
        {
            reader.Refuse(refused.Refusal!);
        }

        return new DeviceRow(reader.Line, tag, facts, status, reader.Text(DeviceFields.Centre), reader.Text(DeviceFields.Donor), borrower);
    }

    private DeviceFacts Facts(RowReader reader)
    {
        var model = reader.Text(DeviceFields.Model);
        var category = CategoryWords.Read(reader.Text(DeviceFields.Category), model);
        var storage = reader.Text(DeviceFields.Storage);
        var serial = reader.Text(DeviceFields.Serial);
        return new DeviceFacts
        {
            Serial = NoSerial.Contains(serial) ? "" : serial,
            Category = category,
            Maker = reader.Text(DeviceFields.Maker),
            Model = model,
            Processor = reader.Text(DeviceFields.Processor),
            Memory = reader.Text(DeviceFields.Memory),
            Storage = storage,
            Screen = reader.Text(DeviceFields.Screen),
            OperatingSystem = reader.Text(DeviceFields.OperatingSystem),
            Grade = reader.Read(DeviceFields.Grade, GradeWords.Read) is { } letter ? Enum.Parse<DeviceGrade>(letter.ToString()) : null,
            Accessories = reader.Text(DeviceFields.Accessories).Split([',', ';', '\n', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            HasStorage = storage.Length > 0 || DeviceFacts.UsuallyHasStorage(category),
            AcquiredOn = reader.Read(DeviceFields.AcquiredOn, value => DateReading.Read(value, dates)),
            ReplacementValue = reader.Read(DeviceFields.ReplacementValue, NumberReading.Read),
            Notes = Notes(reader),
            SimNumber = reader.Text(DeviceFields.SimNumber),
            DataPlan = reader.Text(DeviceFields.DataPlan),
        };
    }

    /// <summary>A model number has no field of its own here, and is too good to be lost.</summary>
    private static string Notes(RowReader reader)
    {
        var number = reader.Text(DeviceFields.ModelNumber);
        var notes = reader.Text(DeviceFields.Notes);
        return number.Length == 0 ? notes : $"{notes}\n{ImportText.FieldModelNumber}: {number}".Trim();
    }

    private void Identify(RowReader reader, string tag, string serial)
    {
        if (tag.Length == 0 && serial.Length == 0)
        {
            reader.Refuse(new CodeMissing());
        }

        Once(reader, _tags, tag, DeviceFields.Tag);
        Once(reader, _serials, serial, DeviceFields.Serial);
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
        var type = reader.Text(DeviceFields.CheckoutType);
        if (type.Length > 0 && !type.Equals("user", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var user = reader.Text(DeviceFields.BorrowerUsername);
        var email = reader.Text(DeviceFields.BorrowerEmail);
        var name = $"{reader.Text(DeviceFields.BorrowerFirstName)} {reader.Text(DeviceFields.BorrowerLastName)}".Trim();
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
        var status = reader.Read(DeviceFields.Status, StatusWords.Read) ?? (command.WipedBy is null ? DeviceStatus.Received : DeviceStatus.Ready);
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
