namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Guesses by its heading what each column is.</summary>
public static class ColumnGuess
{
    /// <summary>
    /// Gives each field the column whose heading is one of its aliases, an earlier alias before a later one; what stands in parentheses
    /// ("Memory (GB)") is left out where the whole heading is unknown. Each column goes to one field.
    /// </summary>
    public static ColumnMapping For(IReadOnlyList<string> headers, IReadOnlyList<ImportField> fields)
    {
        var columns = new Dictionary<int, string>();
        foreach (var keys in new[] { headers.Select(ImportField.HeadingKey), headers.Select(header => ImportField.HeadingKey(WithoutParentheses(header))) })
        {
            string[] known = [.. keys];
            foreach (var field in fields.Where(field => !columns.ContainsValue(field.Key)))
            {
                foreach (var alias in field.Aliases.Select(ImportField.HeadingKey))
                {
                    var column = Array.FindIndex(known, key => key == alias);
                    if (column >= 0 && columns.TryAdd(column, field.Key))
                    {
                        break;
                    }
                }
            }
        }

        return new ColumnMapping(ColumnMapping.SignatureOf(headers), columns);
    }

    private static string WithoutParentheses(string header)
    {
        var open = header.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? header : header[..open];
    }
}
