using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>The file has this tag or serial number on an earlier line already, and nothing tells the two apart.</summary>
public sealed record CodeTwice(string Code, int FirstLine) : Refusal;

/// <summary>Neither tag nor serial number, and nothing else that would describe a device.</summary>
public sealed record CodeMissing : Refusal;

/// <summary>A remark: so many different devices have this value that it is no code; they come in without it.</summary>
public sealed record CodeIsFiller(string Code, int Lines) : Refusal;

/// <summary>A remark: an earlier line has this tag for a device with another serial number; this one gets a generated tag.</summary>
public sealed record TagOfAnother(string Code, int FirstLine) : Refusal;

/// <summary>A remark: an earlier line has this serial number for a device with another tag; this one comes in without it.</summary>
public sealed record SerialOfAnother(string Code, int FirstLine) : Refusal;

/// <summary>What tells the devices of a file apart: tags and serial numbers, without what only fills the place of one.</summary>
internal sealed class FileCodes
{
    /// <summary>So many different devices under one code make it a filler.</summary>
    private const int FewestOfFiller = 3;

    private readonly Dictionary<string, int> _fillerTags;
    private readonly Dictionary<string, int> _fillerSerials;
    private readonly Dictionary<string, (int Line, string Serial)> _tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (int Line, string Tag)> _serials = new(StringComparer.OrdinalIgnoreCase);
    private readonly RowKeys _nameless = new();
    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);

    public FileCodes(TableFile file, ColumnMapping mapping)
    {
        var rows = file.Rows.Select(row => (
            Tag: Plain(mapping.Value(row, DeviceImportFields.Tag)),
            Serial: Plain(mapping.Value(row, DeviceImportFields.Serial)),
            Whole: string.Join('\u001f', row.Cells))).ToList();
        _fillerTags = Fillers(rows.Select(r => (r.Tag, r.Serial, r.Whole)));
        _fillerSerials = Fillers(rows.Select(r => (r.Serial, r.Tag, r.Whole)));
    }

    /// <summary>The tag and the serial number of a row, each empty where it has none; and where it has neither, a key by which the same row is known again.</summary>
    /// <param name="isDescribed">The row says something else about a device.</param>
    public (string Tag, string Serial, string? RowKey) Of(RowReader reader, bool isDescribed)
    {
        var tag = Code(reader, DeviceImportFields.Tag, _fillerTags);
        var serial = Code(reader, DeviceImportFields.Serial, _fillerSerials);
        if (tag.Length > Device.TagMaxLength)
        {
            reader.LeaveOut(new TextCut(Device.TagMaxLength), DeviceImportFields.Tag);
            tag = "";
        }

        serial = reader.Cut(DeviceImportFields.Serial, serial, Device.TextMaxLength);
        if (tag.Length > 0 && _tags.TryGetValue(tag, out var before))
        {
            if (serial.Length == 0 || before.Serial.Length == 0 || serial.Equals(before.Serial, StringComparison.OrdinalIgnoreCase))
            {
                reader.Refuse(new CodeTwice(tag, before.Line), DeviceImportFields.Tag);
                return (tag, serial, null);
            }

            reader.Remark(new TagOfAnother(tag, before.Line), DeviceImportFields.Tag);
            tag = "";
        }

        if (serial.Length > 0 && _serials.TryGetValue(serial, out var other))
        {
            if (tag.Length == 0 || other.Tag.Length == 0)
            {
                reader.Refuse(new CodeTwice(serial, other.Line), DeviceImportFields.Serial);
                return (tag, serial, null);
            }

            reader.Remark(new SerialOfAnother(serial, other.Line), DeviceImportFields.Serial);
            serial = "";
        }

        if (tag.Length == 0 && serial.Length == 0)
        {
            if (!isDescribed)
            {
                reader.Refuse(new CodeMissing());
                return (tag, serial, null);
            }

            return (tag, serial, _nameless.Of(reader.Cells));
        }

        if (tag.Length > 0)
        {
            _tags[tag] = (reader.Line, serial);
        }

        if (serial.Length > 0)
        {
            _serials[serial] = (reader.Line, tag);
        }

        return (tag, serial, null);
    }

    private string Code(RowReader reader, string field, Dictionary<string, int> fillers)
    {
        var written = InvisibleCharacters.Plain(reader.Text(field));
        var code = Plain(written);
        if (code.Length == 0 && SpreadsheetDamage.IsSpoilt(written))
        {
            reader.LeaveOut(new SpreadsheetSpoilt(written), field);
        }

        if (!fillers.TryGetValue(code, out var lines))
        {
            return code;
        }

        // Said once, at the first line that has it.
        if (_told.Add($"{field}:{code}"))
        {
            reader.Remark(new CodeIsFiller(code, lines), field);
        }

        return "";
    }

    private static string Plain(string written)
    {
        var code = Placeholders.OrEmpty(InvisibleCharacters.Plain(written));
        return SpreadsheetDamage.IsSpoilt(code) ? "" : code;
    }

    /// <summary>
    /// The codes under which there are several different devices, with how many: rows that are the same in every cell, or have the other code in common, are one device that is listed again.
    /// </summary>
    private static Dictionary<string, int> Fillers(IEnumerable<(string Code, string Other, string Whole)> rows) =>
        rows.Where(r => r.Code.Length > 0)
            .GroupBy(r => r.Code, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.DistinctBy(r => r.Other.Length > 0 ? r.Other : r.Whole, StringComparer.OrdinalIgnoreCase).Count() >= FewestOfFiller)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
}
