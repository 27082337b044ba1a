namespace Inclusion.Domain.Impact;

/// <summary>How the numbers of a report that reveal people are printed; zeros are left out, since they are always shown.</summary>
/// <param name="Exact">As counted.</param>
/// <param name="Rounded">So that small counts cannot be worked out from them.</param>
/// <param name="Withheld">Not at all.</param>
public sealed record ShownNumbers(int Exact, int Rounded, int Withheld)
{
    public int All => Exact + Rounded + Withheld;

    /// <param name="figures">Protected.</param>
    public static ShownNumbers Of(ImpactFigures figures)
    {
        List<(long? Value, long? RoundedTo)> numbers =
        [
            .. figures.Figures.Concat(figures.Before).Concat(figures.Activities.SelectMany(a => a.Rows).SelectMany(r => r.Figures))
                .Where(f => Indicators.Of(f.Indicator).RevealsPeople).Select(f => (f.Of ?? f.Value, f.RoundedTo)),
            .. figures.People.SelectMany(t => t.Rows).Select(r => (r.Count, r.RoundedTo)),
            .. figures.Skills.SelectMany(s => new[] { s.Answers, s.Improved }).Select(n => (n, (long?)null)),
        ];
        return new ShownNumbers(
            numbers.Count(n => n is { Value: not null and not 0, RoundedTo: null }),
            numbers.Count(n => n is { Value: not null and not 0, RoundedTo: not null }),
            numbers.Count(n => n.Value is null));
    }
}
