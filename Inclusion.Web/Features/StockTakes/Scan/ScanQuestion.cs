namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>A scan that is not taken until someone says which device is meant. Two of the same words are two: each may be of another device.</summary>
/// <param name="code">As it was scanned.</param>
/// <param name="choices">The devices that may be meant; at least one.</param>
/// <param name="isMisread">The code means none of them, but would on another keyboard.</param>
public sealed class ScanQuestion(string code, string text, IReadOnlyList<SharedSerial> choices, bool isMisread)
{
    public string Code => code;

    public string Text => text;

    public IReadOnlyList<SharedSerial> Choices => choices;

    public bool IsMisread => isMisread;
}
