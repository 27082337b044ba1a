using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Inclusion.Domain.Agreements;
using Inclusion.Domain.Bench;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Training;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Erase;

/// <summary>In which kind of record someone may be named.</summary>
public enum MentionPlace
{
    Device = 1,
    Household = 2,
    Person = 3,
    Loan = 4,
    Message = 5,
    Request = 6,
    Workshop = 7,
    Partner = 8,
    Donation = 9,
    Report = 10,
    Import = 11,
    Certificate = 12,

    /// <summary>Someone else's access needs.</summary>
    Needs = 13,
    Course = 14,
    StockTake = 15,
    Part = 16,
    Agreement = 17,
    Reservation = 18,
    SimCard = 31,
    Transfer = 32,
}

/// <summary>A text of staff about something else in which someone may be named.</summary>
/// <param name="Text">The text, or its beginning; null where whoever asks may not read it.</param>
/// <param name="Href">Where it is read; null where there is no page for it, or whoever asks may not open it.</param>
/// <param name="Key">By which the name is taken out of it, read or not: of a text that is only ever added, and of access needs that whoever asks may not read. Null where staff change it on its page, and where it is frozen.</param>
public sealed record Mention(MentionPlace Place, string? Text, string? Href, string? Key);

/// <param name="Shown">As many as were asked for, at most.</param>
public sealed record FoundMentions(IReadOnlyList<Mention> Shown, bool HasMore);

/// <summary>
/// Looks through what staff have written about other things for a person's name, family name, phone number and e-mail address. Whether it is this person is for whoever
/// reads it to say: an erasure takes the name out of what they name, and leaves the rest.
/// </summary>
internal static class FindMentions
{
    /// <summary>At first; more are shown when they are asked for.</summary>
    public const int ShownAtFirst = 30;

    private const int LongestText = 160;

    /// <summary>Of each table the texts that are only ever added, or are read by a few: nobody else can change them on their page.</summary>
    private static readonly Dictionary<string, string[]> AddedOnly = new()
    {
        [nameof(InclusionDb.PersonNotes)] = [nameof(PersonNote.Text)],
        [nameof(InclusionDb.PersonBlockEvents)] = [nameof(PersonBlockEvent.Reason)],
        [nameof(InclusionDb.PersonNeeds)] = [nameof(PersonNeeds.Note)],
        [nameof(InclusionDb.BenchWork)] = [nameof(BenchWork.What)],
        [nameof(InclusionDb.DeviceFaults)] = [nameof(DeviceFault.Damage)],
        [nameof(InclusionDb.DeviceEvents)] = [nameof(DeviceEvent.Note)],
        [nameof(InclusionDb.StockTakes)] = [nameof(StockTake.Label), nameof(StockTake.Shelf), nameof(StockTake.EndReason)],
        [nameof(InclusionDb.StockTakeScans)] = [nameof(StockTakeScan.Code), nameof(StockTakeScan.Shelf)],
        [nameof(InclusionDb.WipeRecords)] = [nameof(WipeRecord.Verification)],
        [nameof(InclusionDb.WipeLogs)] = [nameof(WipeLog.FileName), nameof(WipeLog.SerialReason)],
        [nameof(InclusionDb.DevicePictures)] = [nameof(DevicePicture.Words)],
        [nameof(InclusionDb.Incidents)] = [nameof(Incident.What), nameof(Incident.Decision)],
        [nameof(InclusionDb.Transfers)] = [nameof(Transfer.Reason)],
        [nameof(InclusionDb.TransferDevices)] = [nameof(TransferDevice.Note)],
        [nameof(InclusionDb.LoanEvents)] = [nameof(LoanEvent.Note)],
        [nameof(InclusionDb.LoanDevices)] = [nameof(LoanDevice.DamageNote), nameof(LoanDevice.DamageAtCheckOut)],
        [nameof(InclusionDb.AgreementWordings)] = [nameof(AgreementWording.Text)],
        [nameof(InclusionDb.Agreements)] = [nameof(Agreement.Text), nameof(Agreement.SignedName)],
        [nameof(InclusionDb.Messages)] = [nameof(Message.Subject), nameof(Message.Body)],
        [nameof(InclusionDb.MessageCalls)] = [nameof(MessageCall.NextStep)],
        [nameof(InclusionDb.MessageAttachments)] = [nameof(MessageAttachment.FileName)],
        [nameof(InclusionDb.Enrolments)] = [nameof(Domain.Training.Enrolment.EndReason)],
        [nameof(InclusionDb.Reservations)] = [nameof(Reservation.WishedSize), nameof(Reservation.WishedSystem)],
        [nameof(InclusionDb.ReservationEvents)] = [nameof(ReservationEvent.Note)],
        [nameof(InclusionDb.DeviceBookings)] = [nameof(DeviceBooking.Note), nameof(DeviceBooking.EndReason)],
        [nameof(InclusionDb.CertificateDecisions)] = [nameof(CertificateDecision.Reason)],
        [nameof(InclusionDb.WorkshopEvents)] = [nameof(WorkshopEvent.Reason)],
        [nameof(InclusionDb.WorkshopSessions)] = [nameof(WorkshopSession.CancelReason), nameof(WorkshopSession.OverrideReason)],
        [nameof(InclusionDb.WorkshopFeedback)] = [nameof(WorkshopFeedback.Remark)],
        [nameof(InclusionDb.ImportRuns)] = [nameof(ImportRun.FileName)],
    };

    /// <summary>The texts that are looked at, as <c>Device.Notes</c>.</summary>
    public static IReadOnlySet<string> LookedAt(InclusionDb db) =>
        Sources(db, 0, new TextsOfOthers([], [], [], db.KeptPeople.Select(p => p.Id), null)).SelectMany(source => source.Columns.Select(column => $"{source.Entity.Name}.{column}")).ToHashSet();

    /// <summary>Takes the name out of texts within a <see cref="Database.WriteAsync{T}"/>. A key that means none of the texts that are only added is passed over.</summary>
    /// <param name="keys">As <see cref="Mention.Key"/> has them.</param>
    public static async Task TakeOutAsync(InclusionDb db, KnownBy known, IEnumerable<string> keys, CancellationToken cancel)
    {
        foreach (var key in keys)
        {
            if (key.Split('/') is not [var table, var number] || !AddedOnly.TryGetValue(table, out var columns) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            // Whoever has the text open in a form does not write the name back.
            var entity = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table);
            var version = entity.FindProperty(nameof(IVersioned.Version)) is null ? "" : ", \"Version\" = \"Version\" + 1";
            foreach (var column in columns)
            {
                // Names of the list above, not of anyone who types.
                var read = "SELECT \"" + column + "\" AS \"Value\" FROM \"" + table + "\" WHERE \"Id\" = {0} AND \"" + column + "\" IS NOT NULL";
                if (await db.Database.SqlQueryRaw<string>(read, id).SingleOrDefaultAsync(cancel) is { } text)
                {
                    var write = "UPDATE \"" + table + "\" SET \"" + column + "\" = {0}" + version + " WHERE \"Id\" = {1}";
                    var left = known.TakeOutOf(text);
                    if (left != text && entity.FindProperty(column)!.GetContainingIndexes().Any(index => index.IsUnique))
                    {
                        // Without the name it may read as another one does, where each may be there once: the number of its row tells them apart.
                        left = string.Create(CultureInfo.InvariantCulture, $"{left} {id}");
                    }

                    await db.Database.ExecuteSqlRawAsync(write, [left, id], cancel);
                }
            }
        }
    }

    /// <param name="known">By which they are looked for.</param>
    /// <param name="records">What is theirs, and goes with them.</param>
    /// <param name="requests">Requests from the public page that are theirs, and go with them.</param>
    /// <param name="deviceRequests">The same, for devices.</param>
    /// <param name="reach">Whom whoever asks sees: where that is not everybody, what is of other centres and of others is named and not shown.</param>
    /// <param name="actor">Who asks: access needs that are not theirs to read are named and not shown.</param>
    /// <param name="most">As many are shown.</param>
    public static async Task<FoundMentions> ReadAsync(
        InclusionDb db, KnownBy known, PersonRecords records, IReadOnlyList<long> requests, IReadOnlyList<long> deviceRequests, PeopleInReach reach, Actor actor, DateTimeOffset now, int most, CancellationToken cancel)
    {
        var found = new List<Mention>();
        foreach (var source in Sources(db, records.People[0], new TextsOfOthers(records.Places, requests, deviceRequests, db.NeedsOpenTo(actor, now), reach.IsEverybody ? null : new Seen(reach.Of(db.KeptPeople).Select(p => p.Id), actor.CentreId))))
        {
            // One text after the other: the notes of a hundred thousand devices are not held in memory.
            await foreach (var text in source.Texts.AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (!known.MayBeIn(text.Words))
                {
                    continue;
                }

                if (found.Count == most)
                {
                    return new FoundMentions(found, HasMore: true);
                }

                found.Add(source.Mention(text));
            }
        }

        return new FoundMentions(found, HasMore: false);
    }

    private static List<Source> Sources(InclusionDb db, long personId, TextsOfOthers others)
    {
        var (places, requests, deviceRequests, openNeeds, seen) = others;
        var all = new List<Source>();
        var people = seen?.People ?? db.KeptPeople.Select(p => p.Id);
        var centre = seen?.CentreId;
        var devices = db.Devices.Where(d => d.CentreId == centre).Select(d => d.Id);
        var loans = db.Loans.Where(l => l.CentreId == centre).Select(l => l.Id);
        var messages = db.Messages.Where(m => m.CentreId == centre).Select(m => m.Id);
        var workshops = db.Workshops.Where(w => w.CentreId == centre).Select(w => w.Id);
        Add(
            MentionPlace.Household, h => db.KeptPeople.Any(p => p.HouseholdId == h.Id && people.Contains(p.Id)), db.Households.Where(h => db.People.Any(p => p.HouseholdId == h.Id && p.Id != personId)), h => db.People.Where(p => p.HouseholdId == h.Id && p.Id != personId).Min(p => p.Id), Routes.Person,
            nameof(Household.Name));
        Add(MentionPlace.Person, n => people.Contains(n.PersonId), db.PersonNotes.Where(n => n.PersonId != personId), n => n.PersonId, Routes.Person, nameof(PersonNote.Text));
        Add(MentionPlace.Person, e => people.Contains(e.PersonId), db.PersonBlockEvents.Where(e => e.PersonId != personId && e.Reason != ""), e => e.PersonId, Routes.Person, nameof(PersonBlockEvent.Reason));
        Add(
            MentionPlace.Person, p => people.Contains(p.Id), db.KeptPeople.Where(p => p.Id != personId && (p.BlockedReason != null || p.HeldBecause != null)), p => p.Id, Routes.Person, nameof(Person.BlockedReason), nameof(Person.HeldBecause));
        Add(MentionPlace.Person, p => people.Contains(p.Id), db.KeptPeople.Where(p => p.Id != personId && p.Address != ""), p => p.Id, Routes.Person, nameof(Person.Address));
        var needs = db.PersonNeeds.Where(n => n.PersonId != personId && n.Note != "");
        all.Add(Of(MentionPlace.Needs, needs.Where(n => openNeeds.Contains(n.PersonId)), n => n.PersonId, Routes.PersonNeeds, nameof(PersonNeeds.Note)) with { IsChangedOnPage = true });
        all.Add(Of(MentionPlace.Needs, needs.Where(n => !openNeeds.Contains(n.PersonId)), n => n.PersonId, null, nameof(PersonNeeds.Note)) with { IsHidden = true });
        Add(MentionPlace.Device, d => devices.Contains(d.Id), db.Devices.Where(d => d.Notes != "" || d.Shelf != ""), d => d.Id, Routes.Device, nameof(Device.Notes), nameof(Device.Shelf));
        Add(
            MentionPlace.Device, f => devices.Contains(f.DeviceId), db.DeviceFaults.Where(f => f.Damage != null && (f.LoanNumber == null || !db.Loans.Any(l => l.Number == f.LoanNumber && l.PersonId == personId))), f => f.DeviceId, Routes.Device,
            nameof(DeviceFault.Damage));
        Add(
            MentionPlace.Device, e => devices.Contains(e.DeviceId), db.DeviceEvents.Where(e => e.Note != null && (e.LoanNumber == null || !db.Loans.Any(l => l.Number == e.LoanNumber && l.PersonId == personId))), e => e.DeviceId, Routes.Device,
            nameof(DeviceEvent.Note));
        Add(MentionPlace.Device, w => devices.Contains(w.DeviceId), db.WipeRecords, w => w.DeviceId, Routes.Device, nameof(WipeRecord.Verification));
        Add(
            MentionPlace.Device, l => db.WipeRecords.Any(w => w.Id == l.WipeRecordId && devices.Contains(w.DeviceId)), db.WipeLogs, l => db.WipeRecords.Where(w => w.Id == l.WipeRecordId).Select(w => w.DeviceId).First(), Routes.Device,
            nameof(WipeLog.FileName), nameof(WipeLog.SerialReason));
        Add(MentionPlace.Device, p => devices.Contains(p.DeviceId), db.DevicePictures.Where(p => p.Words != "" && (p.LoanId == null || !db.Loans.Any(l => l.Id == p.LoanId && l.PersonId == personId))), p => p.DeviceId, Routes.Device, nameof(DevicePicture.Words));
        Add(MentionPlace.Device, i => devices.Contains(i.DeviceId), db.Incidents.Where(i => i.LoanId == null || !db.Loans.Any(l => l.Id == i.LoanId && l.PersonId == personId)), i => i.DeviceId, Routes.Device, nameof(Incident.What), nameof(Incident.Decision));
        Add(MentionPlace.SimCard, c => c.CentreId == centre, db.SimCards, c => c.Id, Routes.EditSimCard, nameof(SimCard.PaidBy), nameof(SimCard.PhoneNumber), nameof(SimCard.Plan));
        Add(MentionPlace.Transfer, t => t.FromCentreId == centre || t.ToCentreId == centre, db.Transfers.Where(t => t.Reason != ""), t => t.Id, Routes.Transfer, nameof(Transfer.Reason));
        Add(
            MentionPlace.Transfer, d => db.Transfers.Any(t => t.Id == d.TransferId && (t.FromCentreId == centre || t.ToCentreId == centre)), db.TransferDevices.Where(d => d.Note != null), d => d.TransferId, Routes.Transfer,
            nameof(TransferDevice.Note));
        Add(MentionPlace.StockTake, t => t.CentreId == centre, db.StockTakes.Where(t => t.Label != "" || t.Shelf != "" || t.EndReason != null), t => t.Id, Routes.StockTakeReport, nameof(StockTake.Label), nameof(StockTake.Shelf), nameof(StockTake.EndReason));
        Add(
            MentionPlace.StockTake, c => db.StockTakes.Any(t => t.Id == c.StockTakeId && t.CentreId == centre), db.StockTakeScans.Where(c => c.DeviceId == null), c => c.StockTakeId, Routes.StockTakeReport,
            nameof(StockTakeScan.Code));
        Add(
            MentionPlace.StockTake, c => db.StockTakes.Any(t => t.Id == c.StockTakeId && t.CentreId == centre), db.StockTakeScans.Where(c => c.Shelf != ""), c => c.StockTakeId, Routes.StockTakeReport,
            nameof(StockTakeScan.Shelf));
        Add(MentionPlace.Loan, e => loans.Contains(e.LoanId), db.LoanEvents.Where(e => e.Note != null && !db.Loans.Any(l => l.Id == e.LoanId && l.PersonId == personId)), e => e.LoanId, Routes.Loan, nameof(LoanEvent.Note));
        Add(
            MentionPlace.Loan, d => loans.Contains(d.LoanId), db.LoanDevices.Where(d => (d.DamageNote != null || d.DamageAtCheckOut != null) && !db.Loans.Any(l => l.Id == d.LoanId && l.PersonId == personId)), d => d.LoanId, Routes.Loan,
            nameof(LoanDevice.DamageNote), nameof(LoanDevice.DamageAtCheckOut));
        Add(MentionPlace.Agreement, null, db.AgreementWordings, w => w.Id, _ => Routes.AgreementSettings, nameof(AgreementWording.Text));
        Add(
            MentionPlace.Agreement, a => loans.Contains(a.LoanId), db.Agreements.Where(a => !db.Loans.Any(l => l.Id == a.LoanId && l.PersonId == personId)), a => a.LoanId, Routes.Loan, nameof(Agreement.Text), nameof(Agreement.SignedName));
        Add(MentionPlace.Message, m => messages.Contains(m.Id), db.Messages.Where(m => m.PersonId != personId), m => m.Id, Routes.Message, nameof(Message.Subject), nameof(Message.Body));
        Add(
            MentionPlace.Message, c => messages.Contains(c.MessageId), db.MessageCalls.Where(c => c.NextStep != null && !db.Messages.Any(m => m.Id == c.MessageId && m.PersonId == personId)), c => c.MessageId, Routes.Message, nameof(MessageCall.NextStep));
        Add(
            MentionPlace.Message, a => messages.Contains(a.MessageId), db.MessageAttachments.Where(a => !db.Messages.Any(m => m.Id == a.MessageId && m.PersonId == personId)), a => a.MessageId, Routes.Message, nameof(MessageAttachment.FileName));
        Add(
            MentionPlace.Request, r => workshops.Contains(r.WorkshopId), db.PublicRequests.Where(r => !requests.Contains(r.Id)), r => r.Id, _ => Routes.JoinRequests, nameof(PublicRequest.Name), nameof(PublicRequest.Contact), nameof(PublicRequest.Reason));
        Add(
            MentionPlace.Request, r => r.CentreId == centre, db.DeviceRequests.Where(r => !deviceRequests.Contains(r.Id)), r => r.Id, _ => Routes.DeviceRequests, nameof(DeviceRequest.Name), nameof(DeviceRequest.Contact), nameof(DeviceRequest.Reason),
            nameof(DeviceRequest.WishedSize), nameof(DeviceRequest.WishedSystem));
        Add(
            MentionPlace.Reservation, r => r.CentreId == centre, db.Reservations.Where(r => r.PersonId != personId && (r.WishedSize != "" || r.WishedSystem != "")), r => r.Id, Routes.Reservation, nameof(Reservation.WishedSize),
            nameof(Reservation.WishedSystem));
        Add(
            MentionPlace.Reservation, e => db.Reservations.Any(r => r.Id == e.ReservationId && r.CentreId == centre), db.ReservationEvents.Where(e => e.Note != null && !db.Reservations.Any(r => r.Id == e.ReservationId && r.PersonId == personId)),
            e => e.ReservationId, Routes.Reservation, nameof(ReservationEvent.Note));
        Add(
            MentionPlace.Reservation, b => b.CentreId == centre, db.DeviceBookings.Where(b => b.PersonId != personId && (b.Note != "" || b.EndReason != null)), b => b.DeviceId, Routes.Device, nameof(DeviceBooking.Note), nameof(DeviceBooking.EndReason));
        Add(MentionPlace.Workshop, e => workshops.Contains(e.WorkshopId), db.Enrolments.Where(e => e.PersonId != personId && e.EndReason != null), e => e.WorkshopId, Routes.WorkshopPeople, nameof(Domain.Training.Enrolment.EndReason));
        Add(MentionPlace.Workshop, e => workshops.Contains(e.WorkshopId), db.WorkshopEvents.Where(e => e.Reason != null), e => e.WorkshopId, Routes.Workshop, nameof(WorkshopEvent.Reason));
        Add(
            MentionPlace.Workshop, s => workshops.Contains(s.WorkshopId), db.WorkshopSessions.Where(s => s.CancelReason != null || s.OverrideReason != null), s => s.WorkshopId, Routes.Workshop, nameof(WorkshopSession.CancelReason),
            nameof(WorkshopSession.OverrideReason));
        Add(MentionPlace.Workshop, f => workshops.Contains(f.WorkshopId), db.WorkshopFeedback.Where(f => f.Remark != null), f => f.WorkshopId, Routes.Workshop, nameof(WorkshopFeedback.Remark));
        Add(MentionPlace.Workshop, w => workshops.Contains(w.Id), db.Workshops.Where(w => w.AccessNotes != "" || w.CancelReason != null), w => w.Id, Routes.Workshop, nameof(Workshop.AccessNotes), nameof(Workshop.CancelReason));
        Add(MentionPlace.Workshop, null, db.Rooms, r => r.Id, _ => Routes.Rooms, nameof(Room.Name));
        Add(
            MentionPlace.Course, null, db.Courses, c => c.Id, Routes.EditCourse, nameof(Course.Title), nameof(Course.Description), nameof(Course.Access), nameof(Course.ToBring), nameof(Course.MaterialsLink));
        Add(
            MentionPlace.Certificate, c => c.CentreId == centre, db.Certificates.Where(c => c.PersonId != personId && (c.RevokeReason != null || c.WaiverReason != null)), c => c.Id, Routes.Certificate, nameof(Certificate.RevokeReason),
            nameof(Certificate.WaiverReason));
        Add(
            MentionPlace.Certificate, d => db.Enrolments.Any(e => e.Id == d.EnrolmentId && workshops.Contains(e.WorkshopId)), db.CertificateDecisions.Where(d => !places.Contains(d.EnrolmentId)), d => db.Enrolments.Where(e => e.Id == d.EnrolmentId).Select(e => e.WorkshopId).First(), Routes.WorkshopCertificates,
            nameof(CertificateDecision.Reason));
        Add(
            MentionPlace.Partner, null, db.Partners, p => p.Id, Routes.Partner, nameof(Partner.Name), nameof(Partner.ContactName), nameof(Partner.Phone), nameof(Partner.Email), nameof(Partner.Address), nameof(Partner.Notes));
        Add(
            MentionPlace.Donation, d => d.CentreId == null || d.CentreId == centre, db.Donations, d => d.Id, Routes.Donation, nameof(Donation.Reference), nameof(Donation.Notes), nameof(Donation.DonorName), nameof(Donation.DonorContact));
        Add(MentionPlace.Device, w => devices.Contains(w.DeviceId), db.BenchWork, w => w.DeviceId, Routes.BenchDevice, nameof(BenchWork.What));
        Add(MentionPlace.Part, p => p.CentreId == centre, db.SpareParts, p => p.Id, Routes.Part, nameof(SparePart.Name));
        Add(MentionPlace.Report, null, db.ImpactReports, r => r.Id, Routes.Report, nameof(ImpactReport.Title), nameof(ImpactReport.Introduction));
        Add(
            MentionPlace.Report, null, db.Set<ReportQuotation>().Where(q => q.PersonId != personId || db.ImpactReports.Any(r => r.Id == q.ReportId && r.IssuedAt != null)), q => q.ReportId, Routes.Report,
            nameof(ReportQuotation.Text), nameof(ReportQuotation.Attribution), nameof(ReportQuotation.ConsentBy));
        Add(
            MentionPlace.Report, null, db.ReportPictures, p => p.ReportId, Routes.Report, nameof(ReportPicture.Alternative), nameof(ReportPicture.Caption), nameof(ReportPicture.ConsentNote));
        Add(MentionPlace.Report, null, db.ReportSchedules, s => s.Id, _ => Routes.Reports, nameof(ReportSchedule.Title));
        Add(MentionPlace.Import, null, db.ImportRuns, r => r.Id, _ => Routes.Imports, nameof(ImportRun.FileName));
        return all;

        // What whoever asks does not see is told to be there. Out of what is only ever added the name can be taken unread; the rest is for those who see its page, and they can be asked.
        void Add<T>(MentionPlace place, Expression<Func<T, bool>>? isSeen, IQueryable<T> rows, Expression<Func<T, long>> recordId, Func<long, string>? href, params string[] columns)
            where T : class
        {
            if (seen is null || isSeen is null)
            {
                all.Add(Of(place, rows, recordId, href, columns));
                return;
            }

            all.Add(Of(place, rows.Where(isSeen), recordId, href, columns));
            var isNotSeen = Expression.Lambda<Func<T, bool>>(Expression.Not(isSeen.Body), isSeen.Parameters);
            all.Add(Of(place, rows.Where(isNotSeen), recordId, href, columns) with { IsHidden = true });
        }

        Source Of<T>(MentionPlace place, IQueryable<T> rows, Expression<Func<T, long>> recordId, Func<long, string>? href, params string[] columns)
            where T : class
        {
            var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
            return new Source(place, typeof(T), columns, rows.AsNoTracking().Select(Text.Of(recordId, columns)), href, AddedOnly.ContainsKey(table) ? table : null);
        }
    }

    /// <param name="Places">The person's places in workshops.</param>
    /// <param name="Requests">Requests from the public page that are theirs, and go with them.</param>
    /// <param name="OpenNeeds">Whose access needs whoever asks may read.</param>
    /// <param name="Seen">Null: everything.</param>
    private sealed record TextsOfOthers(IReadOnlyList<long> Places, IReadOnlyList<long> Requests, IReadOnlyList<long> DeviceRequests, IQueryable<long> OpenNeeds, Seen? Seen);

    /// <param name="People">Whom whoever asks sees.</param>
    /// <param name="CentreId">Theirs.</param>
    private sealed record Seen(IQueryable<long> People, long? CentreId);

    /// <param name="Columns">The properties that are read together, as one text.</param>
    /// <param name="Table">Where texts are only ever added: the table. Null elsewhere.</param>
    private sealed record Source(MentionPlace Place, Type Entity, IReadOnlyList<string> Columns, IQueryable<Text> Texts, Func<long, string>? Href, string? Table)
    {
        /// <summary>Whoever asks may not read it: only that it is there is told.</summary>
        public bool IsHidden { get; init; }

        /// <summary>Whoever asks can change it where it is read, though others cannot.</summary>
        public bool IsChangedOnPage { get; init; }

        public Mention Mention(Text text)
        {
            var words = text.Words.Trim();
            return new Mention(
                Place,
                IsHidden ? null : words.Length > LongestText ? words[..LongestText] + "…" : words,
                IsHidden ? null : Href?.Invoke(text.Id),
                Table is null || IsChangedOnPage ? null : string.Create(CultureInfo.InvariantCulture, $"{Table}/{text.RowId}"));
        }
    }

    /// <param name="Id">Of the record that it is read on.</param>
    /// <param name="RowId">Of its own row.</param>
    private sealed record Text(string Words, long Id, long RowId)
    {
        private static readonly MethodInfo Property = typeof(EF).GetMethod(nameof(EF.Property))!;

        private static readonly MethodInfo Join = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

        /// <summary>The columns with a space between them; one that is null is empty.</summary>
        public static Expression<Func<T, Text>> Of<T>(Expression<Func<T, long>> recordId, IReadOnlyList<string> columns)
        {
            var row = recordId.Parameters[0];
            Expression Column(string name) => Expression.Coalesce(Expression.Call(Property.MakeGenericMethod(typeof(string)), row, Expression.Constant(name)), Expression.Constant(""));
            var words = columns.Skip(1).Aggregate(Column(columns[0]), (left, name) => Expression.Add(Expression.Add(left, Expression.Constant(" "), Join), Column(name), Join));
            var rowId = Expression.Call(Property.MakeGenericMethod(typeof(long)), row, Expression.Constant("Id"));
            return Expression.Lambda<Func<T, Text>>(Expression.New(typeof(Text).GetConstructors().Single(c => c.GetParameters().Length > 1), words, recordId.Body, rowId), row);
        }
    }
}
