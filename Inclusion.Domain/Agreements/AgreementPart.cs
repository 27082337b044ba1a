namespace Inclusion.Domain.Agreements;

/// <summary>What a part of an agreement's text is.</summary>
/// <param name="Items">One text of a heading or paragraph; those of a list.</param>
public sealed record AgreementPart(AgreementPartKind Kind, IReadOnlyList<string> Items)
{
    /// <summary>A line that begins with # is a heading, lines that begin with a hyphen are a list, an empty line ends a paragraph. Nothing else is looked for in what people write.</summary>
    public static IReadOnlyList<AgreementPart> Read(string text)
    {
        var parts = new List<AgreementPart>();
        var (kind, lines) = (AgreementPartKind.Paragraph, new List<string>());
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            var own = line.StartsWith("# ", StringComparison.Ordinal) ? AgreementPartKind.Heading : line.StartsWith("- ", StringComparison.Ordinal) ? AgreementPartKind.List : AgreementPartKind.Paragraph;
            if (line.Length == 0 || own != kind || own is AgreementPartKind.Heading)
            {
                End();
            }

            kind = own;
            if (line.Length > 0)
            {
                lines.Add(own is AgreementPartKind.Paragraph ? line : line[2..].Trim());
            }
        }

        End();
        return parts;

        void End()
        {
            if (lines.Count > 0)
            {
                parts.Add(new AgreementPart(kind, kind is AgreementPartKind.Paragraph ? [string.Join('\n', lines)] : [.. lines]));
                lines.Clear();
            }
        }
    }
}

public enum AgreementPartKind
{
    Paragraph = 1,
    Heading = 2,
    List = 3,
}
