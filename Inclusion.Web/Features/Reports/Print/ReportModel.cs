using System.Text.Json.Serialization;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>
/// Everything that a report says and shows. When it is issued this is what is kept, as JSON: its figures, factors and definitions stay as they were, whatever
/// changes later, and it is printed from nothing else.
/// </summary>
public sealed record ReportModel
{
    /// <summary>Empty: a draft, which says so on every page.</summary>
    public required string Number { get; init; }

    /// <summary>The number of the report that this one replaces; null for none.</summary>
    public string? Corrects { get; init; }

    /// <summary>Its code: fr or en.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    public required ReportIssuer Issuer { get; init; }

    /// <summary>The name of the centre or the partner that it is about; empty: the organisation.</summary>
    public required string ScopeName { get; init; }

    /// <summary>Null until it is issued.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Stands in the printed file: with it the same report is the same bytes.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Protected: what is suppressed is not in them.</summary>
    [JsonConverter(typeof(ImpactJson<ImpactFigures>))]
    public required ImpactFigures Figures { get; init; }

    /// <summary>Null: no set of factors was chosen, and nothing is said of the environment.</summary>
    [JsonConverter(typeof(ImpactJson<EnvironmentEstimate>))]
    public EnvironmentEstimate? Environment { get; init; }

    /// <summary>The words of each indicator on the day of issue, in the report's language.</summary>
    public required IReadOnlyList<IndicatorWords> Definitions { get; init; }

    /// <summary>In the Markdown subset of stories; empty for none.</summary>
    public string Introduction { get; init; } = "";

    /// <summary>The chosen sections in their order; each at most once.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>The public page that says which report is current, for the QR code; null in a draft.</summary>
    public Uri? CurrentAddress { get; init; }
}

/// <summary>Who issues a report, as on the day of issue.</summary>
/// <param name="Address">On one line; empty for none.</param>
/// <param name="Place">Where it is issued; empty for none.</param>
/// <param name="Signatory">Who answers for it; empty for none.</param>
/// <param name="SignatoryRole">Empty for none.</param>
/// <param name="Colour">As #rrggbb; empty: the product's own.</param>
/// <param name="Logo">A PNG or JPEG; null for none.</param>
public sealed record ReportIssuer(string Name, string Address, string Place, string Signatory, string SignatoryRole, string Colour, byte[]? Logo);

/// <summary>One section of a report with what people wrote and brought for it.</summary>
/// <param name="Story">In the Markdown subset of stories; empty for none.</param>
public sealed record ReportPart(ReportSection Section, string Story, IReadOnlyList<ReportQuote> Quotes, IReadOnlyList<ReportPhoto> Photos);

/// <summary>What someone said, who has consented to its being printed.</summary>
/// <param name="Attribution">Who said it, as they wish to be named; empty: nobody is named.</param>
public sealed record ReportQuote(string Text, string Attribution);

/// <param name="Alternative">What a screen reader says for it.</param>
/// <param name="Caption">Empty for none.</param>
public sealed record ReportPhoto(byte[] Jpeg, string Alternative, string Caption);
