using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>Where labels are laid out. Which devices stands in the address; sheets and corrections are kept by the browser, beside whose printer it stands.</summary>
public sealed partial class LabelsPage(FindLabels find, IJSRuntime js) : IAsyncDisposable
{
    private FoundLabels? _found;
    private LabelFormat _format = LabelFormat.All[0];
    private LabelOrder _order;
    private int? _copies = 1;
    private int? _row = 1;
    private int? _column = 1;
    private decimal? _x = 0;
    private decimal? _y = 0;
    private IJSObjectReference? _module;
    private ActionForm? _form;

    [SupplyParameterFromQuery(Name = "devices")]
    private string? Devices { get; set; }

    private static IReadOnlyList<Choice<string>> Formats => [.. LabelFormat.All.Select(format => new Choice<string>(format.Key, NameOf(format)))];

    private static IReadOnlyList<Choice<LabelOrder>> Orders => [new(LabelOrder.AsChosen, DeviceText.LabelOrderAsChosen), new(LabelOrder.ByTag, DeviceText.LabelOrderByTag)];

    /// <summary>What is printed; null while something is filled in that cannot be.</summary>
    private LabelRequest? Request => WhyNot is null
        ? new LabelRequest(_found!.Address, _format.Key, FirstCell, _copies ?? 1, new LabelOffset(_x ?? 0, _y ?? 0), _order)
        : null;

    private Refusal? WhyNot =>
        _row is null or < 1 || _row > _format.Rows || _column is null or < 1 || _column > _format.Columns ? new LabelNotOnSheet(_format.Cells)
        : !new LabelOffset(_x ?? 0, _y ?? 0).IsPossible ? new OffsetTooLarge(LabelOffset.Most)
        : _copies is null or < 1 or > PrintLabels.MostCopies ? new CopiesNotPossible(PrintLabels.MostCopies)
        : Count > FindLabels.Most ? new TooManyLabels(FindLabels.Most)
        : _form is { IsUnderstood: false } ? new FieldNotUnderstood()
        : null;

    private int Count => (_found?.Devices.Count ?? 0) * (_copies ?? 1);

    /// <summary>Counted from 1, row by row.</summary>
    private int FirstCell => (((_row ?? 1) - 1) * _format.Columns) + (_column ?? 1);

    private string? Subtitle => _found is null ? CommonText.Loading
        : Request is null ? null
        : _format.IsRoll ? string.Format(CultureInfo.CurrentCulture, DeviceText.LabelsOnRoll, Count)
        : string.Format(CultureInfo.CurrentCulture, DeviceText.LabelsCounted, Count, (FirstCell - 1 + Count + _format.Cells - 1) / _format.Cells);

    private string PreviewSays => _format.IsRoll ? DeviceText.LabelPreviewRoll : string.Format(CultureInfo.CurrentCulture, DeviceText.LabelPreviewSays, _row, _column);

    private string CellShape => Shape(_format.Width, _format.Height);

    private string PaperShape => Shape(_format.PaperWidth, _format.PaperHeight);

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has gone, and its module with it.
            }
        }
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/labels.js"]}");
            await TakeKeptAsync(await _module.InvokeAsync<string?>("keptFormat"));
            StateHasChanged();
        }
    }

    private static string Shape(double width, double height) => string.Create(CultureInfo.InvariantCulture, $"{width} / {height}");

    private static string NameOf(LabelFormat format) => format.IsRoll
        ? string.Format(CultureInfo.CurrentCulture, DeviceText.LabelRollChoice, format.Width, format.Height)
        : string.Format(CultureInfo.CurrentCulture, DeviceText.LabelSheetChoice, format.Key, format.Paper, format.Cells, Math.Round(format.Width, 1), Math.Round(format.Height, 1));

    private string? CssOf(int cell) => cell < FirstCell ? "gone" : cell == FirstCell ? "first" : cell < FirstCell + Count ? "used" : null;

    private void ChooseCell(int cell) => (_row, _column) = (((cell - 1) / _format.Columns) + 1, ((cell - 1) % _format.Columns) + 1);

    private async Task ReadAsync() => _found = await find.RunAsync(Devices, _order, CancellationToken.None);

    private async Task ChooseOrderAsync(LabelOrder order)
    {
        _order = order;
        await ReadAsync();
    }

    private async Task ChooseFormatAsync(string? key)
    {
        await TakeKeptAsync(key);
        await KeepAsync();
    }

    /// <summary>These labels, from the first of a whole sheet on, with the correction that was kept for them.</summary>
    private async Task TakeKeptAsync(string? key)
    {
        _format = LabelFormat.Find(key) ?? _format;
        (_row, _column, _x, _y) = (1, 1, 0, 0);
        if (_module is not null && await _module.InvokeAsync<decimal[]?>("keptOffset", _format.Key) is [var x, var y] && new LabelOffset(x, y) is { IsPossible: true })
        {
            (_x, _y) = (x, y);
        }
    }

    private async Task MoveAsync(decimal? x, decimal? y)
    {
        (_x, _y) = (x, y);
        await KeepAsync();
    }

    private async Task KeepAsync()
    {
        if (_module is not null && new LabelOffset(_x ?? 0, _y ?? 0) is { IsPossible: true } offset)
        {
            await _module.InvokeVoidAsync("keep", _format.Key, offset.X, offset.Y);
        }
    }
}
