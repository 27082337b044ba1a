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

    /// <summary>Removes drafts within a <see cref="Database.WriteAsync{T}"/>.</summary>
    /// <param name="isUnwanted">Asked of each text in a draft.</param>
    /// <returns>The number of drafts removed.</returns>
    public async Task<int> RemoveAsync(InclusionDb db, Func<string, bool> isUnwanted, CancellationToken cancel)
    {
        var unwanted = (await db.Drafts.ToListAsync(cancel)).FindAll(draft => TextsOf(draft).Any(isUnwanted));
        db.Drafts.RemoveRange(unwanted);
        return unwanted.Count;
    }

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
