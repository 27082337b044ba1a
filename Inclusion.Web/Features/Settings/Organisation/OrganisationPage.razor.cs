using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings.Organisation;

/// <summary>Name, language and reminder days of the organisation, whom its desks see, and how many people a wipe takes.</summary>
public partial class OrganisationPage(FindOrganisation read, ChangeOrganisation change, NoticeService notices)
{
    private bool _read;
    private long _version;
    private string? _name;
    private string? _language;
    private string? _dueSoon;
    private string? _overdue;
    private PeopleScope _deskSees;
    private bool _wipesNeedTwoPeople;
    private Refusal? _refusal;

    private static IReadOnlyList<Choice<string>> Languages { get; } = [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    protected override async Task OnInitializedAsync()
    {
        var organisation = await read.RunAsync(CancellationToken.None);
        (_version, _name, _language) = (organisation.Version, organisation.Name, organisation.Language);
        (_dueSoon, _overdue) = (string.Join(", ", organisation.DueSoonDays), string.Join(", ", organisation.OverdueDays));
        (_deskSees, _wipesNeedTwoPeople) = (organisation.DeskSees, organisation.WipesNeedTwoPeople);
        _read = true;
    }

    private async Task SaveAsync()
    {
        var outcome = await change.RunAsync(new ChangeOrganisationCommand(_version, Name: _name ?? "", Language: _language ?? "", DueSoonDays: _dueSoon ?? "", OverdueDays: _overdue ?? "", DeskSees: _deskSees, WipesNeedTwoPeople: _wipesNeedTwoPeople), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await OnInitializedAsync();
        }
    }
}
