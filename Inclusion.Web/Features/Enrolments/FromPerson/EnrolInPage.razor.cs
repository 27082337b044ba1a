using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.FromPerson;

/// <summary>One person, and the next workshops: one click enrols.</summary>
public sealed partial class EnrolInPage(ListOpenWorkshops list, EnrolPerson enrol, NoticeService notices)
{
    private OpenWorkshops? _open;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _refusal = await ReadAsync();
    }

    private static string Verb(OpenWorkshop workshop) => workshop.FreeSeats > 0 ? EnrolmentText.Enrol : EnrolmentText.PutInLine;

    private async Task<Refusal?> ReadAsync()
    {
        var listed = await list.RunAsync(Id, again: _open is not null, CancellationToken.None);
        _open = listed.IsRefused ? null : listed.Value;
        return listed.Refusal;
    }

    private async Task EnrolAsync(OpenWorkshop workshop)
    {
        var enrolled = await enrol.RunAsync(new EnrolPersonCommand(Guid.NewGuid(), Id, workshop.Id), CancellationToken.None);
        _refusal = enrolled.Refusal;
        if (!enrolled.IsRefused)
        {
            var text = enrolled.Value.Status is EnrolmentStatus.Enrolled ? EnrolmentText.HasPlace : EnrolmentText.WaitsNow;
            notices.Say(string.Format(CultureInfo.CurrentCulture, text, _open!.Person));
        }

        await ReadAsync();
    }
}
