using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Export;

/// <summary>Reads everything that is kept about one person. What it says of others in the same household or report stays out: that is theirs.</summary>
internal static class ReadPersonData
{
    /// <returns>Null when there is no such person, or they are erased. The files of certificates, messages and pictures of loans by their names in the archive.</returns>
    public static async Task<(PersonData Data, IReadOnlyList<(string Name, byte[] Content)> Files)?> RunAsync(InclusionDb db, long id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.KeptPeople.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person)
        {
            return null;
        }

        var files = new List<(string Name, byte[] Content)>();
        var needs = await db.PersonNeeds.SingleOrDefaultAsync(n => n.PersonId == id, cancel);
        var places = await db.Enrolments.Where(e => e.PersonId == id).Select(e => e.Id).ToListAsync(cancel);
        var data = new PersonData(
            now,
            await db.Organisations.Select(o => o.Name).SingleAsync(cancel),
            new PersonalDetails(
                person.Id, person.Name, person.AddressAs, person.Phone, person.Email, person.Address, person.PostalCode, person.Municipality, person.Language, person.PreferredChannel, person.BirthYear,
                person.Occupation, person.Gender,
                await db.Households.Where(h => h.Id == person.HouseholdId).Select(h => h.Name).SingleOrDefaultAsync(cancel) ?? "",
                await db.Partners.Where(p => p.Id == person.ReferredById).Select(p => p.Name).SingleOrDefaultAsync(cancel) ?? "",
                await db.Centres.Where(c => c.Id == person.HomeCentreId).Select(c => c.Name).SingleOrDefaultAsync(cancel) ?? "",
                person.ExternalKey ?? "", person.BlockedReason ?? "", person.HeldBecause ?? "", person.AddedAt, person.LastContactAt),
            needs is null ? null : new AccessNeedsData(needs.Needs, needs.Language, needs.Note),
            await db.PersonConsents.Where(c => c.PersonId == id).OrderBy(c => c.GivenOn).Select(c => new ConsentData(c.Kind, c.TextVersion, c.GivenOn, c.WithdrawnOn, c.StaffName)).ToListAsync(cancel),
            await db.PersonNotes.Where(n => n.PersonId == id).OrderBy(n => n.At).Select(n => new NoteData(n.At, n.StaffName, n.Text)).ToListAsync(cancel),
            await db.PersonBlockEvents.Where(e => e.PersonId == id).OrderBy(e => e.At).ThenBy(e => e.Id)
                .Select(e => new BlockData(e.At, e.Kind, e.Reason, e.Until, e.LoanNumber ?? "", e.StaffName)).ToListAsync(cancel),
            await LoansAsync(db, id, files, cancel),
            await WorkshopsAsync(db, id, cancel),
            await CertificatesAsync(db, id, files, cancel),
            await MessagesAsync(db, id, files, cancel),
            await db.PublicRequests.Where(r => r.EnrolmentId != null && places.Contains(r.EnrolmentId.Value)).OrderBy(r => r.ReceivedAt)
                .Select(r => new RequestData(r.ReceivedAt, r.Name, r.Contact, r.Status)).ToListAsync(cancel),
            await ReservationsAsync(db, id, cancel),
            await (from booking in db.DeviceBookings
                   where booking.PersonId == id
                   join device in db.Devices on booking.DeviceId equals device.Id
                   orderby booking.From, booking.Id
                   select new BookingData(device.Tag, booking.From, booking.To, booking.Note, booking.BookedBy, booking.EndedAt, booking.EndReason ?? "")).ToListAsync(cancel),
            await db.DeviceRequests.Where(r => r.ReservationId != null && db.Reservations.Any(x => x.Id == r.ReservationId && x.PersonId == id)).OrderBy(r => r.ReceivedAt)
                .Select(r => new DeviceRequestData(r.ReceivedAt, r.Category, r.Name, r.Contact, r.Status)).ToListAsync(cancel),
            await db.Set<ReportQuotation>().Where(q => q.PersonId == id)
                .Select(q => new QuotationData(db.ImpactReports.Where(r => r.Id == q.ReportId).Select(r => r.Title).First(), q.Text, q.Attribution)).ToListAsync(cancel),
            await SeenAsync(db, id, cancel));
        return (data, files);
    }

    private static async Task<IReadOnlyList<ReservationData>> ReservationsAsync(InclusionDb db, long id, CancellationToken cancel)
    {
        var reservations = await db.Reservations.Include(r => r.Events).Where(r => r.PersonId == id).OrderBy(r => r.Id).ToListAsync(cancel);
        var centres = await db.Centres.ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return reservations.ConvertAll(r => new ReservationData(
            r.AskedAt, centres[r.CentreId], r.Category, r.WishedSize, r.WishedSystem, r.Reason, r.Status, r.EndedAt,
            [.. r.Events.OrderBy(e => e.Id).Select(e => new ReservationEventData(e.At, e.Kind, e.StaffName, e.Tag ?? "", e.Note ?? ""))]));
    }

    private static async Task<IReadOnlyList<LoanData>> LoansAsync(InclusionDb db, long id, List<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        var loans = await db.Loans.Include(l => l.Devices).Include(l => l.Events).AsSplitQuery().Where(l => l.PersonId == id).OrderBy(l => l.Id).ToListAsync(cancel);
        var centres = await db.Centres.ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var ids = loans.SelectMany(l => l.Devices).Select(d => d.DeviceId).Distinct().ToList();
        var models = await db.Devices.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => $"{d.Maker} {d.Model}".Trim(), cancel);
        var loanIds = loans.ConvertAll(l => l.Id);
        var agreements = (await db.Agreements.Include(a => a.Signature).Where(a => loanIds.Contains(a.LoanId)).OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.LoanId);
        var incidents = await db.Incidents.Where(i => i.LoanId != null && loanIds.Contains(i.LoanId.Value)).OrderBy(i => i.Id).ToListAsync(cancel);
        var pictures = new Dictionary<long, List<(long? IncidentId, PictureData Picture)>>();
        foreach (var loan in loans)
        {
            pictures[loan.Id] = await PicturesAsync(db, loan, files, cancel);
        }

        return loans.ConvertAll(l => new LoanData(
            l.Number, centres[l.CentreId], l.LentOn, l.DueOn, l.Status, l.ClosedAt,
            [.. l.Devices.Select(d => new LentDeviceData(d.Tag, models[d.DeviceId], d.ReturnedOn, d.GivenOn, d.MissingAccessories, d.DamageNote ?? ""))],
            [.. l.Events.OrderBy(e => e.Id).Select(e => new LoanEventData(e.At, e.Kind, e.StaffName, e.Tag ?? "", e.DueOn, e.Note ?? ""))],
            [.. agreements[l.Id].Select(a => new AgreementData(a.SignedAt, a.Way, a.StaffName, a.SignedName, a.Signature?.Strokes ?? "", a.Text))],
            [.. incidents.FindAll(i => i.LoanId == l.Id).Select(i => new IncidentData(i.HappenedOn, i.Kind, l.Devices.First(d => d.DeviceId == i.DeviceId).Tag, i.What, i.Consequence, i.Decision, i.NotedBy,
                [.. pictures[l.Id].Where(p => p.IncidentId == i.Id).Select(p => p.Picture.File)]))],
            [.. pictures[l.Id].Select(p => p.Picture)]));
    }

    /// <summary>How the devices of a loan went out and came back, and what an incident did to them. Those of a device at its centre are about nobody.</summary>
    private static async Task<List<(long? IncidentId, PictureData Picture)>> PicturesAsync(InclusionDb db, Loan loan, List<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        var pictures = await db.DevicePictures.Include(p => p.File).Where(p => p.LoanId == loan.Id).OrderBy(p => p.Id).ToListAsync(cancel);
        var named = pictures.ConvertAll(p => (Picture: p, Name: string.Create(CultureInfo.InvariantCulture, $"loans/{loan.Number}/{p.Id}.jpg")));
        files.AddRange(named.Select(p => (p.Name, p.Picture.File.Jpeg)));
        return named.ConvertAll(p => (p.Picture.IncidentId, new PictureData(
            p.Picture.AddedAt, p.Picture.Moment, loan.Devices.First(d => d.DeviceId == p.Picture.DeviceId).Tag, p.Picture.Words, p.Picture.StaffName, p.Name)));
    }

    private static async Task<IReadOnlyList<WorkshopData>> WorkshopsAsync(InclusionDb db, long id, CancellationToken cancel)
    {
        var rows = await (
            from enrolment in db.Enrolments
            where enrolment.PersonId == id
            join workshop in db.Workshops on enrolment.WorkshopId equals workshop.Id
            join course in db.Courses on workshop.CourseId equals course.Id
            join centre in db.Centres on workshop.CentreId equals centre.Id
            orderby enrolment.Id
            select new { enrolment, workshop.FirstOn, course, centre.Name }).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.enrolment.Id);
        var attendance = (await db.Attendances.Where(a => ids.Contains(a.EnrolmentId))
            .Join(db.WorkshopSessions, a => a.SessionId, s => s.Id, (a, s) => new { a.EnrolmentId, s.Date, a.Mark, a.MinutesMissed }).ToListAsync(cancel)).ToLookup(a => a.EnrolmentId);
        var skills = (await db.SkillAssessments.Where(s => ids.Contains(s.EnrolmentId)).ToListAsync(cancel)).ToLookup(s => s.EnrolmentId);
        return rows.ConvertAll(r => new WorkshopData(
            r.course.In(Language.Current.Code).Title.Text, r.Name, r.FirstOn, r.enrolment.Status, r.enrolment.EnrolledAt, r.enrolment.EndReason ?? "",
            [.. attendance[r.enrolment.Id].OrderBy(a => a.Date).Select(a => new AttendanceData(a.Date, a.Mark, a.MinutesMissed))],
            [.. skills[r.enrolment.Id].OrderBy(s => s.Id).Select(s => new SkillData(s.Moment, $"{s.Framework} {s.Competence}", s.Step, s.GivenOn))]));
    }

    private static async Task<IReadOnlyList<CertificateData>> CertificatesAsync(InclusionDb db, long id, List<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        var certificates = new List<CertificateData>();
        foreach (var certificate in await db.Certificates.Where(c => c.PersonId == id).OrderBy(c => c.Id).ToListAsync(cancel))
        {
            var document = await db.CertificateDocuments.Where(d => d.CertificateId == certificate.Id).Select(d => d.Content).SingleOrDefaultAsync(cancel);
            var name = document is null ? "" : $"certificates/{certificate.Number}.pdf";
            if (document is not null)
            {
                files.Add((name, document));
            }

            certificates.Add(new CertificateData(
                certificate.Number, certificate.IssuedOn, certificate.IsRevoked ? CertificateStanding.Revoked : CertificateStanding.Valid, certificate.Facts?.CourseTitle ?? "", name));
        }

        return certificates;
    }

    private static async Task<IReadOnlyList<MessageData>> MessagesAsync(InclusionDb db, long id, List<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        var messages = new List<MessageData>();
        foreach (var message in await db.Messages.Include(m => m.Calls).Include(m => m.Attachments).AsSplitQuery().Where(m => m.PersonId == id).OrderBy(m => m.Id).ToListAsync(cancel))
        {
            var attached = message.Attachments.Select(a => ($"messages/{message.Id}/{Path.GetFileName(a.FileName)}", a.Content)).ToList();
            files.AddRange(attached);
            messages.Add(new MessageData(
                message.Day, message.Channel, message.To, message.Subject, message.Body, message.Status, message.SentAt,
                [.. message.Calls.OrderBy(c => c.Id).Select(c => new CallData(c.At, c.StaffName, c.Outcome, c.NextStep ?? ""))],
                attached.ConvertAll(a => a.Item1)));
        }

        return messages;
    }

    private static async Task<IReadOnlyList<SeenData>> SeenAsync(InclusionDb db, long id, CancellationToken cancel)
    {
        var entries = new List<(long Id, DateTimeOffset At, long? StaffId, AuditAction Action, string Record, string Fields)>();
        foreach (var (record, own) in (await PersonRecords.OfAsync(db, id, cancel)).Ids)
        {
            var rows = await db.AuditEntries.Where(e => e.Record == record && own.Contains(e.RecordId)).Select(e => new { e.Id, e.At, e.StaffId, e.Action, e.Record, e.Fields }).ToListAsync(cancel);
            entries.AddRange(rows.Select(e => (e.Id, e.At, e.StaffId, e.Action, e.Record, e.Fields)));
        }

        var ids = entries.Select(e => e.StaffId).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        return [.. entries.OrderByDescending(e => e.Id).Select(e => new SeenData(e.At, e.StaffId is { } staff ? names.GetValueOrDefault(staff, "") : "", e.Action, e.Record, e.Fields))];
    }
}
