using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
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
}

/// <summary>A text of staff about something else in which someone may be named.</summary>
/// <param name="Text">The text, or its beginning; null where whoever asks may not read it.</param>
/// <param name="Href">Where it is read; null where there is no page for it, or whoever asks may not open it.</param>
/// <param name="Key">By which the name is taken out of it: of a text that nobody can change any more, or that whoever asks may not read. Null where staff change it on its page, or where it is frozen.</param>
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
        [nameof(InclusionDb.PersonNeeds)] = [nameof(PersonNeeds.Note)],
        [nameof(InclusionDb.DeviceFaults)] = [nameof(DeviceFault.Damage)],
        [nameof(InclusionDb.DeviceEvents)] = [nameof(DeviceEvent.Note)],
        [nameof(InclusionDb.WipeRecords)] = [nameof(WipeRecord.Verification)],
        [nameof(InclusionDb.LoanEvents)] = [nameof(LoanEvent.Note)],
        [nameof(InclusionDb.LoanDevices)] = [nameof(LoanDevice.DamageNote), nameof(LoanDevice.DamageAtCheckOut)],
        [nameof(InclusionDb.Messages)] = [nameof(Message.Subject), nameof(Message.Body)],
        [nameof(InclusionDb.MessageCalls)] = [nameof(MessageCall.NextStep)],
        [nameof(InclusionDb.MessageAttachments)] = [nameof(MessageAttachment.FileName)],
        [nameof(InclusionDb.Enrolments)] = [nameof(Domain.Training.Enrolment.EndReason)],
        [nameof(InclusionDb.CertificateDecisions)] = [nameof(CertificateDecision.Reason)],
        [nameof(InclusionDb.WorkshopEvents)] = [nameof(WorkshopEvent.Reason)],
        [nameof(InclusionDb.WorkshopSessions)] = [nameof(WorkshopSession.CancelReason), nameof(WorkshopSession.OverrideReason)],
        [nameof(InclusionDb.WorkshopFeedback)] = [nameof(WorkshopFeedback.Remark)],
        [nameof(InclusionDb.ImportRuns)] = [nameof(ImportRun.FileName)],
    };

    /// <summary>The texts that are looked at, as <c>Device.Notes</c>.</summary>
    public static IReadOnlySet<string> LookedAt(InclusionDb db) =>
        Sources(db, 0, new TextsOfOthers([], [], db.KeptPeople.Select(p => p.Id))).SelectMany(source => source.Columns.Select(column => $"{source.Entity.Name}.{column}")).ToHashSet();

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
            var version = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table).FindProperty(nameof(IVersioned.Version)) is null ? "" : ", \"Version\" = \"Version\" + 1";
            foreach (var column in columns)
            {
                // Names of the list above, not of anyone who types.
                var read = "SELECT \"" + column + "\" AS \"Value\" FROM \"" + table + "\" WHERE \"Id\" = {0} AND \"" + column + "\" IS NOT NULL";
                if (await db.Database.SqlQueryRaw<string>(read, id).SingleOrDefaultAsync(cancel) is { } text)
                {
                    var write = "UPDATE \"" + table + "\" SET \"" + column + "\" = {0}" + version + " WHERE \"Id\" = {1}";
                    await db.Database.ExecuteSqlRawAsync(write, [known.TakeOutOf(text), id], cancel);
                }
            }
        }
    }

    /// <param name="actor">Who asks: access needs that are not theirs to read are named and not shown.</param>
    /// <param name="most">As many are shown.</param>
    public static async Task<FoundMentions> ReadAsync(InclusionDb db, Person person, Actor actor, DateTimeOffset now, int most, CancellationToken cancel)
    {
        var records = await PersonRecords.OfAsync(db, person.Id, cancel);
        var known = await KnownBy.FindAsync(db, person, records.People, cancel);
        var theirs = await EraseRecords.RequestsAsync(db, known, records, cancel);
        var found = new List<Mention>();
        foreach (var source in Sources(db, person.Id, new TextsOfOthers(records.Places, theirs.Theirs, db.NeedsOpenTo(actor, now))))
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

    private static IEnumerable<Source> Sources(InclusionDb db, long personId, TextsOfOthers others)
    {
        var (places, requests, openNeeds) = others;
        yield return Of(
            MentionPlace.Household, db.Households.Where(h => db.People.Any(p => p.HouseholdId == h.Id && p.Id != personId)), h => db.People.Where(p => p.HouseholdId == h.Id && p.Id != personId).Min(p => p.Id), Routes.Person,
            nameof(Household.Name));
        yield return Of(MentionPlace.Person, db.PersonNotes.Where(n => n.PersonId != personId), n => n.PersonId, Routes.Person, nameof(PersonNote.Text));
        yield return Of(
            MentionPlace.Person, db.KeptPeople.Where(p => p.Id != personId && (p.BlockedReason != null || p.HeldBecause != null)), p => p.Id, Routes.Person, nameof(Person.BlockedReason), nameof(Person.HeldBecause));
        yield return Of(MentionPlace.Person, db.KeptPeople.Where(p => p.Id != personId && p.Address != ""), p => p.Id, Routes.Person, nameof(Person.Address));
        var needs = db.PersonNeeds.Where(n => n.PersonId != personId && n.Note != "");
        yield return Of(MentionPlace.Needs, needs.Where(n => openNeeds.Contains(n.PersonId)), n => n.PersonId, Routes.PersonNeeds, nameof(PersonNeeds.Note)) with { IsChangedOnPage = true };
        yield return Of(MentionPlace.Needs, needs.Where(n => !openNeeds.Contains(n.PersonId)), n => n.PersonId, null, nameof(PersonNeeds.Note)) with { IsHidden = true };
        yield return Of(MentionPlace.Device, db.Devices.Where(d => d.Notes != ""), d => d.Id, Routes.Device, nameof(Device.Notes));
        yield return Of(
            MentionPlace.Device, db.DeviceFaults.Where(f => f.Damage != null && (f.LoanNumber == null || !db.Loans.Any(l => l.Number == f.LoanNumber && l.PersonId == personId))), f => f.DeviceId, Routes.Device,
            nameof(DeviceFault.Damage));
        yield return Of(
            MentionPlace.Device, db.DeviceEvents.Where(e => e.Note != null && (e.LoanNumber == null || !db.Loans.Any(l => l.Number == e.LoanNumber && l.PersonId == personId))), e => e.DeviceId, Routes.Device,
            nameof(DeviceEvent.Note));
        yield return Of(MentionPlace.Device, db.WipeRecords, w => w.DeviceId, Routes.Device, nameof(WipeRecord.Verification));
        yield return Of(MentionPlace.Loan, db.LoanEvents.Where(e => e.Note != null && !db.Loans.Any(l => l.Id == e.LoanId && l.PersonId == personId)), e => e.LoanId, Routes.Loan, nameof(LoanEvent.Note));
        yield return Of(
            MentionPlace.Loan, db.LoanDevices.Where(d => (d.DamageNote != null || d.DamageAtCheckOut != null) && !db.Loans.Any(l => l.Id == d.LoanId && l.PersonId == personId)), d => d.LoanId, Routes.Loan,
            nameof(LoanDevice.DamageNote), nameof(LoanDevice.DamageAtCheckOut));
        yield return Of(MentionPlace.Message, db.Messages.Where(m => m.PersonId != personId), m => m.Id, Routes.Message, nameof(Message.Subject), nameof(Message.Body));
        yield return Of(
            MentionPlace.Message, db.MessageCalls.Where(c => c.NextStep != null && !db.Messages.Any(m => m.Id == c.MessageId && m.PersonId == personId)), c => c.MessageId, Routes.Message, nameof(MessageCall.NextStep));
        yield return Of(
            MentionPlace.Message, db.MessageAttachments.Where(a => !db.Messages.Any(m => m.Id == a.MessageId && m.PersonId == personId)), a => a.MessageId, Routes.Message, nameof(MessageAttachment.FileName));
        yield return Of(
            MentionPlace.Request, db.PublicRequests.Where(r => !requests.Contains(r.Id)), r => r.Id, _ => Routes.JoinRequests, nameof(PublicRequest.Name), nameof(PublicRequest.Contact), nameof(PublicRequest.Reason));
        yield return Of(MentionPlace.Workshop, db.Enrolments.Where(e => e.PersonId != personId && e.EndReason != null), e => e.WorkshopId, Routes.WorkshopPeople, nameof(Domain.Training.Enrolment.EndReason));
        yield return Of(MentionPlace.Workshop, db.WorkshopEvents.Where(e => e.Reason != null), e => e.WorkshopId, Routes.Workshop, nameof(WorkshopEvent.Reason));
        yield return Of(
            MentionPlace.Workshop, db.WorkshopSessions.Where(s => s.CancelReason != null || s.OverrideReason != null), s => s.WorkshopId, Routes.Workshop, nameof(WorkshopSession.CancelReason),
            nameof(WorkshopSession.OverrideReason));
        yield return Of(MentionPlace.Workshop, db.WorkshopFeedback.Where(f => f.Remark != null), f => f.WorkshopId, Routes.Workshop, nameof(WorkshopFeedback.Remark));
        yield return Of(MentionPlace.Workshop, db.Workshops.Where(w => w.AccessNotes != "" || w.CancelReason != null), w => w.Id, Routes.Workshop, nameof(Workshop.AccessNotes), nameof(Workshop.CancelReason));
        yield return Of(MentionPlace.Workshop, db.Rooms, r => r.Id, _ => Routes.Rooms, nameof(Room.Name));
        yield return Of(
            MentionPlace.Course, db.Courses, c => c.Id, Routes.EditCourse, nameof(Course.Title), nameof(Course.Description), nameof(Course.Access), nameof(Course.ToBring), nameof(Course.MaterialsLink));
        yield return Of(
            MentionPlace.Certificate, db.Certificates.Where(c => c.PersonId != personId && (c.RevokeReason != null || c.WaiverReason != null)), c => c.Id, Routes.Certificate, nameof(Certificate.RevokeReason),
            nameof(Certificate.WaiverReason));
        yield return Of(
            MentionPlace.Certificate, db.CertificateDecisions.Where(d => !places.Contains(d.EnrolmentId)), d => db.Enrolments.Where(e => e.Id == d.EnrolmentId).Select(e => e.WorkshopId).First(), Routes.WorkshopCertificates,
            nameof(CertificateDecision.Reason));
        yield return Of(
            MentionPlace.Partner, db.Partners, p => p.Id, Routes.Partner, nameof(Partner.Name), nameof(Partner.ContactName), nameof(Partner.Phone), nameof(Partner.Email), nameof(Partner.Address), nameof(Partner.Notes));
        yield return Of(MentionPlace.Donation, db.Donations, d => d.Id, null, nameof(Donation.Reference), nameof(Donation.Notes));
        yield return Of(MentionPlace.Report, db.ImpactReports, r => r.Id, Routes.Report, nameof(ImpactReport.Title), nameof(ImpactReport.Introduction));
        yield return Of(
            MentionPlace.Report, db.Set<ReportQuotation>().Where(q => q.PersonId != personId || db.ImpactReports.Any(r => r.Id == q.ReportId && r.IssuedAt != null)), q => q.ReportId, Routes.Report,
            nameof(ReportQuotation.Text), nameof(ReportQuotation.Attribution), nameof(ReportQuotation.ConsentBy));
        yield return Of(
            MentionPlace.Report, db.ReportPictures, p => p.ReportId, Routes.Report, nameof(ReportPicture.Alternative), nameof(ReportPicture.Caption), nameof(ReportPicture.ConsentNote));
        yield return Of(MentionPlace.Report, db.ReportSchedules, s => s.Id, _ => Routes.Reports, nameof(ReportSchedule.Title));
        yield return Of(MentionPlace.Import, db.ImportRuns, r => r.Id, _ => Routes.Imports, nameof(ImportRun.FileName));

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
    private sealed record TextsOfOthers(IReadOnlyList<long> Places, IReadOnlyList<long> Requests, IQueryable<long> OpenNeeds);

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
