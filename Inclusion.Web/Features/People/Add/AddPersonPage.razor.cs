using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.People.Add;

/// <summary>Someone new. What is typed is kept until it is saved or thrown away.</summary>
public sealed partial class AddPersonPage(AddPerson addPerson, ListReferrers referrers, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<PersonForm>? _draft;
    private IReadOnlyList<Choice<long?>> _referrers = [];
    private PersonForm? _form;
    private Refusal? _refusal;

    /// <summary>What was looked for and not found: a name, or a phone number.</summary>
    [SupplyParameterFromQuery(Name = "name")]
    private string? Wanted { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        _referrers = await referrers.RunAsync(null, CancellationToken.None);
        var draft = drafts.Of<PersonForm>("person/new", Assets["js/drafts.js"]);
        _form = await draft.OpenAsync(Empty(), CancellationToken.None) ?? Empty();
        _draft = draft;
    }

    private PersonForm Empty()
    {
        var wanted = Wanted?.Trim() ?? "";
        var isPhone = wanted.Length > 0 && ContactFormats.IsPhone(wanted);
        return new PersonForm { Name = isPhone ? "" : wanted, Phone = isPhone ? wanted : "", Language = Language.Current.Code };
    }

    private void Take(PersonForm form) => (_form, _refusal) = (form, null);

    private async Task ThrowAwayAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        (_form, _refusal) = (Empty(), null);
    }

    private async Task SaveAsync(bool evenSo)
    {
        var added = await addPerson.RunAsync(new AddPersonCommand(_form!.ToFacts(), _form.Household, evenSo), CancellationToken.None);
        _refusal = added.Refusal;
        if (!added.IsRefused)
        {
            await _draft!.DropAsync(CancellationToken.None);
            notices.Say(string.Format(CultureInfo.CurrentCulture, PeopleText.PersonAdded, _form.Name?.Trim()));
            navigation.NavigateTo(Routes.Person(added.Value));
        }
    }

    private async Task ChooseAsync(long personId)
    {
        await _draft!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Routes.Person(personId));
    }
}
