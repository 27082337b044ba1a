using Bunit;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Foundation.Drafts;

/// <summary>What one page offers of what was typed on others. How a form comes back is the browser's to show: Browser/DraftsTests.</summary>
public sealed class FormDraftTests : BunitContext
{
    private const string Form = "check-out";
    private const string Script = "drafts.js";

    [Fact]
    public async Task What_another_tab_has_opened_since_the_drafts_were_read_is_not_offered_until_it_is_left()
    {
        await using var database = await TestDatabase.CreateAsync();
        var store = database.As<DraftStore>();
        await store.SaveAsync(Form, "other", new Typed("Alan"), default);
        JSInterop.SetupModule($"./{Script}").Setup<string[]>("claim", _ => true).SetResult(["this", "Europe/Paris"]);
        var open = new OpenDrafts();
        using var page = new DraftPage(JSInterop.JSRuntime, Services.GetRequiredService<NavigationManager>());
        await using var draft = new FormDrafts(store, page, open, database.Clock).Of<Typed>(Form, Script);

        Assert.Null(await draft.OpenAsync(new Typed(""), default));
        Assert.Equal("Alan", Assert.Single(draft.Waiting).Content.Name);

        open.Enter(Form, "other");
        Assert.Empty(draft.Waiting);

        open.Leave(Form, "other");
        Assert.Equal("Alan", Assert.Single(draft.Waiting).Content.Name);
    }

    private sealed record Typed(string Name);
}
