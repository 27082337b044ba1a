using Inclusion.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>Assigns asset tags.</summary>
public static class AssetTagNumbers
{
    /// <summary>
    /// The next free tag of a category. Tags already typed in or imported are skipped. Only inside
    /// <see cref="Database.WriteAsync{T}"/>, whose lock makes it unique.
    /// </summary>
    public static async Task<string> NextTagAsync(this InclusionDb db, DeviceCategory category, CancellationToken cancel)
    {
        var sequence = await db.SequenceAsync(AssetTags.Prefix(category), cancel);
        string tag;
        do
        {
            tag = AssetTags.Of(category, sequence.Take());
        }
        while (db.Devices.Local.Any(d => string.Equals(d.Tag, tag, StringComparison.OrdinalIgnoreCase)) || await db.Devices.AnyAsync(d => d.Tag == tag, cancel));

        return tag;
    }
}
