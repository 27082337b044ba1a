using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Features.Accounts.ChangeRole;
using Inclusion.Web.Features.Accounts.Deactivate;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Features.Accounts.Invite;
using Inclusion.Web.Features.Accounts.Sessions;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Staff;

/// <summary>Who signs in: invite, change, shut out and let in again.</summary>
public partial class StaffPage(
    ListStaff list, DeactivateStaff deactivate, ReactivateStaff reactivate, WithdrawInvitation withdraw, ForgetFactors forget, CurrentStaff current, IdentityCheck identity, Dialogs dialogs, NoticeService notices)
{
    private StaffList? _list;
    private Refusal? _refusal;
    private Invited? _link;
    private string _invitedName = "";
    private bool _seesSessions;

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    protected override async Task OnInitializedAsync() => _seesSessions = await current.FindAsync(CancellationToken.None) is { RunsOrganisation: true };

    protected override Task OnParametersSetAsync() => LoadAsync();

    internal static string EnrolmentWords(StaffRole role, string centre, string partner)
    {
        var where = (role, centre, partner) switch
        {
            (StaffRole.Partner, _, _) => partner,
            (_, "", _) => AccountText.EveryCentre,
            _ => centre,
        };
        return $"{EnumWords.Of(role)} · {where}";
    }

    private static string Of(string text, object value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private static string Day(DateTimeOffset instant) => DateWords.Full(DateOnly.FromDateTime(instant.UtcDateTime));

    private async Task LoadAsync() => _list = await list.RunAsync(ListSort.Parse(Sort), ListPlace.From(After, Before, At), CancellationToken.None);

    private async Task InviteAsync()
    {
        if (await dialogs.OpenAsync<InviteDialog, InviteDialog.Answer>(AccountText.InviteTitle) is { } answer)
        {
            (_link, _invitedName, _refusal) = (answer.Invited, answer.Name, null);
            await LoadAsync();
        }
    }

    private async Task ChangePlaceAsync(StaffRow row)
    {
        if (await dialogs.OpenAsync<ChangeRoleDialog, bool>(Of(AccountText.ChangePlaceOf, row.Name), new() { [nameof(ChangeRoleDialog.Row)] = row }))
        {
            await ShowAsync(Outcome.Done, Of(AccountText.PlaceChanged, row.Name));
        }
    }

    private async Task DeactivateAsync(StaffRow row)
    {
        if (await dialogs.ConfirmAsync(new Confirmation(Of(AccountText.DeactivateQuestion, row.Name), AccountText.DeactivateText, AccountText.Deactivate, IsDanger: true)))
        {
            await ShowAsync(await deactivate.RunAsync(row.Id, CancellationToken.None), Of(AccountText.DeactivatedDone, row.Name), () => ReactivateAsync(row));
        }
    }

    private async Task ReactivateAsync(StaffRow row) => await ShowAsync(await reactivate.RunAsync(row.Id, CancellationToken.None), Of(AccountText.ReactivatedDone, row.Name));

    private async Task ForgetFactorsAsync(StaffRow row)
    {
        if (await dialogs.ConfirmAsync(new Confirmation(Of(AccountText.ForgetFactorsQuestion, row.Name), AccountText.ForgetFactorsText, AccountText.ForgetFactors, IsDanger: true)))
        {
            await ShowAsync(await identity.RunAsync(() => forget.RunAsync(row.Id, CancellationToken.None)), Of(AccountText.FactorsForgotten, row.Name));
        }
    }

    private Task ShowSessionsAsync(StaffRow row) =>
        dialogs.OpenAsync<SessionsDialog, bool>(Of(AccountText.SessionsOf, row.Name), new() { [nameof(SessionsDialog.StaffId)] = row.Id });

    private async Task WithdrawAsync(InvitationRow row)
    {
        if (await dialogs.ConfirmAsync(new Confirmation(Of(AccountText.WithdrawQuestion, row.Name), AccountText.WithdrawText, AccountText.WithdrawConfirm, IsDanger: true)))
        {
            _link = null;
            await ShowAsync(await withdraw.RunAsync(row.Id, CancellationToken.None), AccountText.Withdrawn);
        }
    }

    /// <param name="undo">Takes it back; null where there is no way back.</param>
    private async Task ShowAsync(Outcome outcome, string done, Func<Task>? undo = null)
    {
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(done, undo);
        }

        await LoadAsync();
        StateHasChanged();
    }
}
