using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.Audit;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Audit.List;

/// <summary>The filtered trail as a file, one line a row, read while it is written. That it was taken away is a row of it.</summary>
public sealed class ExportAudit(Database database, CurrentStaff staff, HomeZone zone, AuditTrail audit) : IListExport<AuditFilter>
{
    public string FileName => AuditText.FileName;

    public async Task<Outcome<int>> CountAsync(AuditFilter filter, int most, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return new NotAllowed();
        }

        if (!await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        var home = await zone(cancel);
        return await database.ReadAsync(db => filter.Select(db, home).Take(most).CountAsync(cancel), cancel);
    }

    /// <exception cref="NotAllowedException">Whoever asks does not run the organisation.</exception>
    /// <exception cref="ConfirmationNeededException">They gave their password too long ago.</exception>
    public async Task<TableExport> RunAsync(AuditFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        await staff.RequireConfirmedAsync(cancel);
        var home = await zone(cancel);
        await audit.ExportedAsync(actor, nameof(AuditEntry), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        var names = await database.ReadAsync(db => ListAudit.NamesAsync(db, home, cancel), cancel);
        var rows = database.StreamAsync(
            db => filter.Select(db, home).OrderByDescending(e => e.Id).Select(e => new AuditRow(e, db.Users.Where(u => u.Id == e.StaffId).Select(u => u.Name).FirstOrDefault(), db.AuditDetails.Where(d => d.EntryId == e.Id).ToList())),
            cancel);
        return new TableExport<AuditRow>(AuditText.Title, Columns(names), rows);
    }

    private static IReadOnlyList<TableColumn<AuditRow>> Columns(AuditNames names) =>
    [
        new(AuditText.Row, r => (decimal?)r.Entry.Id),
        new(AuditText.When, r => TimeZoneInfo.ConvertTime(r.Entry.At, names.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), 20),
        new(AuditText.Who, r => r.Who, 24),
        new(AuditText.What, r => EnumWords.Of(r.Entry.Action), 20),
        new(AuditText.About, r => AuditWords.Record(r.Entry.Record), 20),
        new(AuditText.RecordNumber, r => r.Entry.RecordId == 0 ? null : (decimal?)r.Entry.RecordId),
        new(AuditText.Fields, r => r.Entry.Action is AuditAction.Changed ? string.Join(", ", r.Entry.Fields.Split(',').Select(AuditWords.Field)) : r.Entry.Fields, 30),
        new(AuditText.Details, r => r.Entry is { Action: AuditAction.Restored, Count: { } last }
            ? string.Format(CultureInfo.CurrentCulture, AuditText.WentOnAfter, last.ToString("N0", CultureInfo.CurrentCulture))
            : string.Join("; ", r.Details.Select(d => TellDetail(r.Entry.Record, d, names))), 60),
        new(AuditText.Count, r => r.Entry.Action is AuditAction.Restored ? null : (decimal?)r.Entry.Count),
        new(AuditText.Address, r => r.Entry.Address, 18),
        new(AuditText.Session, r => (decimal?)r.Entry.SessionId),
    ];

    private static string TellDetail(string record, AuditDetail detail, AuditNames names) =>
        detail.Field == AuditDetail.Asked ? AuditWords.Asked(detail.After ?? "") : AuditWords.Change(record, detail, names);
}

/// <summary>The filtered trail as a file, when it is long.</summary>
public sealed class ExportAuditWork(IListExport<AuditFilter> list) : ExportWork<AuditFilter>(list, nameof(AuditText.RowsInFile));
