using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>A remark: the file says that it is lent and not to whom; it is imported as received.</summary>
public sealed record BorrowerMissing : Refusal;

/// <summary>A remark: it has not been wiped, so it is imported as received and waits for its wipe.</summary>
public sealed record ReadyNeedsWipe : Refusal;

/// <summary>It is said to be due back before it was lent.</summary>
public sealed record DueBeforeLent(DateOnly DueOn, DateOnly LentOn) : Refusal;

/// <summary>Understands rows as devices.</summary>
internal sealed class DeviceRowReader(ImportCommand command, DateOrder dates, DateTimeOffset now)
{
    /// <summary>Stands for a tag that is generated when the device is written.</summary>
    private const string TagToCome = "INC-0";

    private static readonly DateOnly LongAgo = new(2000, 1, 1);

    private readonly FileCodes _codes = new(command.File, command.Mapping);
    private readonly FileWords _words = new(command.Mapping);
    private readonly List<ImportedDevice> _rows = [];
    private readonly List<ImportProblem> _problems = [];
    private readonly List<ImportProblem> _remarks = [];

    public ReadRows<ImportedDevice> Read()
    {
        foreach (var row in command.File.Rows)
        {
            var reader = new RowReader(command.File, command.Mapping, row, _words);
            var device = Read(reader);
            if (reader.Problems.Count == 0)
            {
                _rows.Add(device);
                _remarks.AddRange(reader.Remarks);
            }

            _problems.AddRange(reader.Problems);
        }

        return new ReadRows<ImportedDevice>(_rows, _problems, [.. _words.Remarks, .. _remarks], _words.Uses);
    }

    private ImportedDevice Read(RowReader reader)
    {
        var described = Facts(reader);
        var isDescribed = described.Maker.Length > 0 || described.Model.Length > 0 || described.Notes.Length > 0 || reader.Text(DeviceImportFields.Category).Length > 0;
        var (tag, serial, rowKey) = _codes.Of(reader, isDescribed);
        var facts = described with { Serial = serial };
        var borrower = BorrowerOf(reader);
        var past = Past(reader);
        var status = StatusOf(reader, facts, borrower, past);
        var lentOn = borrower is null ? null : reader.Past(DeviceImportFields.LentOn, dates, now);
        var dueOn = borrower is null ? null : reader.Read(DeviceImportFields.DueOn, value => DateReading.Read(InvisibleCharacters.Plain(value), dates));
        if (dueOn < lentOn)
        {
            reader.LeaveOut(new DueBeforeLent(dueOn.Value, lentOn.Value), DeviceImportFields.DueOn);
            dueOn = null;
        }

        var donor = reader.Text(DeviceImportFields.Donor, Partner.TextMaxLength);

        // What the domain would refuse is told by the preview already.
        if (reader.Problems.Count == 0 && Device.Receive(tag.Length > 0 ? tag : TagToCome, facts, 0, null, Actor.Product, now, LongAgo) is { IsRefused: true } refused)
        {
            reader.Refuse(refused.Refusal!);
        }

        return new ImportedDevice(reader.Line, tag, rowKey, facts, status, reader.Text(DeviceImportFields.Centre), donor, past, borrower, lentOn, dueOn);
    }

    private DeviceFacts Facts(RowReader reader)
    {
        string Short(string field) => reader.Text(field, Device.TextMaxLength);
        var model = Short(DeviceImportFields.Model);
        var category = CategoryWords.Read(reader.Text(DeviceImportFields.Category), model);
        var storage = Short(DeviceImportFields.Storage);
        return new DeviceFacts
        {
            Category = category,
            Maker = Short(DeviceImportFields.Maker),
            Model = model,
            Processor = Short(DeviceImportFields.Processor),
            Memory = Short(DeviceImportFields.Memory),
            Storage = storage,
            Screen = Short(DeviceImportFields.Screen),
            OperatingSystem = Short(DeviceImportFields.OperatingSystem),
            Grade = reader.Word<DeviceGrade>(DeviceImportFields.Grade),
            Accessories = [.. Accessories(reader, DeviceImportFields.Accessories)],
            HasStorage = reader.Word(DeviceImportFields.KeepsData) is { } keeps ? keeps == nameof(CommonText.Yes) : storage.Length > 0 || DeviceFacts.UsuallyHasStorage(category),
            AcquiredOn = reader.Read(DeviceImportFields.AcquiredOn, value => DateReading.Read(InvisibleCharacters.Plain(value), dates)),
            ReplacementValue = reader.Read(DeviceImportFields.ReplacementValue, Amount),
            Notes = Notes(reader),
            SimNumber = Short(DeviceImportFields.SimNumber),
            DataPlan = Short(DeviceImportFields.DataPlan),
            Shelf = reader.Text(DeviceImportFields.Shelf, Device.ShelfMaxLength),
        };
    }

    private DevicePast Past(RowReader reader) => new(
        reader.Past(DeviceImportFields.StatusSince, dates, now),
        reader.Past(DeviceImportFields.WipeNeededSince, dates, now),
        WipeOf(reader),
        [.. Accessories(reader, DeviceImportFields.Missing)],
        reader.Text(DeviceImportFields.Damage, DeviceFault.DamageMaxLength),
        reader.Past(DeviceImportFields.MendNeededSince, dates, now),
        reader.Past(DeviceImportFields.DonatedOn, dates, now),
        reader.Text(DeviceImportFields.DonationReference, Device.TextMaxLength));

    private ImportedWipe? WipeOf(RowReader reader)
    {
        if (reader.Past(DeviceImportFields.WipedOn, dates, now) is not { } on || reader.Word<WipeLevel>(DeviceImportFields.WipeLevel) is not { } level)
        {
            return null;
        }

        var wipe = new ImportedWipe(
            level,
            reader.Text(DeviceImportFields.WipeTool, Device.TextMaxLength),
            reader.Text(DeviceImportFields.WipeVerification, WipeRecord.VerificationMaxLength),
            reader.Text(DeviceImportFields.WipedBy, Device.TextMaxLength),
            reader.Text(DeviceImportFields.WipeVerifiedBy, Device.TextMaxLength),
            on);
        if (wipe.Record(now) is { IsRefused: true } refused)
        {
            reader.LeaveOut(refused.Refusal, DeviceImportFields.WipedOn);
            return null;
        }

        return wipe;
    }

    private static IEnumerable<string> Accessories(RowReader reader, string field) =>
        reader.Text(field).Split([',', ';', '\n', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => reader.Cut(field, word, Device.TextMaxLength));

    private static Outcome<decimal?> Amount(string value) =>
        NumberReading.Read(value) is { IsRefused: false, Value: < 0 } ? new NumberUnreadable(value) : NumberReading.Read(value);

    /// <summary>A model number has no field of its own here, and is too good to be lost.</summary>
    private static string Notes(RowReader reader)
    {
        var number = reader.Text(DeviceImportFields.ModelNumber);
        var notes = reader.Text(DeviceImportFields.Notes);
        return reader.Cut(DeviceImportFields.Notes, number.Length == 0 ? notes : $"{notes}\n{ImportText.FieldModelNumber}: {number}".Trim(), Device.NotesMaxLength);
    }

    private static Borrower? BorrowerOf(RowReader reader)
    {
        // Snipe-IT also checks devices out to places and to other devices: nobody has those.
        var type = reader.Text(DeviceImportFields.CheckoutType);
        if (type.Length > 0 && !type.Equals("user", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (id, holder) = (reader.Text(DeviceImportFields.HolderId), reader.Text(DeviceImportFields.Holder, Person.NameMaxLength));
        if (id.Length + holder.Length > 0)
        {
            return new Borrower(id.Length > 0 ? id : null, holder.Length > 0 ? holder : id, "");
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

    private DeviceStatus StatusOf(RowReader reader, DeviceFacts facts, Borrower? borrower, DevicePast past)
    {
        var status = reader.Word<DeviceStatus>(DeviceImportFields.Status) ?? (command.WipedBy is null ? DeviceStatus.Received : DeviceStatus.Ready);
        if (borrower is not null)
        {
            return DeviceStatus.OnLoan;
        }

        Refusal? remark = status switch
        {
            DeviceStatus.OnLoan => new BorrowerMissing(),
            DeviceStatus.Ready when facts.HasStorage && command.WipedBy is null && (past.Wipe is null || past.WipeNeededSince is not null) => new ReadyNeedsWipe(),
            _ => null,
        };
        if (remark is null)
        {
            return status;
        }

        reader.Remark(remark);
        return DeviceStatus.Received;
    }
}
