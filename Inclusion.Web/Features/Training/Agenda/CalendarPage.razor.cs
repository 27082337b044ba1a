using System.Globalization;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.Agenda;

/// <summary>Sessions by day, week or month. Which days, and what narrows them, stands in the address. Where there is little room it is a list of days.</summary>
public sealed partial class CalendarPage(FindAgenda readAgenda, FindWorkshopChoices readChoices, NavigationManager navigation)
{
    private WorkshopChoices? _choices;
    private AgendaPage? _agenda;

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
        _ when View is AgendaView.Day => $"{DateWords.Full(_agenda.Day)} · {Counted(_agenda.TakingPlace)}",
        _ when View is AgendaView.Week => DateWords.Span(_agenda.From, _agenda.To),
        _ => DateWords.Month(_agenda.Day),
    };

    private string NameOfShift => TitleOf(View);

    protected override async Task OnParametersSetAsync()
    {
        _choices ??= await readChoices.RunAsync(CancellationToken.None);
        DateOnly? day = DateOnly.TryParseExact(Date, "yyyy-MM-dd", out var asked) && asked.Year is > 1900 and < 9000 ? asked : null;
        _agenda = await readAgenda.RunAsync(View, day, CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek, new AgendaFilter(CentreId, RoomId, TrainerId), CancellationToken.None);
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
        AgendaView.Month => TrainingText.ViewMonth,
        _ => TrainingText.ViewWeek,
    };

    private DateOnly Shifted(int by) => View switch
    {
        AgendaView.Day => _agenda!.Day.AddDays(by),
        AgendaView.Week => _agenda!.Day.AddDays(7 * by),
        _ => _agenda!.Day.AddMonths(by),
    };

    private string To(DateOnly? day) => With("date", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private string With(string name, object? value) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value });
}
