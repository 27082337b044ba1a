using System.Security.Cryptography;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Features.Certificates.Details;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.Revoke;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Certificates;

public sealed class IssueTests
{
    [Fact]
    public async Task All_who_reached_the_threshold_get_one_and_what_was_printed_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, enrolments) = await database.AddFinishedAsync(
            people: [(await database.AddPersonAsync("Zoé Martin"), IssuedWorkshops.Always), (await database.AddPersonAsync("Ahmed Ali", language: "en"), IssuedWorkshops.Always), (await database.AddPersonAsync("Marc"), IssuedWorkshops.Half)]);

        var seen = (await database.As<ListCandidates>().RunAsync(workshop, CancellationToken.None)).Value;
        Assert.Equal(["Ahmed Ali", "Zoé Martin"], seen.Reached.Select(c => c.Name));
        Assert.Equal(("Marc", 50, 120, 240), seen.Below.Select(c => (c.Name, c.Attended.Percent, c.Attended.MinutesAttended, c.Attended.MinutesPlanned)).Single());

        var told = new List<IssueProgress>();
        var report = (await database.As<IssueCertificates>().RunAsync(new(workshop), new Telling(told), CancellationToken.None)).Value;
        Assert.Equal((2, 0), (report.Issued, report.Refused.Count));
        Assert.Equal([new(1, 2), new(2, 2)], told);

        var issued = await database.ReadAsync(db => db.Certificates.OrderBy(c => c.Number).ToListAsync());
        Assert.Equal(["2026-0001", "2026-0002"], issued.Select(c => c.Number));
        Assert.Equal([CertificateLanguage.English, CertificateLanguage.French], issued.Select(c => c.Facts!.Language));
        Assert.All(issued, c => Assert.Equal(c.Number, c.Facts!.Number));
        var documents = await database.ReadAsync(db => db.CertificateDocuments.OrderBy(d => d.CertificateId).ToListAsync());
        Assert.All(documents, d => Assert.Equal(Convert.ToHexString(SHA256.HashData(d.Content)), d.Sha256));
        Assert.Contains("N° 2026-0002", await PopplerTests.TextOf(documents[1].Content), StringComparison.Ordinal);

        var again = (await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value;
        Assert.Equal(0, again.Issued);
        Assert.Equal(3, enrolments.Count);
    }

    [Fact]
    public async Task Fifty_at_once_get_fifty_numbers_without_a_gap()
    {
        await using var database = await TestDatabase.CreateAsync();
        var people = new List<(long, AttendanceMark[])>();
        for (var i = 0; i < 50; i++)
        {
            people.Add((await database.AddPersonAsync($"Person {i}"), IssuedWorkshops.Always));
        }

        var (_, enrolments) = await database.AddFinishedAsync(people: [.. people]);
        var issued = await Task.WhenAll(enrolments.Select(e => Task.Run(() => database.As<IssueCertificate>().RunAsync(new(e), CancellationToken.None))));
        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"2026-{i:0000}"), issued.Select(i => i.Value.Number).Order());
        Assert.Equal(50, await database.ReadAsync(db => db.Certificates.Select(c => c.Token).Distinct().CountAsync()));
    }

    [Fact]
    public async Task However_often_it_is_asked_for_at_once_there_is_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, enrolments) = await database.AddFinishedAsync(people: (await database.AddPersonAsync(), IssuedWorkshops.Always));
        var issued = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => database.As<IssueCertificate>().RunAsync(new(enrolments[0]), CancellationToken.None))));
        Assert.Single(issued, i => !i.IsRefused);
        Assert.All(issued.Where(i => i.IsRefused), i => Assert.Equal(new AlreadyCertified("2026-0001"), i.Refusal));
        Assert.Equal(1, await database.ReadAsync(db => db.NumberSequences.Where(s => s.Name == "certificate-2026").Select(s => s.Last).SingleAsync()));
    }

    [Fact]
    public async Task Nothing_is_issued_below_the_threshold_or_before_the_end()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, half) = await database.AddFinishedAsync(people: (await database.AddPersonAsync(), IssuedWorkshops.Half));
        Assert.Equal(new BelowThreshold(50, 80), (await database.As<IssueCertificate>().RunAsync(new(half[0]), CancellationToken.None)).Refusal);

        var (open, going) = await database.AddFinishedAsync(finish: false, people: (await database.AddPersonAsync(), IssuedWorkshops.Always));
        Assert.IsType<WorkshopNotDone>((await database.As<IssueCertificate>().RunAsync(new(going[0]), CancellationToken.None)).Refusal);
        Assert.IsType<WorkshopNotDone>((await database.As<IssueCertificates>().RunAsync(new(open), null, CancellationToken.None)).Refusal);
        Assert.False(await database.ReadAsync(db => db.NumberSequences.AnyAsync(s => s.Name == "certificate-2026")));
    }

    [Fact]
    public async Task A_manager_issues_below_the_threshold_for_a_reason_that_is_kept_and_holds_for_the_one_in_its_place()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, enrolments) = await database.AddFinishedAsync(people: (await database.AddPersonAsync(), IssuedWorkshops.Half));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");

        Assert.False((await database.As<ListCandidates>(desk).RunAsync(workshop, CancellationToken.None)).Value.MayWaive);
        Assert.IsType<NotAllowed>((await database.As<IssueCertificate>(desk).RunAsync(new(enrolments[0], null, "Was ill"), CancellationToken.None)).Refusal);
        Assert.IsType<WaiverReasonMissing>((await database.As<IssueCertificate>().RunAsync(new(enrolments[0], null, " "), CancellationToken.None)).Refusal);
        var issued = (await database.As<IssueCertificate>().RunAsync(new(enrolments[0], null, "Was ill"), CancellationToken.None)).Value;

        var seen = (await database.As<ListCandidates>().RunAsync(workshop, CancellationToken.None)).Value;
        Assert.Equal("Was ill", Assert.Single(seen.Reached).Holds!.WaiverReason);
        var printed = await PopplerTests.TextOf(await database.ReadAsync(db => db.CertificateDocuments.Where(d => d.CertificateId == issued.Id).Select(d => d.Content).SingleAsync()));
        Assert.Equal(120, await database.ReadAsync(async db => (await db.Certificates.SingleAsync(c => c.Id == issued.Id)).Facts!.MinutesAttended));
        Assert.DoesNotContain("Was ill", printed, StringComparison.Ordinal);

        var replacement = await database.As<ReissueCertificate>().RunAsync(new(issued.Id, "Name misspelt", null), CancellationToken.None);
        Assert.Null(replacement.Refusal);
        var details = (await database.As<FindCertificate>().RunAsync(replacement.Value.Id, false, CancellationToken.None))!;
        Assert.Equal(("Was ill", database.Administrator.Name), (details.WaiverReason, details.WaivedBy));
    }

    [Fact]
    public async Task A_name_that_no_font_can_draw_takes_no_number_and_stops_nobody_else()
    {
        await using var database = await TestDatabase.CreateAsync(replace: services => services.Configure<DocumentOptions>(o => o.SystemFonts = false));
        var (workshop, _) = await database.AddFinishedAsync(people: [(await database.AddPersonAsync("李小龙"), IssuedWorkshops.Always), (await database.AddPersonAsync("Zoé"), IssuedWorkshops.Always)]);
        var report = (await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value;
        var refused = Assert.Single(report.Refused);
        Assert.Equal(("李小龙", new LettersNotDrawable("李小龙", "李", "Han", "fonts-wqy-zenhei")), (refused.Name, refused.Refusal));
        Assert.Equal(["2026-0001"], await database.ReadAsync(db => db.Certificates.Select(c => c.Number).ToListAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.NumberSequences.Where(s => s.Name == "certificate-2026").Select(s => s.Last).SingleAsync()));
    }

    [Fact]
    public async Task A_trainer_whom_no_font_can_draw_is_named_in_words_and_holds_up_no_certificate()
    {
        await using var database = await TestDatabase.CreateAsync(replace: services => services.Configure<DocumentOptions>(o => o.SystemFonts = false));
        var (workshop, _) = await database.AddFinishedAsync(people: [(await database.AddPersonAsync("Zoé"), IssuedWorkshops.Always)]);
        await database.ArrangeAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, "李小龙")));

        Assert.Empty((await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value.Refused);

        var pdf = await database.ReadAsync(db => db.Set<CertificateDocument>().Select(d => d.Content).SingleAsync());
        Assert.Contains("fonts-wqy-zenhei", await PopplerTests.TextOf(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_year_begins_with_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, enrolments) = await database.AddFinishedAsync(people: [(await database.AddPersonAsync("A"), IssuedWorkshops.Always), (await database.AddPersonAsync("B"), IssuedWorkshops.Always)]);
        Assert.Equal("2026-0001", (await database.As<IssueCertificate>().RunAsync(new(enrolments[0]), CancellationToken.None)).Value.Number);

        // In Paris it is 2027 already.
        database.Clock.Set(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero));
        Assert.Equal("2027-0001", (await database.As<IssueCertificate>().RunAsync(new(enrolments[1]), CancellationToken.None)).Value.Number);
    }

    [Fact]
    public async Task Whoever_is_given_none_is_passed_over_until_it_is_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, enrolments) = await database.AddFinishedAsync(people: (await database.AddPersonAsync(), IssuedWorkshops.Always));
        Assert.IsType<NotIssuedReasonMissing>((await database.As<DeclineCertificate>().RunAsync(new(enrolments[0], " "), CancellationToken.None)).Refusal);
        Assert.Null((await database.As<DeclineCertificate>().RunAsync(new(enrolments[0], "First reason"), CancellationToken.None)).Refusal);
        Assert.Null((await database.As<DeclineCertificate>().RunAsync(new(enrolments[0], "Asked for none"), CancellationToken.None)).Refusal);
        Assert.Equal(0, (await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value.Issued);
        Assert.Equal("Asked for none", (await database.As<ListCandidates>().RunAsync(workshop, CancellationToken.None)).Value.All.Single().DecidedAgainst);

        Assert.Null((await database.As<DeclineCertificate>().RunAsync(new(enrolments[0], null), CancellationToken.None)).Refusal);
        Assert.Equal(1, (await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value.Issued);
        Assert.Equal(new AlreadyCertified("2026-0001"), (await database.As<DeclineCertificate>().RunAsync(new(enrolments[0], "Too late"), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Only_those_who_arrange_workshops_there_may_issue_or_look()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, enrolments) = await database.AddFinishedAsync(people: (await database.AddPersonAsync(), IssuedWorkshops.Always));
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        Assert.IsType<NotFound>((await database.As<IssueCertificate>(elsewhere).RunAsync(new(enrolments[0]), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<ListCandidates>(elsewhere).RunAsync(workshop, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<DeclineCertificate>(elsewhere).RunAsync(new(enrolments[0], "x"), CancellationToken.None)).Refusal);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        Assert.IsType<NotAllowed>((await database.As<IssueCertificate>(trainer).RunAsync(new(enrolments[0]), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task What_was_issued_is_frozen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Fatoumata Diarra");
        var (workshop, _, certificate) = await database.IssueOneAsync(person);
        var (facts, bytes) = await ReadAsync();
        await database.ArrangeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person)).Change(new PersonFacts { Name = "Fatoumata Lemoine", Language = "fr" }, database.Clock.GetUtcNow());
            var course = await db.Courses.SingleAsync(c => db.Workshops.Any(w => w.Id == workshop && w.CourseId == c.Id));
            course.Change(course.Facts with { Title = "Something else", Objectives = [], Competences = [] });
            (await db.Organisations.SingleAsync()).Rename("Other name", "en");
            return true;
        });
        var (after, bytesAfter) = await ReadAsync();
        Assert.Equal(("Fatoumata Diarra", "Premiers pas sur Internet", "Les Ateliers du Nord"), (after.Name, after.CourseTitle, after.IssuerName));
        Assert.Equal(["1.1", "2.1"], after.Competences.Select(c => c.Code));
        Assert.Equal(facts.Competences, after.Competences);
        Assert.Equal("DigComp 2.2", after.Framework);
        Assert.Equal(bytes, bytesAfter);

        async Task<(CertificateFacts Facts, byte[] Content)> ReadAsync() => (
            (await database.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == certificate.Id))).Facts!,
            await database.ReadAsync(db => db.CertificateDocuments.Where(d => d.CertificateId == certificate.Id).Select(d => d.Content).SingleAsync()));
    }

    private sealed class Telling(List<IssueProgress> told) : IProgress<IssueProgress>
    {
        public void Report(IssueProgress value) => told.Add(value);
    }
}
