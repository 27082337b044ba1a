using System.Globalization;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Audit.List;

/// <summary>Which rows of the trail are wanted; all of it stands in the address. Null and empty: no matter which.</summary>
/// <param name="StaffId">Who did it.</param>
/// <param name="Record">The kind of record, or the name of a list.</param>
/// <param name="RecordId">Of that kind.</param>
/// <param name="From">The first day, by the clock of the organisation.</param>
/// <param name="To">The last day.</param>
/// <param name="Text">Part of a value before or after, of what was asked for, or of the name of a field; an address as it is.</param>
public sealed record AuditFilter(long? StaffId = null, AuditAction? Action = null, string Record = "", long? RecordId = null, DateOnly? From = null, DateOnly? To = null, string Text = "")
{
    /// <summary>The rows, in no order.</summary>
    internal IQueryable<AuditEntry> Select(InclusionDb db, TimeZoneInfo zone)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (StaffId is { } staff)
        {
            entries = entries.Where(e => e.StaffId == staff);
        }

        if (Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (Record.Length > 0)
        {
            entries = entries.Where(e => e.Record == Record);
        }

        if (RecordId is { } id)
        {
            entries = entries.Where(e => e.RecordId == id);
        }

        if (From is { } first)
        {
            var from = BeginOf(first, zone);
            entries = entries.Where(e => e.At >= from);
        }

        if (To is { } last && last < DateOnly.MaxValue)
        {
            var until = BeginOf(last.AddDays(1), zone);
            entries = entries.Where(e => e.At < until);
        }

        if (Text.Length > 0)
        {
            var pattern = $"%{Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            entries = entries.Where(e => e.Address == Text
                || EF.Functions.Like(e.Fields, pattern, "\\")
                || db.AuditDetails.Any(d => d.EntryId == e.Id && (EF.Functions.Like(d.Before!, pattern, "\\") || EF.Functions.Like(d.After!, pattern, "\\"))));
        }

        return entries;
    }

    private static DateTimeOffset BeginOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}

/// <summary>The filter as it stands in the address of the page and of an export. A value that means nothing is passed over.</summary>
internal sealed record AuditQuery(
    [FromQuery(Name = "who")] string? Who,
    [FromQuery(Name = "what")] string? What,
    [FromQuery(Name = "record")] string? Record,
    [FromQuery(Name = "id")] string? Id,
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "columns")] string? Columns = null)
{
    public AuditFilter Filter => new(
        Number(Who),
        Enum.TryParse<AuditAction>(What, ignoreCase: true, out var action) && Enum.IsDefined(action) ? action : null,
        Record?.Trim() ?? "",
        Number(Id),
        Day(From),
        Day(To),
        Text?.Trim() ?? "");

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
