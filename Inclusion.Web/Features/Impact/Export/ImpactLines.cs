using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Impact.Export;

/// <summary>Lays the figures out as lines: first what they are and what they may be used for, then each table after the other.</summary>
internal static class ImpactLines
{
    public static IEnumerable<ImpactLine> Of(ImpactView view) =>
    [
        new(view.IsPublished ? string.Format(CultureInfo.CurrentCulture, ImpactText.PublishedNotice, view.Threshold) : ImpactText.FullNotice),
        new(ImpactText.Period, PeriodWords.Of(view.Figures.Period), Remark: DateWords.Span(view.Figures.Period.First, view.Figures.Period.Last)),
        new(ImpactText.ScopeOfFigures, ScopeNames.Of(view.ScopeName)),
        .. view.Figures.Figures.Select(f => LineOf(f, EnumWords.Of(Indicators.Of(f.Indicator).Theme), null, view.Figures.Before.First(b => b.Indicator == f.Indicator))),
        .. view.Figures.People.SelectMany(PeopleOf),
        .. view.Figures.Activities.SelectMany(a => a.Rows.SelectMany(r => r.Figures.Select(f => LineOf(f, EnumWords.Of(a.By), ActivityWords.NameOf(a.By, r), null)))),
        .. view.Figures.Skills.SelectMany(SkillOf),
        .. EnvironmentOf(view.Environment),
    ];

    private static ImpactLine LineOf(Figure figure, string section, string? row, Figure? before)
    {
        var words = IndicatorWords.Of(figure.Indicator);
        return new(section, row, words.Name, WrittenUnits.Of(figure.Indicator, figure.Value), WrittenUnits.NameOf(figure.Indicator), figure.Of, figure.Of is null ? null : figure.NotStated, WrittenUnits.Of(figure.Indicator, before?.Value),
            figure.IsSuppressed ? ImpactText.NotShown : before is null ? null : $"{words.Definition} {ExclusionWords.Of(words)}");
    }

    private static IEnumerable<ImpactLine> PeopleOf(PeopleTable table) =>
        table.Rows.Select(r => new ImpactLine(
            EnumWords.Of(table.By), PeopleWords.NameOf(table.By, r), IndicatorWords.Of(Indicator.PeopleHelped).Name, r.Count, EnumWords.Of(IndicatorUnit.Count), Remark: r.Count is null ? ImpactText.NotShown : null));

    private static IEnumerable<ImpactLine> SkillOf(SkillChange change)
    {
        var name = SkillWords.NameOf(change);
        var remark = change.Answers is null ? ImpactText.NotShown : null;
        yield return new(ImpactText.Skills, name, ImpactText.MeanBefore, WrittenUnits.Rounded((decimal?)change.SumBefore / change.Answers), Of: change.Answers, Remark: remark);
        yield return new(ImpactText.Skills, name, ImpactText.MeanAfter, WrittenUnits.Rounded((decimal?)change.SumAfter / change.Answers), Of: change.Answers, Remark: remark);
        yield return new(ImpactText.Skills, name, ImpactText.Improved, change.Improved, Of: change.Answers, Remark: remark);
    }

    private static IEnumerable<ImpactLine> EnvironmentOf(EnvironmentEstimate estimate)
    {
        var source = string.Format(CultureInfo.CurrentCulture, ImpactText.SourceOf, estimate.Factors.Source, estimate.Factors.Year, EnumWords.InSentence(estimate.Factors.Basis));
        (string Words, decimal? Low, decimal? High)[] saved = [(ImpactText.Carbon, estimate.CarbonLow, estimate.CarbonHigh), (ImpactText.Materials, estimate.MaterialsLow, estimate.MaterialsHigh)];
        foreach (var (words, low, high) in saved)
        {
            yield return new(ImpactText.Environment, ImpactText.Lowest, words, WrittenUnits.Rounded(low), "kg", Remark: $"{ImpactText.Assumption} {source}");
            yield return new(ImpactText.Environment, ImpactText.Highest, words, WrittenUnits.Rounded(high), "kg", Remark: $"{ImpactText.Assumption} {source}");
        }
    }
}
