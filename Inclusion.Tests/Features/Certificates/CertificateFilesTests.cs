using Inclusion.Domain.Certificates;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Certificates.Download;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.List;
using Inclusion.Web.Features.Certificates.Mail;
using Inclusion.Web.Features.Certificates.Revoke;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Certificates;

public sealed class CertificateFilesTests
{
    [Fact]
    public async Task A_second_copy_is_the_same_bytes_and_is_not_for_everyone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, certificate) = await database.IssueOneAsync(await database.AddPersonAsync("Zoé O’Neill / Martin"));
        var (first, second) = (await database.As<CertificateFiles>().FindAsync(certificate.Id, CancellationToken.None), await database.As<CertificateFiles>().FindAsync(certificate.Id, CancellationToken.None));
        Assert.Equal(first!.Content, second!.Content);
        Assert.Equal("2026-0001 Zoé O’Neill Martin.pdf", first.FileName);
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        Assert.Null(await database.As<CertificateFiles>(elsewhere).FindAsync(certificate.Id, CancellationToken.None));
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<CertificateFiles>(trainer).FindAsync(certificate.Id, CancellationToken.None));
    }

    [Fact]
    public async Task All_of_a_workshop_are_bound_for_the_printer_without_those_that_were_revoked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, enrolments) = await database.AddFinishedAsync(
            people: [(await database.AddPersonAsync("Zoé"), IssuedWorkshops.Always), (await database.AddPersonAsync("Ahmed"), IssuedWorkshops.Always), (await database.AddPersonAsync("Marc"), IssuedWorkshops.Always)]);
        Assert.Null(await database.As<CertificateFiles>().OfWorkshopAsync(workshop, null, CancellationToken.None));
        await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None);
        var marc = await database.ReadAsync(db => db.Certificates.SingleAsync(c => c.EnrolmentId == enrolments[2]));
        await database.As<RevokeCertificate>().RunAsync(new(marc.Id, "Wrong"), CancellationToken.None);

        using var binder = new DocumentBinder("Certificates");
        var names = new List<string>();
        await foreach (var file in (await database.As<CertificateFiles>().OfWorkshopAsync(workshop, null, CancellationToken.None))!.Files)
        {
            names.Add(file.FileName);
            binder.Add(file.Content);
        }

        Assert.Equal(["2026-0001 Ahmed.pdf", "2026-0003 Zoé.pdf"], names);
        var text = await PopplerTests.TextOf(binder.ToArray());
        Assert.Contains("Ahmed", text, StringComparison.Ordinal);
        Assert.Contains("2026-0003", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marc", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_ones_are_bound_in_the_order_in_which_they_were_chosen_without_those_that_do_not_hold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, zoe) = await database.IssueOneAsync(await database.AddPersonAsync("Zoé"));
        var (_, _, ahmed) = await database.IssueOneAsync(await database.AddPersonAsync("Ahmed"));
        var (_, _, marc) = await database.IssueOneAsync(await database.AddPersonAsync("Marc"));
        await database.As<RevokeCertificate>().RunAsync(new(marc.Id, "Wrong"), CancellationToken.None);
        Assert.Equal([marc.Id, ahmed.Id, zoe.Id], await database.As<ListCertificates>().ListIdsAsync(new CertificateFilter(), CancellationToken.None));
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");

        Assert.Null(await database.As<CertificateFiles>().OfChosenAsync([marc.Id, 999], null, CancellationToken.None));
        Assert.Null(await database.As<CertificateFiles>(elsewhere).OfChosenAsync([zoe.Id], null, CancellationToken.None));
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
        var chosen = await database.As<CertificateFiles>().OfChosenAsync([zoe.Id, marc.Id, ahmed.Id, zoe.Id], null, CancellationToken.None);

        var names = new List<string>();
        await foreach (var file in chosen!.Files)
        {
            names.Add(file.FileName);
        }

        Assert.Equal([$"{zoe.Number} Zoé.pdf", $"{ahmed.Number} Ahmed.pdf"], names);
        Assert.Equal(2, chosen.Count);
        Assert.Equal(2, (await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported))).Count);
    }

    [Fact]
    public async Task Many_chosen_ones_are_put_into_one_file_in_the_background()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, zoe) = await database.IssueOneAsync(await database.AddPersonAsync("Zoé"));
        var request = new PrintCertificatesRequest(null, IsZip: false, RowRanges.AddressOf([zoe.Id]));
        var id = (await database.As<StartWork>().RunAsync<PrintCertificatesWork, PrintCertificatesRequest>(request, CancellationToken.None)).Value;

        Assert.True(await database.Services.GetRequiredService<WorkRunner>().RunAsync(id, CancellationToken.None));

        var (content, name) = (await database.As<FindWork>().ResultAsync(id, CancellationToken.None))!.Value;
        await using (content)
        {
            Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
            using var pdf = new MemoryStream();
            await content.CopyToAsync(pdf);
            Assert.Contains(zoe.Number, await PopplerTests.TextOf(pdf.ToArray()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "1 etc passwd.pdf")]
    [InlineData("CON:\u0000*?", "1 CON.pdf")]
    [InlineData("فاطمة", "1 فاطمة.pdf")]
    [InlineData("///", "1.pdf")]
    public void A_file_has_a_name_that_every_system_takes(string name, string expected) => Assert.Equal(expected, CertificateFiles.FileName("1", name));

    [Fact]
    public void The_longest_name_makes_no_longer_file_name() => Assert.True(CertificateFiles.FileName("2026-0001", new string('é', 300)).Length <= 80);

    [Fact]
    public async Task It_is_put_into_one_email_with_the_printed_document()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, certificate) = await database.IssueOneAsync(await database.AddPersonAsync("Zoé Martin", email: "zoe@example.org"));
        Assert.Null((await database.As<SendCertificate>().RunAsync(certificate.Id, CancellationToken.None)).Refusal);
        Assert.Equal(new CertificateAlreadySent("2026-0001"), (await database.As<SendCertificate>().RunAsync(certificate.Id, CancellationToken.None)).Refusal);
        var message = await database.ReadAsync(db => db.Messages.Include(m => m.Attachments).SingleAsync());
        Assert.Equal((MessageStatus.Queued, "zoe@example.org", "Votre attestation\u00a0: Premiers pas sur Internet", true), (message.Status, message.To, message.Subject, message.IsConfirmation));
        var file = Assert.Single(message.Attachments);
        Assert.Equal(("2026-0001 Zoé Martin.pdf", "application/pdf"), (file.FileName, file.ContentType));
        Assert.Equal((await database.As<CertificateFiles>().FindAsync(certificate.Id, CancellationToken.None))!.Content, file.Content);

        await database.As<RevokeCertificate>().RunAsync(new(certificate.Id, "Wrong"), CancellationToken.None);
        Assert.Equal(MessageStatus.Withdrawn, await database.ReadAsync(db => db.Messages.Select(m => m.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_copy_of_a_revoked_one_says_so_on_its_face_and_a_mail_that_went_out_is_not_sent_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, certificate) = await database.IssueOneAsync(await database.AddPersonAsync("Zoé Martin", email: "zoe@example.org"));
        await database.As<SendCertificate>().RunAsync(certificate.Id, CancellationToken.None);
        await database.SendAsync();
        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(MessageStatus.Sent, message.Status);

        await database.As<RevokeCertificate>().RunAsync(new(certificate.Id, "Wrong hours"), CancellationToken.None);

        Assert.IsType<Inclusion.Web.Features.Messages.Send.NothingLeftToSay>((await database.As<Inclusion.Web.Features.Messages.Send.SendAgain>().RunAsync(message.Id, CancellationToken.None)).Refusal);
        var copy = (await database.As<CertificateFiles>().FindAsync(certificate.Id, CancellationToken.None))!;
        Assert.StartsWith("2026-0001 r", copy.FileName, StringComparison.Ordinal);
        var text = await PopplerTests.TextOf(copy.Content);
        Assert.Contains("RÉVOQUÉE le", text, StringComparison.Ordinal);
        Assert.Contains("Zoé Martin", text, StringComparison.Ordinal);
        Assert.Contains("2026-0001", text, StringComparison.Ordinal);
        Assert.Equal(copy.Content, (await database.As<CertificateFiles>().FindAsync(certificate.Id, CancellationToken.None))!.Content);
    }

    [Fact]
    public async Task Whoever_has_no_email_is_counted_not_forgotten()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, _) = await database.AddFinishedAsync(
            people: [(await database.AddPersonAsync("Zoé", email: "zoe@example.org"), IssuedWorkshops.Always), (await database.AddPersonAsync("Marc"), IssuedWorkshops.Always), (await database.AddPersonAsync("Ana", "06 12 34 56 78", "ana@example.org", channel: ContactChannel.Letter), IssuedWorkshops.Always)]);
        await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None);
        Assert.Equal(new SentReport(1, 2), (await database.As<SendCertificates>().RunAsync(workshop, CancellationToken.None)).Value);
        Assert.Equal(new SentReport(0, 2), (await database.As<SendCertificates>().RunAsync(workshop, CancellationToken.None)).Value);
        var marc = (await database.As<ListCandidates>().RunAsync(workshop, CancellationToken.None)).Value.All.Single(c => c.Name == "Marc");
        Assert.IsType<LearnerWithoutEmail>((await database.As<SendCertificate>().RunAsync(marc.Holds!.Id, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_name_number_year_centre_and_standing_and_pages_stay_whole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var people = new List<(long, AttendanceMark[])>();
        for (var i = 0; i < PagedList.PageSize + 3; i++)
        {
            people.Add((await database.AddPersonAsync($"Éloïse Nummer{i}"), IssuedWorkshops.Always));
        }

        var (workshop, enrolments) = await database.AddFinishedAsync(people: [.. people]);
        await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None);
        var list = database.As<ListCertificates>();
        var first = await list.RunAsync(new(), ListPlace.Start, CancellationToken.None);
        Assert.Equal(("2026-0053", "2026-0004"), (first.Rows[0].Number, first.Rows[^1].Number));
        Assert.Equal([2026], first.Years);
        var second = await list.RunAsync(new(), new ListPlace(After: first.Page.After), CancellationToken.None);
        Assert.Equal(["2026-0003", "2026-0002", "2026-0001"], second.Rows.Select(r => r.Number));
        Assert.Null(second.Page.After);
        Assert.Equal(first.Rows.Select(r => r.Id), (await list.RunAsync(new(), new ListPlace(Before: second.Page.Before), CancellationToken.None)).Rows.Select(r => r.Id));

        var one = await database.ReadAsync(db => db.Certificates.SingleAsync(c => c.EnrolmentId == enrolments[7]));
        await database.As<RevokeCertificate>().RunAsync(new(one.Id, "Wrong"), CancellationToken.None);
        Assert.Equal([one.Number], await NumbersAsync(new(Standing: CertificateStanding.Revoked)));
        Assert.Equal([one.Number], await NumbersAsync(new(Text: one.Number)));
        Assert.Equal([one.Number], await NumbersAsync(new(Text: "eloise nummer7")));
        Assert.Empty(await NumbersAsync(new(Year: 2025)));
        Assert.Empty(await NumbersAsync(new(CentreId: database.CentreId + 1)));

        async Task<List<string>> NumbersAsync(CertificateFilter filter) => [.. (await list.RunAsync(filter, ListPlace.Start, CancellationToken.None)).Rows.Select(r => r.Number)];
    }
}
