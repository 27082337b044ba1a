using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>
/// Takes out of every table and file what a person could be known by (docs/decisions/0033-erasure.md). Whether it may be done, and who asks, is decided before.
/// </summary>
public sealed class EraseRecords(Database database, ErasureLedger ledger, LedgerCopies copies, DraftsOfOthers drafts, MailFiles mail, WorkFiles work, TimeProvider time)
{
    /// <summary>The numbers of someone's open loans, at every centre.</summary>
    public static Task<List<string>> OpenLoansAsync(InclusionDb db, long personId, CancellationToken cancel) =>
        db.Loans.Where(l => l.PersonId == personId && l.Status == LoanStatus.Open).OrderBy(l => l.Number).Select(l => l.Number).ToListAsync(cancel);

    /// <summary>Someone's places that still mean something: in workshops that are neither over nor cancelled.</summary>
    public static IQueryable<Domain.Training.Enrolment> LivePlaces(InclusionDb db, long personId, DateTimeOffset now) => db.Enrolments.Where(
        e => e.PersonId == personId && e.Status != EnrolmentStatus.Cancelled
            && db.Workshops.Any(w => w.Id == e.WorkshopId && w.Status != WorkshopStatus.Cancelled && w.Status != WorkshopStatus.Done && w.Sessions.Any(s => s.EndsAt > now)));

    /// <summary>
    /// Erases within a <see cref="Database.WriteAsync{T}"/>. Files go at once: were the transaction not kept after all, a copy of a letter would be lost, and no record.
    /// <see cref="FinishAsync"/> comes after it.
    /// </summary>
    /// <param name="at">When it was decided: for one who is erased again, the first time.</param>
    /// <param name="staffId">Who decided it; null: the product, by the time that is over.</param>
    public async Task EraseAsync(InclusionDb db, Person person, DateTimeOffset at, long? staffId, CancellationToken cancel)
    {
        var (known, id, email, phoneKey) = (KnownBy.Of(person), person.Id, person.Email, ContactFormats.PhoneKey(person.Phone));
        var household = person.HouseholdId;
        await ForgetAuditAsync(db, person, cancel);
        await GiveUpPlacesAsync(db, id, cancel);
        var language = await db.Organisations.Select(o => o.Language).FirstOrDefaultAsync(cancel);
        using (Language.Find(language)?.Speak())
        {
            person.Erase(PersonText.ErasedPerson, at);
        }

        await EraseCertificatesAsync(db, id, at, cancel);
        db.Erasures.AddRange(await UnwrittenAsync(db, person, at, staffId, cancel));
        await db.SaveChangesAsync(cancel);

        await EraseRecordAsync(db, id, cancel);
        await EraseWordsAsync(db, id, known, cancel);
        await EraseRequestsAsync(db, id, email, phoneKey, cancel);
        if (household is { } home && !await db.People.AnyAsync(p => p.HouseholdId == home, cancel))
        {
            await db.Households.Where(h => h.Id == home).ExecuteDeleteAsync(cancel);
        }

        await EraseMessagesAsync(db, id, email, cancel);
        await drafts.RemoveAsync(db, known.IsIn, cancel);
        db.SavedFilters.RemoveRange((await db.SavedFilters.ToListAsync(cancel)).Where(f => known.IsIn(f.Name) || known.IsIn(Uri.UnescapeDataString(f.Query.Replace('+', ' ')))));
        await ThrowAwayResultsAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>After what <see cref="EraseAsync"/> did is kept: it is written into the ledger, and what was overwritten leaves the database's log.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        var erased = await database.ReadAsync(
            db => db.Erasures.OrderBy(e => e.Id).Select(e => new ErasedLine(e.PersonId, e.PersonAddedAt, e.At, e.StaffId)).ToListAsync(cancel), cancel);
        ledger.Add(erased);
        await database.SweepAsync(rewrite: false, cancel);
        await copies.WriteAsync(cancel);
    }

    /// <summary>The person, and the records that were merged into theirs: a database from before the merger has those as well.</summary>
    private static async Task<List<Erasure>> UnwrittenAsync(InclusionDb db, Person person, DateTimeOffset at, long? staffId, CancellationToken cancel)
    {
        var merged = await db.MergedPeople.Where(m => m.IntoId == person.Id).Select(m => new { m.Id, m.AddedAt }).ToListAsync(cancel);
        var all = merged.Select(m => (m.Id, m.AddedAt)).Prepend((person.Id, person.AddedAt)).ToList();
        var ids = all.ConvertAll(m => m.Item1);
        var written = (await db.Erasures.Where(e => ids.Contains(e.PersonId)).Select(e => new { e.PersonId, e.PersonAddedAt }).ToListAsync(cancel)).Select(e => (e.PersonId, e.PersonAddedAt)).ToHashSet();
        return [.. all.Where(one => !written.Contains(one)).Select(one => new Erasure { PersonId = one.Item1, PersonAddedAt = one.Item2, At = at, StaffId = staffId })];
    }

    /// <summary>What the audit trail tells of the contents of their records, from now on as well; that somebody saw or changed them on a day stays.</summary>
    private static async Task ForgetAuditAsync(InclusionDb db, Person person, CancellationToken cancel)
    {
        var id = person.Id;
        string[] known = [person.Name, person.AddressAs, person.Email, person.Phone, person.Address];
        await AuditTrail.ForgetDetailsAsync(db, nameof(Person), id, [.. known.Where(text => text.Length > 0)], cancel);
        var places = await db.Enrolments.Where(e => e.PersonId == id).Select(e => e.Id).ToListAsync(cancel);
        (string Record, IQueryable<long> Ids)[] records =
        [
            (nameof(PersonNote), db.PersonNotes.Where(n => n.PersonId == id).Select(n => n.Id)),
            (nameof(PersonConsent), db.PersonConsents.Where(c => c.PersonId == id).Select(c => c.Id)),
            (nameof(PersonNeeds), db.PersonNeeds.Where(n => n.PersonId == id).Select(n => n.Id)),
            (nameof(Loan), db.Loans.Where(l => l.PersonId == id).Select(l => l.Id)),
            (nameof(Domain.Training.Enrolment), db.Enrolments.Where(e => e.PersonId == id).Select(e => e.Id)),
            (nameof(Attendance), db.Attendances.Where(a => places.Contains(a.EnrolmentId)).Select(a => a.Id)),
            (nameof(PublicRequest), db.PublicRequests.Where(r => r.EnrolmentId != null && places.Contains(r.EnrolmentId.Value)).Select(r => r.Id)),
            (nameof(Domain.Certificates.Certificate), db.Certificates.Where(c => c.PersonId == id).Select(c => c.Id)),
        ];
        foreach (var (record, ids) in records)
        {
            foreach (var one in await ids.ToListAsync(cancel))
            {
                await AuditTrail.ForgetDetailsAsync(db, record, one, [], cancel);
            }
        }
    }

    /// <summary>Seats that are held become free for the next in line; places in workshops that are over stay, for the figures.</summary>
    private async Task GiveUpPlacesAsync(InclusionDb db, long personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var place in await LivePlaces(db, personId, now).ToListAsync(cancel))
        {
            var workshop = (await db.FindWorkshopAsync(place.WorkshopId, cancel))!;
            (await db.SeatsAsync(workshop, cancel)).Cancel(place, EnrolmentEnd.ByStaff, PersonText.ErasedPerson, now);
        }
    }

    private static async Task EraseCertificatesAsync(InclusionDb db, long personId, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var certificate in await db.Certificates.Where(c => c.PersonId == personId).ToListAsync(cancel))
        {
            certificate.Erase(at);
            await db.CertificateDocuments.Where(d => d.CertificateId == certificate.Id).ExecuteDeleteAsync(cancel);
        }
    }

    private static async Task EraseRecordAsync(InclusionDb db, long personId, CancellationToken cancel)
    {
        await db.PersonNotes.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.PersonConsents.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.PersonNeeds.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.MergedPeople.Where(m => m.IntoId == personId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ExternalKey, (string?)null), cancel);
        var forms = new[] { string.Create(CultureInfo.InvariantCulture, $"person/{personId}"), string.Create(CultureInfo.InvariantCulture, $"person-note/{personId}") };
        await db.Drafts.Where(d => forms.Contains(d.Form)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What staff wrote about their loans and places: reasons tell of a life. What is wrong with a device stays with the device, without the name.</summary>
    private static async Task EraseWordsAsync(InclusionDb db, long personId, KnownBy known, CancellationToken cancel)
    {
        var loans = await db.Loans.Where(l => l.PersonId == personId).Select(l => new { l.Id, l.Number }).ToListAsync(cancel);
        var (ids, numbers) = (loans.ConvertAll(l => l.Id), loans.ConvertAll(l => l.Number));
        await db.LoanEvents.Where(e => ids.Contains(e.LoanId) && e.Note != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancel);
        await db.LoanDevices.Where(d => ids.Contains(d.LoanId) && d.DamageNote != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.DamageNote, (string?)null), cancel);
        var devices = db.LoanDevices.Where(d => ids.Contains(d.LoanId)).Select(d => d.DeviceId);
        await db.DeviceEvents.Where(e => devices.Contains(e.DeviceId) && e.LoanNumber != null && numbers.Contains(e.LoanNumber) && e.Note != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancel);
        foreach (var fault in await db.DeviceFaults.Where(f => devices.Contains(f.DeviceId) && f.LoanNumber != null && numbers.Contains(f.LoanNumber) && f.Damage != null).ToListAsync(cancel))
        {
            var damage = known.TakeOutOf(fault.Damage!);
            await db.DeviceFaults.Where(f => f.Id == fault.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Damage, damage), cancel);
        }

        // The next loan of the device says in the same words what was damaged before.
        foreach (var next in await db.LoanDevices.Where(d => devices.Contains(d.DeviceId) && d.DamageAtCheckOut != null).Select(d => new { d.Id, d.DamageAtCheckOut }).ToListAsync(cancel))
        {
            var damage = known.TakeOutOf(next.DamageAtCheckOut!);
            await db.LoanDevices.Where(d => d.Id == next.Id && d.DamageAtCheckOut != damage).ExecuteUpdateAsync(set => set.SetProperty(d => d.DamageAtCheckOut, damage), cancel);
        }

        await db.Enrolments.Where(e => e.PersonId == personId && e.EndReason != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.EndReason, (string?)null), cancel);
        await db.CertificateDecisions.Where(d => db.Enrolments.Any(e => e.Id == d.EnrolmentId && e.PersonId == personId)).ExecuteDeleteAsync(cancel);

        // What they said in a report that is issued stays printed, with the consent of that day; nothing leads from it to them any more.
        await db.Set<Domain.Impact.Reports.ReportQuotation>().Where(q => q.PersonId == personId && db.ImpactReports.Any(r => r.Id == q.ReportId && r.IssuedAt == null)).ExecuteDeleteAsync(cancel);
        await db.Set<Domain.Impact.Reports.ReportQuotation>().Where(q => q.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(q => q.PersonId, (long?)null), cancel);
    }

    private static async Task EraseRequestsAsync(InclusionDb db, long personId, string email, string phoneKey, CancellationToken cancel)
    {
        var places = await db.Enrolments.Where(e => e.PersonId == personId).Select(e => e.Id).ToListAsync(cancel);
        var requests = await db.PublicRequests.Select(r => new { r.Id, r.Contact, r.EnrolmentId }).ToListAsync(cancel);
        var theirs = requests.Where(r => (r.EnrolmentId is { } place && places.Contains(place))
            || (email.Length > 0 && r.Contact.Equals(email, StringComparison.OrdinalIgnoreCase))
            || (phoneKey.Length > 0 && ContactFormats.IsPhone(r.Contact) && ContactFormats.PhoneKey(r.Contact) == phoneKey)).Select(r => r.Id).ToList();
        await db.PublicRequests.Where(r => theirs.Contains(r.Id)).ExecuteDeleteAsync(cancel);
    }

    private async Task EraseMessagesAsync(InclusionDb db, long personId, string email, CancellationToken cancel)
    {
        var messages = await db.Messages.Where(m => m.PersonId == personId).Select(m => new { m.MessageId, m.Channel, m.To }).ToListAsync(cancel);
        await db.Messages.Where(m => m.PersonId == personId).ExecuteDeleteAsync(cancel);
        var addresses = messages.Where(m => m.Channel is ContactChannel.Email).Select(m => m.To).Append(email).Where(address => address.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        mail.Remove([.. messages.Select(m => m.MessageId)], addresses);
    }

    /// <summary>Lists and certificates that were made in the background lie there for a week, and nobody knows who is in them: whoever needs one asks again.</summary>
    private async Task ThrowAwayResultsAsync(InclusionDb db, CancellationToken cancel)
    {
        await db.WorkItems.Where(w => w.EndedAt != null).ExecuteDeleteAsync(cancel);
        work.RemoveOthers(await db.WorkItems.Select(w => w.Id).ToHashSetAsync(cancel));
    }
}
