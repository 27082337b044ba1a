using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Scanning;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices;

/// <summary>No device has this code, but one has what it would be on another keyboard: the scanner is set to another language than the computer.</summary>
public sealed record DeviceMisread(string Code, string Tag) : Refusal;

/// <summary>The code is the serial number of several devices.</summary>
public sealed record CodeOfSeveral(string Code, string Tags) : Refusal;

/// <summary>Finds devices by what was scanned: a tag comes before a serial number, the code as it is before what is left of it without a scanner's prefix.</summary>
internal static class DeviceCodes
{
    /// <summary>The devices that the code means: one by its tag, else all that share the serial number; empty when it means none.</summary>
    /// <param name="most">No more than these of one serial number.</param>
    public static Task<List<Device>> FindByCodeAsync(this IQueryable<Device> devices, string code, int most, CancellationToken cancel) => devices.FindByCodeAsync(code, most, found => found, cancel);

    /// <summary>As <see cref="FindByCodeAsync(IQueryable{Device}, string, int, CancellationToken)"/>.</summary>
    /// <param name="read">What is read of those found.</param>
    public static async Task<List<T>> FindByCodeAsync<T>(this IQueryable<Device> devices, string code, int most, Func<IQueryable<Device>, IQueryable<T>> read, CancellationToken cancel)
    {
        foreach (var reading in ScannedCode.WithoutPrefixes(code).Where(reading => reading.Length > 0))
        {
            var found = await read(devices.Where(d => d.Tag == reading)).ToListAsync(cancel);
            if (found.Count == 0)
            {
                found = await read(devices.Where(d => d.Serial == reading && d.Serial != "").OrderBy(d => d.Tag).Take(most)).ToListAsync(cancel);
            }

            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The tag of the device that the code would mean on another keyboard; null when it would mean none, or several.</summary>
    public static async Task<string?> FindMisreadAsync(this InclusionDb db, string code, CancellationToken cancel)
    {
        foreach (var reading in ScannedCode.OnAnotherKeyboard(code))
        {
            if (await db.Devices.Where(d => d.Tag == reading || (d.Serial == reading && d.Serial != "")).Select(d => d.Tag).Take(2).ToListAsync(cancel) is [var tag])
            {
                return tag;
            }
        }

        return null;
    }

    /// <summary>Why a code means no device: it is unknown, or read on another keyboard.</summary>
    public static async Task<Refusal> WhyUnknownAsync(this InclusionDb db, string code, CancellationToken cancel) =>
        await db.FindMisreadAsync(code, cancel) is { } tag ? new DeviceMisread(code, tag) : new DeviceUnknown(code);
}
