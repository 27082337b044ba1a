using System.Reflection;
using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Inclusion.Tests.Architecture;

public sealed partial class RoutesTests
{
    /// <summary>Addresses of the frame around the pages, which nobody links to: health, errors, what the framework serves.</summary>
    private static readonly string[] NotLinkedTo = ["/healthz", "/readyz", "/error", "/not-found", "/preferences", "/_framework", "/_blazor", "/_content"];

    [Fact]
    public async Task Every_address_leads_to_a_page_or_a_file()
    {
        await using var database = await TestDatabase.CreateAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Inclusion.Web", ContentRootPath = Path.GetDirectoryName(Repository.WebProgram) });
        builder.Configuration[DataFolder.Setting] = database.Folder;
        builder.AddInclusion();
        await using var app = builder.Build();
        app.MapInclusion();
        var patterns = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern)
            // What answers everything answers nothing in particular.
            .Where(pattern => !pattern.Parameters.Any(parameter => parameter.IsCatchAll))
            .ToList();

        var addresses = Addresses().ToList();

        Assert.True(addresses.Count > 100);
        Assert.DoesNotContain(addresses, address => !patterns.Any(pattern => Matches(pattern, address.Split('?')[0])));
    }

    [Fact]
    public void Nobody_writes_an_address_out()
    {
        var offences =
            from file in Directory.EnumerateFiles(Repository.WebProject, "*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            let path = Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/')
            where path.StartsWith("Features/", StringComparison.Ordinal) || path.StartsWith("Shared/", StringComparison.Ordinal) || path.StartsWith("Shell/", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where !Declares().IsMatch(line)
            from Match literal in Literal().Matches(line)
            where !NotLinkedTo.Any(literal.Groups[1].Value.StartsWith)
            select $"{path}: {literal.Groups[1].Value}";
        Assert.Empty(offences);
    }

    /// <summary>Every constant, and every method with an example of each argument.</summary>
    private static IEnumerable<string> Addresses()
    {
        foreach (var constant in typeof(Routes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            yield return (string)constant.GetValue(null)!;
        }

        foreach (var method in typeof(Routes).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(string)))
        {
            yield return (string)method.Invoke(null, [.. method.GetParameters().Select(Example)])!;
        }
    }

    private static object Example(ParameterInfo parameter) => parameter switch
    {
        { ParameterType: var type } when type == typeof(long) || type == typeof(long?) => 42L,
        { ParameterType: var type } when type == typeof(DateOnly) => new DateOnly(2026, 12, 24),
        { ParameterType: var type } when type == typeof(Guid) => Guid.Empty,
        { ParameterType: var type } when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        { Name: "format" } => "csv",
        { Name: "file" } => "poster.pdf",
        { Name: "code" } => "fr",
        { Name: "theme" } => "dark",
        { Name: "page" } => Routes.Attendance(42),
        _ => "example",
    };

    private static bool Matches(RoutePattern pattern, string path) =>
        new TemplateMatcher(new RouteTemplate(pattern), new RouteValueDictionary()).TryMatch(path, new RouteValueDictionary());

    [GeneratedRegex("@page|///|Map(Get|Post|Group|HealthChecks)|regex\\(|\\\"/e/OS\\\"")]
    private static partial Regex Declares();

    [GeneratedRegex("\"(/[a-z_][a-z-]+[^\"]*)\"")]
    private static partial Regex Literal();
}
