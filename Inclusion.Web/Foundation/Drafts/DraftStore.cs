using System.Security.Cryptography;
using System.Text.Json;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>A draft that was left.</summary>
/// <param name="Page">The page that it was typed on.</param>
public sealed record KeptDraft<T>(string Page, T Content, DateTimeOffset SavedAt);

/// <summary>
/// Keeps what someone has typed into a form until it is saved or thrown away. A draft belongs to the page that it was typed on: two tabs have two. Theirs
/// alone, and unreadable without the installation's keys. Pages use it through <see cref="FormDraft{T}"/>.
/// </summary>
public sealed class DraftStore(Database database, CurrentStaff staff, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>A forgotten draft is thrown away after this many days.</summary>
    public const int DaysKept = 14;

    /// <summary>Of one form and one person; the oldest make room.</summary>
    public const int MaxKept = 5;

    /// <summary>What the keys of drafts are derived for.</summary>
    internal const string Purpose = "Drafts";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>Keeps the form as it stands now, in place of what was kept of this page before.</summary>
    /// <param name="form">Which form, such as "check-out" or "person/42".</param>
    /// <param name="page">The page that it is typed on.</param>
    /// <returns>Refused while the database cannot be written.</returns>
    public async Task<Outcome> SaveAsync<T>(string form, string page, T content, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId } actor)
        {
            return Outcome.Done;
        }

        var sealedContent = _protector.Protect(JsonSerializer.Serialize(content));
        return await database.WriteAsync(
            actor,
            async db =>
            {
                var draft = await db.Drafts.FindAsync([staffId, form, page], cancel);
                if (draft is null)
                {
                    var tooOld = await db.Drafts.Where(d => d.StaffId == staffId && d.Form == form).OrderByDescending(d => d.SavedAt).Skip(MaxKept - 1).ToListAsync(cancel);
                    db.Drafts.RemoveRange(tooOld);
                    draft = db.Drafts.Add(new Draft { StaffId = staffId, Form = form, Page = page }).Entity;
                }

                draft.Content = sealedContent;
                draft.SavedAt = time.GetUtcNow();
                return Outcome.Done;
            },
            cancel);
    }

    /// <summary>What was kept of one page; null when there is nothing, or nothing that this version can read.</summary>
    public async Task<T?> FindAsync<T>(string form, string page, CancellationToken cancel)
        where T : class =>
        (await ListAsync<T>(form, cancel)).FirstOrDefault(d => d.Page == page)?.Content;

    /// <summary>All that they have kept of a form and this version can read, the latest first.</summary>
    public async Task<IReadOnlyList<KeptDraft<T>>> ListAsync<T>(string form, CancellationToken cancel)
        where T : class
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return [];
        }

        var oldest = time.GetUtcNow().AddDays(-DaysKept);
        var rows = await database.ReadAsync(
            db => db.Drafts.Where(d => d.StaffId == staffId && d.Form == form && d.SavedAt > oldest).OrderByDescending(d => d.SavedAt).ToListAsync(cancel), cancel);
        return [.. rows.Select(row => (Row: row, Content: Open<T>(row.Content))).Where(d => d.Content is not null).Select(d => new KeptDraft<T>(d.Row.Page, d.Content!, d.Row.SavedAt))];
    }

    /// <summary>The form was saved or given up.</summary>
    /// <returns>Refused while the database cannot be written: the draft is offered once more.</returns>
    public async Task<Outcome> RemoveAsync(string form, string page, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId } actor
        ? await database.WriteAsync(
            actor,
            async db =>
            {
                await db.Drafts.Where(d => d.StaffId == staffId && d.Form == form && d.Page == page).ExecuteDeleteAsync(cancel);
                return Outcome.Done;
            },
            cancel)
        : Outcome.Done;

    private T? Open<T>(string sealedContent)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(_protector.Unprotect(sealedContent));
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            // Kept by another version, or before the keys were replaced: of no use to anyone.
            return null;
        }
    }
}
