using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Export;
using Inclusion.Web.Shared.Devices.Pictures;
using Inclusion.Web.Shared.Incidents;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Inclusion.Tests.Features.Privacy;

public sealed class ExportPersonDataTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_about_someone_is_in_one_archive_to_read_and_for_a_program()
    {
        await using var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { ["Inclusion:DirectExportRows"] = "0" });
        var id = await database.AddZephyrineAsync();

        // No font draws it: it holds up nothing.
        await database.As<AddPersonNote>().RunAsync(new(id, "Un signe \U0001FAE9 et un autre \U0001FADF"), Cancel);
        var files = await ReadAsync((await database.As<ExportPersonData>().RunAsync(id, Cancel)).Value);

        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(files["vos-donnees.pdf"][..4]), StringComparison.Ordinal);
        var certificate = await database.ReadAsync(db => db.Certificates.Select(c => c.Number).SingleAsync());
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(files[$"certificates/{certificate}.pdf"][..4]), StringComparison.Ordinal);
        Assert.Contains(files.Keys, name => name.StartsWith("messages/", StringComparison.Ordinal));

        using var json = JsonDocument.Parse(files["data.json"]);
        var root = json.RootElement;
        Assert.Equal(Zephyrine.Email, root.GetProperty("Details").GetProperty("Email").GetString());
        Assert.Equal("Foyer Quetzalcoatl", root.GetProperty("Details").GetProperty("Household").GetString());
        Assert.Contains("\U0001FAE9", root.GetProperty("Notes")[1].GetProperty("Text").GetString()!, StringComparison.Ordinal);
        Assert.Contains("Mme Quetzalcoatl est malade", Encoding.UTF8.GetString(files["data.json"]), StringComparison.Ordinal);
        var counts = await database.ReadAsync(async db => (Loans: await db.Loans.CountAsync(), Places: await db.Enrolments.CountAsync(), Messages: await db.Messages.CountAsync()));
        Assert.Equal(counts, (root.GetProperty("Loans").GetArrayLength(), root.GetProperty("Workshops").GetArrayLength(), root.GetProperty("Messages").GetArrayLength()));

        // Who saw it, this export first.
        var seen = root.GetProperty("Seen").EnumerateArray().Select(s => (s.GetProperty("Action").GetString(), s.GetProperty("By").GetString())).ToList();
        Assert.Equal((nameof(AuditAction.Exported), database.Administrator.Name), seen[0]);
        Assert.Contains((nameof(AuditAction.Seen), database.Administrator.Name), seen);
    }

    [Fact]
    public async Task Pictures_of_their_loans_are_in_it_with_their_words_and_none_of_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (id, device) = (await database.AddPersonAsync(Zephyrine.Name, language: "fr"), await database.AddReadyDeviceAsync("LT-0001"));
        var change = database.As<ChangeDevicePictures>();
        Assert.Null((await change.AddAsync(new(device, null, PictureMoment.AtCentre, "On the shelf", Photo(300)), Cancel)).Refusal);
        var others = await database.LendAsync(await database.AddPersonAsync("Awa Sow"), await database.AddReadyDeviceAsync("LT-0002"), database.Today.AddDays(7));
        Assert.Null((await change.AddAsync(new(await database.ReadAsync(db => db.LoanDevices.Where(l => l.LoanId == others).Select(l => l.DeviceId).SingleAsync()), others, PictureMoment.AtLending, "", Photo(310)), Cancel)).Refusal);
        var loan = await database.LendAsync(id, device, database.Today.AddDays(7));
        Assert.Null((await change.AddAsync(new(device, loan, PictureMoment.AtLending, "Scratch on the lid", Photo(320)), Cancel)).Refusal);
        Assert.Null((await database.As<NoteIncident>().RunAsync(new(device, loan, IncidentKind.Damage, "The hinge is broken", database.Today), Cancel)).Refusal);
        var incident = await database.ReadAsync(db => db.Incidents.Select(i => i.Id).SingleAsync());
        Assert.Null((await change.AddToIncidentAsync(new(incident, "Hinge", Photo(330)), Cancel)).Refusal);

        var files = await ReadAsync((await database.As<ExportPersonData>().RunAsync(id, Cancel)).Value);
        using var json = JsonDocument.Parse(files["data.json"]);
        var exported = json.RootElement.GetProperty("Loans")[0];
        var pictures = exported.GetProperty("Pictures").EnumerateArray().Select(p => (p.GetProperty("Moment").GetString(), p.GetProperty("Words").GetString(), File: p.GetProperty("File").GetString()!)).ToList();
        Assert.Equal([(nameof(PictureMoment.AtLending), "Scratch on the lid"), (nameof(PictureMoment.AtIncident), "Hinge")], pictures.Select(p => (p.Item1, p.Item2)));
        Assert.Equal(pictures[1].File, exported.GetProperty("Incidents")[0].GetProperty("Pictures")[0].GetString());
        Assert.Equal(pictures.Select(p => p.File).Order(), files.Keys.Where(name => name.EndsWith(".jpg", StringComparison.Ordinal)).Order());
        Assert.All(pictures, p => Assert.StartsWith($"loans/{exported.GetProperty("Number").GetString()}/", p.File, StringComparison.Ordinal));
        using var drawn = SKBitmap.Decode(files[pictures[0].File]);
        Assert.Equal(320, drawn.Width);
        var read = (await PopplerTests.TextOf(files["vos-donnees.pdf"])).ReplaceLineEndings(" ");
        Assert.Contains("Scratch on the lid", read, StringComparison.Ordinal);

        static byte[] Photo(int width) => HostileFiles.Picture(SKEncodedImageFormat.Jpeg, width, 200);
    }

    [Fact]
    public async Task Whoever_runs_one_centre_takes_no_copy_of_the_data_of_others_whatever_is_set()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        Assert.IsType<NotFound>((await two.Database.As<ExportPersonData>(two.Manager).RunAsync(two.Theirs, Cancel)).Refusal);
        Assert.Null((await two.Database.As<ExportPersonData>(two.Manager).RunAsync(two.Ours, Cancel)).Refusal);
        var seen = (await two.Database.As<FindPerson>(two.Manager).RunAsync(two.Theirs, again: false, Cancel)).Value;
        Assert.Equal((true, false), (seen.RunsACentre, seen.MayTake));
        var files = await ReadAsync((await two.Database.As<ExportPersonData>().RunAsync(two.Theirs, Cancel)).Value);
        using var json = JsonDocument.Parse(files["data.json"]);
        Assert.Equal("Maison Sud", json.RootElement.GetProperty("Details").GetProperty("HomeCentre").GetString());
    }

    [Fact]
    public async Task Only_those_who_run_a_centre_take_it_and_it_is_noted_with_the_person()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        var (desk, manager) = (await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org"), await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org"));
        Assert.IsType<NotAllowed>((await database.As<ExportPersonData>(desk).RunAsync(id, Cancel)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported)));
        Assert.False((await database.As<ExportPersonData>(manager).RunAsync(id, Cancel)).IsRefused);
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported));
        Assert.Equal((id, manager.StaffId), (entry.RecordId, entry.StaffId));

        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, 1), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<ExportPersonData>(manager).RunAsync(id, Cancel)).Refusal);
    }

    private static async Task<Dictionary<string, byte[]>> ReadAsync(byte[] archive)
    {
        var files = new Dictionary<string, byte[]>();
        using var zip = new ZipArchive(new MemoryStream(archive));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var stream = await entry.OpenAsync(Cancel);
            await stream.CopyToAsync(content, Cancel);
            files[entry.FullName] = content.ToArray();
        }

        return files;
    }
}
