using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Merge;

/// <summary>One of two records that are to become one.</summary>
/// <param name="HomeCentre">The name of the home centre; null where every centre has them.</param>
public sealed record MergeSide(long Id, long Version, string Name, DateOnly AddedOn, string? HomeCentre, int Loans, int DevicesOut, int Places, int Messages, int Notes);

/// <summary>A workshop in which both have a place.</summary>
public sealed record MergeConflict(string Workshop, EnrolmentStatus Stays, EnrolmentStatus Goes);

/// <summary>What a merger would do.</summary>
/// <param name="Kept">The older record: it stays, and everything comes to it.</param>
/// <param name="Other">The younger one, which goes.</param>
/// <param name="HasSeveralCentres">Where there is one centre, it is everybody's, and nobody asks.</param>
public sealed record MergePreview(MergeSide Kept, MergeSide Other, IReadOnlyList<MergedField> Fields, IReadOnlyList<MergeConflict> Conflicts, bool HasSeveralCentres);

/// <summary>Shows two records side by side, and what would become of them as one; changes nothing, and notes that both were seen.</summary>
public sealed class PreviewMerge(Database database, CurrentStaff staff, HomeZone zone, AuditTrail audit)
{
    /// <summary>Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/>, <see cref="SamePerson"/>.</summary>
    public async Task<Outcome<MergePreview>> RunAsync(long firstId, long secondId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        var home = await zone(cancel);
        var preview = await database.ReadAsync<Outcome<MergePreview>>(
            async db => firstId == secondId ? new SamePerson() : await FindAsync(db, actor, firstId, secondId, cancel) is var (kept, other) ? await ReadAsync(db, kept, other, home, cancel) : new NotFound(),
            cancel);
        if (!preview.IsRefused)
        {
            await audit.SeenAsync(actor, nameof(Person), preview.Value.Kept.Id, cancel);
            await audit.SeenAsync(actor, nameof(Person), preview.Value.Other.Id, cancel);
        }

        return preview;
    }

    /// <returns>The older record first; null when one of them is not there, or not in reach of whoever asks.</returns>
    internal static async Task<(Person Kept, Person Other)?> FindAsync(InclusionDb db, Actor actor, long firstId, long secondId, CancellationToken cancel) =>
        await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).Where(p => p.Id == firstId || p.Id == secondId).OrderBy(p => p.AddedAt).ThenBy(p => p.Id).ToListAsync(cancel) is [var kept, var other] ? (kept, other) : null;

    private static async Task<MergePreview> ReadAsync(InclusionDb db, Person kept, Person other, TimeZoneInfo home, CancellationToken cancel)
    {
        var households = await db.Households.Where(h => h.Id == kept.HouseholdId || h.Id == other.HouseholdId).ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var partners = await db.Partners.Where(p => p.Id == kept.ReferredById || p.Id == other.ReferredById).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var conflicts = new List<MergeConflict>();
        foreach (var twice in await DoublePlaces.OfAsync(db, kept.Id, other.Id, cancel))
        {
            var course = await db.Courses.SingleAsync(c => db.Workshops.Any(w => w.Id == twice.WorkshopId && w.CourseId == c.Id), cancel);
            conflicts.Add(new MergeConflict(course.In(Language.Current.Code).Title.Text, twice.Stays.Status, twice.Goes.Status));
        }

        return new MergePreview(await SideAsync(db, kept, home, cancel), await SideAsync(db, other, home, cancel), MergeFields.Of(kept, other, households, partners), conflicts, await db.Centres.CountAsync(cancel) > 1);
    }

    private static async Task<MergeSide> SideAsync(InclusionDb db, Person person, TimeZoneInfo home, CancellationToken cancel) => new(
        person.Id,
        person.Version,
        person.Name,
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(person.AddedAt, home).DateTime),
        await db.Centres.Where(c => c.Id == person.HomeCentreId).Select(c => c.Name).SingleOrDefaultAsync(cancel),
        await db.Loans.CountAsync(l => l.PersonId == person.Id, cancel),
        await db.LoanDevices.CountAsync(d => d.IsOut && db.Loans.Any(l => l.Id == d.LoanId && l.PersonId == person.Id && l.Status == LoanStatus.Open), cancel),
        await db.Enrolments.CountAsync(e => e.PersonId == person.Id, cancel),
        await db.Messages.CountAsync(m => m.PersonId == person.Id, cancel),
        await db.PersonNotes.CountAsync(n => n.PersonId == person.Id, cancel));
}
