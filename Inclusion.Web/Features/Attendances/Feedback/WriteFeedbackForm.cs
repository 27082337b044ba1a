using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Feedback;

/// <summary>Writes the feedback form of a workshop, to be copied, in the language of the workshop where the product speaks it.</summary>
public sealed class WriteFeedbackForm(Database database, CurrentStaff staff, DocumentWriter writer, TimeProvider time)
{
    /// <returns>A PDF; null when there is no such workshop, or whoever asks has nothing to do with its centre.</returns>
    /// <exception cref="Documents.Text.UndrawableTextException">A title that no installed font can draw.</exception>
    public async Task<byte[]?> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        var found = await database.ReadAsync(
            async db => await db.FindTaughtAsync(workshopId, actor, cancel) is { } workshop
                ? (workshop.Language, Title: await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.Title).SingleAsync(cancel), Organisation: await db.Organisations.Select(o => o.Name).SingleAsync(cancel))
                : default,
            cancel);
        if (found.Title is null)
        {
            return null;
        }

        using var speaking = (Language.Find(found.Language) ?? Language.Current).Speak();
        using var file = new MemoryStream();
        writer.Write(file, new FeedbackForm(found.Organisation, found.Title, time.GetUtcNow()), cancel);
        return file.ToArray();
    }
}
