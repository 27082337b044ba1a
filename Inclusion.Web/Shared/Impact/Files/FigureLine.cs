using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact.Files;

/// <summary>One number of a report as a line of a file: it says by itself what it is, of whom and of when.</summary>
public sealed record FigureLine
{
    /// <summary>What no language changes: a theme of indicators, what people or activity are counted by, Skills or Environment.</summary>
    public required string TableCode { get; init; }

    public required string Table { get; init; }

    /// <summary>The key of the row within its table; empty for a figure of the whole, and for those who have not stated it.</summary>
    public string RowCode { get; init; } = "";

    public string Row { get; init; } = "";

    /// <summary>What is counted, as no language changes it: the name of the indicator, or of what is reckoned from it.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>As it is printed, in <see cref="Unit"/>; null when it is withheld, and for a share of nothing.</summary>
    public required decimal? Value { get; init; }

    public required FigureUnit Unit { get; init; }

    /// <summary>Few people are behind it, or it would tell of few.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The value is the nearest multiple of this, in its unit; null: it is not rounded for protection, or it is a percentage, which is reckoned from what may be.</summary>
    public decimal? RoundedTo { get; init; }

    /// <summary>Of a share how many; null for anything else.</summary>
    public long? Part { get; init; }

    /// <summary><see cref="Part"/> is the nearest multiple of this; null: it is not rounded for protection.</summary>
    public long? PartRoundedTo { get; init; }

    /// <summary>Of a share, and of an average, of how many; null for anything else.</summary>
    public long? Of { get; init; }

    /// <summary><see cref="Of"/> is reckoned from numbers that are rounded to this; null: from none that is rounded for protection.</summary>
    public long? OfRoundedTo { get; init; }

    /// <summary>What the denominator leaves out because it was not recorded; null where there is no denominator.</summary>
    public long? NotStated { get; init; }

    /// <summary><see cref="NotStated"/> is the nearest multiple of this; null: it is not rounded for protection.</summary>
    public long? NotStatedRoundedTo { get; init; }

    /// <summary>The same over the period that it is compared with; null when it is not compared, withheld or a share of nothing.</summary>
    public decimal? Before { get; init; }

    /// <summary>As <see cref="RoundedTo"/>, of <see cref="Before"/>.</summary>
    public decimal? BeforeRoundedTo { get; init; }

    /// <summary><see cref="Before"/> is a percentage, and what it is reckoned from is rounded to this; null: it is not.</summary>
    public long? BeforePartRoundedTo { get; init; }

    /// <summary>Null: it is not compared.</summary>
    public bool? IsBeforeWithheld { get; init; }

    /// <summary>The days that are counted: the whole period, or the row's month in it.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>What is to be known beside it; empty for nothing.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>Figures on their way into a file, with whose they are.</summary>
/// <param name="ScopeName">The centre's, the partner's or the organisation's own name.</param>
/// <param name="Environment">Null: nothing is said of the environment.</param>
/// <param name="NameOf">What an indicator is called: on the day of issue, or now.</param>
/// <param name="Remark">Of an indicator, such as its definition; empty for nothing.</param>
public sealed record FigureSource(ImpactFigures Figures, string ScopeName, EnvironmentEstimate? Environment, Func<Indicator, string> NameOf, Func<Indicator, string> Remark)
{
    /// <summary>Organisation, Centre or Partner.</summary>
    public string ScopeCode => Figures.Scope switch
    {
        { CentreId: not null } => nameof(ImpactScope.Centre),
        { PartnerId: not null } => nameof(ImpactScope.Partner),
        _ => nameof(ImpactScope.Organisation),
    };

    public string Scope => Figures.Scope switch
    {
        { CentreId: not null } => FigureFileText.ScopeCentre,
        { PartnerId: not null } => FigureFileText.ScopePartner,
        _ => FigureFileText.ScopeOrganisation,
    };
}
