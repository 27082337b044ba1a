using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings.Impact;

/// <summary>From how many people on a count is published.</summary>
public sealed partial class ImpactSettingsPage(FindDisclosure read, ChangeDisclosure change, NoticeService notices)
{
    private DisclosureSettings? _settings;
    private int? _threshold;
    private Refusal? _refusal;

    protected override async Task OnInitializedAsync()
    {
        _settings = await read.RunAsync(CancellationToken.None);
        _threshold = _settings.Threshold;
    }

    private async Task SaveAsync()
    {
        var outcome = await change.RunAsync(new ChangeDisclosureCommand(_settings!.Version, _threshold), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await OnInitializedAsync();
        }
    }
}
