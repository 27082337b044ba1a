using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Enrolments;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.Tell;
using Inclusion.Web.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Inclusion.Tests.Foundation.Mail;

/// <summary>Mails of people and centres whose names, titles and words would act where they can: read by a parser that is not the product's, they say what was typed, to one person.</summary>
public sealed class HostileMailsTests
{
    /// <summary>Those that the product means to write, and those of MIME.</summary>
    private static readonly HashSet<string> Meant = new(StringComparer.OrdinalIgnoreCase) { "From", "To", "Date", "Subject", "Message-Id", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding" };

    private static readonly string[] EntryProperties = ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "LOCATION", "DESCRIPTION", "URL"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Texts => [.. HostileTexts.OfMails, "nul\0l", "a\u0007bell", "\uFEFFmark", "\u202Egnp"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_stays_a_text_wherever_it_stands_in_a_mail(string text)
    {
        var mail = new MailToSend("1@test", "ada@example.org", text, $"{text}\n.\n{text}\n") { Files = [new MailFile(text, "text/plain; charset=utf-8", [1, 2])] };
        using var read = await ReadAsync(mail, new MailSettings { Sender = MailServer.Sender });

        AssertIsMeant(read);
        Assert.Equal(Whole(InvisibleCharacters.OneLine(text)), read.Subject);
        Assert.Equal(Lines(InvisibleCharacters.Lines($"{text}\n.\n{text}\n")), Lines(read.TextBody));
        Assert.Null(read.HtmlBody);
        var file = Assert.IsAssignableFrom<MimePart>(Assert.Single(read.Attachments));
        Assert.Equal("text/plain", file.ContentType.MimeType);
        Assert.Equal(["Content-Disposition", "Content-Transfer-Encoding", "Content-Type"], file.Headers.Select(h => h.Field).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(file.FileName ?? "", c => char.IsControl(c) || c is '/' or '\\');
    }

    [Theory]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("ada@example.org\nRCPT TO:<all@example.org>")]
    [InlineData("ada@example.org, all@example.org")]
    [InlineData("ada@example.org; all@example.org")]
    [InlineData("all: ada@example.org, bob@example.org;")]
    [InlineData("<ada@example.org> <all@example.org>")]
    [InlineData("ada@example.org\0all@example.org")]
    [InlineData("ada@example.org>\r\nDATA")]
    [InlineData("@evil.example:ada@example.org")]
    public async Task What_is_more_than_one_address_is_none(string to) =>
        await Assert.ThrowsAnyAsync<FormatException>(() => ReadAsync(new MailToSend("1@test", to, "x", "x"), new MailSettings { Sender = MailServer.Sender }));

    /// <summary>Reminders, confirmations with their dates, and what staff write to those who take part, of a whole centre under other words.</summary>
    [Fact]
    public async Task All_that_the_product_writes_says_what_was_typed_and_to_one_person()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshops = new List<long>();
        for (var at = 0; at < 6; at++)
        {
            workshops.Add(await database.AddWorkshopAsync(capacity: 40, courseId: await database.AddCourseAsync($"Course {at}")));
        }

        var people = new List<long>();
        foreach (var (at, _) in HostileTexts.OfMails.Index())
        {
            people.Add(await database.AddPersonAsync($"Person {at}", email: $"p{at}@example.org", language: at % 2 == 0 ? "fr" : "en"));
            await database.AddLoanAsync(people[^1], database.Today);
        }

        await database.ArrangeAsync(db => HostileTexts.FillAsync(db, HostileTexts.OfMails));
        foreach (var (at, person) in people.Index())
        {
            Assert.False((await database.As<EnrolPerson>().RunAsync(new EnrolPersonCommand(Guid.NewGuid(), person, workshops[at % workshops.Count]), Cancel)).IsRefused);
        }

        foreach (var (workshop, at) in workshops.Select((workshop, at) => (workshop, at)))
        {
            var typed = HostileTexts.OfMails[^(at + 1)] is { Length: <= ParticipantMessage.SubjectMaxLength } text ? text : "{0} {name}";
            Assert.False((await database.As<TellParticipants>().RunAsync(new TellParticipantsCommand(Guid.NewGuid(), workshop, false, [new ParticipantText("fr", typed, typed)]), Cancel)).IsRefused);
        }

        await database.PlanAsync();
        await database.SendAsync();

        var sent = await database.ReadAsync(db => db.Messages.Include(m => m.Attachments).ToDictionaryAsync(m => m.MessageId, Cancel));
        var salutations = await database.ReadAsync(db => db.People.ToDictionaryAsync(p => p.Id, p => p.AddressAs.Length > 0 ? p.AddressAs : p.Name, Cancel));
        var titles = await database.ReadAsync(db => db.Courses.Select(c => c.Title).ToListAsync(Cancel));
        var files = Directory.GetFiles(database.Services.GetRequiredService<DataFolder>().Mail, "*.eml");
        Assert.True(files.Length > 2 * people.Count, $"{files.Length} mails");
        var calendars = 0;
        foreach (var file in files)
        {
            using var read = await MimeMessage.LoadAsync(file, Cancel);
            AssertIsMeant(read);
            var message = sent[read.MessageId!];
            Assert.Equal(message.To, read.To.Mailboxes.Single().Address);
            Assert.Matches("^p[0-9]+@example.org$", message.To);
            Assert.Equal(Whole(message.Subject), read.Subject);
            Assert.DoesNotContain(read.Subject ?? "", c => char.IsControl(c) || InvisibleCharacters.IsInvisible(c));
            Assert.Equal(Lines(message.Body), Lines(read.TextBody));
            Assert.Contains(Lines(InvisibleCharacters.Lines(salutations[message.PersonId])), Lines(read.TextBody), StringComparison.Ordinal);
            foreach (var calendar in read.Attachments.Cast<MimePart>())
            {
                using var bytes = new MemoryStream();
                await calendar.Content!.DecodeToAsync(bytes, Cancel);
                var entries = ReadCalendar.Of(bytes.ToArray()).Entries;
                Assert.Equal(2, entries.Count);
                Assert.All(entries, entry => Assert.Subset(EntryProperties.ToHashSet(), entry.Keys.ToHashSet()));
                Assert.All(entries, entry => Assert.Contains(entry["SUMMARY"], titles.Select(title => Seen(title))));
                calendars++;
            }
        }

        Assert.Equal(people.Count, calendars);
    }

    private static async Task<MimeMessage> ReadAsync(MailToSend mail, MailSettings settings)
    {
        using var composed = MailComposer.Compose(mail, settings, DateTimeOffset.UnixEpoch);
        using var stream = new MemoryStream();
        await composed.WriteToAsync(stream, Cancel);
        stream.Position = 0;
        return await MimeMessage.LoadAsync(stream, Cancel);
    }

    private static void AssertIsMeant(MimeMessage read)
    {
        var fields = read.Headers.Concat(read.Body!.Headers).Select(h => h.Field).ToList();
        Assert.Subset(Meant, fields.ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(fields.Count, fields.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Single(read.From.Mailboxes);
        Assert.Equal("", Assert.Single(read.To.Mailboxes).Name ?? "");
        Assert.Empty(read.Cc.Concat(read.Bcc).Concat(read.ReplyTo));
    }

    /// <summary>A half of a character cannot be sent.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    /// <summary>Line ends are those of mails.</summary>
    private static string Lines(string? text) => Whole((text ?? "").ReplaceLineEndings("\n"));

    /// <summary>As a calendar keeps it.</summary>
    private static string Seen(string text) => string.Concat(Lines(text).Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
