using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Foundation.Jobs.Work;

/// <summary>A process that does the work that waits, says how far it is, and does not expect to be killed.</summary>
internal static class WorkVictim
{
    public const string Name = "work-until-killed";

    /// <summary>Begins every line that says how far it is.</summary>
    public const string Progress = "progress ";

    public static async Task<int> RunAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[DataFolder.Setting] = folder;
        builder.AddInclusion();
        await using var services = builder.Services.BuildServiceProvider();
        var board = services.GetRequiredService<WorkBoard>();
        board.Changed += change =>
        {
            if (change.News is WorkNews.Progress)
            {
                Console.Out.WriteLine($"{Progress}{board.ProgressOf(change.Id)?.Done}");
                Console.Out.Flush();
            }
        };
        foreach (var id in await services.GetRequiredService<Database>().ReadAsync(db => db.WorkItems.Where(w => w.EndedAt == null).Select(w => w.Id).ToListAsync(), CancellationToken.None))
        {
            await services.GetRequiredService<WorkRunner>().RunAsync(id, CancellationToken.None);
        }

        await Console.Out.WriteLineAsync("done");
        return 0;
    }
}
