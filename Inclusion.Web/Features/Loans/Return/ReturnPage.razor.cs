using System.Globalization;
using Inclusion.Web.Features.Loans.Scanning;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>Takes back whatever is scanned, at once; what came back today stays here to be described or undone.</summary>
public sealed partial class ReturnPage(ReturnDevice returnDevice, UndoReturn undoReturn, ListReturns listReturns, ChosenCentre centre, NavigationManager navigation)
{
    private readonly List<ScanProblem> _problems = [];
    private IReadOnlyList<ReturnedLine>? _lines;
    private int _reading;
    private long _centreId;
    private long? _latest;
    private Announcer? _announcer;
    private ScanDock? _dock;

    /// <summary>The tag or serial number of a device that was scanned elsewhere and is to be taken back here.</summary>
    [SupplyParameterFromQuery(Name = "device")]
    private string? DeviceCode { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _centreId = (await centre.CurrentAsync(CancellationToken.None)).Id;
        await ReadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_lines is not null && !string.IsNullOrWhiteSpace(DeviceCode))
        {
            // Taken out of the address first: going back or reloading is not another return.
            var code = DeviceCode;
            navigation.NavigateTo(Routes.Return, replace: true);
            await ScanAsync(code);
        }
    }

    private async Task ReadAsync()
    {
        var reading = ++_reading;
        var lines = await listReturns.RunAsync(_centreId, CancellationToken.None);

        // What was read before something newer was written must not come back over it.
        if (reading == _reading)
        {
            _lines = lines;
        }
    }

    /// <returns>Whether it was taken back.</returns>
    private async Task<bool> ScanAsync(string code)
    {
        _problems.RemoveAll(p => p.Code == code);
        var back = await returnDevice.RunAsync(code, CancellationToken.None);
        if (back.IsRefused)
        {
            var problem = ScanProblem.Of(code, LoanText.WasNotTakenBack, back.Refusal);
            _problems.Add(problem);
            _announcer?.Say($"{problem.Headline} {problem.Sentence}", isUrgent: true);
            StateHasChanged();
            return false;
        }

        // Whoever scans on has seen what was refused, or heard it.
        _problems.Clear();
        _latest = back.Value.DeviceId;
        await ReadAsync();
        _announcer?.Say($"{string.Format(CultureInfo.CurrentCulture, LoanText.DeviceTakenBack, back.Value.Tag, back.Value.Person)} {OfTheLoan(back.Value.StillOut)}");

        // The scan came from the browser, past the page.
        StateHasChanged();
        return true;
    }

    private async Task UndoAsync(ReturnedLine line)
    {
        var undone = await undoReturn.RunAsync(line.LoanId, line.DeviceId, CancellationToken.None);
        if (undone.IsRefused)
        {
            _announcer?.Say(RefusalSentences.Of(undone.Refusal), isUrgent: true);
            _problems.Add(ScanProblem.Of(line.Tag, LoanText.ReturnStands, undone.Refusal, line.DeviceId));
        }
        else
        {
            _announcer?.Say(string.Format(CultureInfo.CurrentCulture, LoanText.ReturnUndone, line.Tag));
        }

        await ReadAsync();
        await (_dock?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private static string OfTheLoan(int stillOut) => stillOut switch
    {
        0 => LoanText.AllOfLoanBack,
        1 => LoanText.StillOutOne,
        _ => string.Format(CultureInfo.CurrentCulture, LoanText.StillOutMany, stillOut),
    };
}
