using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Privacy.Erase;

/// <summary>What an erasure takes away and leaves, and the button that does it.</summary>
public sealed partial class ErasePage(PreviewErasure look, ErasePerson erase, IdentityCheck identity, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private readonly HashSet<string> _takeOutOf = [];
    private ErasurePreview? _preview;
    private Refusal? _refusal;
    private int _mentions = FindMentions.ShownAtFirst;

    [Parameter]
    public long Id { get; set; }

    /// <summary>Why a text is not shown, and what can be done about the name in it.</summary>
    internal static string WhyHidden(Mention mention) => mention switch
    {
        { Place: MentionPlace.Needs } => PrivacyText.HiddenNeeds,
        { Key: null } => PrivacyText.HiddenOfOtherCentreToChange,
        _ => PrivacyText.HiddenOfOtherCentre,
    };

    protected override Task OnInitializedAsync() => ReadAsync();

    private static IEnumerable<string> Going(ErasurePreview preview)
    {
        (int Count, string Text)[] lines =
        [
            (preview.Notes, PrivacyText.GoesNotes),
            (preview.Consents, PrivacyText.GoesConsents),
            (preview.HasNeeds ? 1 : 0, PrivacyText.GoesNeeds),
            (preview.Messages, PrivacyText.GoesMessages),
            (preview.Requests, PrivacyText.GoesRequests),
            (preview.Certificates, PrivacyText.GoesCertificates),
            (preview.Reservations, PrivacyText.GoesReservations),
            (preview.Agreements, PrivacyText.GoesAgreements),
            (preview.Loans + preview.Workshops, PrivacyText.GoesReasons),
        ];
        var known = lines.Where(line => line.Count > 0).Select(line => string.Format(CultureInfo.CurrentCulture, line.Text, line.Count));
        return preview.Household is { } household ? known.Append(string.Format(CultureInfo.CurrentCulture, PrivacyText.GoesHousehold, household)) : known;
    }

    private void Choose(string key, bool wanted)
    {
        if (wanted)
        {
            _takeOutOf.Add(key);
        }
        else
        {
            _takeOutOf.Remove(key);
        }
    }

    private async Task ReadAsync()
    {
        var read = await look.RunAsync(Id, CancellationToken.None, _mentions);
        _refusal = read.Refusal;
        _preview = read.IsRefused ? null : read.Value;
    }

    private Task ShowMoreAsync()
    {
        _mentions += FindMentions.ShownAtFirst;
        return ReadAsync();
    }

    private async Task EraseAsync()
    {
        var question = new Confirmation(PrivacyText.EraseQuestionTitle, string.Format(CultureInfo.CurrentCulture, PrivacyText.EraseQuestion, _preview!.Name), PrivacyText.Erase, IsDanger: true);
        if (!await dialogs.ConfirmAsync(question))
        {
            return;
        }

        var outcome = await identity.RunAsync(() => erase.RunAsync(new ErasePersonCommand(Id, _preview.Version, _takeOutOf), CancellationToken.None));
        if (outcome.IsRefused)
        {
            // As it is now, with what is in the way.
            await ReadAsync();
            _refusal = outcome.Refusal;
            return;
        }

        var unreadable = outcome.Value.UnreadableLetters;
        var done = unreadable.Count == 0 ? PrivacyText.IsErased : string.Format(CultureInfo.CurrentCulture, PrivacyText.IsErasedButLetters, string.Join(", ", unreadable));
        notices.Say(outcome.Value.IsFinished ? done : $"{done} {PrivacyText.ErasureLeft}");
        navigation.NavigateTo(Routes.People);
    }
}
