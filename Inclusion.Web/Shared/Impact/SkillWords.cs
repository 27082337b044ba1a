using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Competences;

namespace Inclusion.Web.Shared.Impact;

/// <summary>The names of competences in tables of what people said they can do.</summary>
internal static class SkillWords
{
    /// <summary>Code and title of the competence in the current language; the code alone when the framework is no longer shipped.</summary>
    public static string NameOf(SkillChange change) =>
        CompetenceFrameworks.Find(change.Framework)?.Find(change.Competence) is { } competence ? $"{competence.Code} {competence.Title(Language.Current.Code)}" : change.Competence;
}
