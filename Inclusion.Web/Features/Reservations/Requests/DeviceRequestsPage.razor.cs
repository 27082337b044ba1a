using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reservations.Requests;

/// <summary>What people asked for on the public page: yes, or no.</summary>
public sealed partial class DeviceRequestsPage(ListDeviceRequests list, AcceptDeviceRequest accept, DeleteDeviceRequest delete, Dialogs dialogs, NoticeService notices)
{
    private readonly Dictionary<long, ReservationReason> _reasons = [];
    private WaitingDeviceRequests? _waiting;
    private Refusal? _refusal;

    /// <summary>Null: every centre that one works at.</summary>
    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    private string Subtitle => _waiting switch
    {
        { Count: 1 } one => At(ReservationText.OneRequestWaits, one),
        { Count: > 1 } several => At(string.Format(CultureInfo.CurrentCulture, ReservationText.RequestsWait, several.Count.ToString("N0", CultureInfo.CurrentCulture)), several),
        _ => ReservationText.RequestsSubtitle,
    };

    protected override Task OnParametersSetAsync() => ReadAsync();

    private static string At(string words, WaitingDeviceRequests waiting) => waiting.OnlyAt is { } centre ? $"{centre} · {words}" : words;

    private async Task ReadAsync() => _waiting = await list.RunAsync(CentreId, CancellationToken.None);

    private async Task AcceptAsync(DeviceRequestRow row, long? personId)
    {
        var accepted = await accept.RunAsync(new AcceptDeviceRequestCommand(row.Id, personId, _reasons.GetValueOrDefault(row.Id)), CancellationToken.None);
        _refusal = accepted.Refusal;
        if (!accepted.IsRefused)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, ReservationText.IsInQueue, row.Name));
        }

        await ReadAsync();
    }

    private async Task DeleteAsync(DeviceRequestRow row)
    {
        var question = new Confirmation(ReservationText.DeleteRequest, string.Format(CultureInfo.CurrentCulture, ReservationText.DeleteRequestQuestion, row.Name), ReservationText.DeleteRequest, IsDanger: true);
        if (await dialogs.ConfirmAsync(question))
        {
            _refusal = (await delete.RunAsync(row.Id, CancellationToken.None)).Refusal;
            await ReadAsync();
        }
    }

    private async Task DeclineAsync(DeviceRequestRow row)
    {
        var title = string.Format(CultureInfo.CurrentCulture, ReservationText.DeclineTitle, row.Name);
        if (await dialogs.OpenAsync<DeclineDeviceRequestDialog, DeclinedDeviceRequest?>(title, new() { [nameof(DeclineDeviceRequestDialog.Request)] = row }) is { } declined)
        {
            notices.Say(declined switch
            {
                DeclinedDeviceRequest.Told => string.Format(CultureInfo.CurrentCulture, ReservationText.RequestDeclinedTold, row.Name),
                DeclinedDeviceRequest.NotTold => string.Format(CultureInfo.CurrentCulture, ReservationText.RequestDeclinedNotTold, row.Contact),
                _ => ReservationText.RequestDeclined,
            });
            await ReadAsync();
        }
    }
}
