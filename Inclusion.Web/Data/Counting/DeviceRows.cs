using Inclusion.Domain.Devices;

namespace Inclusion.Web.Data.Counting;

/// <summary>So many devices of a centre and a donor to which the same happened on a day.</summary>
/// <param name="DonorId">0: anonymous, or not known.</param>
internal readonly record struct CountedDevice(int Day, long CentreId, long DonorId, long Count);

/// <summary>A device that was given to a person.</summary>
/// <param name="DonorId">0: anonymous, or not known.</param>
/// <param name="PersonId">Whose it is: who had it on loan. 0: not known, for one that was given otherwise.</param>
internal readonly record struct CountedGiven(long Id, DeviceCategory Category, int Day, long CentreId, long DonorId, long PersonId);

/// <summary>What happened to devices, by day. Each is where it is now; the days are those of its centre then.</summary>
internal static class DeviceRows
{
    /// <summary>
    /// Devices by the day of their donation, or without one by that of their acquisition. Those that come from another register count by their own day alone: the donation under
    /// which a list was brought in has one day for many.
    /// </summary>
    public static IEnumerable<CountedDevice> Received(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        """
        SELECT g."ReceivedOn", d."CentreId", g."DonorId", count(*)
        FROM "Donations" AS g JOIN "Devices" AS d ON d."DonationId" = g."Id"
        WHERE g."ReceivedOn" BETWEEN $first AND $last AND NOT d."IsTakenOver"
        GROUP BY g."Id", d."CentreId"
        UNION ALL
        SELECT d."AcquiredOn", d."CentreId", g."DonorId", 1
        FROM "Devices" AS d LEFT JOIN "Donations" AS g ON g."Id" = d."DonationId"
        WHERE (d."DonationId" IS NULL OR d."IsTakenOver") AND d."AcquiredOn" BETWEEN $first AND $last
        """,
        Read,
        ("$first", first),
        ("$last", last));

    /// <summary>The instants at which devices were entered that have neither a donation nor a day of acquisition, and were in no register before.</summary>
    public static IEnumerable<(DateTimeOffset At, long CentreId)> Entered(this Snapshot snapshot, DateTimeOffset from, DateTimeOffset until) => snapshot.Rows(
        $"""
        SELECT e."At", d."CentreId"
        FROM "Devices" AS d JOIN "DeviceEvents" AS e ON e."DeviceId" = d."Id" AND e."Kind" = {(int)DeviceEventKind.Added}
        WHERE d."DonationId" IS NULL AND d."AcquiredOn" IS NULL AND NOT d."IsTakenOver" AND e."At" BETWEEN $from AND $until
        """,
        row => (row.Instant(0), row.Number(1)),
        ("$from", from.ToUnixTimeMilliseconds()),
        ("$until", until.ToUnixTimeMilliseconds()));

    public static IEnumerable<CountedDevice> Refurbished(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        """
        SELECT d."FirstReadyOn", d."CentreId", g."DonorId", count(*)
        FROM "Devices" AS d LEFT JOIN "Donations" AS g ON g."Id" = d."DonationId"
        WHERE d."FirstReadyOn" BETWEEN $first AND $last
        GROUP BY d."FirstReadyOn", d."CentreId", d."DonationId"
        """,
        Read,
        ("$first", first),
        ("$last", last));

    /// <summary>Nothing comes back from recycling: the day since which it is recycled is the day on which it went, unless another register said only that it has gone.</summary>
    public static IEnumerable<CountedDevice> Recycled(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        $"""
        SELECT d."StatusSince", d."CentreId", g."DonorId", count(*)
        FROM "Devices" AS d LEFT JOIN "Donations" AS g ON g."Id" = d."DonationId"
        WHERE d."Status" = {(int)DeviceStatus.Recycled} AND NOT d."IsStatusTakenOver" AND d."StatusSince" BETWEEN $first AND $last
        GROUP BY d."StatusSince", d."CentreId", d."DonationId"
        """,
        Read,
        ("$first", first),
        ("$last", last));

    /// <summary>Nothing that was given comes back: the day since which it is given is the day on which it was, unless another register said only that it has gone.</summary>
    public static IEnumerable<CountedGiven> Given(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        $"""
        SELECT d."Id", d."Category", d."StatusSince", d."CentreId", g."DonorId",
            (SELECT l."PersonId" FROM "LoanDevices" AS n JOIN "Loans" AS l ON l."Id" = n."LoanId" WHERE n."DeviceId" = d."Id" AND n."GivenOn" IS NOT NULL)
        FROM "Devices" AS d LEFT JOIN "Donations" AS g ON g."Id" = d."DonationId"
        WHERE d."Status" = {(int)DeviceStatus.Given} AND NOT d."IsStatusTakenOver" AND d."StatusSince" BETWEEN $first AND $last
        """,
        row => new CountedGiven(row.Number(0), (DeviceCategory)row.Small(1), row.Day(2), row.Number(3), row.Id(4), row.Id(5)),
        ("$first", first),
        ("$last", last));

    /// <summary>Each device with its category.</summary>
    public static IEnumerable<(long Id, DeviceCategory Category)> Categories(this Snapshot snapshot) =>
        snapshot.Rows("""SELECT "Id", "Category" FROM "Devices" """, row => (row.Number(0), (DeviceCategory)row.Small(1)));

    /// <summary>The devices of a donor's donations.</summary>
    public static IEnumerable<long> DonatedBy(this Snapshot snapshot, long donorId) => snapshot.Rows(
        """SELECT d."Id" FROM "Donations" AS g JOIN "Devices" AS d ON d."DonationId" = g."Id" WHERE g."DonorId" = $donor""", row => row.Number(0), ("$donor", donorId));

    private static CountedDevice Read(Row row) => new(row.Day(0), row.Number(1), row.Id(2), row.Number(3));
}
