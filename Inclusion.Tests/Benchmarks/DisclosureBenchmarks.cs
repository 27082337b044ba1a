using Inclusion.Domain.Impact;
using Inclusion.Tests.Domain.Impact;

namespace Inclusion.Tests.Benchmarks;

/// <summary>How long disclosure control takes for a year of 20 centres with people from 200 municipalities, after 20 other reports.</summary>
internal static class DisclosureBenchmarks
{
    public const string Name = "disclosure-benchmarks";

    private const int Threshold = 10, Times = 40;

    public static int Run()
    {
        var random = new Random(4);
        int[] Month(int odds) => [.. Enumerable.Range(0, 12).Select(_ => random.Next(odds) == 0 ? 1 : 0)];

        // As with towns: a few send most people, and many send one or two.
        int Town() => 1 + (int)(200 * Math.Pow(random.NextDouble(), 3));
        List<Someone> people =
        [
            .. Enumerable.Range(0, 4_000).Select(_ => new Someone(1 + random.Next(3), 1 + random.Next(3), Math.Min(200, Town()), 1 + random.Next(20), random.Next(11), Month(12), Month(15), Month(60))),
        ];
        var whole = ImpactScope.Organisation;
        List<(ImpactPeriod, ImpactScope)> subjects =
        [
            .. Enumerable.Range(0, 12).Select(m => (ImpactSamples.Month(m), whole)),
            .. Enumerable.Range(0, 4).Select(q => (ImpactSamples.Quarter(q), whole)),
            .. Enumerable.Range(1, 2).Select(c => (ImpactPeriod.Year(2026), ImpactScope.Centre(c))),
            .. Enumerable.Range(1, 2).Select(p => (ImpactPeriod.Year(2026), ImpactScope.Partner(p))),
        ];
        var issued = new List<ImpactFigures>();
        foreach (var (period, scope) in subjects)
        {
            issued.Add(Disclosure.Protect(ImpactSamples.Count(people, period, scope), Threshold, issued));
        }

        var full = ImpactSamples.Count(people, ImpactPeriod.Year(2026), whole);
        var alone = Measure(() => Disclosure.Protect(full, Threshold, []));
        var after = Measure(() => Disclosure.Protect(full, Threshold, issued));
        var shown = Disclosure.Protect(full, Threshold, issued);
        Console.WriteLine($"alone: {alone:0.0} ms of the processor");
        Console.WriteLine($"after {issued.Count} reports: {after:0.0} ms of the processor");
        Console.WriteLine($"figures shown: {shown.Figures.Count(f => !f.IsSuppressed)} of {shown.Figures.Count}");
        foreach (var table in shown.People)
        {
            Console.WriteLine($"{table.By}: {table.Rows.Count(r => r.Count is not null)} of {table.Rows.Count} rows shown");
        }

        foreach (var table in shown.Activities)
        {
            var figures = table.Rows.SelectMany(r => r.Figures).ToList();
            Console.WriteLine($"{table.By}: {figures.Count(f => !f.IsSuppressed)} of {figures.Count} figures shown");
        }

        return 0;
    }

    /// <summary>Milliseconds of the processor's time, which other programs on the machine do not stretch.</summary>
    private static double Measure(Action action)
    {
        action();
        var from = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Times; i++)
        {
            action();
        }

        return (Environment.CpuUsage.TotalTime - from).TotalMilliseconds / Times;
    }
}
