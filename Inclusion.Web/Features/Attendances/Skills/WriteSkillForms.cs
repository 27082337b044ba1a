using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Skills;

/// <summary>Writes self-assessment forms, one page a person or one without a name, in the language of the workshop where the product speaks it. Who takes the names along is noted.</summary>
public sealed class WriteSkillForms(Database database, CurrentStaff staff, DocumentWriter writer, DocumentFonts fonts, TimeProvider time, AuditTrail audit)
{
    /// <returns>A PDF; null when there is no such workshop, the course names no competences, or whoever asks has nothing to do with its centre.</returns>
    /// <exception cref="Documents.Text.UndrawableTextException">A title that no font can draw; a name is left to be written by hand.</exception>
    public async Task<byte[]?> RunAsync(long workshopId, bool blank, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        var found = await database.ReadAsync(
            async db => await db.FindTaughtAsync(workshopId, actor, cancel) is { } workshop
                ? (workshop.Language, Course: await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel), Organisation: await db.Organisations.Select(o => o.Name).SingleAsync(cancel), Names: (await db.LearnersAsync(workshopId, cancel)).ConvertAll(l => l.Name))
                : default,
            cancel);
        if (found.Course is not { Competences.Count: > 0 })
        {
            return null;
        }

        using var speaking = (Language.Find(found.Language) ?? Language.Current).Speak();
        var now = time.GetUtcNow();
        var competences = FindSkills.CompetencesOf(found.Course);
        var names = blank || found.Names.Count == 0 ? [null] : found.Names.Select(name => (string?)fonts.Printable(name, NameByHand.Of)).ToList();
        var forms = names.ConvertAll(name => new SkillForm(new SkillFormModel(found.Organisation, found.Course.Title, name, competences), now));
        using var file = new MemoryStream();
        writer.Write(file, forms[0].Info, forms, null, cancel);
        if (names[0] is not null)
        {
            await audit.ExportedOfAsync(actor, nameof(WriteSkillForms), workshopId, names.Count, cancel);
        }

        return file.ToArray();
    }
}
