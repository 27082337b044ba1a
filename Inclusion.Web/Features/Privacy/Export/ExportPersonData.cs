using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Export;

/// <summary>
/// Everything that is kept about one person as one archive, to be given to them: a document to read, the same for a program, and the files themselves. In the person's
/// language where the product speaks it. That it was taken is noted with the person.
/// </summary>
public sealed class ExportPersonData(Database database, CurrentStaff staff, DocumentWriter writer, HomeZone zone, TimeProvider time, ILogger<ExportPersonData> logger)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/> (also when they are erased, and to whoever runs one centre for those of another).</summary>
    public async Task<Outcome<byte[]>> RunAsync(long personId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        await staff.RequireConfirmedAsync(cancel);

        // Before it is given: what cannot be noted is not given.
        var noted = await database.WriteAsync(
            actor,
            async db =>
            {
                if (!await PeopleInReach.TakenBy(db, actor).Of(db.KeptPeople).AnyAsync(p => p.Id == personId, cancel))
                {
                    return new NotFound();
                }

                db.Note(new AuditNote(AuditAction.Exported, nameof(Person), () => personId));
                return Outcome.Done;
            },
            cancel);
        if (noted.IsRefused)
        {
            return noted.Refusal;
        }

        var language = await database.ReadAsync(db => db.People.Where(p => p.Id == personId).Select(p => p.Language).SingleAsync(cancel), cancel);
        using var speaking = (Language.Find(language) ?? Language.Current).Speak();
        if (await database.ReadAsync(db => ReadPersonData.RunAsync(db, personId, time.GetUtcNow(), cancel), cancel) is not var (data, files))
        {
            return new NotFound();
        }

        logger.PersonExported(personId, actor.StaffId);
        var home = await zone(cancel);
        return await ZipAsync([(PrivacyText.DataFile + ".pdf", writer.PrintWhole(new PersonDataDocument(data, home), cancel)), ("data.json", JsonSerializer.SerializeToUtf8Bytes(data, Json)), .. files], cancel);
    }

    private static async Task<byte[]> ZipAsync(IEnumerable<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        using var output = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel))
        {
            foreach (var (name, content) in files)
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
                await entry.WriteAsync(content, cancel);
            }
        }

        return output.ToArray();
    }
}
