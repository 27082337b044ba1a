using System.Globalization;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>How work ended, in words.</summary>
internal static class WorkWords
{
    /// <summary>A sentence; for work that has an end.</summary>
    public static string Ended(WorkView work) => work.State switch
    {
        WorkState.Refused => string.Format(CultureInfo.CurrentCulture, WorkText.EndedRefused, work.Title, work.Refusal is { } refusal ? RefusalSentences.Of(refusal) : "").TrimEnd(),
        WorkState.Failed => string.Format(CultureInfo.CurrentCulture, WorkText.EndedFailed, work.Title),
        WorkState.Cancelled => string.Format(CultureInfo.CurrentCulture, WorkText.EndedCancelled, work.Title),
        _ => string.Join(' ', [string.Format(CultureInfo.CurrentCulture, WorkText.EndedDone, work.Title), .. work.Results.Take(1).Select(r => char.ToUpper(r[0], CultureInfo.CurrentCulture) + r[1..] + ".")]),
    };

    public static Tone ToneOf(WorkState state) => state switch
    {
        WorkState.Done => Tone.Good,
        WorkState.Refused or WorkState.Failed => Tone.Bad,
        WorkState.Running => Tone.Info,
        _ => Tone.Neutral,
    };
}
