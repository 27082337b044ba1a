using System.Globalization;
using System.Numerics;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// A number typed as text, so that both the language's comma and a point are understood and a wheel or arrow key changes nothing by accident.
/// What is not a number stays as it was typed, says so, and gives null.
/// </summary>
public partial class NumberField<TNumber>
    where TNumber : struct, INumber<TNumber>
{
    private static readonly bool IsWhole = TNumber.IsInteger(TNumber.One / (TNumber.One + TNumber.One));

    private string? _unread;

    /// <summary>What is counted, after the field: days, €.</summary>
    [Parameter]
    public string? Unit { get; set; }

    [Parameter]
    public TNumber? Min { get; set; }

    [Parameter]
    public TNumber? Max { get; set; }

    protected override string? ShownError => Error ?? Problem;

    private string? Text => _unread ?? Value?.ToString(null, CultureInfo.CurrentCulture);

    private string? Problem
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

    private async Task ParseAsync(string? typed)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            _unread = null;
            await SetAsync(null);
        }
        else if (TNumber.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            _unread = null;
            await SetAsync(number);
        }
        else
        {
            _unread = typed;
            await SetAsync(null);
        }
    }
}
