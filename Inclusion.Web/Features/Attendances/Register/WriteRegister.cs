using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Register;

/// <summary>Writes the register sheet of a workshop, in the language of whoever asks.</summary>
public sealed class WriteRegister(Database database, CurrentStaff staff, DocumentWriter writer, DocumentFonts fonts, TimeProvider time, AuditTrail audit)
{
    /// <returns>A PDF; null when there is no such workshop, or whoever asks has nothing to do with its centre.</returns>
    /// <exception cref="Documents.Text.UndrawableTextException">A title that no font can draw; a name is left to be written by hand.</exception>
    public async Task<byte[]?> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await ReadAsync(workshopId, cancel) is not { } model)
        {
            return null;
        }

        using var file = new MemoryStream();
        writer.Write(file, new RegisterSheet(model, time.GetUtcNow()), cancel);
        return file.ToArray();
    }

    private async Task<RegisterModel?> ReadAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return null;
        }

        var found = await database.ReadAsync(
            async db =>
            {
                if (await db.FindTaughtAsync(workshopId, actor, cancel) is not { } workshop)
                {
                    return null;
                }

                var centre = await db.Centres.SingleAsync(c => c.Id == workshop.CentreId, cancel);
                var trainers = workshop.PlannedSessions.Select(s => s.TrainerId).OfType<long>().Concat(workshop.Trainers.Select(t => t.StaffId)).ToList();
                var sessions = workshop.PlannedSessions.ToList();
                return new RegisterModel(
                    await db.Organisations.Select(o => o.Name).SingleAsync(cancel),
                    await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.Title).SingleAsync(cancel),
                    fonts.Printable(centre.Address.Length > 0 ? $"{centre.Name}, {centre.Address.ReplaceLineEndings(", ")}" : centre.Name, NameByHand.Of),
                    await db.Rooms.Where(r => r.Id == workshop.RoomId).Select(r => r.Name).FirstOrDefaultAsync(cancel) is { } room ? fonts.Printable(room, NameByHand.Of) : null,
                    workshop is { FirstOn: { } first, LastOn: { } last } ? (first, last) : null,
                    sessions.Sum(s => s.Minutes),
                    (await db.Users.Where(u => trainers.Contains(u.Id)).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(cancel)).ConvertAll(n => fonts.Printable(n, NameByHand.Of)),
                    [.. sessions.SelectMany(s => HalfDay.Of(s.Times))],
                    [.. (await db.LearnersAsync(workshopId, cancel)).Select(l => fonts.Printable(l.Name, NameByHand.Of))]);
            },
            cancel);
        if (found is not null)
        {
            await audit.ExportedOfAsync(actor, nameof(RegisterSheet), workshopId, found.Names.Count, cancel);
        }

        return found;
    }
}
