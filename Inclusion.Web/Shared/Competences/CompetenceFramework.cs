namespace Inclusion.Web.Shared.Competences;

/// <summary>A version of a competence framework, as data.</summary>
/// <param name="Id">Kept with a course, such as digcomp-2.2.</param>
/// <param name="Name">As printed, such as DigComp 2.2.</param>
/// <param name="Source">Where its titles are from.</param>
/// <param name="Note">What is to be known about the data, such as titles that are not certain.</param>
public sealed record CompetenceFramework(string Id, string Name, string Version, int Year, string Source, string Note, IReadOnlyList<CompetenceArea> Areas)
{
    /// <summary>In the order of their codes.</summary>
    public IEnumerable<Competence> Competences => Areas.SelectMany(a => a.Competences);

    /// <summary>Null when it has no such code.</summary>
    public Competence? Find(string code) => Competences.FirstOrDefault(c => c.Code == code);
}

public sealed record CompetenceArea(string Code, string En, string Fr, IReadOnlyList<Competence> Competences)
{
    /// <param name="language">fr; anything else is English.</param>
    public string Title(string language) => language == "fr" ? Fr : En;
}

/// <param name="Code">Such as 1.1.</param>
public sealed record Competence(string Code, string En, string Fr)
{
    /// <param name="language">fr; anything else is English.</param>
    public string Title(string language) => language == "fr" ? Fr : En;
}
