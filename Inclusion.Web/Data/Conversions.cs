using System.Globalization;
using System.Text.Json;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inclusion.Web.Data;

/// <summary>Instants are kept as whole UTC milliseconds since 1970: they sort, compare and index as numbers.</summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>Short words (accessories) as a JSON array.</summary>
internal sealed class StringList() : ValueConverter<IReadOnlyList<string>, string>(
    list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
    json => JsonSerializer.Deserialize<string[]>(json, JsonSerializerOptions.Default) ?? Array.Empty<string>());

internal sealed class StringListComparer() : ValueComparer<IReadOnlyList<string>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Aggregate(0, (hash, word) => HashCode.Combine(hash, word)),
    list => list.ToArray());

/// <summary>Whole numbers (days) separated by commas.</summary>
internal sealed class NumberList() : ValueConverter<IReadOnlyList<int>, string>(
    list => string.Join(',', list),
    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray());

/// <summary>Roles as their numbers, separated by commas.</summary>
internal sealed class RoleList() : ValueConverter<IReadOnlyList<StaffRole>, string>(
    list => string.Join(',', list.Select(role => (int)role)),
    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => (StaffRole)int.Parse(number, CultureInfo.InvariantCulture)).ToArray());

internal sealed class RoleListComparer() : ValueComparer<IReadOnlyList<StaffRole>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Aggregate(0, (hash, role) => HashCode.Combine(hash, role)),
    list => list.ToArray());

internal sealed class NumberListComparer() : ValueComparer<IReadOnlyList<int>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Aggregate(0, HashCode.Combine),
    list => list.ToArray());

/// <summary>Reasons as their numbers, separated by commas.</summary>
internal sealed class ReasonList() : ValueConverter<IReadOnlyList<ReservationReason>, string>(
    list => string.Join(',', list.Select(reason => (int)reason)),
    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => (ReservationReason)int.Parse(number, CultureInfo.InvariantCulture)).ToArray());

internal sealed class ReasonListComparer() : ValueComparer<IReadOnlyList<ReservationReason>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Aggregate(0, (hash, reason) => HashCode.Combine(hash, reason)),
    list => list.ToArray());
