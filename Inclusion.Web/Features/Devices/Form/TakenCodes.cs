using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Form;

internal static class TakenCodes
{
    /// <summary><see cref="TagTaken"/> or <see cref="SerialKnown"/>; null when both are free. An empty tag or serial number, and one that stands for nothing, is always free.</summary>
    /// <param name="except">The device that has them already; null for a new one.</param>
    public static async Task<Refusal?> WhyTagOrSerialRefusedAsync(this InclusionDb db, string tag, string serial, long? except, CancellationToken cancel)
    {
        tag = Placeholders.OrEmpty(InvisibleCharacters.Plain(tag));
        if (tag.Length > 0 && await db.Devices.AnyAsync(d => d.Tag == tag && d.Id != except, cancel))
        {
            return new TagTaken(tag);
        }

        serial = Placeholders.OrEmpty(InvisibleCharacters.Plain(serial));
        return serial.Length > 0 && await db.Devices.Where(d => d.Serial == serial && d.Id != except).Select(d => d.Tag).FirstOrDefaultAsync(cancel) is { } other
            ? new SerialKnown(serial, other)
            : null;
    }
}
