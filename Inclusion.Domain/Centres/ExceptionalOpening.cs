namespace Inclusion.Domain.Centres;

/// <summary>
/// One day with hours of its own, such as a Saturday on which the centre opens: they hold instead of those of the week, and whatever closed dates say.
/// </summary>
/// <param name="Spans">In order and apart; at least one.</param>
/// <param name="Reason">Such as "Open day"; may be empty.</param>
public sealed record ExceptionalOpening(DateOnly Date, IReadOnlyList<OpenSpan> Spans, string Reason)
{
    public bool Equals(ExceptionalOpening? other) => other is not null && Date == other.Date && Reason == other.Reason && Spans.SequenceEqual(other.Spans);

    public override int GetHashCode() => HashCode.Combine(Date, Reason, Spans.Count);
}
