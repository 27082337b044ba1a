using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <summary>What people asked for on the public page: yes, or no.</summary>
public sealed partial class RequestsPage(ListRequests list, ConfirmRequest confirm, Dialogs dialogs, NoticeService notices)
{
    private IReadOnlyList<RequestRow>? _rows;
    private Refusal? _refusal;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => _rows = await list.RunAsync(CancellationToken.None);

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

    private async Task DeclineAsync(RequestRow row)
    {
        var title = string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeclineTitle, row.Name);
        if (await dialogs.OpenAsync<DeclineDialog, bool>(title, new() { [nameof(DeclineDialog.RequestId)] = row.Id }))
        {
            notices.Say(EnrolmentText.RequestDeclined);
            await ReadAsync();
        }
    }
}
