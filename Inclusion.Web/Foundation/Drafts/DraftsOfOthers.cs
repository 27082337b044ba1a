using System.Security.Cryptography;
using System.Text.Json;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>Looks through what everybody has typed and not saved, to remove what must not be kept. Nobody is shown any of it.</summary>
public sealed class DraftsOfOthers(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector(DraftStore.Purpose);

    /// <summary>Opens all of them, each once, without anybody waiting, so that little is left to open within a transaction.</summary>
    /// <param name="unwanted">Each is asked of each text in a draft.</param>
    /// <returns>For each that was asked, in the same order, what it found.</returns>
    public async Task<IReadOnlyList<DraftsLookedAt>> LookAsync(InclusionDb db, IReadOnlyList<Func<string, bool>> unwanted, CancellationToken cancel)
    {
        var looked = unwanted.Select(_ => new DraftsLookedAt()).ToList();
        await foreach (var draft in db.Drafts.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var (key, texts) = (KeyOf(draft), TextsOf(draft).ToList());
            for (var i = 0; i < unwanted.Count; i++)
            {
                looked[i][key] = texts.Exists(text => unwanted[i](text));
            }
        }

        return looked;
    }

    /// <summary>Removes drafts within a <see cref="Database.WriteAsync{T}"/>.</summary>
    /// <param name="looked">What was found of those that have not changed since.</param>
    /// <param name="isUnwanted">Asked of each text in a draft that was saved since.</param>
    /// <returns>The number of drafts removed.</returns>
    public async Task<int> RemoveAsync(InclusionDb db, DraftsLookedAt looked, Func<string, bool> isUnwanted, CancellationToken cancel)
    {
        var unwanted = new List<Draft>();
        foreach (var saved in await db.Drafts.AsNoTracking().Select(d => new Draft { StaffId = d.StaffId, Form = d.Form, Page = d.Page, SavedAt = d.SavedAt }).ToListAsync(cancel))
        {
            if (looked.TryGetValue(KeyOf(saved), out var wasUnwanted) && !wasUnwanted)
            {
                continue;
            }

            var draft = await db.Drafts.SingleAsync(d => d.StaffId == saved.StaffId && d.Form == saved.Form && d.Page == saved.Page, cancel);
            if (wasUnwanted || TextsOf(draft).Any(isUnwanted))
            {
                unwanted.Add(draft);
            }
        }

        db.Drafts.RemoveRange(unwanted);
        return unwanted.Count;
    }

    private static (long StaffId, string Form, string Page, DateTimeOffset SavedAt) KeyOf(Draft draft) => (draft.StaffId, draft.Form, draft.Page, draft.SavedAt);

    private IEnumerable<string> TextsOf(Draft draft)
    {
        try
        {
            using var content = JsonDocument.Parse(_protector.Unprotect(draft.Content));
            return [.. TextsOf(content.RootElement)];
        }
        catch (Exception e) when (e is JsonException or CryptographicException)
        {
            // Before the keys were replaced: nobody can read it any more.
            return [];
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        _ => [],
    };
}

/// <summary>Drafts as they were saved at a moment, and whether they must not be kept.</summary>
public sealed class DraftsLookedAt : Dictionary<(long StaffId, string Form, string Page, DateTimeOffset SavedAt), bool>;
