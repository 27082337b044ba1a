using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <summary>What people asked for on the public page: yes, or no.</summary>
public sealed partial class RequestsPage(ListRequests list, ConfirmRequest confirm, DeleteRequest delete, Dialogs dialogs, NoticeService notices)
{
    private WaitingRequests? _waiting;
    private Refusal? _refusal;

    /// <summary>Null: every centre that one works at.</summary>
    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    private string Subtitle => _waiting switch
    {
        { Count: 1 } one => At(EnrolmentText.OneRequestWaits, one),
        { Count: > 1 } several => At(string.Format(CultureInfo.CurrentCulture, EnrolmentText.RequestsWait, several.Count.ToString("N0", CultureInfo.CurrentCulture)), several),
        _ => EnrolmentText.RequestsSubtitle,
    };

    protected override Task OnParametersSetAsync() => ReadAsync();

    private static string At(string words, WaitingRequests waiting) => waiting.OnlyAt is { } centre ? $"{centre} · {words}" : words;

    private async Task ReadAsync() => _waiting = await list.RunAsync(CentreId, CancellationToken.None);

    private async Task ConfirmAsync(RequestRow row, long? personId)
    {
        var confirmed = await confirm.RunAsync(new ConfirmRequestCommand(row.Id, personId), CancellationToken.None);
        _refusal = confirmed.Refusal;
        if (!confirmed.IsRefused)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, confirmed.Value is EnrolmentStatus.Enrolled ? EnrolmentText.HasPlace : EnrolmentText.WaitsNow, row.Name));
        }

        await ReadAsync();
    }

    private async Task DeleteAsync(RequestRow row)
    {
        var question = new Confirmation(EnrolmentText.DeleteRequestTitle, string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeleteRequestQuestion, row.Name), EnrolmentText.DeleteRequest, IsDanger: true);
        if (await dialogs.ConfirmAsync(question))
        {
            var outcome = await delete.RunAsync(row.Id, CancellationToken.None);
            _refusal = outcome.Refusal;
            if (!outcome.IsRefused)
            {
                notices.Say(EnrolmentText.RequestDeleted);
            }

            await ReadAsync();
        }
    }

    private async Task DeclineAsync(RequestRow row)
    {
        var title = string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeclineTitle, row.Name);
        if (await dialogs.OpenAsync<DeclineDialog, DeclinedRequest?>(title, new() { [nameof(DeclineDialog.Request)] = row }) is { } declined)
        {
            notices.Say(declined switch
            {
                DeclinedRequest.Told => string.Format(CultureInfo.CurrentCulture, EnrolmentText.RequestDeclinedTold, row.Name),
                DeclinedRequest.NotTold => string.Format(CultureInfo.CurrentCulture, EnrolmentText.RequestDeclinedNotTold, row.Contact),
                _ => EnrolmentText.RequestDeclined,
            });
            await ReadAsync();
        }
    }
}
