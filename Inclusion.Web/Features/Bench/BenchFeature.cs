using Inclusion.Web.Features.Bench.Board;
using Inclusion.Web.Features.Bench.Parts;
using Inclusion.Web.Features.Bench.Work;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Bench;

/// <summary>The work on devices between their coming in and their being lent: where each stands, what was looked at, time and parts.</summary>
public static class BenchFeature
{
    public static IServiceCollection AddBench(this IServiceCollection services) => services
        .AddPages(
            new ProductPage(Routes.Bench, Glyph.Settings, () => BenchText.Bench, a => a.WorksAtDesk),
            new ProductPage(Routes.Parts, Glyph.Settings, () => BenchText.Parts, a => a.WorksAtDesk))
        .AddScoped<ReadBench>().AddScoped<ListBenchDonations>().AddScoped<MoveOnBench>().AddScoped<MoveLot>()
        .AddScoped<FindBenchDevice>().AddScoped<TickStep>().AddScoped<NoteTime>().AddScoped<UsePart>().AddScoped<TakeDeviceApart>()
        .AddScoped<ReadParts>().AddScoped<SavePart>()
        .AddScoped<DemonstrationPart, DemoBench>();
}
