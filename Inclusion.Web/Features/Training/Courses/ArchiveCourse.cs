using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Courses;

/// <summary>Puts a course into the archive, or takes it out again. Its workshops go on.</summary>
public sealed class ArchiveCourse(Database database, CurrentStaff staff)
{
    /// <param name="archive">False: take it out.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>. Nothing happens when it was so already.</returns>
    public async Task<Outcome> RunAsync(long courseId, bool archive, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Courses.FirstOrDefaultAsync(c => c.Id == courseId, cancel) is not { } course)
                {
                    return new NotFound();
                }

                if (archive)
                {
                    course.Archive();
                }
                else
                {
                    course.Restore();
                }

                return Outcome.Done;
            },
            cancel);
    }
}
