using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Feedback;

/// <summary>What people thought of a workshop, as far as it may be told.</summary>
/// <param name="Forms">How many were typed in.</param>
/// <param name="Helped">Null below <see cref="FindFeedback.Fewest"/> answers.</param>
/// <param name="Recommends">Null below <see cref="FindFeedback.Fewest"/> answers.</param>
/// <param name="Remarks">In alphabetical order, so that none can be told by when it was written; empty below <see cref="FindFeedback.Fewest"/> forms.</param>
/// <param name="Course">Its title.</param>
public sealed record FeedbackView(int Forms, FeedbackAnswers? Helped, FeedbackAnswers? Recommends, IReadOnlyList<string> Remarks, string Course);

/// <summary>The answers to one question, 1 to 5.</summary>
public sealed record FeedbackAnswers(int Count, double Average);

/// <summary>Counts the feedback of a workshop. A mean over few answers reveals who gave them: below five there is none.</summary>
public sealed class FindFeedback(Database database, CurrentStaff staff)
{
    /// <summary>The least number of answers that are told together (docs/domain.md, Disclosure).</summary>
    public const int Fewest = 5;

    /// <returns>Null when there is no such workshop, or whoever asks has nothing to do with its centre.</returns>
    public async Task<FeedbackView?> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        return await database.ReadAsync(
            async db =>
            {
                if (await db.FindTaughtAsync(workshopId, actor, cancel) is not { } workshop)
                {
                    return null;
                }

                var forms = await db.WorkshopFeedback.Where(f => f.WorkshopId == workshopId).ToListAsync(cancel);
                return new FeedbackView(
                    forms.Count,
                    Answers(forms.Select(f => f.Helped)),
                    Answers(forms.Select(f => f.Recommends)),
                    forms.Count < Fewest ? [] : [.. forms.Select(f => f.Remark).OfType<string>().Order(StringComparer.CurrentCulture)],
                    await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.Title).SingleAsync(cancel));
            },
            cancel);
    }

    private static FeedbackAnswers? Answers(IEnumerable<int?> answers)
    {
        var given = answers.OfType<int>().ToList();
        return given.Count < Fewest ? null : new FeedbackAnswers(given.Count, given.Average());
    }
}
