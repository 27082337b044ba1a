using System.Globalization;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
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
}

/// <summary>A text of staff about something else in which someone may be named.</summary>
/// <param name="Text">The text, or its beginning.</param>
/// <param name="Href">Where it is read; null where there is no page for it.</param>
/// <param name="Key">By which the name is taken out of it: of a text that nobody can change any more. Null where staff change it on its page, or where it is frozen.</param>
public sealed record Mention(MentionPlace Place, string Text, string? Href, string? Key);

/// <param name="Shown">At most <see cref="FindMentions.MostShown"/>.</param>
public sealed record FoundMentions(IReadOnlyList<Mention> Shown, bool HasMore);

/// <summary>
/// Looks through what staff have written about other things for a person's name, family name, phone number and e-mail address. Whether it is this person is for whoever
/// reads it to say: an erasure takes the name out of what they name, and leaves the rest.
/// </summary>
internal static class FindMentions
{
    public const int MostShown = 30;

    private const int LongestText = 160;

    /// <summary>The texts that are only ever added: nobody can change them on their page.</summary>
    private static readonly Dictionary<string, string> AddedOnly = new()
    {
        [nameof(InclusionDb.PersonNotes)] = nameof(PersonNote.Text),
        [nameof(InclusionDb.DeviceFaults)] = nameof(Domain.Devices.DeviceFault.Damage),
        [nameof(InclusionDb.DeviceEvents)] = nameof(Domain.Devices.DeviceEvent.Note),
        [nameof(InclusionDb.LoanEvents)] = nameof(Domain.Loans.LoanEvent.Note),
        [nameof(InclusionDb.MessageCalls)] = nameof(Domain.Messages.MessageCall.NextStep),
        [nameof(InclusionDb.Enrolments)] = nameof(Domain.Training.Enrolment.EndReason),
        [nameof(InclusionDb.WorkshopEvents)] = nameof(Domain.Training.WorkshopEvent.Reason),
        [nameof(InclusionDb.ImportRuns)] = nameof(Data.Records.ImportRun.FileName),
    };

    /// <summary>Takes the name out of texts within a <see cref="Database.WriteAsync{T}"/>. A key that means none of the texts that are only added is passed over.</summary>
    /// <param name="keys">As <see cref="Mention.Key"/> has them.</param>
    public static async Task TakeOutAsync(InclusionDb db, KnownBy known, IEnumerable<string> keys, CancellationToken cancel)
    {
        foreach (var key in keys)
        {
            if (key.Split('/') is not [var table, var number] || !AddedOnly.TryGetValue(table, out var column) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            // Names of the list above, not of anyone who types.
            var read = "SELECT \"" + column + "\" AS \"Value\" FROM \"" + table + "\" WHERE \"Id\" = {0} AND \"" + column + "\" IS NOT NULL";
            if (await db.Database.SqlQueryRaw<string>(read, id).SingleOrDefaultAsync(cancel) is { } text)
            {
                var write = "UPDATE \"" + table + "\" SET \"" + column + "\" = {0} WHERE \"Id\" = {1}";
                await db.Database.ExecuteSqlRawAsync(write, [known.TakeOutOf(text), id], cancel);
            }
        }
    }

    /// <param name="centreId">Only what is of this centre, and of those <paramref name="reach"/> has, since whoever asks sees no others; null: everything.</param>
    public static async Task<FoundMentions> ReadAsync(InclusionDb db, PeopleInReach reach, long? centreId, Person person, CancellationToken cancel)
    {
        var known = KnownBy.Of(person);
        var found = new List<Mention>();
        foreach (var texts in Texts(db, reach, centreId, person.Id))
        {
            // One text after the other: the notes of a hundred thousand devices are not held in memory.
            await foreach (var (place, text, href, key) in texts.WithCancellation(cancel))
            {
                if (known.MayBeIn(text))
                {
                    found.Add(new Mention(place, text.Length > LongestText ? text[..LongestText] + "…" : text, href, key));
                    if (found.Count > MostShown)
                    {
                        return new FoundMentions(found[..MostShown], HasMore: true);
                    }
                }
            }
        }

        return new FoundMentions(found, HasMore: false);
    }

    private static IEnumerable<IAsyncEnumerable<(MentionPlace Place, string Text, string? Href, string? Key)>> Texts(InclusionDb db, PeopleInReach reach, long? centreId, long personId)
    {
        var people = reach.Of(db.People);
        var devices = db.Devices.Where(d => centreId == null || d.CentreId == centreId);
        var loans = db.Loans.Where(l => centreId == null || l.CentreId == centreId);
        var messages = db.Messages.Where(m => centreId == null || m.CentreId == centreId);
        var workshops = db.Workshops.Where(w => centreId == null || w.CentreId == centreId);
        yield return Each(MentionPlace.Household, db.Households.Where(h => people.Any(p => p.HouseholdId == h.Id && p.Id != personId))
            .Select(h => new Text(h.Name, people.Where(p => p.HouseholdId == h.Id && p.Id != personId).Min(p => p.Id))), Routes.Person);
        yield return Each(MentionPlace.Person, db.PersonNotes.Where(n => n.PersonId != personId && (reach.IsEverybody || people.Any(p => p.Id == n.PersonId))).Select(n => new Text(n.Text, n.PersonId, n.Id)), Routes.Person, nameof(InclusionDb.PersonNotes));
        yield return Each(MentionPlace.Person, people.Where(p => p.Id != personId && p.BlockedReason != null).Select(p => new Text(p.BlockedReason!, p.Id)), Routes.Person);
        yield return Each(MentionPlace.Person, db.PersonNeeds.Where(n => n.PersonId != personId && n.Note != "" && (reach.IsEverybody || people.Any(p => p.Id == n.PersonId))).Select(n => new Text(n.Note, n.PersonId)), Routes.PersonNeeds);
        yield return Each(MentionPlace.Device, devices.Where(d => d.Notes != "").Select(d => new Text(d.Notes, d.Id)), Routes.Device);
        yield return Each(MentionPlace.Device, db.DeviceFaults.Where(f => f.Damage != null && (centreId == null || devices.Any(d => d.Id == f.DeviceId)) && (f.LoanNumber == null || !db.Loans.Any(l => l.Number == f.LoanNumber && l.PersonId == personId))).Select(f => new Text(f.Damage!, f.DeviceId, f.Id)), Routes.Device, nameof(InclusionDb.DeviceFaults));
        yield return Each(
            MentionPlace.Device,
            db.DeviceEvents.Where(e => e.Note != null && (centreId == null || devices.Any(d => d.Id == e.DeviceId)) && (e.LoanNumber == null || !db.Loans.Any(l => l.Number == e.LoanNumber && l.PersonId == personId))).Select(e => new Text(e.Note!, e.DeviceId, e.Id)),
            Routes.Device,
            nameof(InclusionDb.DeviceEvents));
        yield return Each(
            MentionPlace.Loan,
            db.LoanEvents.Where(e => e.Note != null && (centreId == null || loans.Any(l => l.Id == e.LoanId)) && !db.Loans.Any(l => l.Id == e.LoanId && l.PersonId == personId)).Select(e => new Text(e.Note!, e.LoanId, e.Id)),
            Routes.Loan,
            nameof(InclusionDb.LoanEvents));
        yield return Each(
            MentionPlace.Message,
            db.MessageCalls.Where(c => c.NextStep != null && (centreId == null || messages.Any(m => m.Id == c.MessageId)) && !db.Messages.Any(m => m.Id == c.MessageId && m.PersonId == personId)).Select(c => new Text(c.NextStep!, c.MessageId, c.Id)),
            Routes.Message,
            nameof(InclusionDb.MessageCalls));
        yield return Each(
            MentionPlace.Request,
            db.PublicRequests.Where(r => (centreId == null || workshops.Any(w => w.Id == r.WorkshopId)) && !db.Enrolments.Any(e => e.Id == r.EnrolmentId && e.PersonId == personId)).Select(r => new Text(r.Name + " " + r.Contact + " " + (r.Reason ?? ""), r.Id)),
            _ => Routes.JoinRequests);
        yield return Each(
            MentionPlace.Workshop,
            db.Enrolments.Where(e => e.PersonId != personId && e.EndReason != null && (centreId == null || workshops.Any(w => w.Id == e.WorkshopId))).Select(e => new Text(e.EndReason!, e.WorkshopId, e.Id)),
            Routes.WorkshopPeople,
            nameof(InclusionDb.Enrolments));
        yield return Each(MentionPlace.Workshop, db.WorkshopEvents.Where(e => e.Reason != null && (centreId == null || workshops.Any(w => w.Id == e.WorkshopId))).Select(e => new Text(e.Reason!, e.WorkshopId, e.Id)), Routes.Workshop, nameof(InclusionDb.WorkshopEvents));
        yield return Each(MentionPlace.Workshop, workshops.Where(w => w.AccessNotes != "").Select(w => new Text(w.AccessNotes, w.Id)), Routes.Workshop);
        yield return Each(
            MentionPlace.Certificate,
            db.Certificates.Where(c => c.PersonId != personId && (centreId == null || c.CentreId == centreId) && (c.RevokeReason != null || c.WaiverReason != null)).Select(c => new Text((c.RevokeReason ?? "") + " " + (c.WaiverReason ?? ""), c.Id)),
            Routes.Certificate);
        yield return Each(MentionPlace.Partner, db.Partners.Select(p => new Text(p.ContactName + " " + p.Phone + " " + p.Email + " " + p.Notes, p.Id)), Routes.Partner);
        yield return Each(MentionPlace.Donation, db.Donations.Select(d => new Text(d.Reference + " " + d.Notes, d.Id)), null);
        yield return Each(MentionPlace.Report, db.ImpactReports.Select(r => new Text(r.Title + " " + r.Introduction, r.Id)), Routes.Report);
        yield return Each(
            MentionPlace.Report,
            db.Set<Domain.Impact.Reports.ReportQuotation>().Where(q => q.PersonId != personId || db.ImpactReports.Any(r => r.Id == q.ReportId && r.IssuedAt != null))
                .Select(q => new Text(q.Text + " " + q.Attribution + " " + q.ConsentBy, q.ReportId)),
            Routes.Report);
        yield return Each(MentionPlace.Report, db.ReportPictures.Select(p => new Text(p.Alternative + " " + p.Caption + " " + p.ConsentNote, p.ReportId)), Routes.Report);
        yield return Each(MentionPlace.Import, db.ImportRuns.Select(r => new Text(r.FileName, r.Id, r.Id)), _ => Routes.Imports, nameof(InclusionDb.ImportRuns));
    }

    private static async IAsyncEnumerable<(MentionPlace Place, string Text, string? Href, string? Key)> Each(MentionPlace place, IQueryable<Text> texts, Func<long, string>? href, string? table = null)
    {
        await foreach (var text in texts.AsAsyncEnumerable())
        {
            yield return (place, text.Words.Trim(), href?.Invoke(text.Id), table is null ? null : string.Create(CultureInfo.InvariantCulture, $"{table}/{text.RowId}"));
        }
    }

    /// <param name="Id">Of the record that it is read on.</param>
    /// <param name="RowId">Of its own row, where nobody can change it; 0 elsewhere.</param>
    private sealed record Text(string Words, long Id, long RowId)
    {
        public Text(string words, long id)
            : this(words, id, 0)
        {
        }
    }
}
