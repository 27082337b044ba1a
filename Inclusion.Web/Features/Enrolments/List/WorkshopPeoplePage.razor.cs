using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Training;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.List;

/// <summary>Who is in a workshop, who waits, and everything that can be done about it.</summary>
public sealed partial class WorkshopPeoplePage(ListEnrolled list, AnswerOffer answer, GiveSeat give, QueueAgain queueAgain, Dialogs dialogs, NoticeService notices)
{
    private WorkshopFrame? _frame;
    private NeedsSummaryCard? _needs;
    private WorkshopPeople? _people;
    private Refusal? _refusal;
    private long _read;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private EnrolledFilter Exported => new(Id, Sort is null ? null : ListSort.Parse(Sort));

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Id)
        {
            _read = Id;
            await ListAsync();
        }
    }

    private async Task ListAsync()
    {
        var listed = await list.RunAsync(Id, CancellationToken.None);
        _people = listed.IsRefused ? null : listed.Value;
    }

    private async Task ReadAsync()
    {
        await ListAsync();
        if (_frame is not null)
        {
            await _frame.ReadAsync();
        }

        if (_needs is not null)
        {
            await _needs.ReadAsync();
        }
    }

    private async Task CancelAsync(EnrolledRow row)
    {
        var title = string.Format(CultureInfo.CurrentCulture, EnrolmentText.CancelTitle, row.Name);
        if (await dialogs.OpenAsync<CancelEnrolmentDialog, bool>(title, new() { [nameof(CancelEnrolmentDialog.EnrolmentId)] = row.Id }))
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, EnrolmentText.PlaceEnded, row.Name));
            _refusal = null;
            await ReadAsync();
        }
    }

    private Task AnswerAsync((EnrolledRow Row, bool Wants) given) => DoAsync(
        answer.RunAsync(given.Row.Id, given.Wants, CancellationToken.None),
        string.Format(CultureInfo.CurrentCulture, given.Wants ? EnrolmentText.HasPlace : EnrolmentText.PlaceEnded, given.Row.Name));

    private Task SeatAsync(EnrolledRow row) => DoAsync(give.RunAsync(row.Id, CancellationToken.None), string.Format(CultureInfo.CurrentCulture, EnrolmentText.HasPlace, row.Name));

    private Task QueueAgainAsync(EnrolledRow row) => DoAsync(queueAgain.RunAsync(row.Id, CancellationToken.None), string.Format(CultureInfo.CurrentCulture, EnrolmentText.WaitsNow, row.Name));

    private async Task DoAsync(Task<Outcome> change, string done)
    {
        _refusal = (await change).Refusal;
        if (_refusal is null)
        {
            notices.Say(done);
        }

        await ReadAsync();
    }
}
