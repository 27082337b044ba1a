using Inclusion.Domain.Devices;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Transfers.Details;

/// <summary>A transfer with its devices.</summary>
/// <param name="Zone">Of the centre that sent.</param>
/// <param name="MayReceive">Whoever asks works where it goes.</param>
/// <param name="MayCallBack">Whoever asks works where it came from.</param>
public sealed record TransferDetails(
    long Id, string From, string To, TimeZoneInfo Zone, DateTimeOffset SentAt, string SentBy, string Reason, bool MayReceive, bool MayCallBack, IReadOnlyList<TransferLine> Lines);

/// <param name="Tag">As it was when the device was sent.</param>
/// <param name="TagNow">As it is now: somebody may have corrected it since.</param>
/// <param name="IsSeen">Whoever asks may open the device's page.</param>
/// <param name="Note">What was said when it did not come; null when nothing was.</param>
/// <param name="SettledAt">Null while nothing has been said of it.</param>
public sealed record TransferLine(
    long DeviceId, string Tag, string TagNow, string Serial, DeviceCategory Category, string Name, bool IsSeen,
    TransferStanding Standing, string? Note, DateTimeOffset? SettledAt, string SettledBy)
{
    public bool IsUnderWay => Standing is TransferStanding.UnderWay or TransferStanding.NotArrived;
}

/// <summary>Finds a transfer that concerns where one works.</summary>
public sealed class FindTransfer(Database database, CurrentStaff staff)
{
    /// <returns>Null when there is none, or whoever asks works at neither side.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<TransferDetails?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.Transfers.SeenBy(actor).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } transfer)
                {
                    return null;
                }

                var centres = await db.Centres.Where(c => c.Id == transfer.FromCentreId || c.Id == transfer.ToCentreId).ToDictionaryAsync(c => c.Id, cancel);
                var rows = await (from line in db.TransferDevices
                                  where line.TransferId == id
                                  join device in db.Devices on line.DeviceId equals device.Id
                                  orderby line.Tag
                                  select new { line, device.Tag, device.Serial, device.Category, Name = (device.Maker + " " + device.Model).Trim(), device.CentreId })
                    .ToListAsync(cancel);
                return new TransferDetails(
                    id,
                    centres[transfer.FromCentreId].Name,
                    centres[transfer.ToCentreId].Name,
                    centres[transfer.FromCentreId].Calendar.Zone,
                    transfer.SentAt,
                    transfer.SentBy,
                    transfer.Reason,
                    actor.WorksAt(transfer.ToCentreId),
                    actor.WorksAt(transfer.FromCentreId),
                    rows.ConvertAll(r => new TransferLine(
                        r.line.DeviceId, r.line.Tag, r.Tag, r.Serial, r.Category, r.Name, actor.WorksAt(r.CentreId),
                        r.line.Standing, r.line.Note, r.line.SettledAt, r.line.SettledBy)));
            },
            cancel);
    }

    /// <summary>The device of this transfer that a code means: by its tag, now or when it was sent, before a serial number; null for none.</summary>
    public static TransferLine? ByCode(TransferDetails transfer, string code)
    {
        return Foundation.Scanning.ScannedCode.WithoutPrefixes(code).Where(reading => reading.Length > 0)
            .Select(reading => By(reading, line => line.TagNow) ?? By(reading, line => line.Tag) ?? By(reading, line => line.Serial))
            .FirstOrDefault(line => line is not null);

        TransferLine? By(string reading, Func<TransferLine, string> number) =>
            transfer.Lines.FirstOrDefault(line => string.Equals(number(line), reading, StringComparison.OrdinalIgnoreCase));
    }
}
