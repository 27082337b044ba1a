using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings.LendingRules;

/// <summary>How long and how many, by centre and category.</summary>
public partial class LendingRulesPage(ListLendingRules read, RemoveLendingRule remove, Dialogs dialogs)
{
    private IReadOnlyList<LendingRuleRow>? _rules;
    private Refusal? _refusal;

    protected override async Task OnInitializedAsync() => _rules = await read.RunAsync(CancellationToken.None);

    private async Task RemoveAsync(LendingRuleRow rule)
    {
        var question = new Confirmation(
            SettingText.RemoveRuleTitle, string.Format(CultureInfo.CurrentCulture, SettingText.RemoveRuleText, Subject(rule)), CommonText.Remove, IsDanger: true);
        if (await dialogs.ConfirmAsync(question))
        {
            _refusal = (await remove.RunAsync(rule.Id, CancellationToken.None)).Refusal;
            await OnInitializedAsync();
        }
    }
}
