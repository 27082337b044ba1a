using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Impact;
using Inclusion.Web.Shared.Impact.Files;

namespace Inclusion.Web.Features.Impact.Export;

/// <summary>The figures and tables of the Impact page as one long table, which a spreadsheet filters by its first column. That they were taken away is noted.</summary>
public sealed class ExportImpact(FindImpact look, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>Refuses as <see cref="FindImpact.RunAsync"/> does.</summary>
    /// Refuses <see cref="NotAllowed"/> to someone who runs no centre.
    public async Task<Outcome<TableExport<FigureLine>>> RunAsync(ImpactAddress address, bool published, string? factorSet, CancellationToken cancel)
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
        var notice = published ? string.Format(CultureInfo.CurrentCulture, ImpactText.PublishedNotice, view.Value.Threshold) : ImpactText.FullNotice;
        return FigureTable.Of(ImpactText.Title, SourceOf(view.Value), notice);
    }

    /// <summary>The file's name says what it may not be used for.</summary>
    public static string FileName(bool published) => published ? ImpactText.FileName : ImpactText.FullFileName;

    private static FigureSource SourceOf(ImpactView view) => new(
        view.Figures,
        ScopeNames.Of(view.ScopeName),
        view.Environment,
        i => IndicatorWords.Of(i).Name,
        i => $"{IndicatorWords.Of(i).Definition} {ExclusionWords.Of(IndicatorWords.Of(i))}");
}
