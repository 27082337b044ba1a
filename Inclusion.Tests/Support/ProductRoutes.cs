using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Web;
using Inclusion.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Inclusion.Tests.Support;

/// <summary>Every page, download and handler that the product maps.</summary>
internal static partial class ProductRoutes
{
    /// <summary>Those that not just anyone may open, without constraints: <c>/people/{Id}</c>. Not the lines on which pages are alive.</summary>
    public static async Task<IReadOnlyList<string>> ForStaffAsync(TestDatabase database) => [.. (await ReadAsync(database)).Select(route => route.Address).Distinct()];

    /// <summary>Those of them that are no page, but a file or what a program asks.</summary>
    public static async Task<IReadOnlySet<string>> WithoutPageAsync(TestDatabase database) => (await ReadAsync(database)).Where(route => !route.IsPage).Select(route => route.Address).ToHashSet();

    private static async Task<IReadOnlyList<(string Address, bool IsPage)>> ReadAsync(TestDatabase database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Inclusion.Web", ContentRootPath = Path.GetDirectoryName(Repository.WebProgram) });
        builder.Configuration[DataFolder.Setting] = database.Folder;
        builder.AddInclusion();
        await using var app = builder.Build();
        app.MapInclusion();
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                .Select(endpoint => ("/" + Constraint().Replace(endpoint.RoutePattern.RawText ?? "", "{$1}").Trim('/'), endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
                .Where(route => !route.Item1.StartsWith("/_blazor", StringComparison.Ordinal) && !route.Item1.StartsWith("/_framework", StringComparison.Ordinal)),
        ];
    }

    /// <summary>An address of a route: every number is this one, every file a CSV.</summary>
    public static string Fill(string route, long id) => Parameter().Replace(route, match => match.Groups[1].Value switch
    {
        "format" => "csv",
        _ => id.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>A parameter with what it must be like, which may hold brackets of its own.</summary>
    [GeneratedRegex(@"\{(\w+)\??(?::(?:[^{}]|\{\{|\}\})*)?\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\*{0,2}(\w+)\??\}")]
    private static partial Regex Parameter();
}
