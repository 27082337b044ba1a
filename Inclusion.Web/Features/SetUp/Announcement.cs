using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.SetUp;

/// <summary>
/// Says on the console where the product is to be opened, and while it is not set up the complete link to do so: in the organisation's language, before there
/// is one in every language.
/// </summary>
internal sealed class Announcement(PublicAddress address, SetUpState state, SetUpCode code, Database database, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        foreach (var line in await LinesAsync(stoppingToken))
        {
            await Console.Out.WriteLineAsync(line);
        }
    }

    private async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancel)
    {
        var isDone = await state.IsDoneAsync(cancel);
        var chosen = Language.Find(await database.ReadAsync(db => db.Organisations.Select(o => o.Language).SingleOrDefaultAsync(cancel), cancel));
        IReadOnlyList<Language> languages = chosen is null ? Language.All : [chosen];
        var key = isDone ? nameof(SetUpText.ReadyAt) : nameof(SetUpText.SetUpAt);
        var words = languages.Select(l => SetUpText.ResourceManager.GetString(key, l.Words)!);
        var links = address.Listening.Select(uri => $"  {new Uri(uri, isDone ? Routes.Today : code.Path)}");
        return ["", .. words, .. links, ""];
    }
}
