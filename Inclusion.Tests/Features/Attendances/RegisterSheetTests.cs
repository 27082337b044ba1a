using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Features.Attendances.Feedback;
using Inclusion.Web.Features.Attendances.Register;
using Inclusion.Web.Features.Attendances.Skills;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Attendances;

public sealed class RegisterSheetTests
{
    private const string LongName = "Marie-Antoinette Fitzgerald-Vandenbroucke de La Rochefoucauld";

    [Fact]
    public async Task The_sheet_names_everyone_and_nothing_else_of_them()
    {
        await using var room = await Room.OpenAsync(capacity: 30);
        foreach (var name in Enumerable.Range(1, 21).Select(i => $"Participant {i:00}").Concat([LongName, "فاطمة الزهراء بنعلي", "Nguyễn Thị Hồng Nhung"]))
        {
            await room.Database.EnrolAsync(room.WorkshopId, await room.Database.AddPersonAsync(name, "06 12 34 56 78", "someone@example.org"));
        }

        var (text, pages) = await WriteAsync("register", () => room.Database.As<WriteRegister>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None));

        Assert.Contains("Premiers pas sur Internet", text, StringComparison.Ordinal);
        Assert.Contains("Maison de quartier Nord", text, StringComparison.Ordinal);
        Assert.Contains(room.Trainer.Name, text, StringComparison.Ordinal);
        Assert.Contains("10:00–12:00", text, StringComparison.Ordinal);
        Assert.Matches(@"4\s*h", text);
        Assert.Contains("Participant 21", text, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Hồng Nhung", text.Normalize(), StringComparison.Ordinal);
        Assert.All(LongName.Split(' ', '-'), part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("06 12", text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", text.Replace(room.Trainer.Name, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"Page {pages} sur {pages}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_half_days_than_fit_side_by_side_go_on_with_every_name_again()
    {
        await using var room = await Room.OpenAsync();
        var workshop = await room.Database.AddWorkshopAsync(sessions: [.. Enumerable.Range(0, 6).Select(i => ArrangedTraining.Session(room.Database.Today.AddDays(i), 9, 17))]);
        await room.Database.EnrolAsync(workshop, await room.Database.AddPersonAsync("Zoé Carpentier"));

        var (text, pages) = await WriteAsync("register-wide", () => room.Database.As<WriteRegister>(room.Trainer).RunAsync(workshop, CancellationToken.None));

        Assert.Equal(2, pages);
        Assert.Equal(3, text.Split("Zoé Carpentier").Length);
        Assert.Contains("après-midi", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_lasts_the_day_is_signed_twice()
    {
        var day = new DateOnly(2026, 11, 24);
        Assert.Equal([DayPart.Whole], HalfDay.Of(new SessionTimes(day, new TimeOnly(10, 0), new TimeOnly(14, 0))).Select(h => h.Part));
        Assert.Equal([DayPart.Morning, DayPart.Afternoon], HalfDay.Of(new SessionTimes(day, new TimeOnly(9, 0), new TimeOnly(17, 0))).Select(h => h.Part));
    }

    [Fact]
    public async Task A_name_that_no_font_can_draw_is_left_to_be_written_and_holds_up_nobody()
    {
        await using var room = await Room.OpenAsync(replace: services => services.Configure<DocumentOptions>(options => options.SystemFonts = false));
        await room.EnrolAsync("李小龙");
        await room.EnrolAsync("Zoé Carpentier");

        foreach (var write in new Func<Task<byte[]?>>[]
        {
            () => room.Database.As<WriteRegister>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None),
            () => room.Database.As<WriteSkillForms>(room.Trainer).RunAsync(room.WorkshopId, blank: false, CancellationToken.None),
        })
        {
            var (text, _) = await WriteAsync("by-hand", write);
            Assert.Contains("à écrire à la main", text, StringComparison.Ordinal);
            Assert.Contains("fonts-wqy-zenhei", text, StringComparison.Ordinal);
            Assert.Contains("Zoé Carpentier", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_trainer_and_a_centre_that_no_font_can_draw_are_left_to_be_written()
    {
        await using var room = await Room.OpenAsync(replace: services => services.Configure<DocumentOptions>(options => options.SystemFonts = false));
        await room.EnrolAsync("Zoé Carpentier");
        await room.Database.ArrangeAsync(async db =>
        {
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, "李小龙"));
            return await db.Centres.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "ໄຊ"));
        });

        var (text, _) = await WriteAsync("names-by-hand", () => room.Database.As<WriteRegister>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None));
        Assert.Contains("Zoé Carpentier", text, StringComparison.Ordinal);
        Assert.All(new[] { "fonts-wqy-zenhei", "fonts-noto-core" }, package => Assert.Contains(package, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_room_that_no_font_can_draw_is_left_to_be_written()
    {
        await using var room = await Room.OpenAsync(replace: services => services.Configure<DocumentOptions>(options => options.SystemFonts = false));
        await room.EnrolAsync("Zoé Carpentier");
        var place = await room.Database.AddRoomAsync("李小龙");
        await room.Database.ArrangeAsync(db => db.Workshops.ExecuteUpdateAsync(set => set.SetProperty(w => w.RoomId, place)));

        var (text, _) = await WriteAsync("room-by-hand", () => room.Database.As<WriteRegister>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None));
        Assert.Contains("Zoé Carpentier", text, StringComparison.Ordinal);
        Assert.Matches(@"Salle\s+à écrire à la main \(Han", text);
    }

    [Fact]
    public async Task A_title_that_no_font_can_draw_is_said_and_nothing_is_printed()
    {
        await using var room = await Room.OpenAsync(replace: services => services.Configure<DocumentOptions>(options => options.SystemFonts = false));
        await room.Database.ArrangeAsync(db => db.Courses.ExecuteUpdateAsync(c => c.SetProperty(x => x.Title, "李小龙")));

        await Assert.ThrowsAsync<UndrawableTextException>(() => room.Database.As<WriteRegister>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None));
    }

    [Fact]
    public async Task Forms_are_one_page_a_person_and_feedback_asks_no_name()
    {
        await using var room = await Room.OpenAsync();
        await room.EnrolAsync("Fatoumata Diarra");
        await room.EnrolAsync("Zoé Carpentier");

        var (skills, pages) = await WriteAsync("skills", () => room.Database.As<WriteSkillForms>(room.Trainer).RunAsync(room.WorkshopId, blank: false, CancellationToken.None));
        Assert.Equal(2, pages);
        Assert.Contains("Zoé Carpentier", skills, StringComparison.Ordinal);
        Assert.Contains("Naviguer", skills, StringComparison.Ordinal);
        var (feedback, one) = await WriteAsync("feedback", () => room.Database.As<WriteFeedbackForm>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None));
        Assert.Equal(1, one);
        Assert.DoesNotContain("Fatoumata", feedback, StringComparison.Ordinal);
    }

    private static async Task<(string Text, int Pages)> WriteAsync(string name, Func<Task<byte[]?>> write)
    {
        using var french = Language.French.Speak();
        var folder = Directory.CreateTempSubdirectory("inclusion-pdf-").FullName;
        try
        {
            var file = Path.Combine(folder, name + ".pdf");
            await File.WriteAllBytesAsync(file, (await write())!);
            if (Screens.AreWanted)
            {
                await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "70", "-png", file, Path.Combine(Repository.Artifacts, "screens", "pdf-" + name));
            }

            var pages = (await InstalledTools.RunAsync("poppler-utils", "pdfinfo", file)).Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal));
            return (await InstalledTools.RunAsync("poppler-utils", "pdftotext", "-layout", file, "-"), int.Parse(pages["Pages:".Length..], System.Globalization.CultureInfo.InvariantCulture));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
