using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
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
/// Takes out of every table and file what a person could be known by (docs/decisions/0033-erasure.md). Whether it may be done, and who asks, is decided before. In three steps:
/// <see cref="LookAsync"/>, then <see cref="EraseAsync"/> within a <see cref="Database.WriteAsync{T}"/>, then <see cref="FinishAsync"/>.
/// </summary>
public sealed class EraseRecords(
    Database database, ErasureLedger ledger, LedgerCopies copies, AuditLooks looks, DraftsOfOthers drafts, MailFiles mail, WorkFiles work, TimeProvider time, ILogger<EraseRecords> logger) : IDisposable
{
    /// <summary>Of whom not all is done yet that follows once they are erased.</summary>
    private readonly List<Erased> _left = [];

    /// <summary>What is left of one is done by whoever comes first: two at once would go through the same traces.</summary>
    private readonly SemaphoreSlim _finishing = new(1, 1);

    /// <summary>More would be long in memory, and the later ones have the more to look through once it is their turn.</summary>
    public const int LookedForAtOnce = 100;

    public void Dispose() => _finishing.Dispose();

    /// <summary>The numbers of someone's open loans, at every centre.</summary>
    public static Task<List<string>> OpenLoansAsync(InclusionDb db, long personId, CancellationToken cancel) =>
        db.Loans.Where(l => l.PersonId == personId && l.Status == LoanStatus.Open).OrderBy(l => l.Number).Select(l => l.Number).ToListAsync(cancel);

    /// <summary>Looks through what is long – the audit trail, drafts, letters – before anybody else has to wait for it; what waits to be noted is noted first.</summary>
    /// <returns>Null when there is no such person, or they are erased.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written.</exception>
    public async Task<TracesOfPerson?> LookAsync(long personId, CancellationToken cancel) => (await LookAsync([personId], cancel)).GetValueOrDefault(personId);

    /// <summary>As for one, and everything is read once: for a night in which many go. When the turn of each has come, <see cref="LookAgainAsync"/>.</summary>
    /// <param name="people">Their ids, at most <see cref="LookedForAtOnce"/>.</param>
    /// <returns>By their ids; without those of whom there is no record, or who are erased.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written.</exception>
    public async Task<IReadOnlyDictionary<long, TracesOfPerson>> LookAsync(IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        await looks.WriteAsync(cancel);
        return await database.ReadAsync(
            async db =>
            {
                var kept = await db.KeptPeople.Where(p => people.Contains(p.Id)).ToListAsync(cancel);
                return kept.Count == 0 ? [] : (await TracesOfPerson.FindAsync(db, kept, drafts, mail, cancel)).ToDictionary(one => one.PersonId);
            },
            cancel);
    }

    /// <summary>What was found, when it is as it would be found now; looks anew otherwise, also where nothing was found: someone with the same number may have been erased since.</summary>
    /// <param name="traces">As they were found together with those of others.</param>
    /// <returns>As for one.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written.</exception>
    public async Task<TracesOfPerson?> LookAgainAsync(long personId, TracesOfPerson? traces, CancellationToken cancel) =>
        traces is not null && await database.ReadAsync(db => traces.IsOfNowAsync(db, cancel), cancel) ? traces : await LookAsync(personId, cancel);

    /// <summary>
    /// Erases within a <see cref="Database.WriteAsync{T}"/>. Files go at once: were the transaction not kept after all, a copy of a letter would be lost, and no record.
    /// </summary>
    /// <param name="traces">As <see cref="LookAsync"/> found them. When the record was changed since, everything is looked through anew.</param>
    /// <param name="at">When it was decided: for one who is erased again, the first time.</param>
    /// <param name="staffId">Who decided it; null: the product, by the time that is over.</param>
    /// <returns>The traces, for <see cref="FinishAsync"/>, and the letters of which nobody can tell whether they are theirs.</returns>
    public async Task<Erased> EraseAsync(InclusionDb db, Person person, TracesOfPerson? traces, DateTimeOffset at, long? staffId, CancellationToken cancel)
    {
        var found = traces is not null && traces.Version == person.Version ? traces : (await TracesOfPerson.FindAsync(db, [person], drafts, mail, cancel))[0];
        var (known, id, household) = (found.Known, person.Id, person.HouseholdId);
        var records = await PersonRecords.OfAsync(db, id, cancel);
        var requests = await RequestsAsync(db, known, records, cancel);
        await found.ForgetAsync(db, records, cancel);
        await AuditTrail.ForgetDetailsAsync(db, nameof(PublicRequest), requests.Theirs, cancel);
        var asked = await DeviceRequestsAsync(db, known, records, cancel);
        await AuditTrail.ForgetDetailsAsync(db, nameof(DeviceRequest), asked.Theirs, cancel);
        await GiveUpPlacesAsync(db, id, cancel);
        await GiveUpReservationsAsync(db, id, cancel);
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
        await db.PublicRequests.Where(r => requests.Theirs.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        await db.DeviceRequests.Where(r => asked.Theirs.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        if (household is { } home && !await db.People.AnyAsync(p => p.HouseholdId == home, cancel))
        {
            await AuditTrail.ForgetDetailsAsync(db, nameof(Household), [home], cancel);
            db.Households.RemoveRange(await db.Households.Where(h => h.Id == home).ToListAsync(cancel));
        }

        var letters = await EraseMessagesAsync(db, id, found, [.. requests.OfOthers, .. asked.OfOthers], cancel);
        await drafts.RemoveAsync(db, found.Drafts, known.IsIn, cancel);
        db.SavedFilters.RemoveRange((await db.SavedFilters.ToListAsync(cancel)).Where(f => known.IsIn(f.Name) || known.IsIn(Uri.UnescapeDataString(f.Query.Replace('+', ' ')))));
        await ThrowAwayResultsAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        found.LetGo();
        return new Erased(found, letters);
    }

    /// <summary>
    /// After what <see cref="EraseAsync"/> did is kept: it is written into the ledger, looks that were about to be noted meanwhile are noted without saying for whom, and what was
    /// overwritten leaves the database's log.
    /// </summary>
    /// <param name="erased">Of each person; none when only what an earlier one left is done. What this one leaves, because it fails, the next does as well.</param>
    public async Task FinishAsync(IReadOnlyCollection<Erased> erased, CancellationToken cancel)
    {
        lock (_left)
        {
            _left.AddRange(erased);
        }

        await _finishing.WaitAsync(cancel);
        try
        {
            await FinishLeftAsync(cancel);
        }
        finally
        {
            _finishing.Release();
        }
    }

    private async Task FinishLeftAsync(CancellationToken cancel)
    {
        List<Erased> erased;
        lock (_left)
        {
            erased = [.. _left];
        }

        ledger.Add(await database.ReadAsync(
            db => db.Erasures.OrderBy(e => e.Id).Select(e => new ErasedLine(e.PersonId, e.PersonAddedAt, e.At, e.StaffId)).ToListAsync(cancel), cancel));

        // Before anything that can fail: beside a backup that is put back on a new machine nothing else knows who was erased.
        await copies.WriteAsync(cancel);
        await looks.WriteAsync(cancel);
        if (erased.Count > 0)
        {
            var named = await database.ReadAsync(db => TracesOfPerson.FindNewAsync(db, [.. erased.Select(one => one.Traces)], cancel), cancel);
            if (named.Count > 0)
            {
                await database.WriteAsync(
                    Actor.Product,
                    async db =>
                    {
                        foreach (var traces in named)
                        {
                            await traces.ForgetRowsAsync(db, cancel);
                        }

                        return Outcome.Done;
                    },
                    cancel).OrThrowAsync();
            }
        }

        foreach (var file in erased.SelectMany(one => one.UnreadableLetters).Distinct())
        {
            logger.LetterUnreadable(file);
        }

        await database.SweepAsync(rewrite: false, cancel);
        lock (_left)
        {
            _left.RemoveAll(erased.Contains);
        }
    }

    /// <summary>As <see cref="FinishAsync"/>, for where somebody is there to be told: the erasure stands, whatever goes wrong now.</summary>
    /// <returns>False when the database or a file could not be written: the next erasure and the next night do it.</returns>
    public async Task<bool> TryFinishAsync(IReadOnlyCollection<Erased> erased, CancellationToken cancel)
    {
        try
        {
            await FinishAsync(erased, cancel);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || DatabaseFault.Of(e) is not null)
        {
            logger.NotFinished(e);
            return false;
        }
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

    /// <summary>
    /// Requests that led to one of their places, and those with a way to reach them and their name. With the same number or address and another name, or a place of someone else, it is that other one's: a
    /// family shares them.
    /// </summary>
    /// <returns>Theirs by id, and the contacts of those that stay though they are the same.</returns>
    internal static async Task<(List<long> Theirs, List<string> OfOthers)> RequestsAsync(InclusionDb db, KnownBy known, PersonRecords records, CancellationToken cancel)
    {
        var requests = await db.PublicRequests.Select(r => new { r.Id, r.Name, r.Contact, r.EnrolmentId }).ToListAsync(cancel);
        var ledToTheirs = records.Ids[nameof(PublicRequest)].ToHashSet();
        var reaching = requests.FindAll(r => !ledToTheirs.Contains(r.Id) && known.IsReachedBy(r.Contact)).ToLookup(r => r.EnrolmentId is null && known.IsName(r.Name));
        return ([.. ledToTheirs, .. reaching[true].Select(r => r.Id)], [.. reaching[false].Select(r => r.Contact.ToLowerInvariant())]);
    }

    /// <summary>As <see cref="RequestsAsync"/>, of requests for devices.</summary>
    internal static async Task<(List<long> Theirs, List<string> OfOthers)> DeviceRequestsAsync(InclusionDb db, KnownBy known, PersonRecords records, CancellationToken cancel)
    {
        var requests = await db.DeviceRequests.Select(r => new { r.Id, r.Name, r.Contact, r.ReservationId }).ToListAsync(cancel);
        var ledToTheirs = records.Ids[nameof(DeviceRequest)].ToHashSet();
        var reaching = requests.FindAll(r => !ledToTheirs.Contains(r.Id) && known.IsReachedBy(r.Contact)).ToLookup(r => r.ReservationId is null && known.IsName(r.Name));
        return ([.. ledToTheirs, .. reaching[true].Select(r => r.Id)], [.. reaching[false].Select(r => r.Contact.ToLowerInvariant())]);
    }

    /// <summary>What is held for them or promised to them is free again; what they wished for, and why, goes.</summary>
    private async Task GiveUpReservationsAsync(InclusionDb db, long personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var reservation in await db.Reservations.Where(r => r.PersonId == personId).ToListAsync(cancel))
        {
            reservation.Cancel(null, db.By, now);
            reservation.Forget();
        }

        foreach (var booking in await db.DeviceBookings.Where(b => b.PersonId == personId && b.EndedAt == null).ToListAsync(cancel))
        {
            booking.Cancel(null, now);
        }
    }

    /// <summary>Seats that are held become free for the next in line; places in workshops that are over stay, for the figures.</summary>
    private async Task GiveUpPlacesAsync(InclusionDb db, long personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var place in await db.LivePlaces(now).Where(e => e.PersonId == personId).ToListAsync(cancel))
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
        await db.PersonBlockEvents.Where(e => e.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.PersonNeeds.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.MergedPeople.Where(m => m.IntoId == personId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ExternalKey, (string?)null), cancel);
        await PersonRecords.RemoveDraftsAsync(db, personId, cancel);
    }

    /// <summary>What staff wrote about their loans and places: reasons tell of a life. What is wrong with a device stays with the device, without the name.</summary>
    private static async Task EraseWordsAsync(InclusionDb db, long personId, KnownBy known, CancellationToken cancel)
    {
        var loans = await db.Loans.Where(l => l.PersonId == personId).Select(l => new { l.Id, l.Number }).ToListAsync(cancel);
        var (ids, numbers) = (loans.ConvertAll(l => l.Id), loans.ConvertAll(l => l.Number));
        await db.SigningCodes.Where(c => ids.Contains(c.LoanId)).ExecuteDeleteAsync(cancel);
        await db.AgreementSignatures.Where(s => db.Agreements.Any(a => a.Id == s.AgreementId && ids.Contains(a.LoanId))).ExecuteDeleteAsync(cancel);
        await db.Agreements.Where(a => ids.Contains(a.LoanId)).ExecuteDeleteAsync(cancel);
        await db.LoanEvents.Where(e => ids.Contains(e.LoanId) && e.Note != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancel);
        await db.LoanDevices.Where(d => ids.Contains(d.LoanId) && d.DamageNote != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.DamageNote, (string?)null), cancel);

        // Pictures of a device were taken in front of them, or at their home.
        await db.DevicePictures.Where(p => p.LoanId != null && ids.Contains(p.LoanId.Value)).ExecuteDeleteAsync(cancel);
        var incidents = await db.Incidents.Where(i => i.LoanId != null && ids.Contains(i.LoanId.Value) && i.Kind == IncidentKind.Damage).Select(i => i.What).ToListAsync(cancel);
        await db.Incidents.Where(i => i.LoanId != null && ids.Contains(i.LoanId.Value)).ExecuteUpdateAsync(set => set.SetProperty(i => i.What, "").SetProperty(i => i.Decision, ""), cancel);
        var devices = db.LoanDevices.Where(d => ids.Contains(d.LoanId)).Select(d => d.DeviceId);
        await db.DeviceEvents.Where(e => devices.Contains(e.DeviceId) && e.LoanNumber != null && numbers.Contains(e.LoanNumber) && e.Note != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancel);
        var copies = new List<(string Damage, string Without)>();
        foreach (var fault in await db.DeviceFaults.Where(f => devices.Contains(f.DeviceId) && f.Damage != null && ((f.LoanNumber != null && numbers.Contains(f.LoanNumber)) || (f.LoanNumber == null && incidents.Contains(f.Damage)))).ToListAsync(cancel))
        {
            var damage = known.TakeOutOf(fault.Damage!, isAboutThem: true);
            copies.Add((fault.Damage!, damage));
            await db.DeviceFaults.Where(f => f.Id == fault.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Damage, damage), cancel);
        }

        // Its history says what was mended in the words of the damage, which belongs to no loan any more.
        foreach (var told in await db.DeviceEvents
            .Where(e => devices.Contains(e.DeviceId) && e.Note != null)
            .Where(e => e.Kind == DeviceEventKind.FaultsNoted || e.Kind == DeviceEventKind.Mended || e.Kind == DeviceEventKind.MendUndone)
            .Select(e => new { e.Id, e.Note }).ToListAsync(cancel))
        {
            var note = copies.Where(copy => copy.Damage.Length > 0).Aggregate(told.Note!, (left, copy) => left.Replace(copy.Damage, copy.Without, StringComparison.Ordinal));
            if (note != told.Note)
            {
                await db.DeviceEvents.Where(e => e.Id == told.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, note), cancel);
            }
        }

        // The next loans of the device say in the same words what was damaged before. What else they say is about others: of it only their own loans lose the name.
        foreach (var next in await db.LoanDevices.Where(d => devices.Contains(d.DeviceId) && d.DamageAtCheckOut != null).Select(d => new { d.Id, d.LoanId, d.DamageAtCheckOut }).ToListAsync(cancel))
        {
            var said = copies.Aggregate($"\n{next.DamageAtCheckOut}\n", (left, copy) => left.Replace($"\n{copy.Damage}\n", $"\n{copy.Without}\n", StringComparison.Ordinal))[1..^1];
            var damage = ids.Contains(next.LoanId) ? known.TakeOutOf(said) : said;
            await db.LoanDevices.Where(d => d.Id == next.Id && d.DamageAtCheckOut != damage).ExecuteUpdateAsync(set => set.SetProperty(d => d.DamageAtCheckOut, damage), cancel);
        }

        await db.Enrolments.Where(e => e.PersonId == personId && e.EndReason != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.EndReason, (string?)null), cancel);
        await db.ReservationEvents.Where(e => e.Note != null && db.Reservations.Any(r => r.Id == e.ReservationId && r.PersonId == personId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, (string?)null), cancel);
        await db.DeviceBookings.Where(b => b.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(b => b.Note, "").SetProperty(b => b.EndReason, (string?)null), cancel);
        await db.CertificateDecisions.Where(d => db.Enrolments.Any(e => e.Id == d.EnrolmentId && e.PersonId == personId)).ExecuteDeleteAsync(cancel);

        // What they said in a report that is issued stays printed, with the consent of that day; nothing leads from it to them any more.
        await db.Set<Domain.Impact.Reports.ReportQuotation>().Where(q => q.PersonId == personId && db.ImpactReports.Any(r => r.Id == q.ReportId && r.IssuedAt == null)).ExecuteDeleteAsync(cancel);
        await db.Set<Domain.Impact.Reports.ReportQuotation>().Where(q => q.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(q => q.PersonId, (long?)null), cancel);
    }

    /// <summary>Messages, and letters that lie there as files: those of their messages, and others to their address that are nobody else's – one that was sent again was written under another id.</summary>
    /// <param name="requestedBy">Contacts of theirs by which others asked for a place.</param>
    /// <returns>The letters that nobody can read.</returns>
    private async Task<IReadOnlyList<string>> EraseMessagesAsync(InclusionDb db, long personId, TracesOfPerson traces, IReadOnlyCollection<string> requestedBy, CancellationToken cancel)
    {
        var known = traces.Known;
        var messages = await db.Messages.Where(m => m.PersonId == personId).Select(m => new { m.MessageId, m.Channel, m.To }).ToListAsync(cancel);
        await db.Messages.Where(m => m.PersonId == personId).ExecuteDeleteAsync(cancel);
        var addresses = messages.Where(m => m.Channel is ContactChannel.Email).Select(m => m.To.ToLowerInvariant()).Concat(known.Emails).Where(address => address.Length > 0).ToHashSet();
#pragma warning disable CA1304, CA1311 // Done by the database, which knows no cultures.
        var others = await db.Messages.Where(m => addresses.Contains(m.To.ToLower())).Select(m => m.MessageId).ToListAsync(cancel);
#pragma warning restore CA1304, CA1311
        return mail.Remove(
            traces.Letters,
            messages.Select(m => m.MessageId),
            others,
            letter => letter.IsUnreadable
                ? addresses.Any(address => letter.Words.Contains(address, StringComparison.OrdinalIgnoreCase)) || known.IsIn(letter.Words)
                : letter.To.Any(to => addresses.Contains(to) && (!(known.IsShared(to) || requestedBy.Contains(to)) || known.IsIn(letter.Words))));
    }

    /// <summary>Lists and certificates that were made in the background lie there for a week, and nobody knows who is in them: whoever needs one asks again.</summary>
    private async Task ThrowAwayResultsAsync(InclusionDb db, CancellationToken cancel)
    {
        await db.WorkItems.Where(w => w.EndedAt != null).ExecuteDeleteAsync(cancel);
        work.RemoveOthers(await db.WorkItems.Select(w => w.Id).ToHashSetAsync(cancel));
    }
}

/// <summary>What is left to do about someone who is erased.</summary>
/// <param name="UnreadableLetters">Names of files in the folder of letters that nobody can read: whether they are theirs is for people to find out.</param>
public sealed record Erased(TracesOfPerson Traces, IReadOnlyList<string> UnreadableLetters);

internal static partial class EraseLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The letter {File} cannot be read: whether it is to or about someone who was erased is not known")]
    public static partial void LetterUnreadable(this ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "What follows from an erasure could not be written now: the next erasure or night does it")]
    public static partial void NotFinished(this ILogger logger, Exception exception);
}
