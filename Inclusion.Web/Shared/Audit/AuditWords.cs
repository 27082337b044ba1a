using System.Collections.Frozen;
using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Audit;

/// <summary>What is needed to tell values: in which times are told, and the names of staff and centres by id.</summary>
public sealed record AuditNames(TimeZoneInfo Zone, IReadOnlyDictionary<long, string> Staff, IReadOnlyDictionary<long, string> Centres)
{
    /// <summary>The names of rooms by id; those that are not here are told by their number.</summary>
    public IReadOnlyDictionary<long, string> Rooms { get; init; } = new Dictionary<long, string>();
}

/// <summary>What the trail keeps in the words of the product, in the current language.</summary>
internal static class AuditWords
{
    /// <summary>The kinds of records of which changes are noted, by name.</summary>
    public static FrozenDictionary<string, Type> Records { get; } =
        new[] { typeof(IAudited).Assembly, typeof(StaffMember).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IAudited))).ToFrozenDictionary(type => type.Name);

    /// <summary>What a row is about; the name in the code where there is no word, as for a path that was refused.</summary>
    public static string Record(string record) => Own($"Record_{record}") ?? record;

    /// <summary>The name of a field; as in the code where there is no word.</summary>
    public static string Field(string field) => FindField(field) ?? field;

    /// <summary>Null where there is no word.</summary>
    public static string? FindField(string field) => Own($"Field_{field}") ?? FieldText.ResourceManager.GetString(field, CultureInfo.CurrentUICulture);

    /// <summary>A value as it is read: words of the product, days and times as people write them.</summary>
    /// <param name="record">The kind of record.</param>
    /// <param name="stored">As the trail keeps it; null: nothing.</param>
    public static string Value(string record, string field, string? stored, AuditNames names)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return AuditWordText.Nothing;
        }

        var type = Records.GetValueOrDefault(record)?.GetProperty(field)?.PropertyType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            { IsEnum: true } when Enum.TryParse(type, stored, out var word) && Word((Enum)word!) is { } text => text,
            _ when type == typeof(bool) => stored == "true" ? CommonText.Yes : CommonText.No,
            _ when type == typeof(DateOnly) && DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => DateWords.Plain(day),
            _ when type == typeof(DateTimeOffset) && DateTimeOffset.TryParse(stored, CultureInfo.InvariantCulture, out var instant) => DateWords.Moment(instant, names.Zone),
            _ when field is "CentreId" or "HomeCentreId" or "FromCentreId" or "ToCentreId" && long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var centre) && names.Centres.TryGetValue(centre, out var name) => name,
            _ when field == "RoomId" && long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var room) && names.Rooms.TryGetValue(room, out var name) => name,
            _ when field is "StaffId" or "TrainerId" && long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var staff) && names.Staff.TryGetValue(staff, out var name) => name,
            _ => stored,
        };
    }

    /// <summary>What was asked for, with the names of its parts in words.</summary>
    public static string Asked(string stored) =>
        string.Join(", ", stored.Split(", ").Select(part => part.Split(": ", 2) is [var name, var value] && FindField(name) is { } word ? string.Format(CultureInfo.CurrentCulture, CommonText.NamedValue, word, value) : part));

    /// <summary>Fields that were changed and of which nothing is told: what opens something, or what was erased since.</summary>
    public static IReadOnlyList<string> Untold(AuditEntry entry, IEnumerable<AuditDetail> details) =>
        entry.Action is AuditAction.Changed ? [.. entry.Fields.Split(',', StringSplitOptions.RemoveEmptyEntries).Except(details.Select(d => d.Field)).Select(Field)] : [];

    /// <summary>A change in one line: the field, what it held, what it holds.</summary>
    public static string Change(string record, AuditDetail detail, AuditNames names) =>
        string.Format(CultureInfo.CurrentCulture, AuditWordText.FieldChange, Field(detail.Field), Value(record, detail.Field, detail.Before, names), Value(record, detail.Field, detail.After, names));

    /// <summary>Where the record is looked at; null for one that has no page, and for lists.</summary>
    public static string? Address(AuditEntry entry) => (entry.Record, entry.RecordId) switch
    {
        (_, 0) => null,
        ("Person" or "FindDoubles", var id) => Routes.Person(id),
        ("Device" or "FindPromises", var id) => Routes.Device(id),
        ("Loan", var id) => Routes.Loan(id),
        ("Partner", var id) => Routes.Partner(id),
        ("Message", var id) => Routes.Message(id),
        ("Workshop" or "ListEnrolled" or "FindAttendance" or "FindSession" or "FindSkills" or "ListCandidates" or "RegisterSheet" or "PreviewParticipants" or "WriteSkillForms", var id) => Routes.Workshop(id),
        ("Certificate", var id) => Routes.Certificate(id),
        ("ImpactReport", var id) => Routes.Report(id),
        ("Centre", var id) => Routes.Centre(id),
        ("Donation" or "PrintReceipt" or "PrintOutcome", var id) => Routes.Donation(id),
        ("SparePart", var id) => Routes.Part(id),
        ("Reservation", var id) => Routes.Reservation(id),
        ("StockTake", var id) => Routes.StockTake(id),
        ("Transfer", var id) => Routes.Transfer(id),
        ("SimCard", var id) => Routes.SimCard(id),
        _ => null,
    };

    private static string? Word(Enum value)
    {
        try
        {
            return EnumWords.Of(value);
        }
        catch (InvalidOperationException)
        {
            // A kind of which no page speaks.
            return null;
        }
    }

    private static string? Own(string key) => AuditWordText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
