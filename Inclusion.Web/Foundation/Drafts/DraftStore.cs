using System.Security.Cryptography;
using System.Text.Json;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>
/// Keeps what someone has typed into a form until it is saved or thrown away: it comes back after a lost connection or a restart of the server. Theirs
/// alone, and unreadable without the installation's keys.
/// </summary>
public sealed class DraftStore(Database database, CurrentStaff staff, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>A forgotten draft is thrown away after this many days.</summary>
    public const int DaysKept = 14;

    private readonly IDataProtector _protector = protection.CreateProtector("Drafts");

    /// <summary>Keeps the form as it stands now, in place of what was kept before.</summary>
    /// <param name="form">Which form, such as "check-out" or "person/42".</param>
    public async Task SaveAsync<T>(string form, T content, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId } actor)
        {
            return;
        }

        var sealedContent = _protector.Protect(JsonSerializer.Serialize(content));
        await database.WriteAsync(
            actor,
            async db =>
            {
                var draft = await db.Drafts.FindAsync([staffId, form], cancel) ?? db.Drafts.Add(new Draft { StaffId = staffId, Form = form }).Entity;
                draft.Content = sealedContent;
                draft.SavedAt = time.GetUtcNow();
                return Domain.Common.Outcome.Done;
            },
            cancel);
    }

    /// <summary>What was kept; null when there is nothing, or nothing that this version can read.</summary>
    public async Task<T?> FindAsync<T>(string form, CancellationToken cancel)
        where T : class
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return null;
        }

        var oldest = time.GetUtcNow().AddDays(-DaysKept);
        var content = await database.ReadAsync(
            db => db.Drafts.Where(d => d.StaffId == staffId && d.Form == form && d.SavedAt > oldest).Select(d => d.Content).FirstOrDefaultAsync(cancel), cancel);
        try
        {
            return content is null ? null : JsonSerializer.Deserialize<T>(_protector.Unprotect(content));
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            // Kept by another version, or before the keys were replaced: of no use to anyone.
            return null;
        }
    }

    /// <summary>The form was saved or given up.</summary>
    public async Task RemoveAsync(string form, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is { StaffId: { } staffId } actor)
        {
            await database.WriteAsync(
                actor,
                async db =>
                {
                    await db.Drafts.Where(d => d.StaffId == staffId && d.Form == form).ExecuteDeleteAsync(cancel);
                    return Domain.Common.Outcome.Done;
                },
                cancel);
        }
    }
}
