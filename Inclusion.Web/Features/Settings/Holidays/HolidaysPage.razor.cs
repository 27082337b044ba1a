using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Settings.Holidays;

/// <summary>The public holidays of a region, shown before they become closed dates of a centre.</summary>
public partial class HolidaysPage(FindHolidays find, AddHolidays add, NoticeService notices)
{
    private HolidayCentre? _centre;
    private bool _missing;
    private string? _region;
    private int? _years = 2;
    private IReadOnlyList<HolidayLine> _lines = [];
    private HashSet<DateOnly> _chosen = [];
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    private static IReadOnlyList<Choice<string>> Regions =>
        [.. from country in HolidayCountries.All
            from region in country.Regions
            let names = Language.Current == Language.French ? (Country: country.Fr, Region: region.Fr) : (Country: country.En, Region: region.En)
            orderby names.Country
            select new Choice<string>(region.Code, $"{names.Country} · {names.Region}")];

    private string AddWords => string.Format(CultureInfo.CurrentCulture, _chosen.Count == 1 ? SettingText.AddOneHoliday : SettingText.AddHolidays, _chosen.Count);

    protected override async Task OnParametersSetAsync()
    {
        _centre = await find.CentreAsync(Id, CancellationToken.None);
        _missing = _centre is null;
        if (_centre is not null)
        {
            _region ??= _centre.Likely;
            await ShowAsync();
        }
    }

    private static string? HintOf(HolidayLine line) => line switch
    {
        { IsKnown: true } => SettingText.HolidayKnown,
        { IsOptional: true } => SettingText.HolidayOptional,
        { IsWithoutHours: true } => SettingText.HolidayWithoutHours,
        _ => null,
    };

    private async Task ShowAsync()
    {
        var years = Enumerable.Range(_centre!.Year, Math.Clamp(_years ?? 1, 1, 5)).ToList();
        _lines = string.IsNullOrEmpty(_region) ? [] : await find.RunAsync(Id, _region, years, CancellationToken.None);
        _chosen = [.. _lines.Where(l => l.IsProposed).Select(l => l.Date)];
    }

    private Task ChooseAsync(string? region)
    {
        _region = region;
        return ShowAsync();
    }

    private Task ChooseYearsAsync(int? years)
    {
        _years = years;
        return ShowAsync();
    }

    private void Choose(DateOnly date, bool on) => _ = on ? _chosen.Add(date) : _chosen.Remove(date);

    private async Task AddAsync()
    {
        var outcome = await add.RunAsync(new AddHolidaysCommand(Id, _region!, [.. _lines.Select(l => l.Date.Year).Distinct()], _chosen), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, SettingText.HolidaysAdded, outcome.Value));
            await ShowAsync();
        }
    }
}
