using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Staff;

/// <summary>What the asking person may give: role and where.</summary>
public partial class PlaceFields
{
    private StaffAppointments? _places;

    [Parameter, EditorRequired]
    public StaffRole Role { get; set; }

    [Parameter]
    public EventCallback<StaffRole> RoleChanged { get; set; }

    [Parameter]
    public long? CentreId { get; set; }

    [Parameter]
    public EventCallback<long?> CentreIdChanged { get; set; }

    [Parameter]
    public long? PartnerId { get; set; }

    [Parameter]
    public EventCallback<long?> PartnerIdChanged { get; set; }

    /// <summary>Why the last try was refused; shown beside the field it is about.</summary>
    [Parameter]
    public Refusal? Refusal { get; set; }

    private IReadOnlyList<Choice<StaffRole>> RoleChoices => [.. _places!.Roles.Select(role => new Choice<StaffRole>(role, EnumWords.Of(role)))];

    private IReadOnlyList<Choice<long?>> CentreChoices => [.. _places!.Centres.Select(c => new Choice<long?>(c.Id, c.Name))];

    private IReadOnlyList<Choice<long?>> PartnerChoices => [.. _places!.Partners.Select(p => new Choice<long?>(p.Id, p.Name))];

    /// <summary>A manager must have a centre; a manager's own people stay in theirs.</summary>
    private string? EmptyCentre => Role is StaffRole.Manager ? CommonText.Choose : _places!.MayReachEveryCentre ? AccountText.EveryCentre : null;

    protected override async Task OnInitializedAsync()
    {
        _places = await Places.RunAsync(CancellationToken.None);
        if (CentreId is null && _places is { MayReachEveryCentre: false, Centres: [var own, ..] })
        {
            await CentreIdChanged.InvokeAsync(own.Id);
        }
    }

    private string? Sentence<T>()
        where T : Refusal => Refusal is T ? RefusalSentences.Of(Refusal) : null;

    private Task ChooseRoleAsync(StaffRole role) => RoleChanged.InvokeAsync(role);
}
