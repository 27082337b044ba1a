using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Courses;

/// <summary>One course of the list.</summary>
/// <param name="Minutes">Planned; 0 when not known.</param>
public sealed record CourseRow(long Id, string Title, CourseLevel Level, int Minutes, IReadOnlyList<string> Competences, bool IsArchived);

/// <summary>The courses.</summary>
/// <param name="MayChange">Whether who asks may write them; a trainer only reads.</param>
public sealed record CourseList(IReadOnlyList<CourseRow> Rows, bool MayChange);

/// <summary>Lists courses by title. There are tens of them, not thousands: they come on one page.</summary>
public sealed class ListCourses(Database database, CurrentStaff staff)
{
    /// <param name="text">Every word must stand in the title, without regard to case and accents; null or empty for all.</param>
    public async Task<CourseList> RunAsync(bool archived, string? text, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        var courses = await database.ReadAsync(
            db => db.Courses.Where(c => c.IsArchived == archived).Select(c => new CourseRow(c.Id, c.Title, c.Level, c.PlannedMinutes, c.Competences, c.IsArchived)).ToListAsync(cancel), cancel);
        var words = Folding.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = courses.Where(c => Folding.Fold(c.Title) is var title && words.All(w => title.Contains(w, StringComparison.Ordinal)));
        return new CourseList([.. found.OrderBy(c => c.Title, StringComparer.CurrentCulture).ThenBy(c => c.Id)], actor.WorksAtDesk);
    }
}
