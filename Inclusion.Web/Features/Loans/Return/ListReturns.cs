using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>A device that came back today, with what was said about it.</summary>
/// <param name="GradeAtCheckOut">Null when it had not been graded.</param>
/// <param name="MissingBefore">What of its kit was missing before this loan.</param>
/// <param name="DamageBefore">What was damaged before it; null when nothing was.</param>
/// <param name="StillOut">Devices of the same loan that are still out.</param>
/// <param name="NeedsWipe">It keeps data and waits for its wipe.</param>
public sealed record ReturnedLine(
    long DeviceId,
    string Tag,
    string Name,
    long LoanId,
    string LoanNumber,
    long PersonId,
    string Person,
    int DaysLate,
    int StillOut,
    bool NeedsWipe,
    bool CanUndo,
    IReadOnlyList<string> Accessories,
    IReadOnlyList<string> Missing,
    string? Damage,
    IReadOnlyList<string> MissingBefore,
    string? DamageBefore,
    DeviceGrade? GradeAtCheckOut,
    DeviceGrade? Grade);

/// <summary>What came back to a centre today, the latest first: what was noted at the counter can still be corrected.</summary>
public sealed class ListReturns(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <summary>Beyond these, a day's returns are in the list of closed loans.</summary>
    private const int MaxResults = 50;

    public async Task<IReadOnlyList<ReturnedLine>> RunAsync(long centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var now = time.GetUtcNow();
        var returns = await database.ReadAsync<IReadOnlyList<ReturnedLine>>(
            async db =>
            {
                var today = (await db.CalendarAsync(centreId, cancel)).DateOf(now);
                var lines = await db.LoanDevices
                    .Where(line => line.ReturnedOn == today)
                    .Join(db.Loans.Where(l => l.CentreId == centreId), line => line.LoanId, l => l.Id, (line, l) => new { Line = line, LoanId = l.Id, l.PersonId })
                    .OrderByDescending(x => x.Line.ReturnedAt).ThenByDescending(x => x.Line.Id)
                    .Take(MaxResults)
                    .ToListAsync(cancel);
                var (loanIds, deviceIds, personIds) = (lines.Select(x => x.LoanId).ToList(), lines.Select(x => x.Line.DeviceId).ToList(), lines.Select(x => x.PersonId).ToList());
                var loans = await db.Loans.Include(l => l.Devices).Where(l => loanIds.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancel);
                var devices = await db.Devices.Include(d => d.Wipes).Where(d => deviceIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
                var people = await db.People.Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
                return lines.ConvertAll(x => Row(x.Line, loans[x.LoanId], devices[x.Line.DeviceId], people[x.PersonId], today));
            },
            cancel);
        audit.Listed(actor, nameof(ListReturns), string.Create(CultureInfo.InvariantCulture, $"CentreId: {centreId}"), returns.Count);
        return returns;
    }

    private static ReturnedLine Row(LoanDevice line, Loan loan, Device device, string person, DateOnly today) => new(
        device.Id,
        line.Tag,
        $"{device.Maker} {device.Model}".Trim(),
        loan.Id,
        loan.Number,
        loan.PersonId,
        person,
        loan.DaysOverdue(today),
        loan.Devices.Count(other => other.IsOut),
        device.WipeNeededSince is not null,
        loan.CanUndoReturn(device, today),
        line.Accessories,
        line.MissingAccessories,
        line.DamageNote,
        line.MissingAtCheckOut,
        line.DamageAtCheckOut,
        line.GradeAtCheckOut,
        device.Grade);
}
