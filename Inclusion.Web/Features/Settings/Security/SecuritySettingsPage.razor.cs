using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings.Security;

/// <summary>How the organisation's accounts are protected.</summary>
public sealed partial class SecuritySettingsPage(FindSecuritySettings read, ChangeSecuritySettings change, NoticeService notices)
{
    private SecuritySettings? _settings;
    private int? _idleMinutes;
    private Refusal? _refusal;

    protected override async Task OnInitializedAsync()
    {
        _settings = await read.RunAsync(CancellationToken.None);
        _idleMinutes = _settings.IdleMinutes;
    }

    private async Task SaveAsync()
    {
        var outcome = await change.RunAsync(new ChangeSecuritySettingsCommand(_settings!.Version, _idleMinutes), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await OnInitializedAsync();
        }
    }
}
