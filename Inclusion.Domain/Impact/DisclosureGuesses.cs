namespace Inclusion.Domain.Impact;

/// <summary>
/// Counts that an earlier report withheld or rounded and that are not known any more. Any counts that fit all sums will do as the table from which others are told
/// apart: a reader knows no more of them. Where none are found that fit, they stay open.
/// </summary>
internal sealed class DisclosureGuesses
{
    /// <summary>Rounds in which counts are brought into line with one sum after another; what does not fit by then stays open.</summary>
    private const int MostRounds = 60;

    /// <summary>Guesses are no whole numbers: only how far they are from the least count matters, and that they fit as good as exactly.</summary>
    private const double Tolerance = 0.05;

    private readonly long[] _least;
    private readonly long[] _most;
    private readonly bool[] _isGuess;
    private readonly List<DisclosureTerm[]> _sums;
    private readonly double?[] _values;

    private DisclosureGuesses(IReadOnlyList<(long? Value, DisclosureBounds Bounds)> counts, IReadOnlyList<DisclosureTerm[]> sums)
    {
        _values = [.. counts.Select(c => (double?)c.Value)];
        _least = [.. counts.Select(c => c.Bounds.Low)];
        _most = [.. counts.Select(c => c.Bounds.High)];
        _isGuess = [.. counts.Select(c => c.Value is null)];
        _sums = [.. sums.Where(s => s.Any(IsGuess))];
    }

    /// <summary>The value of each count, known or fitting; null where it stays open.</summary>
    /// <param name="counts">Null values are to be guessed; none leaves its bounds.</param>
    public static long?[] Of(IReadOnlyList<(long? Value, DisclosureBounds Bounds)> counts, IReadOnlyList<DisclosureTerm[]> sums)
    {
        var guesses = new DisclosureGuesses(counts, sums);
        guesses.FillGaps();
        guesses.FillWithLeast();
        guesses.Fit();
        guesses.Reopen();
        return [.. guesses._values.Select(v => v is { } value ? (long)Math.Floor(value + Tolerance) : (long?)null)];
    }

    private bool IsGuess(DisclosureTerm term) => _isGuess[term.Cell];

    private double Within(int cell, double value) => Math.Min(_most[cell], Math.Max(_least[cell], value));

    private double RestOf(DisclosureTerm[] sum)
    {
        var rest = 0.0;
        foreach (var term in sum)
        {
            rest += term.Sign * (_values[term.Cell] ?? 0);
        }

        return rest;
    }

    /// <summary>A sum with one gap says what is in it, and may so leave only one in the next.</summary>
    private void FillGaps()
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var sum in _sums.Where(s => s.Count(t => _values[t.Cell] is null) == 1))
            {
                var gap = Array.Find(sum, t => _values[t.Cell] is null);
                _values[gap.Cell] = Within(gap.Cell, -gap.Sign * RestOf(sum));
                found = true;
            }
        }
    }

    private void FillWithLeast()
    {
        // What is left of a whole follows from the rest, and is filled at the end.
        foreach (var gap in _sums.SelectMany(s => s).Where(t => _values[t.Cell] is null && _least[t.Cell] > 0))
        {
            _values[gap.Cell] = _most[gap.Cell] == long.MaxValue ? _least[gap.Cell] : (_least[gap.Cell] + _most[gap.Cell]) / 2;
        }

        FillGaps();
        foreach (var gap in _sums.SelectMany(s => s).Where(t => _values[t.Cell] is null))
        {
            _values[gap.Cell] = _least[gap.Cell];
        }
    }

    /// <summary>Spreads what is missing from a sum over the guesses in it, again and again.</summary>
    private void Fit()
    {
        var guesses = _sums.ConvertAll(s => Array.FindAll(s, IsGuess));
        var fits = false;
        for (var round = 0; round < MostRounds && !fits; round++)
        {
            fits = true;
            for (var i = 0; i < _sums.Count; i++)
            {
                var rest = RestOf(_sums[i]);
                if (Math.Abs(rest) > Tolerance)
                {
                    fits = false;
                    Spread(guesses[i], rest);
                }
            }
        }
    }

    private void Spread(DisclosureTerm[] guesses, double rest)
    {
        for (var i = 0; i < guesses.Length; i++)
        {
            var (cell, sign) = guesses[i];
            var value = _values[cell]!.Value;
            var next = Within(cell, value - (sign * rest / (guesses.Length - i)));
            rest += sign * (next - value);
            _values[cell] = next;
        }
    }

    /// <summary>A guess that fits one sum and not another is worth nothing, and neither are those beside it.</summary>
    private void Reopen()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var sum in _sums.Where(s => s.Any(t => _values[t.Cell] is null) || Math.Abs(RestOf(s)) > Tolerance))
            {
                foreach (var term in sum.Where(t => IsGuess(t) && _values[t.Cell] is not null))
                {
                    (_values[term.Cell], changed) = (null, true);
                }
            }
        }
    }
}
