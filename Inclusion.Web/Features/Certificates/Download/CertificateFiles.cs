using System.Globalization;
using System.Text;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Download;

/// <summary>A certificate as it was printed.</summary>
public sealed record CertificateFile(string FileName, DateTimeOffset IssuedAt, byte[] Content);

/// <summary>None of the certificates that were chosen holds, or they are not for whoever asks.</summary>
public sealed record NoChosenCertificateHolds : Refusal;

/// <summary>Several certificates.</summary>
/// <param name="Files">Read while they are used.</param>
public sealed record SeveralFiles(int Count, IAsyncEnumerable<CertificateFile> Files);

/// <summary>
/// Reads the stored documents of certificates: a second copy is the same bytes as the first, but for one that was revoked, which is printed from its facts with that on its face. That
/// someone took them away is noted.
/// </summary>
public sealed class CertificateFiles(Database database, CurrentStaff staff, AuditTrail audit, CertificatePrinter printer)
{
    /// <summary>Characters of a name in a file's name: with number and ending it is a name that every file system takes.</summary>
    private const int MaxNameCharacters = 60;

    /// <returns>Null when there is none, it was erased, or it belongs to a centre that the asking person has nothing to do with.</returns>
    public async Task<CertificateFile?> FindAsync(long certificateId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var file = await database.ReadAsync(
            async db => await db.FindCertificateAsync(certificateId, actor, cancel) is { } certificate ? await ReadAsync(db, certificate, cancel) : null, cancel);
        if (file is not null)
        {
            await audit.SeenAsync(actor, nameof(Certificate), certificateId, cancel);
        }

        return file;
    }

    /// <summary>The certificates of a workshop that hold, by name, one after another: they are read while they are used.</summary>
    /// <param name="work">The work that makes one file of them, which is noted once however often it is begun; null when they are given at once.</param>
    /// <returns>Null when there is no such workshop, or nothing to read.</returns>
    public async Task<SeveralFiles?> OfWorkshopAsync(long workshopId, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var ids = await database.ReadAsync(db => IdsAsync(db, workshopId, actor, cancel), cancel);
        if (ids.Count == 0)
        {
            return null;
        }

        await audit.ExportedAsync(actor, nameof(Certificate), work, cancel);
        return new SeveralFiles(ids.Count, ReadAllAsync(ids, cancel));
    }

    /// <summary>
    /// Those of the chosen certificates that hold, in the order in which they were chosen. Revoked and erased ones are left out, and those of a centre
    /// that the asking person has nothing to do with.
    /// </summary>
    /// <param name="work">As for <see cref="OfWorkshopAsync"/>.</param>
    /// <returns>Null when none is left.</returns>
    public async Task<SeveralFiles?> OfChosenAsync(IReadOnlyList<long> chosen, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var held = await database.ReadAsync(
            db => db.Certificates.Where(c => chosen.Contains(c.Id) && c.RevokedAt == null && c.ErasedAt == null).Select(c => new { c.Id, c.CentreId }).ToListAsync(cancel), cancel);
        var theirs = held.Where(c => actor.ArrangesWorkshopsAt(c.CentreId)).Select(c => c.Id).ToHashSet();
        if (theirs.Count == 0)
        {
            return null;
        }

        await audit.ExportedAsync(actor, nameof(Certificate), work, cancel, count: theirs.Count);
        return new SeveralFiles(theirs.Count, ReadAllAsync([.. chosen.Distinct().Where(theirs.Contains)], cancel));
    }

    /// <summary>The number, which no other file has, and the name as far as file systems take it.</summary>
    internal static string FileName(string number, string name)
    {
        var safe = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            safe.Append(Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || rune.Value is '-' or '’' or '\'' ? rune.ToString() : " ");
        }

        var words = string.Join(' ', safe.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > MaxNameCharacters)
        {
            var ends = StringInfo.ParseCombiningCharacters(words);
            words = words[..ends.Last(at => at <= MaxNameCharacters)].TrimEnd();
        }

        return words.Length == 0 ? $"{number}.pdf" : $"{number} {words}.pdf";
    }

    private static async Task<List<long>> IdsAsync(InclusionDb db, long workshopId, Actor actor, CancellationToken cancel)
    {
        var held = await db.Certificates.Where(c => c.WorkshopId == workshopId && c.RevokedAt == null && c.ErasedAt == null)
            .Join(db.People, c => c.PersonId, p => p.Id, (c, p) => new { c.Id, c.CentreId, Name = EF.Property<string>(p, FoldedText.NameColumn) })
            .OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancel);
        return [.. held.Where(c => actor.ArrangesWorkshopsAt(c.CentreId)).Select(c => c.Id)];
    }

    private async Task<CertificateFile?> ReadAsync(InclusionDb db, Certificate certificate, CancellationToken cancel)
    {
        if (certificate is { RevokedAt: { } revokedAt, Facts: { } facts })
        {
            return await RevokedAsync(db, certificate, facts, revokedAt, cancel);
        }

        var content = await db.CertificateDocuments.Where(d => d.CertificateId == certificate.Id).Select(d => d.Content).FirstOrDefaultAsync(cancel);
        return content is null || certificate.Facts is null ? null : new CertificateFile(FileName(certificate.Number, certificate.Facts.Name), certificate.IssuedAt, content);
    }

    /// <summary>Null when its letters cannot be drawn here any more.</summary>
    private async Task<CertificateFile?> RevokedAsync(InclusionDb db, Certificate certificate, CertificateFacts facts, DateTimeOffset revokedAt, CancellationToken cancel)
    {
        var revokedOn = (await db.CalendarAsync(certificate.CentreId, cancel)).DateOf(revokedAt);
        var printed = printer.Print(facts, await CertificateLook.ReadAsync(db, cancel), certificate.Token, certificate.CheckCode, certificate.IssuedAt, revokedOn);
        return printed.IsRefused ? null : new CertificateFile(FileName(certificate.Number, $"{CertificateText.RevokedInFileName} {facts.Name}"), certificate.IssuedAt, printed.Value);
    }

    private async IAsyncEnumerable<CertificateFile> ReadAllAsync(List<long> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var id in ids)
        {
            var file = await database.ReadAsync(async db => await ReadAsync(db, await db.Certificates.SingleAsync(c => c.Id == id, cancel), cancel), cancel);
            if (file is not null)
            {
                yield return file;
            }
        }
    }
}
