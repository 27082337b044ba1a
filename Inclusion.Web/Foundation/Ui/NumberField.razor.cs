using System.Globalization;
using System.Numerics;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// A number typed as text, so that everything is understood that the product prints (<see cref="Amounts"/>) and a wheel or arrow key changes nothing by accident.
/// What is not understood stays as it was typed, says so, and leaves the value as it was.
/// </summary>
public partial class NumberField<TNumber>
    where TNumber : struct, INumber<TNumber>
{
    private static readonly bool IsWhole = TNumber.IsInteger(TNumber.One / (TNumber.One + TNumber.One));

    private string? _unread;
    private TNumber? _known;

    /// <summary>What is counted, after the field: days, €.</summary>
    [Parameter]
    public string? Unit { get; set; }

    [Parameter]
    public TNumber? Min { get; set; }

    [Parameter]
    public TNumber? Max { get; set; }

    public override string? Problem
    {
        get
        {
            if (_unread is not null)
            {
                return IsWhole ? CommonText.NotAWholeNumber : CommonText.NotANumber;
            }

            return Value switch
            {
                { } value when value < Min => string.Format(CultureInfo.CurrentCulture, CommonText.NumberTooSmall, Min),
                { } value when value > Max => string.Format(CultureInfo.CurrentCulture, CommonText.NumberTooLarge, Max),
                _ => null,
            };
        }
    }

    /// <summary>Empty, not null, where there is no number (as <see cref="DateField"/> says).</summary>
    private string Text => _unread ?? Value?.ToString(null, CultureInfo.CurrentCulture) ?? "";

    protected override void OnParametersSet()
    {
        // The page has put something else in: what was typed before is of no interest.
        if (_known != Value)
        {
            (_known, _unread) = (Value, null);
        }
    }

    private async Task ParseAsync(string? typed)
    {
        var text = typed?.Trim();
        var number = string.IsNullOrEmpty(text) ? null : Read(text);
        var wasUnread = _unread is not null;
        _unread = number is null && !string.IsNullOrEmpty(text) ? typed : null;
        if (_unread is null)
        {
            _known = number;
            await SetAsync(number);
        }

        if (wasUnread != (_unread is not null))
        {
            await TellUnderstandingAsync();
        }
    }

    private TNumber? Read(string text)
    {
        if (Amounts.Read(text, CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator[0], Unit ?? "") is not { } number)
        {
            return null;
        }

        try
        {
            return IsWhole && number != decimal.Truncate(number) ? null : TNumber.CreateChecked(number);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
