using Inclusion.Domain.People;

namespace Inclusion.Web.Data.Counting;

/// <param name="BirthYear">0: not stated.</param>
/// <param name="Municipality">As it was written; empty: not stated.</param>
internal readonly record struct CountedPerson(long Id, int BirthYear, Gender Gender, Occupation Occupation, string Municipality);

/// <summary>Someone whom a partner referred.</summary>
internal readonly record struct CountedReferral(long PersonId, long ReferrerId, DateTimeOffset AddedAt);

/// <summary>What of people is counted; no name and no contact is read.</summary>
internal static class PeopleRows
{
    /// <summary>Everyone, those of one municipality after the other.</summary>
    public static IEnumerable<CountedPerson> Everyone(this Snapshot snapshot)
    {
        var (last, letters) = ("", Array.Empty<byte>());
        return snapshot.Rows(
            """SELECT "Id", "BirthYear", "Gender", "Occupation", "Municipality" FROM "People" ORDER BY "Municipality" """,
            row =>
            {
                // The same text for all of a place: it is made once.
                if (!row.Letters(4).SequenceEqual(letters))
                {
                    (last, letters) = (row.Words(4), row.Letters(4).ToArray());
                }

                return new CountedPerson(row.Number(0), (int)row.Id(1), (Gender)row.Small(2), (Occupation)row.Small(3), last);
            });
    }

    public static IEnumerable<CountedReferral> Referrals(this Snapshot snapshot) => snapshot.Rows(
        """SELECT "Id", "ReferredById", "AddedAt" FROM "People" WHERE "ReferredById" IS NOT NULL""", row => new CountedReferral(row.Number(0), row.Number(1), row.Instant(2)));

    /// <summary>The centres, in the order in which they were set up.</summary>
    public static IEnumerable<(long Id, string Name, string TimeZone)> Centres(this Snapshot snapshot) =>
        snapshot.Rows("""SELECT "Id", "Name", "TimeZone" FROM "Centres" ORDER BY "Id" """, row => (row.Number(0), row.Words(1), row.Words(2)));

    public static IEnumerable<(long Id, string Name)> Partners(this Snapshot snapshot) =>
        snapshot.Rows("""SELECT "Id", "Name" FROM "Partners" ORDER BY "Name" """, row => (row.Number(0), row.Words(1)));
}
