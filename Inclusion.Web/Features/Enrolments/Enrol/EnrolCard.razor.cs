using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.Enrol;

/// <summary>Enrols people in one workshop, one after another.</summary>
public sealed partial class EnrolCard(FindCandidate describe, EnrolPerson enrolPerson, EnrolHousehold enrolHousehold)
{
    private readonly HashSet<long> _with = [];
    private PersonPicker? _picker;
    private Button? _confirm;
    private EnrolmentCandidate? _candidate;
    private Refusal? _refusal;
    private Guid _key = Guid.NewGuid();
    private string? _newName;
    private string? _done;
    private Tone _doneTone;
    private bool _takesKeyboard;

    [Parameter, EditorRequired]
    public long WorkshopId { get; set; }

    /// <summary>Seats that nobody has.</summary>
    [Parameter, EditorRequired]
    public int FreeSeats { get; set; }

    /// <summary>Seats in all.</summary>
    [Parameter, EditorRequired]
    public int Capacity { get; set; }

    /// <summary>Whoever is enrolled now waits.</summary>
    [Parameter, EditorRequired]
    public bool IsFull { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnEnrolled { get; set; }

    private int Wanted => _with.Count + 1;

    private bool Waits => IsFull || Wanted > FreeSeats;

    /// <summary>There are more of them than the workshop has seats: they could only wait for ever.</summary>
    private bool AreTooMany => Wanted > Capacity;

    private string? WhyWaits => AreTooMany
        ? string.Format(CultureInfo.CurrentCulture, EnrolmentText.MoreThanSeats, Capacity, Wanted)
        : IsFull ? EnrolmentText.IsFull
        : Waits ? string.Format(CultureInfo.CurrentCulture, EnrolmentText.NotEnoughForAll, FreeSeats, Wanted) : null;

    private string ConfirmText => (Waits, _with.Count) switch
    {
        (true, 0) => EnrolmentText.PutInLine,
        (false, 0) => EnrolmentText.Enrol,
        (true, _) => EnrolmentText.WaitTogether,
        _ => string.Format(CultureInfo.CurrentCulture, EnrolmentText.EnrolTogether, _with.Count + 1),
    };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_takesKeyboard)
        {
            return;
        }

        _takesKeyboard = false;
        if (_candidate is null && _picker is not null)
        {
            await _picker.FocusAsync();
        }
        else if (_confirm is not null)
        {
            await _confirm.FocusAsync();
        }
    }

    private async Task ChooseAsync(long personId)
    {
        var described = await describe.RunAsync(WorkshopId, personId, CancellationToken.None);
        (_candidate, _refusal) = (described.IsRefused ? null : described.Value, described.Refusal);
        (_newName, _done, _key, _takesKeyboard) = (null, null, Guid.NewGuid(), true);
        _with.Clear();
    }

    private void Take(long personId, bool comes)
    {
        // Another group is another wish.
        _key = Guid.NewGuid();
        _refusal = null;
        if (comes)
        {
            _with.Add(personId);
        }
        else
        {
            _with.Remove(personId);
        }
    }

    private Task ForgetAsync()
    {
        (_candidate, _refusal, _newName, _takesKeyboard) = (null, null, null, true);
        return Task.CompletedTask;
    }

    private async Task EnrolAsync(bool waitTogether)
    {
        if (_candidate is not { Status: null } candidate)
        {
            return;
        }

        if (_with.Count > 0)
        {
            var together = await enrolHousehold.RunAsync(new EnrolHouseholdCommand(_key, WorkshopId, [candidate.PersonId, .. _with], waitTogether), CancellationToken.None);
            _refusal = together.Refusal;
            if (!together.IsRefused)
            {
                Say(together.Value, string.Join(", ", candidate.Others.Where(o => _with.Contains(o.Id)).Select(o => o.Name).Prepend(candidate.Name)), null);
            }
        }
        else
        {
            var alone = await enrolPerson.RunAsync(new EnrolPersonCommand(_key, candidate.PersonId, WorkshopId), CancellationToken.None);
            _refusal = alone.Refusal;
            if (!alone.IsRefused)
            {
                Say(alone.Value.Status, candidate.Name, alone.Value.Position);
            }
        }

        if (_refusal is null)
        {
            await ForgetAsync();
            await OnEnrolled.InvokeAsync();
        }
    }

    private void Say(EnrolmentStatus status, string names, int? position)
    {
        _doneTone = status is EnrolmentStatus.Enrolled ? Tone.Good : Tone.Warn;
        _done = (status, position) switch
        {
            (EnrolmentStatus.Enrolled, _) => string.Format(CultureInfo.CurrentCulture, EnrolmentText.HasPlace, names),
            (_, { } place) => string.Format(CultureInfo.CurrentCulture, EnrolmentText.WaitsAt, names, place),
            _ => string.Format(CultureInfo.CurrentCulture, EnrolmentText.WaitsNow, names),
        };
    }
}
