using System.Security.Cryptography;
using System.Text;
using Inclusion.Domain.People;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>Keys by which the rows of a file are known again that nothing else identifies: from what stands in their cells, so that the same file again adds nothing.</summary>
internal sealed class RowKeys
{
    private readonly Dictionary<string, int> _alike = [];

    /// <summary>The same for the same row of the same file: rows that are alike in every cell are counted. Ask once for each row, in the order of the file.</summary>
    public string Of(IReadOnlyList<string> cells)
    {
        var whole = string.Join('\u001f', cells);
        var number = _alike[whole] = _alike.GetValueOrDefault(whole) + 1;
        return Person.RowKeyPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{whole}\u001f{number}")).AsSpan(0, 16));
    }
}
