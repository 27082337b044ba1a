using Inclusion.Domain.Impact;
using Inclusion.Domain.Partners;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// What disclosure control costs over the reports of one year: <c>dotnet Inclusion.Tests.dll series-benchmarks FOLDER small|large</c>. The folder is filled first when it is
/// empty. Quarters of the organisation and of a partner, then the years of two centres, the partner and the organisation, each protected against all before it.
/// </summary>
internal static class SeriesBenchmarks
{
    public const string Name = "series-benchmarks";

    private const int Threshold = 10;

    private const int Many = 20;

    public static async Task<int> RunAsync(string folder, string size)
    {
        await using var product = await MeasuredProduct.OpenAsync(folder, size);
        var (count, database) = (product.Operations.GetRequiredService<CountImpact>(), product.Database);
        var (centres, partner, last) = await database.ReadAsync(
            async db => (
                await db.Centres.OrderBy(c => c.Id).Select(c => c.Id).Take(2).ToListAsync(),
                await db.Partners.Where(p => (p.Kinds & PartnerKinds.Funder) != 0).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
                await db.Loans.MaxAsync(l => l.LentOn)),
            CancellationToken.None);
        var full = new List<(string Name, ImpactFigures Figures)>();
        async Task AddAsync(string name, ImpactPeriod period, ImpactScope of) => full.Add((name, await count.RunAsync(period, of, CancellationToken.None)));
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var period = ImpactPeriod.Quarter(new DateOnly(last.Year, (quarter * 3) + 1, 1));
            await AddAsync($"Q{quarter + 1} organisation", period, ImpactScope.Organisation);
            await AddAsync($"Q{quarter + 1} partner", period, ImpactScope.Partner(partner));
        }

        var year = ImpactPeriod.Year(last.Year);
        await AddAsync("year centre 1", year, ImpactScope.Centre(centres[0]));
        await AddAsync("year centre 2", year, ImpactScope.Centre(centres[1]));
        await AddAsync("year partner", year, ImpactScope.Partner(partner));
        await AddAsync("year organisation", year, ImpactScope.Organisation);

        Write("in the order of a year", full);
        Write("the year first", [full[^1], .. full.SkipLast(1)]);
        return 0;
    }

    private static void Write(string order, List<(string Name, ImpactFigures Figures)> full)
    {
        Console.WriteLine($"{order}: counts that reveal people; few | not shown | rounded | figures of 20 and more not shown");
        var issued = new List<ImpactFigures>();
        var sum = new Cost(0, 0, 0, 0, 0);
        foreach (var (name, figures) in full)
        {
            issued.Add(Disclosure.Protect(figures, Threshold, issued));
            var cost = CostOf(figures, issued[^1]);
            sum = new Cost(sum.Cells + cost.Cells, sum.Few + cost.Few, sum.Withheld + cost.Withheld, sum.Rounded + cost.Rounded, sum.Main + cost.Main);
            Console.WriteLine($"{name,-20} {cost.Cells,4} {cost.Few,4} {cost.Withheld,4} {cost.Rounded,4} {cost.Main,3}");
        }

        Console.WriteLine($"{"all",-20} {sum.Cells,4} {sum.Few,4} {sum.Withheld,4} {sum.Rounded,4} {sum.Main,3}");
    }

    private static Cost CostOf(ImpactFigures full, ImpactFigures shown)
    {
        List<(Figure Full, Figure Shown)> figures =
        [
            .. full.Figures.Zip(shown.Figures),
            .. full.Before.Zip(shown.Before),
            .. full.Activities.Zip(shown.Activities).SelectMany(t => t.First.Rows.Zip(t.Second.Rows)).SelectMany(r => r.First.Figures.Zip(r.Second.Figures)),
        ];
        figures.RemoveAll(f => !Indicators.Of(f.Full.Indicator).RevealsPeople || f.Full.Value == 0);
        List<(long Full, PeopleRow Shown)> rows =
            [.. full.People.Zip(shown.People).SelectMany(t => t.First.Rows.Select(r => (Full: r.Count!.Value, Shown: t.Second.Rows.Single(s => s.Key == r.Key)))).Where(r => r.Full > 0)];
        return new Cost(
            figures.Count + rows.Count,
            figures.Count(f => IsFew(f.Full)) + rows.Count(r => r.Full < Threshold),
            figures.Count(f => f.Shown.IsSuppressed) + rows.Count(r => r.Shown.Count is null),
            figures.Count(f => f.Shown.RoundedTo is not null) + rows.Count(r => r.Shown.RoundedTo is not null),
            full.Figures.Zip(shown.Figures).Count(f => f.Second.IsSuppressed && f.First is { People: >= Many, Value: >= Many } && (f.First.Of - f.First.Value is null or 0 or >= Many)));
    }

    private static bool IsFew(Figure figure) =>
        Indicators.Of(figure.Indicator).RevealsPeople && figure.People < Threshold
        || (figure.Of - figure.Value is > 0 and < Threshold)
        || (figure.Of is not null && figure.Value is > 0 and < Threshold);

    private sealed record Cost(int Cells, int Few, int Withheld, int Rounded, int Main);
}
