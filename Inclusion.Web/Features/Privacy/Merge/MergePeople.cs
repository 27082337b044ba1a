using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Merge;

/// <param name="KeptId">The older record.</param>
/// <param name="KeptVersion">As the preview showed it, like <paramref name="OtherVersion"/>.</param>
/// <param name="FromOther">The fields of which the other record's value stays, where both have one.</param>
public sealed record MergePeopleCommand(long KeptId, long KeptVersion, long OtherId, long OtherVersion, IReadOnlySet<MergeField> FromOther);

/// <summary>
/// Two records of one person become one: everything that hangs on the younger comes to the older, nothing is lost, and whoever follows the younger one's address is led to the
/// other. A note says who decided it.
/// </summary>
public sealed class MergePeople(Database database, CurrentStaff staff, TimeProvider time, ILogger<MergePeople> logger)
{
    /// <summary>
    /// Refuses: <see cref="NotAllowed"/> to whoever runs no centre, <see cref="ConfirmationNeeded"/>, <see cref="SamePerson"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, and what
    /// <see cref="Person.TakeOver"/> refuses.
    /// </summary>
    public async Task<Outcome> RunAsync(MergePeopleCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (!await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        if (command.KeptId == command.OtherId)
        {
            return new SamePerson();
        }

        var outcome = await database.WriteAsync(actor, db => MergeAsync(db, command, actor, time.GetUtcNow(), cancel), cancel);
        if (!outcome.IsRefused)
        {
            logger.PeopleMerged(command.OtherId, command.KeptId, actor.StaffId);
        }

        return outcome;
    }

    private static async Task<Outcome> MergeAsync(InclusionDb db, MergePeopleCommand command, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (await PreviewMerge.FindAsync(db, actor, command.KeptId, command.OtherId, cancel) is not var (kept, other) || kept.Id != command.KeptId)
        {
            return new NotFound();
        }

        if (kept.Version != command.KeptVersion || other.Version != command.OtherVersion)
        {
            return new ChangedMeanwhile();
        }

        var facts = MergeFields.Facts(kept, other, command.FromOther);
        var (key, alias) = Keys(kept, other, command.FromOther);
        var takesBlock = MergeFields.IsOther(kept, other, MergeField.Block, command.FromOther);
        var households = new[] { kept.HouseholdId, other.HouseholdId };
        await SettlePlacesAsync(db, kept.Id, other.Id, now, cancel);
        await SettleReservationsAsync(db, kept.Id, other.Id, actor, now, cancel);
        await MoveNeedsAsync(db, kept, other.Id, actor, now, cancel);
        await db.SaveChangesAsync(cancel);

        await MoveAsync(db, kept.Id, other.Id, cancel);
        db.MergedPeople.Add(new MergedPerson { Id = other.Id, AddedAt = other.AddedAt, ExternalKey = alias, IntoId = kept.Id, At = now, StaffId = actor.StaffId });

        // What was read before it was moved would be taken for a part of the record that goes.
        foreach (var moved in db.ChangeTracker.Entries().Where(e => e.Entity is Domain.Training.Enrolment or PersonNeeds or Reservation).ToList())
        {
            moved.State = EntityState.Detached;
        }

        // It lets go of its key before the other one takes it.
        db.People.Remove(other);
        await db.SaveChangesAsync(cancel);
        if (kept.TakeOver(other, facts, key, takesBlock, now) is { Refusal: { } refusal })
        {
            return refusal;
        }

        if (kept.AddNote(string.Format(CultureInfo.CurrentCulture, PrivacyText.MergedNote, other.Name, other.Id), actor, now) is { Refusal: { } unnoted })
        {
            return unnoted;
        }

        await db.SaveChangesAsync(cancel);
        db.Households.RemoveRange(await db.Households.Where(h => households.Contains(h.Id) && !db.People.Any(p => p.HouseholdId == h.Id)).ToListAsync(cancel));
        return Outcome.Done;
    }

    /// <summary>The key that stays, and the one by which lists of the other system still find the person; null where there is none.</summary>
    private static (string? Key, string? Alias) Keys(Person kept, Person other, IReadOnlySet<MergeField> chosen)
    {
        var (key, rest) = MergeFields.IsOther(kept, other, MergeField.ExternalKey, chosen) ? (other.ExternalKey, kept.ExternalKey) : (kept.ExternalKey ?? other.ExternalKey, other.ExternalKey);
        return (key, rest == key ? null : rest);
    }

    /// <summary>Nobody has two places in one workshop: the better one stays, with what was recorded of either.</summary>
    private static async Task SettlePlacesAsync(InclusionDb db, long keptId, long otherId, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (workshopId, stays, goes) in await DoublePlaces.OfAsync(db, keptId, otherId, cancel))
        {
            var workshop = (await db.FindWorkshopAsync(workshopId, cancel))!;
            (await db.SeatsAsync(workshop, cancel)).Cancel(goes, EnrolmentEnd.ByStaff, PrivacyText.MergedPlace, now);
            await db.Attendances.Where(a => a.EnrolmentId == goes.Id && !db.Attendances.Any(b => b.EnrolmentId == stays.Id && b.SessionId == a.SessionId))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.EnrolmentId, stays.Id), cancel);
            await db.SkillAssessments
                .Where(a => a.EnrolmentId == goes.Id && !db.SkillAssessments.Any(b => b.EnrolmentId == stays.Id && b.Moment == a.Moment && b.Framework == a.Framework && b.Competence == a.Competence))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.EnrolmentId, stays.Id), cancel);
        }
    }

    /// <summary>Nobody stands twice in one queue: what is held stays, else who asked first.</summary>
    private static async Task SettleReservationsAsync(InclusionDb db, long keptId, long otherId, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await db.Reservations.Where(r => (r.PersonId == keptId || r.PersonId == otherId) && r.EndedAt == null).ToListAsync(cancel);
        foreach (var goes in open.GroupBy(r => (r.CentreId, r.Category)).SelectMany(same => same.OrderByDescending(r => r.Status).ThenBy(r => r.AskedAt).Skip(1)))
        {
            goes.Cancel(PrivacyText.MergedPlace, actor, now);
        }
    }

    /// <summary>Needs add up; a note that finds no room beside the other becomes a note of the record.</summary>
    private static async Task MoveNeedsAsync(InclusionDb db, Person kept, long otherId, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.PersonNeeds.SingleOrDefaultAsync(n => n.PersonId == otherId, cancel) is not { } others)
        {
            return;
        }

        if (await db.PersonNeeds.SingleOrDefaultAsync(n => n.PersonId == kept.Id, cancel) is not { } needs)
        {
            await db.PersonNeeds.Where(n => n.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(n => n.PersonId, kept.Id), cancel);
            return;
        }

        var language = needs.Language.Length > 0 ? needs.Language : others.Language;
        var both = string.Join(" · ", new[] { needs.Note, others.Note }.Where(note => note.Length > 0).Distinct());
        var fits = both.Length <= PersonNeeds.NoteMaxLength;
        needs.Change(needs.Needs | others.Needs, language, fits ? both : needs.Note);
        if (!fits)
        {
            kept.AddNote(others.Note, actor, now);
        }

        db.PersonNeeds.Remove(others);
    }

    private static async Task MoveAsync(InclusionDb db, long kept, long other, CancellationToken cancel)
    {
        await db.Loans.Where(l => l.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, kept), cancel);
        await db.PersonNotes.Where(n => n.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(n => n.PersonId, kept), cancel);
        await db.PersonConsents.Where(c => c.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, kept), cancel);
        await db.PersonBlockEvents.Where(e => e.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(e => e.PersonId, kept), cancel);
        await db.Certificates.Where(c => c.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, kept), cancel);
        await db.Reservations.Where(r => r.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(r => r.PersonId, kept), cancel);
        await db.DeviceBookings.Where(b => b.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(b => b.PersonId, kept), cancel);
        await db.Set<ReportQuotation>().Where(q => q.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(q => q.PersonId, kept), cancel);
        await db.MergedPeople.Where(m => m.IntoId == other).ExecuteUpdateAsync(set => set.SetProperty(m => m.IntoId, kept), cancel);

        // A household that enrolled together has one key: nobody has two places by it.
        foreach (var place in await db.Enrolments.Where(e => e.PersonId == other && db.Enrolments.Any(k => k.PersonId == kept && k.RequestKey == e.RequestKey)).Select(e => e.Id).ToListAsync(cancel))
        {
            await db.Enrolments.Where(e => e.Id == place).ExecuteUpdateAsync(set => set.SetProperty(e => e.RequestKey, Guid.NewGuid()), cancel);
        }

        await db.Enrolments.Where(e => e.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(e => e.PersonId, kept), cancel);

        await JoinWaitingAsync(db, kept, other, cancel);

        // One message a person and day: where each had one, the second is kept beside it. None of these waits any more.
        await db.Messages.Where(m => m.PersonId == other && !m.IsConfirmation && db.Messages.Any(k => k.PersonId == kept && k.Day == m.Day && !k.IsConfirmation))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.IsConfirmation, true), cancel);
        await db.Messages.Where(m => m.PersonId == other).ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, kept), cancel);
        await PersonRecords.RemoveDraftsAsync(db, other, cancel);
    }

    /// <summary>
    /// Messages that wait on a day on which both records have one: where the other one waits as well, it says both, and where it went out, this one is for the next day without any. What they say is looked at anew when they
    /// are sent, so that nobody is reminded of what has come back since.
    /// </summary>
    private static async Task JoinWaitingAsync(InclusionDb db, long kept, long other, CancellationToken cancel)
    {
        foreach (var waiting in await db.Messages.AsNoTracking().Where(m => m.PersonId == other && !m.IsConfirmation && (m.Status == MessageStatus.Queued || m.Status == MessageStatus.ToCall)).OrderBy(m => m.Day).ToListAsync(cancel))
        {
            if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(k => k.PersonId == kept && k.Day == waiting.Day && !k.IsConfirmation, cancel) is not { } sameDay)
            {
                continue;
            }

            if (sameDay.IsWaiting)
            {
                await db.LoanReminders.Where(r => r.MessageId == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.MessageId, sameDay.Id), cancel);
                await db.ReservationNotices.Where(n => n.MessageId == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.MessageId, sameDay.Id), cancel);
                await db.EnrolmentNotices.Where(n => n.MessageId == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.MessageId, sameDay.Id), cancel);
                await db.Messages.Where(m => m.Id == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, MessageStatus.Withdrawn), cancel);

                // What staff say themselves is told from its text; an e-mail is written anew when it goes.
                await db.Messages.Where(m => m.Id == sameDay.Id && m.Status == MessageStatus.ToCall).ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, sameDay.Body + "\n\n" + waiting.Body), cancel);
                continue;
            }

            var taken = await db.Messages.Where(m => (m.PersonId == kept || m.PersonId == other) && !m.IsConfirmation && m.Day > waiting.Day).Select(m => m.Day).ToHashSetAsync(cancel);
            var day = waiting.Day.AddDays(1);
            while (taken.Contains(day))
            {
                day = day.AddDays(1);
            }

            await db.Messages.Where(m => m.Id == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Day, day), cancel);
        }
    }
}
