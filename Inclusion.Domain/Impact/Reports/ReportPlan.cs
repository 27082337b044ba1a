using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;

namespace Inclusion.Domain.Impact.Reports;

/// <summary>What stands in a draft about one section.</summary>
/// <param name="IsIncluded">Whether it will be printed; what was written for it is kept either way.</param>
/// <param name="Story">In the Markdown subset of stories; empty for none.</param>
public sealed record SectionPlan(ReportSection Section, bool IsIncluded, string Story = "")
{
    /// <summary>Every section, included and without a story, in the order of their declaration.</summary>
    public static IReadOnlyList<SectionPlan> Everything { get; } = [.. Enum.GetValues<ReportSection>().Select(section => new SectionPlan(section, true))];

    /// <summary>Each section once: those that are given in their order, then those that were left out, not included.</summary>
    public static IReadOnlyList<SectionPlan> Complete(IEnumerable<SectionPlan> given)
    {
        var known = given.DistinctBy(s => s.Section).ToList();
        return [.. known, .. Everything.Where(s => known.TrueForAll(k => k.Section != s.Section)).Select(s => s with { IsIncluded = false })];
    }
}

/// <summary>What someone writes and chooses for a report.</summary>
public sealed record ReportPlan
{
    /// <summary>Maximum length of a title, in characters: two lines of a cover.</summary>
    public const int TitleMaxLength = 160;

    /// <summary>Maximum length of the introduction and each story, in characters: about a page.</summary>
    public const int StoryMaxLength = 4000;

    public required string Title { get; init; }

    /// <summary>fr or en: the language that it is printed in.</summary>
    public required string Language { get; init; }

    public required ImpactPeriod Period { get; init; }

    /// <summary>Of the set of factors for the environment; empty: nothing is estimated.</summary>
    public string FactorSetId { get; init; } = "";

    /// <summary>In the Markdown subset of stories; empty for none.</summary>
    public string Introduction { get; init; } = "";

    /// <summary>In the order in which they are printed.</summary>
    public required IReadOnlyList<SectionPlan> Sections { get; init; }

    /// <summary>
    /// Why it would be refused; null when it would not: <see cref="ReportTitleMissing"/>, <see cref="FieldTooLong"/>, <see cref="ReportLanguageUnknown"/>,
    /// <see cref="ReportWithoutSections"/>.
    /// </summary>
    public Refusal? WhyNot()
    {
        if (InvisibleCharacters.IsBlank(Title))
        {
            return new ReportTitleMissing();
        }

        if (Title.Trim().Length > TitleMaxLength)
        {
            return new FieldTooLong("ReportTitle", TitleMaxLength);
        }

        if (Introduction.Trim().Length > StoryMaxLength)
        {
            return new FieldTooLong("ReportIntroduction", StoryMaxLength);
        }

        if (Sections.Any(s => s.Story.Trim().Length > StoryMaxLength))
        {
            return new FieldTooLong("ReportStory", StoryMaxLength);
        }

        if (!SpokenLanguages.All.Contains(Language))
        {
            return new ReportLanguageUnknown(Language);
        }

        return Sections.Any(s => s.IsIncluded) ? null : new ReportWithoutSections();
    }
}
