using System.Numerics;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>Ids that were seen, each once: a bit for each, in pages that are made when the first of them is needed.</summary>
internal sealed class IdSet
{
    private const int BitsOfPage = 4096;
    private const int BitsOfWord = 64;

    private ulong[]?[] _pages = [];

    /// <summary>How many different ids there are.</summary>
    public int Count { get; private set; }

    public IEnumerable<long> Ids
    {
        get
        {
            for (var page = 0; page < _pages.Length; page++)
            {
                for (var word = 0; word < (_pages[page]?.Length ?? 0); word++)
                {
                    for (var bits = _pages[page]![word]; bits != 0; bits &= bits - 1)
                    {
                        yield return ((long)page * BitsOfPage) + (word * BitsOfWord) + BitOperations.TrailingZeroCount(bits);
                    }
                }
            }
        }
    }

    /// <param name="id">0 or more.</param>
    public void Add(long id)
    {
        var (page, word, bit) = Place(id);
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        }

        ref var bits = ref (_pages[page] ??= new ulong[BitsOfPage / BitsOfWord])[word];
        if ((bits & bit) == 0)
        {
            bits |= bit;
            Count++;
        }
    }

    public bool Contains(long id)
    {
        var (page, word, bit) = Place(id);
        return page < _pages.Length && _pages[page] is { } words && (words[word] & bit) != 0;
    }

    private static (int Page, int Word, ulong Bit) Place(long id) => ((int)(id / BitsOfPage), (int)(id % BitsOfPage / BitsOfWord), 1UL << (int)(id % BitsOfWord));
}
