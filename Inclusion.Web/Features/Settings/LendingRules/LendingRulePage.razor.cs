using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Settings.LendingRules;

/// <summary>One lending rule.</summary>
public partial class LendingRulePage(ListLendingRules read, SaveLendingRule save, ChosenCentre centres, CurrentStaff staff, NavigationManager navigation)
{
    private bool _ready;
    private bool _missing;
    private bool _mayAllCentres;
    private IReadOnlyList<Choice<long?>> _centres = [];
    private long _version;
    private long? _centreId;
    private DeviceCategory? _category;
    private int? _loanDays;
    private int? _renewals;
    private int? _devices;
    private int? _longest;
    private DueDateMode _mode;
    private bool _onePerHousehold;
    private RenewalWhileWaiting _whileWaiting;
    private Refusal? _refusal;

    /// <summary>Null for a new rule.</summary>
    [Parameter]
    public long? Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var choices = await centres.ChoicesAsync(CancellationToken.None);
        _centres = [.. choices.Select(c => new Choice<long?>(c.Id, c.Name))];
        _mayAllCentres = (await staff.RequireAsync(a => a.RunsACentre, CancellationToken.None)).RunsOrganisation;
        var rule = Id is { } id ? (await read.RunAsync(CancellationToken.None)).FirstOrDefault(r => r.Id == id && r.MayChange) : null;
        _missing = Id is not null && rule is null;
        _mayAllCentres |= rule is { CentreId: null };
        _version = rule?.Version ?? 0;
        _centreId = rule is not null ? rule.CentreId : _mayAllCentres ? null : choices[0].Id;
        _category = rule?.Category;
        var terms = rule?.Terms ?? LendingTerms.Default;
        (_loanDays, _renewals, _longest, _devices, _mode, _whileWaiting) = (terms.LoanDays, terms.RenewalsAllowed, terms.LongestTotalDays, terms.DevicesPerPerson, terms.DueDateMode, terms.RenewalWhileWaiting);
        _onePerHousehold = terms.OnePerHousehold;
        _ready = true;
    }

    private async Task SaveAsync()
    {
        // What is empty or no number is refused by the rule itself, as the impossible value that it is.
        var terms = new LendingTerms(_loanDays ?? 0, _renewals ?? -1, _longest, _devices ?? 0, _mode, _whileWaiting) { OnePerHousehold = _onePerHousehold };
        var outcome = await save.RunAsync(new SaveLendingRuleCommand(Id, _version, _centreId, _category, terms), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            navigation.NavigateTo(Routes.LendingRules);
        }
    }
}
