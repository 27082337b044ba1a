using Inclusion.Domain.Partners;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Partners.List;

/// <summary>The list of partners; what is filtered stands in the address.</summary>
public partial class PartnersPage(ListPartners partners, NavigationManager navigation)
{
    private IReadOnlyList<PartnerRow>? _rows;

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    private PartnerKinds? Wanted => Enum.TryParse<PartnerKinds>(Kind, out var kind) && kind is PartnerKinds.Referrer or PartnerKinds.Funder or PartnerKinds.Donor ? kind : null;

    private bool IsFiltered => Wanted is not null || !string.IsNullOrWhiteSpace(Text);

    protected override async Task OnParametersSetAsync() => _rows = await partners.RunAsync(Wanted, Text ?? "", CancellationToken.None);

    private void Go(string? kind, string? text) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["kind"] = kind, ["q"] = string.IsNullOrWhiteSpace(text) ? null : text.Trim() }));
}
