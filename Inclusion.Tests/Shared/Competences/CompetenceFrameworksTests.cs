using Inclusion.Web.Shared.Competences;

namespace Inclusion.Tests.Shared.Competences;

public sealed class CompetenceFrameworksTests
{
    [Theory]
    [InlineData("digcomp-2.2")]
    [InlineData("digcomp-3.0")]
    public void Five_areas_and_twenty_one_competences_are_there_in_both_languages(string id)
    {
        var framework = CompetenceFrameworks.Find(id)!;

        Assert.Equal([3, 6, 4, 4, 4], framework.Areas.Select(a => a.Competences.Count));
        Assert.Equal(framework.Areas.SelectMany(a => Enumerable.Range(1, a.Competences.Count).Select(i => $"{a.Code}.{i}")), framework.Competences.Select(c => c.Code));
        Assert.All(framework.Competences, c => Assert.False(string.IsNullOrWhiteSpace(c.En) || string.IsNullOrWhiteSpace(c.Fr)));
        Assert.All(framework.Areas, a => Assert.NotEqual(a.Title("fr"), a.Code == "2" ? "" : a.Title("en")));
        Assert.Equal((framework.Competences.Last().Fr, framework.Competences.Last().En), (framework.Find("5.4")!.Title("fr"), framework.Find("5.4")!.Title("en")));
    }

    [Fact]
    public void The_newest_version_comes_first() => Assert.Equal(["digcomp-3.0", "digcomp-2.2"], CompetenceFrameworks.All.Select(f => f.Id));

    [Fact]
    public void There_is_nothing_under_an_unknown_name() => Assert.Null(CompetenceFrameworks.Find("digcomp-9"));
}
