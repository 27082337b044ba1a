using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;
using Inclusion.Web.Shared.Audit;

namespace Inclusion.Tests.Features.Audit;

/// <summary>Whoever reads the trail reads words, in both languages.</summary>
public sealed partial class AuditWordsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_field_and_every_kind_of_record_has_a_word(string language)
    {
        await using var database = await TestDatabase.CreateAsync();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var audited = await database.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IAudited))).ToList()));
        Assert.True(audited.Count > 20);
        Assert.All(audited, e => Assert.NotNull(AuditWordText.ResourceManager.GetString($"Record_{e.ClrType.Name}", CultureInfo.CurrentUICulture)));
        Assert.Empty(
            from entity in audited
            from property in entity.GetProperties()
            where !property.IsShadowProperty() && property.Name is not ("Id" or nameof(IVersioned.Version)) && AuditWords.FindField(property.Name) is null
            select $"{entity.ClrType.Name}.{property.Name}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_list_that_is_noted_has_a_word(string language)
    {
        var sources = Directory.EnumerateFiles(Repository.WebProject, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var lists = sources.SelectMany(file => NotedList().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("ListPeople", lists);
        Assert.Contains("RegisterSheet", lists);
        Assert.All(lists, list => Assert.NotNull(AuditWordText.ResourceManager.GetString($"Record_{list}", CultureInfo.GetCultureInfo(language))));
    }

    [GeneratedRegex(@"audit\.(?:Listed|ListedOf|Typed|ExportedAsync|ExportedOfAsync|SeenAsync)\(actor, nameof\((\w+)\)")]
    private static partial Regex NotedList();
}
