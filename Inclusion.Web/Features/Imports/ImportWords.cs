using System.Globalization;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Imports;

/// <summary>What is said about a file, as sentences.</summary>
public static class ImportWords
{
    /// <summary>Line, column where one is concerned, what is wrong, and what becomes of the line.</summary>
    public static string Of(ImportProblem problem)
    {
        var reason = RefusalSentences.Of(problem.Reason);
        if (problem.IsWithoutValue)
        {
            reason = string.Format(CultureInfo.CurrentCulture, ImportText.WithoutValue, reason);
        }

        return problem.Header is null
            ? string.Format(CultureInfo.CurrentCulture, ImportText.ProblemOfLine, problem.Line, reason)
            : string.Format(CultureInfo.CurrentCulture, ImportText.ProblemOfColumn, problem.Line, problem.Header, reason);
    }

    /// <summary>Line, who it is about, and who that may be.</summary>
    public static string Of(Doubt doubt) => string.Format(
        CultureInfo.CurrentCulture, ImportText.ProblemOfLine, doubt.Line, $"{doubt.Row} – {string.Format(CultureInfo.CurrentCulture, ImportText.DoubtOther, string.Join(" · ", doubt.Others))}");

    /// <summary>The right one of four texts, with the number in it: devices or people, several or one.</summary>
    public static string Counted(ImportKind kind, int count, string devices, string oneDevice, string people, string onePerson) =>
        string.Format(CultureInfo.CurrentCulture, (kind, count) switch
        {
            (ImportKind.Devices, 1) => oneDevice,
            (ImportKind.Devices, _) => devices,
            (_, 1) => onePerson,
            _ => people,
        }, count.ToString("N0", CultureInfo.CurrentCulture));

    /// <summary>The label of a field.</summary>
    public static string LabelOf(ImportField field) => ImportText.ResourceManager.GetString(field.Label, CultureInfo.CurrentUICulture)!;
}
