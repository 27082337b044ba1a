using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Settings.Closures;

/// <summary>What falls into a closure of a centre, and one step that moves the due dates past it.</summary>
public partial class ClosurePage(FindClosure find, MoveLoansForClosure move, NavigationManager navigation)
{
    private ClosureView? _closure;
    private LoansMoved? _moved;
    private Refusal? _refusal;
    private int? _perDay = 10;
    private DateOnly? _from;
    private DateOnly? _to;
    private bool _isMissing;

    [Parameter]
    public long Id { get; set; }

    /// <summary>The first closed day, as <c>2026-12-20</c>.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    /// <summary>The last closed day.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private int Moving => _closure?.Loans.Count(l => l.MovesTo is not null) ?? 0;

    private string MoveWords => string.Format(CultureInfo.CurrentCulture, Moving == 1 ? SettingText.MoveOneLoan : SettingText.MoveLoansCounted, Moving);

    private string? Subtitle => _closure is { } closure
        ? string.Join(" · ", new[] { closure.Centre, DateWords.Span(closure.From, closure.To), closure.Reason }.Where(text => text.Length > 0))
        : null;

    protected override async Task OnParametersSetAsync()
    {
        (_from, _to, _moved, _refusal) = (Read(From), Read(To), null, null);
        await LoadAsync();
    }

    private static DateOnly? Read(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and < 2200 ? date : null;

    private static string NewDue(ClosureLoan loan) => loan switch
    {
        { MovesTo: { } day } => DateWords.Brief(day),
        { WhyNot: { } why } => RefusalSentences.Of(why),
        _ => SettingText.ClosureStays,
    };

    private async Task LoadAsync()
    {
        // Whatever stands in the address is shown as far as it means days in their order.
        (_closure, _isMissing) = (null, false);
        if (Read(From) is { } from && Read(To) is { } to && from <= to)
        {
            _closure = await find.RunAsync(Id, from, to, Math.Clamp(_perDay ?? 1, 1, ClosureMoves.MostPerDay), CancellationToken.None);
            _isMissing = _closure is null;
        }
    }

    private async Task SpreadAsync(int? perDay)
    {
        _perDay = perDay;
        await LoadAsync();
    }

    private Task ShowAsync()
    {
        if (_from is { } from && _to is { } to && from <= to)
        {
            navigation.NavigateTo(Routes.Closure(Id, from, to));
        }

        return Task.CompletedTask;
    }

    private async Task MoveAsync()
    {
        var outcome = await move.RunAsync(new MoveLoansCommand(Id, _closure!.From, _closure.To, _perDay ?? 0), CancellationToken.None);
        _refusal = outcome.Refusal;
        _moved = outcome.IsRefused ? null : outcome.Value;
        await LoadAsync();
    }
}
