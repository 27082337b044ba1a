using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>Addresses of lists, whose filter and place stand in the query.</summary>
public static class PageAddress
{
    /// <summary>The part of an address after the path, with its question mark; empty when nothing is said. Values that are null are left out.</summary>
    public static string QueryOf(params IEnumerable<(string Name, string? Value)> values) =>
        new QueryBuilder(values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value!))).ToString();

    /// <summary>The address of this page with something changed. A change begins at the first page, unless it is one of place itself.</summary>
    /// <param name="changes">By name, as in the query; null takes a value away.</param>
    public static string Changed(this NavigationManager navigation, params IEnumerable<(string Name, object? Value)> changes)
    {
        var values = new Dictionary<string, object?> { ["after"] = null, ["before"] = null, ["at"] = null };
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return navigation.GetUriWithQueryParameters(values);
    }
}
