using Inclusion.Domain.Partners;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
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

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    private ListSort Sorted => Sort is null ? new ListSort(ListPartners.Name) : ListSort.Parse(Sort);

    private PartnerKinds? Wanted => Enum.TryParse<PartnerKinds>(Kind, out var kind) && kind is PartnerKinds.Referrer or PartnerKinds.Funder or PartnerKinds.Donor ? kind : null;

    private bool IsFiltered => Wanted is not null || !string.IsNullOrWhiteSpace(Text);

    protected override async Task OnParametersSetAsync() => _rows = await partners.RunAsync(Wanted, Text ?? "", Sorted, CancellationToken.None);

    private void Go(PartnerKinds? kind) => navigation.NavigateTo(navigation.Changed(("kind", kind?.ToString())));
}
