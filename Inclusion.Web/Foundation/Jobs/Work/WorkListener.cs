using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>A component that shows work of the person who looks, and is told when it changes: for as long as it is on the page, whatever page the work was asked for on.</summary>
public abstract class WorkListener : ComponentBase, IDisposable
{
    private readonly Language _language = Language.Current;
    private long? _staffId;

    [Inject]
    protected WorkBoard Board { get; set; } = default!;

    [Inject]
    protected FindWork Work { get; set; } = default!;

    [Inject]
    protected CurrentStaff Staff { get; set; } = default!;

    public virtual void Dispose()
    {
        Board.Changed -= Listen;
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        _staffId = (await Staff.FindAsync(CancellationToken.None))?.StaffId;

        // First listen, then look: what happens between the two is not missed.
        Board.Changed += Listen;
        await LookAsync(null);
    }

    /// <summary>Looks at the rows.</summary>
    /// <param name="change">What is different; null the first time.</param>
    protected abstract Task LookAsync(WorkChange? change);

    /// <summary>Comes from whatever thread the work runs on, which speaks no language of this page.</summary>
    private async void Listen(WorkChange change)
    {
        if (change.StaffId != _staffId)
        {
            return;
        }

        try
        {
            await InvokeAsync(async () =>
            {
                using var speaking = _language.Speak();
                await LookAsync(change);
                StateHasChanged();
            });
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
}
