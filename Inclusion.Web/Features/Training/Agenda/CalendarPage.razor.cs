using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Training.Details;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.Agenda;

/// <summary>
/// Sessions by day, room, week or month. Which days, and what narrows them, stands in the address. Where there is little room it is a list of days. A session that is moved
/// is asked about like one that is changed on its workshop's page.
/// </summary>
public sealed partial class CalendarPage(FindAgenda readAgenda, FindWorkshopChoices readChoices, FindWorkshop findWorkshop, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private WorkshopChoices? _choices;
    private AgendaPage? _agenda;
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    /// <summary>yyyy-MM-dd; none, or anything else: today.</summary>
    [SupplyParameterFromQuery(Name = "date")]
    private string? Date { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    [SupplyParameterFromQuery(Name = "trainer")]
    private long? TrainerId { get; set; }

    [SupplyParameterFromQuery(Name = "room")]
    private long? RoomId { get; set; }

    private AgendaView View => Enum.TryParse<AgendaView>(ViewName, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : AgendaView.Week;

    private string? Period => _agenda switch
    {
        null => null,
        _ when View is AgendaView.Day or AgendaView.Rooms => $"{DateWords.Full(_agenda.Day)} · {Counted(_agenda.TakingPlace)}",
        _ when View is AgendaView.Week => DateWords.Span(_agenda.From, _agenda.To),
        _ => DateWords.Month(_agenda.Day),
    };

    private string NameOfShift => TitleOf(View is AgendaView.Rooms ? AgendaView.Day : View);

    private bool WithCentre => _choices?.Centres.Count > 1 && CentreId is null;

    /// <summary>The rooms that stand side by side, and a column for sessions without one where there are any.</summary>
    private IReadOnlyList<(long Id, string Title, long? CentreId)> Rooms
    {
        get
        {
            var centres = _choices!.Centres.ToDictionary(c => c.Id, c => c.Name);
            var rooms = _choices.Rooms.Where(r => (CentreId is null || r.CentreId == CentreId) && (RoomId is null || r.Id == RoomId))
                .Select(r => (r.Id, Title: WithCentre ? $"{r.Label} · {centres.GetValueOrDefault(r.CentreId, "")}" : r.Label, CentreId: (long?)r.CentreId)).ToList();

            // A room that is archived and still has a session that day.
            rooms.AddRange(_agenda!.Entries.Where(e => e.RoomId is { } id && !rooms.Exists(r => r.Id == id)).Select(e => (e.RoomId!.Value, e.Room, (long?)e.CentreId)).Distinct());
            return _agenda.Entries.Any(e => e.RoomId is null) || rooms.Count == 0 ? [.. rooms, (0, TrainingText.WithoutRoom, null)] : rooms;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        _choices ??= await readChoices.RunAsync(CancellationToken.None);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        DateOnly? day = DateOnly.TryParseExact(Date, "yyyy-MM-dd", out var asked) && asked.Year is > 1900 and < 9000 ? asked : null;
        _agenda = await readAgenda.RunAsync(View, day, CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek, new AgendaFilter(CentreId, RoomId, TrainerId), CancellationToken.None);
    }

    private static IEnumerable<DateOnly> Days(AgendaPage agenda) => Enumerable.Range(0, agenda.To.DayNumber - agenda.From.DayNumber + 1).Select(agenda.From.AddDays);

    private static string DayColumn(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Nobody is moved out of every room: that is done on the workshop's page.</summary>
    private static string? RoomColumn(long id) => id == 0 ? null : id.ToString(CultureInfo.InvariantCulture);

    private IReadOnlyList<AgendaEntry> On(DateOnly date) => [.. _agenda!.Entries.Where(e => e.Times.Date == date)];

    /// <param name="roomId">0: those without a room.</param>
    private IReadOnlyList<AgendaEntry> In(long roomId) => [.. _agenda!.Entries.Where(e => (e.RoomId ?? 0) == roomId)];

    /// <summary>Null on other days, and when it is an hour that is not shown.</summary>
    private TimeOnly? NowOn(DateOnly date)
    {
        var (first, last) = AgendaTimes.Hours(_agenda!.Entries);
        return date == _agenda.Today && _agenda.Now.Hour >= first && _agenda.Now.Hour < last ? _agenda.Now : null;
    }

    private async Task MoveAsync(AgendaEntry entry, string column, int minute)
    {
        _refusal = null;
        if (await findWorkshop.RunAsync(entry.WorkshopId, CancellationToken.None) is not { MayChange: true, IsClosed: false } workshop
            || workshop.Sessions.FirstOrDefault(s => s.Id == entry.SessionId) is not { IsPlanned: true } session)
        {
            // It was there when the page was read, and could be moved.
            _refusal = new ChangedMeanwhile();
            await ReadAsync();
            StateHasChanged();
            return;
        }

        var isRoom = View is AgendaView.Rooms;
        var date = isRoom ? entry.Times.Date : DateOnly.ParseExact(column, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var room = isRoom ? long.Parse(column, CultureInfo.InvariantCulture) : entry.RoomId;
        var move = new SessionMove(session.Id, AgendaTimes.Moved(session.Times, date, minute), room == entry.RoomId ? session.RoomId : room == workshop.Facts.RoomId ? null : room, session.TrainerId);
        var parameters = new Dictionary<string, object?> { [nameof(SessionDialog.Workshop)] = workshop, [nameof(SessionDialog.Session)] = session, [nameof(SessionDialog.To)] = move };
        if (await dialogs.OpenAsync<SessionDialog, bool>($"{TrainingText.MoveSession} – {entry.Title}", parameters))
        {
            notices.Say(CommonText.Saved);
        }

        await ReadAsync();
        StateHasChanged();
    }

    private static string Counted(int sessions) => sessions switch
    {
        0 => TrainingText.NoSessionPlanned,
        1 => TrainingText.OneSession,
        _ => string.Format(CultureInfo.CurrentCulture, TrainingText.CountedSessions, sessions),
    };

    private static string NameOf(AgendaView view) => view.ToString().ToLowerInvariant();

    private static string TitleOf(AgendaView view) => view switch
    {
        AgendaView.Day => TrainingText.ViewDay,
        AgendaView.Rooms => TrainingText.ViewRooms,
        AgendaView.Month => TrainingText.ViewMonth,
        _ => TrainingText.ViewWeek,
    };

    private DateOnly Shifted(int by) => View switch
    {
        AgendaView.Day or AgendaView.Rooms => _agenda!.Day.AddDays(by),
        AgendaView.Week => _agenda!.Day.AddDays(7 * by),
        _ => _agenda!.Day.AddMonths(by),
    };

    private string To(DateOnly? day) => With("date", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private string With(string name, object? value) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value });
}
