using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Fields;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Privacy.Merge;

/// <summary>A line of the two records beside each other.</summary>
internal sealed record MergedLine(string Label, string Kept, string Other);

/// <summary>Another record of the same person is chosen, both are seen beside each other, and they become one.</summary>
public sealed partial class MergePage(PreviewMerge look, MergePeople merge, SearchPeople people, IdentityCheck identity, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private readonly HashSet<MergeField> _fromOther = [];
    private PersonChoice? _person;
    private MergePreview? _preview;
    private Refusal? _refusal;
    private (long Id, long? With) _read;

    [Parameter]
    public long Id { get; set; }

    /// <summary>The other record; null until it is chosen.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    private long? With { get; set; }

    private int DevicesOut => _preview is { } preview && preview.Kept.DevicesOut > 0 && preview.Other.DevicesOut > 0 ? preview.Kept.DevicesOut + preview.Other.DevicesOut : 0;

    private List<MergedField> ToChoose => [.. _preview!.Fields.Where(row => row.IsToChoose)];

    protected override async Task OnParametersSetAsync()
    {
        if (_read == (Id, With))
        {
            return;
        }

        _read = (Id, With);
        _person = await people.ByIdAsync(Id, CancellationToken.None);
        _refusal = _person is null ? new NotFound() : null;
        _preview = null;
        if (_person is not null && With is { } other)
        {
            await ReadAsync(other);
        }
    }

    private static string Heading(MergeSide side, string words) => string.Format(CultureInfo.CurrentCulture, words, DateWords.Plain(side.AddedOn));

    private static IReadOnlyList<MergedLine> Lines(MergePreview preview)
    {
        MergedLine Count(string label, Func<MergeSide, int> of) => new(label, of(preview.Kept).ToString("N0", CultureInfo.CurrentCulture), of(preview.Other).ToString("N0", CultureInfo.CurrentCulture));
        return
        [
            .. preview.Fields.Where(f => f.Kept.Length + f.Other.Length > 0).Select(f => new MergedLine(f.Label, f.Kept, f.Other)),
            .. preview.HasSeveralCentres ? [new MergedLine(PersonRecord.HomeCentre.Heading, preview.Kept.HomeCentre ?? PersonText.EveryCentre, preview.Other.HomeCentre ?? PersonText.EveryCentre)] : Array.Empty<MergedLine>(),
            Count(PrivacyText.DataLoans, side => side.Loans),
            Count(PrivacyText.DataWorkshops, side => side.Places),
            Count(PrivacyText.DataMessages, side => side.Messages),
            Count(PrivacyText.DataNotes, side => side.Notes),
        ];
    }

    private async Task ReadAsync(long other)
    {
        var read = await look.RunAsync(Id, other, CancellationToken.None);
        _refusal = read.Refusal;
        _preview = read.IsRefused ? null : read.Value;
        _fromOther.Clear();
    }

    private void ChooseAsync(PersonChoice other) => navigation.NavigateTo(Routes.MergePeople(Id, other.Id));

    private void Choose(MergeField field, bool isOther)
    {
        if (isOther)
        {
            _fromOther.Add(field);
        }
        else
        {
            _fromOther.Remove(field);
        }
    }

    private async Task MergeAsync()
    {
        var (kept, other) = (_preview!.Kept, _preview.Other);
        if (!await dialogs.ConfirmAsync(new Confirmation(PrivacyText.MergeQuestionTitle, string.Format(CultureInfo.CurrentCulture, PrivacyText.MergeQuestion, kept.Name, other.Name), PrivacyText.Merge, IsDanger: true)))
        {
            return;
        }

        var command = new MergePeopleCommand(kept.Id, kept.Version, other.Id, other.Version, _fromOther);
        var outcome = await identity.RunAsync(() => merge.RunAsync(command, CancellationToken.None));
        if (outcome.IsRefused)
        {
            if (outcome.Refusal is ChangedMeanwhile)
            {
                await ReadAsync(With!.Value);
            }

            _refusal = outcome.Refusal;
            return;
        }

        notices.Say(PrivacyText.IsMerged);
        navigation.NavigateTo(Routes.Person(kept.Id));
    }
}
