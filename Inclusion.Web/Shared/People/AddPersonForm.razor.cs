using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Shared.People;

/// <summary>Adds someone while something else is being done, such as a check-out. Those who are alike are shown first, and one of them can be chosen instead.</summary>
public sealed partial class AddPersonForm(AddPerson addPerson, SearchPeople findPeople)
{
    private string? _name;
    private string? _phone;
    private string? _email;
    private string? _address;
    private string? _postalCode;
    private string? _municipality;
    private string? _language;
    private ContactChannel? _channel;
    private Refusal? _refusal;

    /// <summary>What was typed while looking for them.</summary>
    [Parameter]
    public string InitialName { get; set; } = "";

    /// <summary>They were added, or found to be here already.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PersonChoice> OnDone { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnCancel { get; set; }

    private bool NeedsPhone => _channel is ContactChannel.Sms or ContactChannel.Call;

    /// <summary>It is said beside the field that it is about.</summary>
    private bool IsAtAField => _refusal is PersonNameMissing or PhoneNotANumber or PhoneNeededForChannel or EmailNotAnAddress or EmailNeededForChannel or AddressNeededForChannel;

    private LikelyDuplicates? Alike => _refusal as LikelyDuplicates;

    protected override void OnInitialized()
    {
        // Digits are a phone number that was looked for, not a name.
        if (ContactFormats.IsPhone(InitialName.Trim()))
        {
            _phone = InitialName.Trim();
        }
        else
        {
            _name = InitialName.Trim();
        }

        _language = Language.Current.Code;
    }

    private string? ErrorOf<TRefusal>()
        where TRefusal : Refusal =>
        _refusal is TRefusal refusal ? RefusalSentences.Of(refusal) : null;

    private async Task AddAsync(bool evenSo)
    {
        // What stands in a field that is no longer shown was meant for another way of reaching them.
        var byLetter = _channel is ContactChannel.Letter;
        var facts = new PersonFacts
        {
            Name = _name ?? "",
            Phone = _phone ?? "",
            Email = _channel is null or ContactChannel.Email ? _email ?? "" : "",
            Address = byLetter ? _address ?? "" : "",
            PostalCode = byLetter ? _postalCode ?? "" : "",
            Municipality = byLetter ? _municipality ?? "" : "",
            Language = _language ?? "",
            PreferredChannel = _channel,
        };
        var added = await addPerson.RunAsync(new AddPersonCommand(facts, HouseholdChoice.None, evenSo, MustBeReachable: true), CancellationToken.None);
        _refusal = added.Refusal;
        if (!added.IsRefused)
        {
            await ChooseAsync(added.Value);
        }
    }

    private async Task ChooseAsync(long id)
    {
        if (await findPeople.ByIdAsync(id, CancellationToken.None) is { } person)
        {
            await OnDone.InvokeAsync(person);
        }
    }
}
