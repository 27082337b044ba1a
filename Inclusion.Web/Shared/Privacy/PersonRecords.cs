using System.Globalization;
using Inclusion.Domain.Agreements;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>The records that belong to one person, by kind, as the audit trail names them.</summary>
public sealed class PersonRecords
{
    private PersonRecords(IReadOnlyDictionary<string, IReadOnlyList<long>> ids)
    {
        Ids = ids;
    }

    /// <summary>By kind, such as nameof(Loan); kinds of which there is none have an empty list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Ids { get; }

    /// <summary>Their own record first, then those that were merged into it and are no more.</summary>
    public IReadOnlyList<long> People => Ids[nameof(Person)];

    /// <summary>Their places in workshops, also those that were given up.</summary>
    public IReadOnlyList<long> Places => Ids[nameof(Domain.Training.Enrolment)];

    /// <summary>Everything of theirs that is in the tables now. What was removed before is found by what the trail says of it (<see cref="TracesOfPerson"/>).</summary>
    public static async Task<PersonRecords> OfAsync(InclusionDb db, long personId, CancellationToken cancel)
    {
        var merged = await db.MergedPeople.Where(m => m.IntoId == personId).Select(m => m.Id).ToListAsync(cancel);
        var places = await db.Enrolments.Where(e => e.PersonId == personId).Select(e => e.Id).ToListAsync(cancel);
        var reservations = await db.Reservations.Where(r => r.PersonId == personId).Select(r => r.Id).ToListAsync(cancel);
        return new PersonRecords(new Dictionary<string, IReadOnlyList<long>>
        {
            [nameof(Person)] = [personId, .. merged],
            [nameof(PersonNote)] = await db.PersonNotes.Where(n => n.PersonId == personId).Select(n => n.Id).ToListAsync(cancel),
            [nameof(PersonConsent)] = await db.PersonConsents.Where(c => c.PersonId == personId).Select(c => c.Id).ToListAsync(cancel),
            [nameof(PersonNeeds)] = await db.PersonNeeds.Where(n => n.PersonId == personId).Select(n => n.Id).ToListAsync(cancel),
            [nameof(Loan)] = await db.Loans.Where(l => l.PersonId == personId).Select(l => l.Id).ToListAsync(cancel),
            [nameof(Incident)] = await db.Incidents.Where(i => db.Loans.Any(l => l.Id == i.LoanId && l.PersonId == personId)).Select(i => i.Id).ToListAsync(cancel),
            [nameof(Agreement)] = await db.Agreements.Where(a => db.Loans.Any(l => l.Id == a.LoanId && l.PersonId == personId)).Select(a => a.Id).ToListAsync(cancel),
            [nameof(Domain.Messages.Message)] = await db.Messages.Where(m => m.PersonId == personId).Select(m => m.Id).ToListAsync(cancel),
            [nameof(Domain.Training.Enrolment)] = places,
            [nameof(Attendance)] = await db.Attendances.Where(a => places.Contains(a.EnrolmentId)).Select(a => a.Id).ToListAsync(cancel),
            [nameof(PublicRequest)] = await db.PublicRequests.Where(r => r.EnrolmentId != null && places.Contains(r.EnrolmentId.Value)).Select(r => r.Id).ToListAsync(cancel),
            [nameof(Reservation)] = reservations,
            [nameof(DeviceRequest)] = await db.DeviceRequests.Where(r => r.ReservationId != null && reservations.Contains(r.ReservationId.Value)).Select(r => r.Id).ToListAsync(cancel),
            [nameof(DeviceBooking)] = await db.DeviceBookings.Where(b => b.PersonId == personId).Select(b => b.Id).ToListAsync(cancel),
            [nameof(Certificate)] = await db.Certificates.Where(c => c.PersonId == personId).Select(c => c.Id).ToListAsync(cancel),
            [nameof(CertificateDecision)] = await db.CertificateDecisions.Where(d => places.Contains(d.EnrolmentId)).Select(d => d.Id).ToListAsync(cancel),
        });
    }

    /// <summary>Removes what anybody has typed into the forms of a person's page and not saved, within a <see cref="Database.WriteAsync{T}"/>.</summary>
    public static Task<int> RemoveDraftsAsync(InclusionDb db, long personId, CancellationToken cancel)
    {
        var forms = new[] { "person", "person-note" }.Select(form => string.Create(CultureInfo.InvariantCulture, $"{form}/{personId}")).ToList();
        return db.Drafts.Where(d => forms.Contains(d.Form)).ExecuteDeleteAsync(cancel);
    }
}
