using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Reports.Correct;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reports.Details;

/// <summary>One issued report: what was frozen, and its files.</summary>
public sealed partial class ReportPage(FindReport find, CorrectReport correct, NavigationManager navigation)
{
    private ReportDetails? _report;
    private bool _isMissing;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    private (string Href, string Name)[] Files =>
    [
        (Routes.ReportPdf(Id), ReportText.DownloadPdf),
        (Routes.ReportFile(Id, "poster.pdf"), ReportText.Poster),
        (Routes.ReportFile(Id, "card.png"), ReportText.CardPng),
        (Routes.ReportFile(Id, "card.svg"), ReportText.CardSvg),
        (Routes.ReportFile(Id, "figures.csv"), ReportText.FiguresCsv),
        (Routes.ReportFile(Id, "figures.xlsx"), ReportText.FiguresXlsx),
        (Routes.ReportFile(Id, "figures.json"), ReportText.FiguresJson),
    ];

    /// <summary>The day, and by whom; the product itself, which issues what a schedule or a demonstration asks for, has no name.</summary>
    private static string Issued(ReportDetails report)
    {
        var day = DateWords.Full(report.Model.IssuedOn!.Value);
        return report.IssuedBy.Length > 0 ? string.Format(CultureInfo.CurrentCulture, ReportText.OnDayBy, day, report.IssuedBy) : day;
    }

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        var found = await find.RunAsync(Id, again: _report?.Id == Id, CancellationToken.None);
        _isMissing = found is null;
        _report = found?.Issued;
        if (found is { Draft: true })
        {
            Edit(Id);
        }
    }

    private async Task CorrectAsync()
    {
        var draft = await correct.RunAsync(Id, CancellationToken.None);
        _refusal = draft.Refusal;
        if (!draft.IsRefused)
        {
            Edit(draft.Value);
        }
    }

    private void Edit(long draftId) => navigation.NavigateTo(Routes.EditReport(draftId), replace: draftId == Id);
}
