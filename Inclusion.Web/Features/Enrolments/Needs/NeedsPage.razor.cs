using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.Needs;

/// <summary>What someone needs to take part in a workshop.</summary>
public sealed partial class NeedsPage(FindNeeds open, ChangeNeeds change, NoticeService notices, NavigationManager navigation)
{
    private string? _person;
    private AccessNeed _needs;
    private string? _language;
    private string? _note;
    private long _version;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    private static IEnumerable<AccessNeed> All => Enum.GetValues<AccessNeed>().Where(n => n is not AccessNeed.None);

    protected override async Task OnInitializedAsync()
    {
        var opened = await open.RunAsync(Id, CancellationToken.None);
        _refusal = opened.Refusal;
        if (!opened.IsRefused)
        {
            (_person, _needs, _language, _note, _version) = opened.Value;
        }
    }

    private void Set(AccessNeed need, bool on) => _needs = on ? _needs | need : _needs & ~need;

    private async Task SaveAsync()
    {
        var saved = await change.RunAsync(new ChangeNeedsCommand(Id, _needs, _language ?? "", _note ?? "", _version), CancellationToken.None);
        _refusal = saved.Refusal;
        if (!saved.IsRefused)
        {
            notices.Say(EnrolmentText.NeedsKept);
            navigation.NavigateTo(Routes.Person(Id));
        }
    }
}
