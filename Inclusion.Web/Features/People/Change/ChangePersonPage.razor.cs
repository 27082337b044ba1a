using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.People.Change;

/// <summary>Corrects a record. What is typed is kept until it is saved or thrown away; what someone else saved meanwhile can be brought in.</summary>
public sealed partial class ChangePersonPage(
    FindPersonForm read, ChangePerson change, ListReferrers referrers, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<KeptChange>? _draft;
    private IReadOnlyList<Choice<long?>> _referrers = [];
    private PersonForm? _before;
    private PersonForm? _form;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        var opened = await read.RunAsync(Id, CancellationToken.None);
        if (opened.IsRefused)
        {
            _refusal = opened.Refusal;
            return;
        }

        var draft = drafts.Of<KeptChange>(string.Create(CultureInfo.InvariantCulture, $"person/{Id}"), Assets["js/drafts.js"], k => k.Form != k.Before);
        var (before, form) = await draft.OpenAsync(new KeptChange(opened.Value, opened.Value), CancellationToken.None) ?? new KeptChange(opened.Value, opened.Value with { });
        _referrers = await referrers.RunAsync(form.ReferredById, CancellationToken.None);
        (_draft, _before, _form) = (draft, before, form);
    }

    private async Task TakeAsync(KeptChange kept)
    {
        _referrers = await referrers.RunAsync(kept.Form.ReferredById, CancellationToken.None);
        (_before, _form, _refusal) = (kept.Before, kept.Form, null);
    }

    private Task ChangedAsync() => _draft!.ChangedAsync(new KeptChange(_before!, _form!));

    private async Task ThrowAwayAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        var opened = await read.RunAsync(Id, CancellationToken.None);
        _refusal = opened.Refusal;
        (_before, _form) = opened.IsRefused ? (null, null) : (opened.Value, opened.Value with { });
    }

    private async Task SaveAsync()
    {
        var outcome = await change.RunAsync(new ChangePersonCommand(Id, _form!.Version, _form.ToFacts(), _form.Household), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await GiveUpAsync();
        }
    }

    private async Task BringInAsync()
    {
        var theirs = await read.RunAsync(Id, CancellationToken.None);
        _refusal = theirs.Refusal;
        if (!theirs.IsRefused)
        {
            (_form, _before) = (_form!.BringIn(theirs.Value, _before!), theirs.Value);
            notices.Say(PeopleText.TheirsBroughtIn);
            await ChangedAsync();
        }
    }

    private async Task GiveUpAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Routes.Person(Id));
    }

    /// <summary>What is kept: the form, and what it began from, so that both sides' changes can be told apart after any time.</summary>
    private sealed record KeptChange(PersonForm Before, PersonForm Form);
}
