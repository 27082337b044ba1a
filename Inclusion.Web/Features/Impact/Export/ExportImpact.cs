using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Impact.Export;

/// <summary>The figures and tables of the Impact page as one long table, which a spreadsheet filters by its first column. That they were taken away is noted.</summary>
public sealed class ExportImpact(FindImpact look, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>Refuses as <see cref="FindImpact.RunAsync"/> does.</summary>
    /// Refuses <see cref="NotAllowed"/> to someone who runs no centre.
    public async Task<Outcome<TableExport<ImpactLine>>> RunAsync(ImpactAddress address, bool published, string? factorSet, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        var view = await look.RunAsync(address, published, factorSet, cancel);
        if (view.IsRefused)
        {
            return view.Refusal;
        }

        await audit.ExportedAsync(actor, nameof(ImpactFigures), null, cancel);
        return new TableExport<ImpactLine>(ImpactText.Title, Columns(), ImpactLines.Of(view.Value).ToAsyncEnumerable());
    }

    /// <summary>The file's name says what it may not be used for.</summary>
    public static string FileName(bool published) => published ? ImpactText.FileName : ImpactText.FullFileName;

    private static TableColumn<ImpactLine>[] Columns() =>
    [
        new(ImpactText.Section, l => l.Section, 28),
        new(ImpactText.Row, l => l.Row, 32),
        new(ImpactText.What, l => l.What, 32),
        new(ImpactText.Value, l => l.Value, 12),
        new(ImpactText.Unit, l => l.Unit, 12),
        new(ImpactText.OfDenominator, l => l.Of, 12),
        new(ImpactText.NotStatedCount, l => l.NotStated, 14),
        new(ImpactText.ValueBefore, l => l.Before, 16),
        new(ImpactText.Remark, l => l.Remark, 60),
    ];
}
