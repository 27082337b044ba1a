using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reports.Build;

/// <summary>The part of the builder about one section.</summary>
public sealed partial class SectionEditor
{
    private Button? _up;
    private Button? _down;
    private int _moved;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public SectionForm Form { get; set; } = default!;

    /// <summary>From 1.</summary>
    [Parameter]
    public int Place { get; set; }

    [Parameter]
    public int Of { get; set; }

    [Parameter, EditorRequired]
    public DraftDetails Draft { get; set; } = default!;

    /// <summary>-1 towards the beginning, 1 towards the end.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    /// <summary>A quotation or photo came or went.</summary>
    [Parameter]
    public EventCallback<DraftVersions> OnBelongings { get; set; }

    [Inject]
    private ChangeQuotations Quotes { get; set; } = default!;

    [Inject]
    private ChangePictures Photos { get; set; } = default!;

    [Inject]
    private Dialogs Dialogs { get; set; } = default!;

    private string Name => EnumWords.Of(Form.Section);

    private IEnumerable<DraftQuotation> Quotations => Draft.Quotations.Where(q => q.Section == Form.Section);

    private IEnumerable<DraftPicture> Pictures => Draft.Pictures.Where(p => p.Section == Form.Section);

    /// <summary>The keyboard goes along with what it moved: the browser lets go of what changes its place.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_moved != 0 && ((_moved < 0 && Place > 1) || Place == Of ? _up : _down) is { } mover)
        {
            _moved = 0;
            await mover.FocusAsync();
        }
    }

    private static string Consent(DraftQuotation quotation) => string.Join(
        " · ",
        quotation.Attribution.Length > 0 ? quotation.Attribution : ReportText.NobodyNamed,
        quotation.ConsentOn is { } on ? string.Format(CultureInfo.CurrentCulture, ReportText.ConsentWritten, DateWords.Plain(on), quotation.ConsentBy) : ReportText.ConsentOnRecord);

    private string Named(string text) => string.Format(CultureInfo.CurrentCulture, text, Name);

    private async Task MoveAsync(int step)
    {
        _moved = step;
        await OnMove.InvokeAsync(step);
    }

    private Task QuoteAsync() => AddAsync<QuotationDialog>(ReportText.AddQuoteNamed, new() { [nameof(QuotationDialog.ReportId)] = Draft.Id, [nameof(QuotationDialog.Section)] = Form.Section });

    private Task PhotographAsync() => AddAsync<PictureDialog>(ReportText.AddPhotoNamed, new() { [nameof(PictureDialog.ReportId)] = Draft.Id, [nameof(PictureDialog.Section)] = Form.Section });

    private async Task AddAsync<TDialog>(string title, Dictionary<string, object?> parameters)
        where TDialog : ComponentBase
    {
        if (await Dialogs.OpenAsync<TDialog, DraftVersions>(Named(title), parameters) is { } versions)
        {
            await OnBelongings.InvokeAsync(versions);
        }
    }

    private async Task RunAsync(Task<Outcome<DraftVersions>> running)
    {
        var outcome = await running;
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            await OnBelongings.InvokeAsync(outcome.Value);
        }
    }
}
