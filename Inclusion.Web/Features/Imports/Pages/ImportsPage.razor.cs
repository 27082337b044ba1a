using Inclusion.Domain.Common;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Web.Features.Imports.Pages;

/// <summary>From a file to records: choose, say what the columns are, look, import. Whoever leaves the page while it imports cancels it.</summary>
public sealed partial class ImportsPage(ImportDevices devices, ImportPeople people, SuggestMapping mappings, ChosenCentre chosen, CurrentStaff staff, NoticeService notices) : IDisposable
{
    private ImportKind _kind = ImportKind.Devices;
    private ImportForm? _form;
    private ImportReport? _report;
    private ImportReport? _done;
    private Refusal? _refusal;
    private ImportProgress? _progress;
    private int? _percent;
    private bool _switched;
    private bool _isPreviewing;
    private bool _mayCreateCentres;
    private IReadOnlyList<Choice<long>> _centres = [];
    private CancellationTokenSource _preview = new();
    private CancellationTokenSource _import = new();

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindName { get; set; }

    private bool IsRunning => _progress is not null;

    private string KindWord => _form?.Kind is ImportKind.People ? ImportText.People : ImportText.Devices;

    private Glyph KindIcon => _form?.Kind is ImportKind.People ? Glyph.People : Glyph.Devices;

    protected override async Task OnInitializedAsync()
    {
        _kind = KindName == "people" ? ImportKind.People : ImportKind.Devices;
        _centres = [.. (await chosen.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long>(c.Id, c.Name))];
        _mayCreateCentres = await staff.FindAsync(CancellationToken.None) is { RunsOrganisation: true };
    }

    public void Dispose()
    {
        _preview.Cancel();
        _preview.Dispose();
        _import.Cancel();
        _import.Dispose();
    }

    private async Task ReadAsync(IBrowserFile file)
    {
        (_refusal, _percent) = (null, 0);
        try
        {
            var table = await Upload.ReadAsync(file, percent => { _percent = percent; StateHasChanged(); }, _import.Token);
            if (table.IsRefused)
            {
                _refusal = table.Refusal;
                return;
            }

            // Snipe-IT's lists tell by their columns what they are of, whatever was chosen.
            var layout = ImportLayouts.Recognise(table.Value.Headers);
            var kind = layout.Kind is LayoutKind.SnipeItAssets or LayoutKind.SnipeItUsers ? SuggestMapping.KindOf(layout.Target) : _kind;
            (_switched, _kind) = (kind != _kind, kind);
            var centre = (await chosen.CurrentAsync(CancellationToken.None)).Id;
            _form = new ImportForm(kind, file.Name, table.Value, await mappings.RunAsync(kind, table.Value, _import.Token), centre);
            await PreviewAsync();
        }
        catch (IOException)
        {
            _refusal = new UploadBroken();
        }
        finally
        {
            _percent = null;
        }
    }

    /// <summary>Anew after every choice; a preview that is overtaken by the next one is given up.</summary>
    private async Task PreviewAsync()
    {
        await _preview.CancelAsync();
        _preview.Dispose();
        _preview = new CancellationTokenSource();
        var cancel = _preview.Token;
        _isPreviewing = true;
        StateHasChanged();
        var command = _form!.ToCommand();
        try
        {
            var outcome = await Task.Run(() => _form.Kind is ImportKind.Devices ? devices.PreviewAsync(command, cancel) : people.PreviewAsync(command, cancel), cancel);
            if (!cancel.IsCancellationRequested)
            {
                _report = outcome.IsRefused ? null : outcome.Value;
                _refusal = outcome.Refusal;
                _isPreviewing = false;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The next preview says what is true.
        }
    }

    private async Task RunAsync()
    {
        _import.Dispose();
        _import = new CancellationTokenSource();
        var (command, cancel) = (_form!.ToCommand(), _import.Token);
        _progress = new ImportProgress(0, _report!.Added);
        StateHasChanged();
        var progress = new Progress<ImportProgress>(p => { _progress = IsRunning ? p : null; StateHasChanged(); });
        try
        {
            // Off the page's own thread, which would otherwise not hear that someone cancels.
            var outcome = await Task.Run(() => _form.Kind is ImportKind.Devices ? devices.RunAsync(command, progress, cancel) : people.RunAsync(command, progress, cancel), cancel);
            _done = outcome.IsRefused ? null : outcome.Value;
            _refusal = outcome.Refusal;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            notices.Say(ImportText.Cancelled);
        }
        finally
        {
            _progress = null;
        }
    }

    private Task Cancel() => _import.CancelAsync();

    private void StartOver()
    {
        _preview.Cancel();
        (_form, _report, _done, _refusal, _switched, _isPreviewing) = (null, null, null, null, false, false);
    }
}
