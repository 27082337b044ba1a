using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Foundation.Drafts;

namespace Inclusion.Web.Features.Reports.Build;

/// <summary>What stands in the form of a draft, half-typed as it may be.</summary>
public sealed class ReportForm
{
    /// <summary>The version that it began from.</summary>
    public long Version { get; set; }

    public string? Title { get; set; }

    public string? Language { get; set; }

    public DateOnly? First { get; set; }

    public DateOnly? Last { get; set; }

    public string? FactorSetId { get; set; }

    public string? Introduction { get; set; }

    /// <summary>Every section, in the order in which they are printed.</summary>
    public List<SectionForm> Sections { get; set; } = [];

    public static ReportForm Of(DraftDetails draft) => new()
    {
        Version = draft.Version,
        Title = draft.Plan.Title,
        Language = draft.Plan.Language,
        First = draft.Plan.Period.First,
        Last = draft.Plan.Period.Last,
        FactorSetId = draft.Plan.FactorSetId,
        Introduction = draft.Plan.Introduction,
        Sections = [.. draft.Plan.Sections.Select(s => new SectionForm { Section = s.Section, IsIncluded = s.IsIncluded, Story = s.Story })],
    };

    /// <summary>Refuses <see cref="FieldRequired"/> for a day that is missing, and as <see cref="ImpactPeriod.Between"/> does.</summary>
    public Outcome<ReportPlan> ToPlan()
    {
        if (First is not { } first || Last is not { } last)
        {
            return new FieldRequired(First is null ? "FirstDay" : "LastDay");
        }

        var period = ImpactPeriod.Between(first, last);
        return period.IsRefused
            ? period.Refusal
            : new ReportPlan
            {
                Title = Title ?? "",
                Language = Language ?? "",
                Period = period.Value,
                FactorSetId = FactorSetId ?? "",
                Introduction = Introduction ?? "",
                Sections = [.. Sections.Select(s => new SectionPlan(s.Section, s.IsIncluded, s.Story ?? ""))],
            };
    }

    public ReportForm Copy() => new()
    {
        Version = Version,
        Title = Title,
        Language = Language,
        First = First,
        Last = Last,
        FactorSetId = FactorSetId,
        Introduction = Introduction,
        Sections = Sections.ConvertAll(s => s.Copy()),
    };

    /// <summary>Whether the same stands in both, whatever version they began from.</summary>
    public bool SaysTheSame(ReportForm other) =>
        (Title, Language, First, Last, FactorSetId, Introduction) == (other.Title, other.Language, other.First, other.Last, other.FactorSetId, other.Introduction)
        && Arrangement.SequenceEqual(other.Arrangement)
        && Sections.TrueForAll(s => s.Story == other.StoryOf(s.Section));

    /// <summary>This form on top of what someone else saved meanwhile: what was changed here stays, everything else becomes theirs.</summary>
    /// <param name="before">What both began from.</param>
    public ReportForm BringIn(ReportForm theirs, ReportForm before)
    {
        var sections = (Arrangement.SequenceEqual(before.Arrangement) ? theirs : this).Sections.ConvertAll(s => s.Copy());
        sections.ForEach(s => s.Story = ThreeWay.Mine(StoryOf(s.Section), theirs.StoryOf(s.Section), before.StoryOf(s.Section)));
        return new ReportForm
        {
            Version = theirs.Version,
            Title = ThreeWay.Mine(Title, theirs.Title, before.Title),
            Language = ThreeWay.Mine(Language, theirs.Language, before.Language),
            First = ThreeWay.Mine(First, theirs.First, before.First),
            Last = ThreeWay.Mine(Last, theirs.Last, before.Last),
            FactorSetId = ThreeWay.Mine(FactorSetId, theirs.FactorSetId, before.FactorSetId),
            Introduction = ThreeWay.Mine(Introduction, theirs.Introduction, before.Introduction),
            Sections = sections,
        };
    }

    /// <summary>One step towards the beginning or the end; nothing happens at either.</summary>
    public void Move(ReportSection section, int step)
    {
        var from = Sections.FindIndex(s => s.Section == section);
        var to = from + step;
        if (from >= 0 && to >= 0 && to < Sections.Count)
        {
            (Sections[from], Sections[to]) = (Sections[to], Sections[from]);
        }
    }

    private IEnumerable<(ReportSection, bool)> Arrangement => Sections.Select(s => (s.Section, s.IsIncluded));

    private string? StoryOf(ReportSection section) => Sections.Find(s => s.Section == section)?.Story;
}

/// <summary>What stands in the form about one section.</summary>
public sealed class SectionForm
{
    public ReportSection Section { get; set; }

    public bool IsIncluded { get; set; }

    public string? Story { get; set; }

    public SectionForm Copy() => new() { Section = Section, IsIncluded = IsIncluded, Story = Story };
}
