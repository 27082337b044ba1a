using Inclusion.Domain.Loans;

namespace Inclusion.Web.Data.Counting;

/// <summary>A device of a loan.</summary>
/// <param name="LentOn">The day of check-out, at the centre that lent.</param>
/// <param name="IsBeginUnknown">It was lent before that day, and nobody knows when.</param>
/// <param name="ReturnedOn">Its day of return there; null while it is out, and when it was given up.</param>
/// <param name="GivenUpAt">When it was given up as lost, or given to its borrower; null unless it was.</param>
internal readonly record struct CountedLoan(long LoanId, long PersonId, long CentreId, long DeviceId, int LentOn, bool IsBeginUnknown, int? ReturnedOn, DateTimeOffset? GivenUpAt);

/// <summary>Who had which device on which days.</summary>
internal static class LoanRows
{
    /// <summary>The devices of all loans that may have been out on a day from the first to the last: some of them came back before.</summary>
    public static IEnumerable<CountedLoan> OutBetween(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        $"""
        SELECT l."Id", l."PersonId", l."CentreId", d."DeviceId", l."LentOn", d."ReturnedOn", d."IsOut", l."ClosedAt", l."IsBeginUnknown"
        FROM "Loans" AS l INDEXED BY "IX_Loans_LentOn_ClosedAt_PersonId_CentreId" JOIN "LoanDevices" AS d ON d."LoanId" = l."Id"
        WHERE l."Status" <> {(int)LoanStatus.Undone} AND l."LentOn" <= $last AND (l."LentOn" >= $first OR l."ClosedAt" IS NULL OR l."ClosedAt" >= $closed)
        """,
        row => new CountedLoan(
            row.Number(0),
            row.Number(1),
            row.Number(2),
            row.Number(3),
            row.Day(4),
            row.Small(8) != 0,
            row.IsNull(5) ? null : row.Day(5),
            row.IsNull(5) && row.Small(6) == 0 ? row.Instant(7) : null),
        ("$first", first),
        ("$last", last),
        // Wherever the centre is, its first day had not begun before.
        ("$closed", new DateTimeOffset(first.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds()));

    /// <summary>Everyone whose loan began before the day; as often as they had one.</summary>
    public static IEnumerable<long> BorrowersBefore(this Snapshot snapshot, DateOnly day) =>
        snapshot.Rows($"""SELECT "PersonId" FROM "Loans" WHERE "Status" <> {(int)LoanStatus.Undone} AND "LentOn" < $day""", row => row.Number(0), ("$day", day));

    /// <summary>The first loan of each device that was ever lent.</summary>
    public static IEnumerable<(long DeviceId, long LoanId)> FirstLoans(this Snapshot snapshot) =>
        snapshot.Rows(
        $"""
        SELECT "DeviceId", min("LoanId") FROM "LoanDevices"
        WHERE "LoanId" NOT IN (SELECT "Id" FROM "Loans" WHERE "Status" = {(int)LoanStatus.Undone}) GROUP BY "DeviceId"
        """,
        row => (row.Number(0), row.Number(1)));
}
