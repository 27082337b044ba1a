using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings.Security;

/// <summary>How the organisation's accounts are protected.</summary>
public sealed partial class SecuritySettingsPage(FindSecuritySettings read, ChangeSecuritySettings change, IdentityCheck identity, NoticeService notices)
{
    private SecuritySettings? _settings;
    private int? _idleMinutes;
    private HashSet<StaffRole> _roles = [];
    private Refusal? _refusal;

    protected override async Task OnInitializedAsync()
    {
        _settings = await read.RunAsync(CancellationToken.None);
        (_idleMinutes, _roles) = (_settings.IdleMinutes, [.. _settings.RolesWithSecondFactor]);
    }

    private void Ask(StaffRole role, bool isOn) => _ = isOn ? _roles.Add(role) : _roles.Remove(role);

    private async Task SaveAsync()
    {
        var outcome = await identity.RunAsync(() => change.RunAsync(new ChangeSecuritySettingsCommand(_settings!.Version, _idleMinutes, [.. _roles]), CancellationToken.None));
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await OnInitializedAsync();
        }
    }
}
