using System.Globalization;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Finding;
using Microsoft.AspNetCore.Components.Web;

namespace Inclusion.Web.Shell;

/// <summary>The box at the top of every page: it asks for what was typed, and suggests while someone types.</summary>
public sealed partial class SearchBox
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private IReadOnlyList<Suggestion> _lines = [];
    private Debounce? _typing;
    private CancellationTokenSource? _searching;
    private string _typed = "";
    private string? _said;
    private bool _isOpen;

    /// <summary>Where the arrows stand; -1: on nothing.</summary>
    private int _active = -1;

    private bool IsOpen => _isOpen && _lines.Count > 0;

    public void Dispose()
    {
        _typing?.Dispose();
        _searching?.Cancel();
    }

    protected override void OnInitialized() => _typing = new Debounce(Pause, Time);

    private static string OptionId(int index) => string.Create(CultureInfo.InvariantCulture, $"suggestion-{index}");

    private async Task TypeAsync(string? text)
    {
        _typed = text ?? "";
        _active = -1;
        _searching?.Cancel();
        if (_typed.Trim().Length < SuggestAsTyped.Shortest)
        {
            Forget();
        }
        else if (await _typing!.SettlesAsync())
        {
            await LookAsync(_typed);
        }
    }

    private async Task LookAsync(string text)
    {
        using var searching = _searching = new CancellationTokenSource();
        try
        {
            var lines = Suggestion.From(await Suggest.RunAsync(text, searching.Token));
            if (!searching.IsCancellationRequested)
            {
                (_lines, _active, _isOpen) = (lines, -1, true);
                _said = string.Format(CultureInfo.CurrentCulture, lines.Count == 1 ? ShellText.OneSuggestion : ShellText.ManySuggestions, lines.Count);
            }
        }
        catch (OperationCanceledException) when (searching.IsCancellationRequested)
        {
            // Something newer was typed, or it was asked for: there is nothing to suggest any more.
        }
        finally
        {
            if (_searching == searching)
            {
                _searching = null;
            }
        }
    }

    /// <summary>Return is not among the keys: it sends the form, and <see cref="Go"/> knows where the arrows stand.</summary>
    private void Move(KeyboardEventArgs key)
    {
        if (_lines.Count == 0)
        {
            return;
        }

        switch (key.Key)
        {
            case "ArrowDown":
                (_active, _isOpen) = (_active == _lines.Count - 1 ? -1 : _active + 1, true);
                break;
            case "ArrowUp":
                (_active, _isOpen) = (_active == -1 ? _lines.Count - 1 : _active - 1, true);
                break;
            default:
                break;
        }
    }

    private void Go()
    {
        var wanted = _typed.Trim();
        if (_active >= 0 && _active < _lines.Count)
        {
            GoTo(_lines[_active].Href);
        }
        else if (wanted.Length > 0)
        {
            GoTo(Routes.FindText(wanted));
        }
    }

    private void GoTo(string address)
    {
        _typed = "";
        Forget();
        Navigation.NavigateTo(address);
    }

    /// <summary>Whoever comes back to the box begins anew: Return means what was typed.</summary>
    private void Begin() => _active = -1;

    // The keyboard leaves before what was sent arrives: where the arrows stood is still to be known then.
    private void Close() => _isOpen = false;

    private void Forget()
    {
        _typing!.Cancel();
        _searching?.Cancel();
        (_lines, _active, _isOpen, _said) = ([], -1, false, null);
    }
}
