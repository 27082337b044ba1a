using System.Globalization;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>What a search while typing found.</summary>
/// <param name="HasMore">There are others than these.</param>
/// <param name="Remark">Stands above them, as that they are not what was typed; null: nothing is to be said.</param>
public sealed record Found<T>(IReadOnlyList<T> Items, bool HasMore = false, string? Remark = null);

/// <summary>
/// Search as one types, choose from the list, or make something new of what was typed. It tells what was chosen and empties itself: what is chosen is
/// the page's to show.
/// </summary>
public sealed partial class SearchPicker<T> : IDisposable
{
    private readonly string _id = ElementIds.Next("picker");
    private IReadOnlyList<T> _items = [];
    private Debounce? _typing;
    private ElementReference _box;
    private CancellationTokenSource? _searching;
    private string _text = "";
    private string _shownFor = "";
    private string? _said;
    private int _active;
    private bool _hasMore;
    private string? _remark;
    private bool _isOpen;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Finds by what was typed, which is not empty.</summary>
    [Parameter, EditorRequired]
    public Func<string, CancellationToken, Task<Found<T>>> Search { get; set; } = default!;

    /// <summary>How one line of the list looks.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<T> Option { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<T> OnChosen { get; set; }

    /// <summary>The words of the last line, which makes something new of what was typed; null when nothing new can be made here.</summary>
    [Parameter]
    public Func<string, string>? CreateText { get; set; }

    /// <summary>Something new is wanted; gives what was typed.</summary>
    [Parameter]
    public EventCallback<string> OnCreate { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>What is wrong, as a sentence; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public bool AutoFocus { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string ListId => $"{_id}-list";

    private bool IsOpen => _isOpen && Count > 0;

    private bool ShowsNothingFound => _isOpen && Count == 0 && _shownFor.Length > 0;

    private int Count => _items.Count + (CreateText is not null && _shownFor.Length > 0 ? 1 : 0);

    private string? DescribedBy => Field.DescriptionIds(_id, Hint, Error);

    public ValueTask FocusAsync() => _box.FocusAsync();

    public void Dispose()
    {
        _typing?.Dispose();
        _searching?.Cancel();
    }

    protected override void OnInitialized() => _typing = new Debounce(TimeSpan.FromMilliseconds(200), Time);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && AutoFocus)
        {
            await Js.GiveKeyboardAsync(_box);
        }
    }

    private string OptionId(int index) => $"{_id}-{index}";

    private async Task TypeAsync(string? text)
    {
        _text = text ?? "";
        if (await _typing!.SettlesAsync())
        {
            await LookAsync();
        }
    }

    private async Task LookAsync()
    {
        _typing!.Cancel();
        _searching?.Cancel();
        using var searching = _searching = new CancellationTokenSource();
        var wanted = _text.Trim();
        try
        {
            var found = wanted.Length == 0 ? new Found<T>([]) : await Search(wanted, searching.Token);
            if (searching.IsCancellationRequested)
            {
                return;
            }

            (_items, _hasMore, _remark, _shownFor, _active, _isOpen) = (found.Items, found.HasMore, found.Remark, wanted, 0, true);
            _said = wanted.Length == 0 ? null : _remark is not null ? _remark : string.Format(CultureInfo.CurrentCulture, _items.Count == 1 ? CommonText.OneFound : CommonText.ManyFound, _items.Count);
        }
        catch (OperationCanceledException) when (searching.IsCancellationRequested)
        {
            // Something newer was typed: its own search answers.
        }
        finally
        {
            if (_searching == searching)
            {
                _searching = null;
            }
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when IsOpen:
                _active = (_active + 1) % Count;
                break;
            case "ArrowUp" when IsOpen:
                _active = (_active + Count - 1) % Count;
                break;
            case "ArrowDown" when _text.Length > 0:
                await LookAsync();
                break;
            case "Escape" when _isOpen:
                Close();
                break;
            case "Escape":
                _text = "";
                break;
            case "Enter" when !key.CtrlKey && _text.Trim() == _shownFor && IsOpen:
                await TakeAsync(_active);
                break;
            case "Enter" when !key.CtrlKey && _text.Trim().Length > 0:
                await LookAndTakeOnlyOneAsync();
                break;
            default:
                break;
        }
    }

    /// <summary>Return was faster than the list. The only one found is meant; among several the person must look.</summary>
    private async Task LookAndTakeOnlyOneAsync()
    {
        await LookAsync();
        if (_items.Count == 1)
        {
            await TakeAsync(0);
        }
    }

    private async Task TakeAsync(int index)
    {
        var (items, typed) = (_items, _shownFor);
        (_text, _shownFor, _items, _isOpen, _said) = ("", "", [], false, null);
        if (index < items.Count)
        {
            await OnChosen.InvokeAsync(items[index]);
        }
        else
        {
            await OnCreate.InvokeAsync(typed);
        }
    }

    private void Close() => _isOpen = false;
}
