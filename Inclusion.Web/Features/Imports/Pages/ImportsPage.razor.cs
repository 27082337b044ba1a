using Inclusion.Domain.Common;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Web.Features.Imports.Pages;

/// <summary>From a file to records: choose, say what the columns are, look, import. It imports in the background: whoever leaves the page finds it there again.</summary>
public sealed partial class ImportsPage(ImportDevices devices, ImportPeople people, SuggestMapping mappings, ChosenCentre chosen, CurrentStaff staff, StartWork start, FindWork work, NavigationManager navigation) : IDisposable
{
    private ImportKind _kind = ImportKind.Devices;
    private ImportForm? _form;
    private ImportReport? _report;
    private ImportReport? _done;
    private Refusal? _refusal;
    private Refusal? _choiceRefusal;
    private long? _work;
    private WorkView? _ended;
    private int? _percent;
    private bool _switched;
    private bool _isPreviewing;
    private bool _mayCreateCentres;
    private IReadOnlyList<Choice<long>> _centres = [];
    private CancellationTokenSource _preview = new();
    private readonly CancellationTokenSource _left = new();

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindName { get; set; }

    /// <summary>The import that is shown; null: that which goes on, or none.</summary>
    [SupplyParameterFromQuery(Name = "work")]
    private long? WorkId { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _kind = KindName == "people" ? ImportKind.People : ImportKind.Devices;
        _centres = [.. (await chosen.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long>(c.Id, c.Name))];
        _mayCreateCentres = await staff.FindAsync(CancellationToken.None) is { RunsOrganisation: true };
        _work = (WorkId is { } id ? await work.RunAsync(id, CancellationToken.None) : await work.LatestAsync<ImportWork>(null, onlyOpen: true, CancellationToken.None)) is { Kind: nameof(ImportWork) } found ? found.Id : null;
    }

    public void Dispose()
    {
        _preview.Cancel();
        _preview.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    private async Task ReadAsync(IBrowserFile file)
    {
        (_refusal, _percent) = (null, 0);
        try
        {
            var table = await Upload.ReadAsync(file, percent => { _percent = percent; StateHasChanged(); }, _left.Token);
            if (table.IsRefused)
            {
                _refusal = table.Refusal;
                return;
            }

            // Snipe-IT's lists tell by their columns what they are of, whatever was chosen.
            var layout = ImportLayouts.Recognise(table.Value.Table.Headers);
            var kind = layout.Kind is LayoutKind.SnipeItAssets or LayoutKind.SnipeItUsers ? SuggestMapping.KindOf(layout.Target) : _kind;
            (_switched, _kind) = (kind != _kind, kind);
            var centre = (await chosen.CurrentAsync(CancellationToken.None)).Id;
            _form = new ImportForm(kind, file.Name, table.Value, await mappings.RunAsync(kind, table.Value.Table, _left.Token), centre);
            await PreviewAsync();
        }
        finally
        {
            _percent = null;
        }
    }

    /// <summary>Reads another sheet of the file, or takes another line for its headings.</summary>
    private async Task ChooseAsync(TableChoice choice)
    {
        var form = _form!;
        using var content = new MemoryStream(form.Content);
        var table = await TableReader.ReadAsync(content, choice, _left.Token);
        _choiceRefusal = table.Refusal;
        if (!table.IsRefused)
        {
            _form = new ImportForm(form.Kind, form.FileName, new UploadedTable(table.Value, form.Content), await mappings.RunAsync(form.Kind, table.Value, _left.Token), form.CentreId);
            await PreviewAsync();
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
        var form = _form!;
        var started = await start.RunAsync<ImportWork, ImportRequest>(ImportRequest.Of(form.Kind, form.ToCommand()), null, form.Content, CancellationToken.None);
        (_refusal, _ended) = (started.Refusal, null);
        if (!started.IsRefused)
        {
            _work = started.Value;

            // Whoever comes back to this address, or loads it again, finds this import.
            navigation.NavigateTo(navigation.GetUriWithQueryParameter("work", _work), replace: true);
        }
    }

    /// <summary>What it did is shown in place of the form; when it did nothing, the form comes back.</summary>
    private async Task EndAsync(WorkView ended)
    {
        _done = ended.State is WorkState.Done ? await work.DetailAsync<ImportReport>(ended.Id, CancellationToken.None) : null;
        if (_done is null && _form is not null)
        {
            (_work, _ended) = (null, ended);
            await PreviewAsync();
        }
    }

    private void StartOver()
    {
        _preview.Cancel();
        (_form, _report, _done, _refusal, _choiceRefusal, _switched, _isPreviewing, _work, _ended) = (null, null, null, null, null, false, false, null, null);
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("work", (long?)null), replace: true);
    }
}
