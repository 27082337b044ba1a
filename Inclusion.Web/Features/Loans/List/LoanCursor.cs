using System.Globalization;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>A place in a list of loans: between two rows, so that pages stay whole when rows come and go.</summary>
/// <param name="Key">What the list is sorted by: the due date's day number, or the closing instant's milliseconds.</param>
/// <param name="Id">The loan's id, which decides between equal keys.</param>
public sealed record LoanCursor(long Key, long Id)
{
    /// <summary>From an address; null for anything else than what <see cref="ToString"/> writes.</summary>
    public static LoanCursor? Parse(string? text) =>
        text?.Split('-') is [var key, var id]
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new LoanCursor(k, i)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}-{Id}");
}
