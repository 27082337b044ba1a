using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact;

/// <summary>What is said of a set of factors, in the current language.</summary>
public static class FactorWords
{
    /// <summary>As it is cited.</summary>
    public static string SourceOf(EnvironmentFactorSet factors) => Language.Current == Language.French ? factors.SourceFrench ?? factors.Source : factors.Source;

    /// <summary>How the numbers were taken from the source.</summary>
    public static string NoteOf(EnvironmentFactorSet factors) => Language.Current == Language.French ? factors.NoteFrench : factors.NoteEnglish;
}
