using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.List;

/// <summary>The filtered list as a file: every card, read while it is written.</summary>
public sealed class ExportSims(Database database, CurrentStaff staff, ListSims list, AuditTrail audit) : IListExport<SimFilter>
{
    public string FileName => SimText.SimCards;

    public async Task<Outcome<int>> CountAsync(SimFilter filter, int most, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var today = await list.TodayAsync(filter, cancel);
        return await database.ReadAsync(db => db.SimsBy(filter, actor, today).Take(most).CountAsync(cancel), cancel);
    }

    public async Task<TableExport> RunAsync(SimFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        await audit.ExportedAsync(actor, nameof(SimCard), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        var today = await list.TodayAsync(filter, cancel);
        var (order, isDescending) = ListSims.OrderOf(filter);
        var rows = database.StreamAsync(db => order.Sort(db.SimsBy(filter, actor, today), isDescending).Select(ListSims.Row(db)), cancel);
        return new TableExport<SimRow>(SimText.SimCards, Columns(), rows);
    }

    private static IReadOnlyList<TableColumn<SimRow>> Columns() =>
    [
        new(SimText.Iccid, r => r.Iccid, 24, SimColumns.Iccid),
        new(SimText.PhoneNumber, r => r.PhoneNumber, 18, SimColumns.Phone),
        new(SimText.Operator, r => r.Operator, 18, SimColumns.Operator),
        new(SimText.Plan, r => r.Plan, 18, SimColumns.Volume),
        new(SimText.Gigabytes, r => r.Gigabytes, 12, SimColumns.Volume),
        new(SimText.VolumeField, r => EnumWords.Of(r.Volume), 16, SimColumns.Volume),
        new(SimText.EndsOn, r => r.EndsOn, 14, SimColumns.Ends),
        new(SimText.Device, r => r.Tag, 14, SimColumns.Device),
        new(FieldText.Status, r => EnumWords.Of(r.IsToCutOff ? SimStatus.ToCutOff : r.Status), 16, SimColumns.Status),
        new(SimText.Payer, r => SimWords.Payer(r.Partner, r.PaidBy), 24, SimColumns.Payer),
        new(FieldText.Centre, r => r.Centre, 24, SimColumns.Centre),
    ];
}

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportSimsWork(IListExport<SimFilter> list) : ExportWork<SimFilter>(list, nameof(SimText.SimsInFile));
