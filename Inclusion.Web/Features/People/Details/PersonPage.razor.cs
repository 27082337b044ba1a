using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.People.Details;

/// <summary>The record of a person: what they have, how to reach them, what was said and agreed.</summary>
public sealed partial class PersonPage(FindPerson open, ListPersonWorkshops listWorkshops, ListPersonCertificates listCertificates, FindDoubles findDoubles, UnblockPerson unblock, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private PersonView? _person;
    private WorkshopsOfPerson _workshops = new([], []);
    private IReadOnlyList<PersonMoment> _history = [];
    private IReadOnlyList<LikelyDuplicate> _doubles = [];
    private PersonNotes? _notes;
    private Refusal? _refusal;
    private long _read;

    [Parameter]
    public long Id { get; set; }

    private string? Subtitle => _person is { Details.AddressAs: { Length: > 0 } addressAs } ? string.Format(CultureInfo.CurrentCulture, PeopleText.AddressedAs, addressAs) : null;

    protected override async Task OnParametersSetAsync()
    {
        // From one member of a household to the next the page stays and the person changes.
        if (_read != Id)
        {
            _read = Id;
            _person = null;
            await ReadAsync(again: false);
        }
    }

    private Task ReadAgainAsync() => ReadAsync(again: true);

    /// <summary>Whoever gave a record to another centre may not see it any more.</summary>
    private async Task ShowMovedAsync()
    {
        await ReadAgainAsync();
        if (_refusal is NotFound)
        {
            navigation.NavigateTo(Routes.People);
        }
    }

    private async Task ReadAsync(bool again)
    {
        var opened = await open.RunAsync(Id, again, CancellationToken.None);
        _refusal = opened.Refusal;
        if (opened.IsRefused)
        {
            _person = null;
            if (opened.Refusal is NotFound && await open.MergedIntoAsync(Id, CancellationToken.None) is { } merged)
            {
                navigation.NavigateTo(Routes.Person(merged), replace: true);
            }

            return;
        }

        var person = opened.Value;
        _workshops = await listWorkshops.RunAsync(person.Id, person.Today, CancellationToken.None);
        _history = PersonHistory.Of(person, _workshops.Past, await listCertificates.RunAsync(person.Id, CancellationToken.None));
        _doubles = person.ErasedAt is null ? await findDoubles.RunAsync(person.Id, CancellationToken.None) : [];
        _person = person;
    }

    private async Task BlockAsync()
    {
        if (await dialogs.OpenAsync<BlockDialog, bool>(PeopleText.BlockTitle, new() { [nameof(BlockDialog.PersonId)] = Id }))
        {
            var blocked = Id;
            notices.Say(PeopleText.PersonIsBlocked, () => UndoBlockAsync(blocked));
            await ReadAgainAsync();
        }
    }

    private async Task UndoBlockAsync(long personId)
    {
        var outcome = await unblock.RunAsync(personId, CancellationToken.None);
        notices.Say(outcome.IsRefused ? RefusalSentences.Of(outcome.Refusal) : PeopleText.IsUnblocked);
        if (personId == Id)
        {
            await ReadAgainAsync();
            StateHasChanged();
        }
    }

    private async Task UnblockAsync()
    {
        if (await dialogs.ConfirmAsync(new Confirmation(PeopleText.UnblockTitle, PeopleText.UnblockQuestion, PeopleText.Unblock)))
        {
            var outcome = await unblock.RunAsync(Id, CancellationToken.None);
            if (outcome.IsRefused)
            {
                _refusal = outcome.Refusal;
                return;
            }

            await ReadAgainAsync();
        }
    }
}
