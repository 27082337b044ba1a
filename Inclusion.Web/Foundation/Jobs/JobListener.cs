using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>A page that shows how jobs stand, and reads again whenever a run begins or ends.</summary>
public abstract class JobListener : ComponentBase, IDisposable
{
    private readonly Language _language = Language.Current;
    private bool _isReading;
    private bool _isOutdated;

    [Inject]
    protected JobRunner Runner { get; set; } = default!;

    /// <summary>The name of the one job that it shows; null for all of them.</summary>
    protected virtual string? Job => null;

    public virtual void Dispose()
    {
        Runner.Changed -= Listen;
        GC.SuppressFinalize(this);
    }

    /// <summary>Before the first look: what happens between the two is not missed.</summary>
    protected override void OnInitialized() => Runner.Changed += Listen;

    protected abstract Task ReadAsync();

    /// <summary>Comes from the thread of a run, which speaks no language of this page; a failure is shown as any other of this page.</summary>
    private async void Listen(string job)
    {
        if (Job is { } shown && job != shown)
        {
            return;
        }

        try
        {
            await InvokeAsync(ReadAgainAsync);
        }
        catch (ObjectDisposedException)
        {
            // The page was left while it was being told.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    /// <summary>Once for all that happened while it was reading: behind a locked screen a read waits, and a day of runs would wait with it.</summary>
    private async Task ReadAgainAsync()
    {
        _isOutdated = true;
        if (_isReading)
        {
            return;
        }

        using var speaking = _language.Speak();
        _isReading = true;
        try
        {
            while (_isOutdated)
            {
                _isOutdated = false;
                await ReadAsync();
                StateHasChanged();
            }
        }
        finally
        {
            _isReading = false;
        }
    }
}
