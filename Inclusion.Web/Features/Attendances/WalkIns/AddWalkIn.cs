using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.WalkIns;

/// <param name="RequestKey">The form's own key: the same form sent twice adds one person.</param>
/// <param name="PersonId">Someone the desk has found, or one of those whom <see cref="LikelyDuplicates"/> named; null: by name.</param>
/// <param name="Name">For those who may not look people up: the name as they say it. With a <paramref name="PersonId"/>: the name that was typed when that person was named as alike.</param>
/// <param name="EvenSo">They have seen those who are alike: it is somebody else.</param>
public sealed record AddWalkInCommand(Guid RequestKey, long SessionId, long? PersonId, string Name, bool EvenSo = false);

/// <summary>Someone came without having enrolled: they take part, and are there.</summary>
public sealed class AddWalkIn(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit, ILogger<AddWalkIn> logger)
{
    /// <returns>
    /// The enrolment; the same one again for a <see cref="AddWalkInCommand.RequestKey"/> that has made one. A name is somebody new, with nothing but the name, unless someone
    /// like that is here already, those of the workshop's own line first: who it is, is asked, and never taken for granted.
    /// Refuses <see cref="NotAllowed"/>, <see cref="LikelyDuplicates"/> (unless told even so; to those who see no contact details without them), <see cref="NotFound"/>, <see cref="SessionToCome"/>,
    /// <see cref="SessionIsCancelled"/>, <see cref="PersonNameMissing"/>, <see cref="FieldTooLong"/>, and what <see cref="WorkshopSeats.WalkIn"/> refuses.
    /// </returns>
    public async Task<Outcome<long>> RunAsync(AddWalkInCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        var added = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.FindTaughtSessionAsync(command.SessionId, actor, cancel) is not var (workshop, session))
                {
                    return new NotFound();
                }

                if (await db.Enrolments.FirstOrDefaultAsync(e => e.RequestKey == command.RequestKey && e.WorkshopId == workshop.Id, cancel) is { } before)
                {
                    return before.Id;
                }

                var now = time.GetUtcNow();
                var today = (await db.CalendarAsync(workshop.CentreId, cancel)).DateOf(now);
                if (session.Date > today)
                {
                    return new SessionToCome(session.Date);
                }

                var person = await FindAsync(db, workshop, command, actor, now, cancel);
                if (person.IsRefused)
                {
                    return person.Refusal;
                }

                return await SeatAsync(db, workshop, session, person.Value, command.RequestKey, actor, now, today, cancel);
            },
            cancel);
        if (!added.IsRefused)
        {
            logger.WalkedIn(added.Value, command.SessionId, actor.StaffId);
        }
        else if (added.Refusal is LikelyDuplicates shown)
        {
            FindAlike.Note(audit, actor, new PersonFacts { Name = command.Name }, shown.Alike);
        }

        return added;
    }

    private static async Task<Outcome<long>> SeatAsync(
        InclusionDb db, Workshop workshop, WorkshopSession session, Person person, Guid requestKey, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancel)
    {
        var enrolled = (await db.SeatsAsync(workshop, cancel)).WalkIn(person.Id, requestKey, actor, now);
        if (enrolled.IsRefused)
        {
            return enrolled.Refusal;
        }

        var enrolment = enrolled.Value;
        if (enrolment.Id == 0)
        {
            db.Enrolments.Add(enrolment);
        }

        person.ServeAt(workshop.CentreId, now);
        await db.SaveChangesAsync(cancel);
        var present = Attendance.Record(enrolment, session, AttendanceMark.Present, 0, actor, now, today);
        if (present.IsRefused)
        {
            return present.Refusal;
        }

        db.Attendances.Add(present.Value);
        return enrolment.Id;
    }

    private static async Task<Outcome<Person>> FindAsync(InclusionDb db, Workshop workshop, AddWalkInCommand command, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);

        // Whoever stands in the line of this very workshop is known by name to whoever gives it.
        var line = db.Enrolments.Where(e => e.WorkshopId == workshop.Id && e.Status != EnrolmentStatus.Cancelled).Join(db.KeptPeople, e => e.PersonId, p => p.Id, (e, p) => p);
        if (command.PersonId is { } id)
        {
            var known = await reach.Of(db.KeptPeople).FirstOrDefaultAsync(p => p.Id == id, cancel) ?? await line.FirstOrDefaultAsync(p => p.Id == id, cancel);

            // Whoever may not look people up chooses among those who were named to them, and cannot try numbers.
            return actor.WorksAtDesk || (known is not null && NameLikeness.AreAlike(known.Name, command.Name)) ? known is null ? new NotFound() : known : new NotAllowed();
        }

        if (!command.EvenSo && await AlikeAsync(db, reach, line, command.Name, cancel) is { IsNobody: false } alike)
        {
            return new LikelyDuplicates(actor.WorksAtDesk ? alike : alike with { Known = [.. alike.Known.Select(p => p with { Phone = "", Email = "" })] });
        }

        var person = Person.Add(new PersonFacts { Name = command.Name }, now, homeCentreId: workshop.CentreId);
        if (!person.IsRefused)
        {
            db.People.Add(person.Value);
            await db.SaveChangesAsync(cancel);
        }

        return person;
    }

    /// <summary>Those of the line who have this very name, before the others who may be the same.</summary>
    private static async Task<AlikePeople> AlikeAsync(InclusionDb db, PeopleInReach reach, IQueryable<Person> line, string name, CancellationToken cancel)
    {
        var wanted = Folding.Fold(name.Trim());
        var waiting = (await line.Select(p => new LikelyDuplicate(p.Id, p.Name, p.Phone, p.Email) { SameName = true }).ToListAsync(cancel)).FindAll(p => Folding.Fold(p.Name) == wanted);
        var alike = await LikelyDuplicateSearch.FindAsync(db, reach, new PersonFacts { Name = name }, cancel);
        return alike with { Known = [.. waiting, .. alike.Known.Where(p => !waiting.Exists(w => w.Id == p.Id))] };
    }
}
