using Inclusion.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Inclusion.Web.Features.Loans.Scanning;

/// <summary>
/// A box for scans: scan.js empties it at each Return, so that a scanner need not wait, and hands the codes over in their order. They are dealt with one
/// after another.
/// </summary>
public sealed partial class ScanBox(IJSRuntime js) : IAsyncDisposable
{
    private readonly string _id = ElementIds.Next("scan");
    private readonly Queue<string> _waiting = new();
    private DotNetObjectReference<ScanBox>? _self;
    private IJSObjectReference? _script;
    private ElementReference _input;
    private ElementReference _button;
    private bool _isAtWork;

    /// <summary>A code, without blanks around it; never empty.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnScan { get; set; }

    /// <summary>Takes the keyboard as soon as it is ready.</summary>
    [Parameter]
    public bool AutoFocus { get; set; }

    public ValueTask FocusAsync() => _input.FocusAsync();

    /// <summary>Makes a refusal heard: whoever scans looks at the devices, not at the screen.</summary>
    public async Task SoundRefusalAsync()
    {
        if (_script is not null)
        {
            await _script.InvokeVoidAsync("refuse");
        }
    }

    [JSInvokable]
    public async Task ScannedAsync(string code)
    {
        _waiting.Enqueue(code);
        if (_isAtWork)
        {
            return;
        }

        _isAtWork = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
            {
                await OnScan.InvokeAsync(next);
            }
        }
        catch (Exception e)
        {
            // Called from the browser, it would otherwise end there unseen.
            await DispatchExceptionAsync(e);
        }
        finally
        {
            _isAtWork = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The window is gone, and the script with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _script = await js.InvokeAsync<IJSObjectReference>("import", "./js/scan.js");
        _self = DotNetObjectReference.Create(this);
        await _script.InvokeVoidAsync("attach", _input, _button, _self);
        if (AutoFocus)
        {
            await FocusAsync();
        }
    }
}
