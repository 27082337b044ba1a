using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Courses;

/// <summary>A course, to be changed.</summary>
public sealed record CourseView(long Id, long Version, CourseFacts Facts, bool IsArchived);

/// <summary>Finds a course for whoever may change it.</summary>
public sealed class FindCourse(Database database, CurrentStaff staff)
{
    /// <summary>The language in which courses themselves are written: the organisation's, fr or en.</summary>
    public Task<string> OwnLanguageAsync(CancellationToken cancel) => database.ReadAsync(db => db.Organisations.Select(o => o.Language).SingleAsync(cancel), cancel);

    /// <returns>Null when there is none.</returns>
    public async Task<CourseView?> RunAsync(long courseId, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var course = await database.ReadAsync(db => db.Courses.FirstOrDefaultAsync(c => c.Id == courseId, cancel), cancel);
        return course is null ? null : new CourseView(course.Id, course.Version, course.Facts, course.IsArchived);
    }
}
