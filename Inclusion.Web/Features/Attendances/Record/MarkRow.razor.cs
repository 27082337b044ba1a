using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Attendances.Record;

/// <summary>One person at one session. What is chosen goes ahead of what has been kept; changes are kept one after another, the last one last.</summary>
public sealed partial class MarkRow(RecordAttendance record)
{
    private const int Step = 5;

    /// <summary>Minutes that stand there first for late and left early: to be corrected, or left as a fair guess.</summary>
    private const int FirstGuess = 15;

    /// <summary>As in the sketch on paper: what is most often needed first, and side by side on a telephone.</summary>
    private static readonly AttendanceMark[] Shown = [AttendanceMark.Present, AttendanceMark.Late, AttendanceMark.Excused, AttendanceMark.Absent, AttendanceMark.LeftEarly];

    private readonly string _id = ElementIds.Next("person");
    private readonly string _minutesId = ElementIds.Next("minutes");

    private AttendanceRow? _given;
    private StoredMark? _stored;
    private AttendanceMark? _mark;
    private int _minutes;
    private string _typed = "";
    private bool _isKeeping;
    private bool _hasChanged;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public AttendanceRow Row { get; set; } = default!;

    [Parameter, EditorRequired]
    public long SessionId { get; set; }

    /// <summary>As long as the session is: nobody can miss more.</summary>
    [Parameter, EditorRequired]
    public int SessionMinutes { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<(Learner Learner, StoredMark? Stored)> OnKept { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_given, Row) && !_isKeeping)
        {
            (_given, _stored, _refusal) = (Row, Row.Stored, null);
            ShowStored();
        }
    }

    private static bool IsPartly(AttendanceMark? mark) => mark is AttendanceMark.Late or AttendanceMark.LeftEarly;

    private Task ChooseAsync(AttendanceMark mark) =>
        KeepAsync(mark, !IsPartly(mark) ? 0 : IsPartly(_mark) && _minutes > 0 ? _minutes : Math.Min(FirstGuess, SessionMinutes));

    private Task AddAsync(int minutes) => KeepAsync(_mark, Math.Clamp(_minutes + minutes, 1, SessionMinutes));

    private async Task TypeAsync(ChangeEventArgs typed)
    {
        _typed = typed.Value?.ToString()?.Trim() ?? "";
        if (IsPartly(_mark) && Lengths.ReadMinutes(_typed) is { } minutes)
        {
            await KeepAsync(_mark, minutes);
        }
        else if (IsPartly(_mark))
        {
            // What was typed stays to be mended.
            _refusal = new MinutesMissedNotPossible(SessionMinutes);
        }
    }

    private async Task KeepAsync(AttendanceMark? mark, int minutes)
    {
        (_mark, _minutes, _typed) = (mark, minutes, minutes.ToString(CultureInfo.InvariantCulture));
        _hasChanged = true;
        if (_isKeeping)
        {
            return;
        }

        // One after another: written side by side, the older of two could come last.
        _isKeeping = true;
        try
        {
            while (_hasChanged)
            {
                _hasChanged = false;
                var outcome = await record.RunAsync(new RecordAttendanceCommand(SessionId, Row.Learner.EnrolmentId, _mark, _minutes, _stored?.Version ?? 0), CancellationToken.None);
                Take(outcome);
            }
        }
        finally
        {
            _isKeeping = false;
        }

        await OnKept.InvokeAsync((Row.Learner, _stored));
    }

    private void Take(Outcome<RecordedAttendance> outcome)
    {
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            _stored = outcome.Value.Stored;
            return;
        }

        if (outcome.Refusal is MarkedMeanwhile meanwhile)
        {
            _stored = meanwhile.Now;
        }

        // A number that cannot be stays to be mended; anything else shows what is kept.
        if (!_hasChanged && outcome.Refusal is not MinutesMissedNotPossible)
        {
            ShowStored();
        }
    }

    private void ShowStored() => (_mark, _minutes, _typed) = (_stored?.Mark, _stored?.MinutesMissed ?? 0, (_stored?.MinutesMissed ?? 0).ToString(CultureInfo.InvariantCulture));
}
