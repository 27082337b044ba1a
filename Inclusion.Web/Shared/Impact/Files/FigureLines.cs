using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Impact.Files;

/// <summary>All that is printed of figures, each number a line, in the current language.</summary>
public static class FigureLines
{
    private const string Skills = nameof(Skills), Environment = nameof(Environment), Share = nameof(Share);

    public static IEnumerable<FigureLine> Of(FigureSource source)
    {
        var figures = source.Figures;
        return
        [
            .. figures.Figures.Select(f => LineOf(source, f) with
            {
                TableCode = Indicators.Of(f.Indicator).Theme.ToString(),
                Table = EnumWords.Of(Indicators.Of(f.Indicator).Theme),
                Before = ValueOf(BeforeOf(figures, f.Indicator)),
                BeforeRoundedTo = BaseOf(BeforeOf(figures, f.Indicator)),
                BeforePartRoundedTo = BeforeOf(figures, f.Indicator) is { Of: not null } share ? share.RoundedTo : null,
                IsBeforeWithheld = BeforeOf(figures, f.Indicator)?.IsSuppressed,
                Remark = source.Remark(f.Indicator),
            }),
            .. figures.People.SelectMany(t => t.Rows.SelectMany(r => PeopleOf(source, t, r))),
            .. figures.Activities.SelectMany(t => t.Rows.SelectMany(r => r.Figures.Select(f => ActivityOf(source, t.By, r, f)))),
            .. figures.Skills.SelectMany(s => SkillOf(source, s)),
            .. source.Environment is { } estimate ? EnvironmentOf(source, estimate) : [],
        ];
    }

    private static Figure? BeforeOf(ImpactFigures figures, Indicator indicator) => figures.Before.FirstOrDefault(f => f.Indicator == indicator);

    /// <summary>As a page prints it; null when it is withheld, and for a share of nothing.</summary>
    private static decimal? ValueOf(Figure? figure) => figure switch
    {
        null or { Value: null } => null,
        { Of: not null } => figure.Share is { } share ? FigureWords.WholePercent(share) : null,
        _ => Indicators.Of(figure.Indicator).Unit is IndicatorUnit.Minutes ? FigureWords.HoursOf(figure.Value.Value) : figure.Value,
    };

    /// <summary>What the value itself is rounded to: a percentage is not, what it is reckoned from is.</summary>
    private static decimal? BaseOf(Figure? figure) => figure is not { RoundedTo: { } to, Of: null } ? null : Indicators.Of(figure.Indicator).Unit is IndicatorUnit.Minutes ? FigureWords.HoursOf(to) : to;

    private static FigureUnit UnitOf(Indicator indicator) => Indicators.Of(indicator).Unit switch
    {
        IndicatorUnit.Minutes => FigureUnit.Hours,
        IndicatorUnit.Days => FigureUnit.Days,
        IndicatorUnit.Share => FigureUnit.Percent,
        _ => FigureUnit.Count,
    };

    private static FigureLine LineOf(FigureSource source, Figure figure) => new()
    {
        TableCode = "",
        Table = "",
        Code = figure.Indicator.ToString(),
        Name = source.NameOf(figure.Indicator),
        Value = ValueOf(figure),
        Unit = UnitOf(figure.Indicator),
        IsWithheld = figure.IsSuppressed,
        RoundedTo = BaseOf(figure),
        Part = figure.Of is null ? null : figure.Value,
        PartRoundedTo = figure.Of is null ? null : figure.RoundedTo,
        Of = figure.Of,
        OfRoundedTo = figure.Of is null ? null : figure.RoundedTo,
        NotStated = figure.Of is null ? null : figure.NotStated,
        First = source.Figures.Period.First,
        Last = source.Figures.Period.Last,
    };

    private static FigureLine ActivityOf(FigureSource source, ActivityBy by, ActivityRow row, Figure figure)
    {
        var (first, last) = by is ActivityBy.Month ? row.DaysIn(source.Figures.Period) : (source.Figures.Period.First, source.Figures.Period.Last);
        return LineOf(source, figure) with { TableCode = by.ToString(), Table = EnumWords.Of(by), RowCode = row.Key, Row = ActivityWords.NameOf(by, row), First = first, Last = last };
    }

    /// <summary>How many, and what share of those who answered.</summary>
    private static IEnumerable<FigureLine> PeopleOf(FigureSource source, PeopleTable table, PeopleRow row)
    {
        var line = LineOf(source, new Figure { Indicator = Indicator.PeopleHelped, Value = row.Count, RoundedTo = row.RoundedTo }) with
        {
            TableCode = table.By.ToString(),
            Table = EnumWords.Of(table.By),
            RowCode = row.Key,
            Row = PeopleWords.NameOf(table.By, row),
        };
        yield return line;
        if (row.Count is { } count && source.Figures.ShareOf(table, row) is { } share)
        {
            var missing = table.Rows.FirstOrDefault(r => r.IsNotStated);
            yield return line with
            {
                Code = $"{line.Code}{Share}",
                Name = FigureFileText.ShareOfAnswered,
                Value = FigureWords.WholePercent(share),
                Unit = FigureUnit.Percent,
                RoundedTo = null,
                Part = count,
                PartRoundedTo = row.RoundedTo,
                Of = source.Figures.Answered(table),
                OfRoundedTo = source.Figures.AnsweredRoundedTo(table),
                NotStated = missing is null ? 0 : missing.Count,
                NotStatedRoundedTo = missing?.RoundedTo,
            };
        }
    }

    private static IEnumerable<FigureLine> SkillOf(FigureSource source, SkillChange change)
    {
        FigureLine Line(string code, string name, decimal? value, FigureUnit unit, bool isWithheld) => new()
        {
            TableCode = Skills,
            Table = FigureFileText.Skills,
            RowCode = $"{change.Framework}/{change.Competence}",
            Row = SkillWords.NameOf(change),
            Code = code,
            Name = name,
            Value = value,
            Unit = unit,
            IsWithheld = isWithheld,
            Of = code == nameof(change.Answers) ? null : change.Answers,
            First = source.Figures.Period.First,
            Last = source.Figures.Period.Last,
        };
        var isWithheld = change.Answers is null;
        yield return Line(nameof(change.Answers), FigureFileText.Answers, change.Answers, FigureUnit.Count, isWithheld);
        yield return Line("MeanBefore", FigureFileText.MeanBefore, FigureWords.MeanOf(change.SumBefore, change.Answers), FigureUnit.Step, isWithheld);
        yield return Line("MeanAfter", FigureFileText.MeanAfter, FigureWords.MeanOf(change.SumAfter, change.Answers), FigureUnit.Step, isWithheld);
        yield return Line(nameof(change.Improved), FigureFileText.Improved, change.Improved, FigureUnit.Count, change.Improved is null);
    }

    /// <summary>Each kind of device and then all of them: an estimate is a range, so that each number has two lines.</summary>
    private static IEnumerable<FigureLine> EnvironmentOf(FigureSource source, EnvironmentEstimate estimate)
    {
        var remark = string.Format(CultureInfo.CurrentCulture, FigureFileText.EnvironmentRemark, FactorWords.SourceOf(estimate.Factors), estimate.Factors.Year);
        var isPerYear = estimate.Factors.Basis is FactorBasis.YearOfUse;
        FigureLine Line(string rowCode, string row, string code, string name, decimal? value, FigureUnit unit = FigureUnit.Kilograms) => new()
        {
            TableCode = Environment,
            Table = FigureFileText.Environment,
            RowCode = rowCode,
            Row = row,
            Code = code,
            Name = name,
            Value = value is { } some ? Math.Round(some, unit is FigureUnit.YearsOfUse ? 1 : 3, MidpointRounding.AwayFromZero) : null,
            Unit = unit,
            First = source.Figures.Period.First,
            Last = source.Figures.Period.Last,
            Remark = remark,
        };
        foreach (var row in estimate.Rows)
        {
            var (code, name) = (row.Category.ToString(), EnumWords.Of(row.Category));
            yield return Line(code, name, nameof(row.Units), isPerYear ? FigureFileText.YearsOfUse : FigureFileText.Reused, row.Units, isPerYear ? FigureUnit.YearsOfUse : FigureUnit.Count);
            if (row.Factor is { } factor)
            {
                yield return Line(code, name, "CarbonFactorLow", FigureFileText.CarbonFactorLow, factor.CarbonLow);
                yield return Line(code, name, "CarbonFactorHigh", FigureFileText.CarbonFactorHigh, factor.CarbonHigh);
                yield return Line(code, name, nameof(row.CarbonLow), FigureFileText.CarbonLow, row.CarbonLow);
                yield return Line(code, name, nameof(row.CarbonHigh), FigureFileText.CarbonHigh, row.CarbonHigh);
            }

            if (row is { MaterialsLow: { } low, MaterialsHigh: { } high })
            {
                yield return Line(code, name, nameof(row.MaterialsLow), FigureFileText.MaterialsLow, low);
                yield return Line(code, name, nameof(row.MaterialsHigh), FigureFileText.MaterialsHigh, high);
            }
        }

        if (estimate.Rows.Count > 0)
        {
            yield return Line("", FigureFileText.AllDevices, nameof(estimate.CarbonLow), FigureFileText.CarbonLow, estimate.CarbonLow);
            yield return Line("", FigureFileText.AllDevices, nameof(estimate.CarbonHigh), FigureFileText.CarbonHigh, estimate.CarbonHigh);
        }

        if (estimate is { MaterialsLow: { } least, MaterialsHigh: { } most })
        {
            yield return Line("", FigureFileText.AllDevices, nameof(estimate.MaterialsLow), FigureFileText.MaterialsLow, least);
            yield return Line("", FigureFileText.AllDevices, nameof(estimate.MaterialsHigh), FigureFileText.MaterialsHigh, most);
        }
    }
}
