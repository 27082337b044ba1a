using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Certificates.Check;
using Inclusion.Web.Features.Certificates.Details;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.Revoke;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Certificates;

public sealed class RevokeTests
{
    [Fact]
    public async Task Revoked_with_a_reason_once_and_seen_by_everyone_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (workshop, enrolment, certificate) = await database.IssueOneAsync(await database.AddPersonAsync());
        Assert.IsType<RevokeReasonMissing>((await database.As<RevokeCertificate>().RunAsync(new(certificate.Id, ""), CancellationToken.None)).Refusal);
        Assert.Null((await database.As<RevokeCertificate>().RunAsync(new(certificate.Id, "Wrong name"), CancellationToken.None)).Refusal);
        Assert.Equal(new CertificateIsRevoked("2026-0001"), (await database.As<RevokeCertificate>().RunAsync(new(certificate.Id, "Again"), CancellationToken.None)).Refusal);
        var kept = await database.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.Equal(CertificateStanding.Revoked, (await database.As<CheckCertificate>().ByTokenAsync(kept.Token, CancellationToken.None)).Standing);

        // "All" does not undo what someone decided; by oneself it can be issued again.
        Assert.Equal(0, (await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value.Issued);
        Assert.Equal("2026-0002", (await database.As<IssueCertificate>().RunAsync(new(enrolment), CancellationToken.None)).Value.Number);
    }

    [Fact]
    public async Task Issued_anew_it_has_a_new_number_and_names_the_old()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, old) = await database.IssueOneAsync(await database.AddPersonAsync());
        Assert.IsType<RevokeReasonMissing>((await database.As<ReissueCertificate>().RunAsync(new(old.Id, ""), CancellationToken.None)).Refusal);
        var issued = (await database.As<ReissueCertificate>().RunAsync(new(old.Id, "Wrong language", CertificateLanguage.Both), CancellationToken.None)).Value;
        Assert.Equal("2026-0002", issued.Number);
        var details = (await database.As<FindCertificate>().RunAsync(issued.Id, false, CancellationToken.None))!;
        Assert.Equal(("2026-0001", "2026-0001", CertificateLanguage.Both), (details.Replaces!.Number, details.Facts!.Replaces, details.Facts.Language));
        var before = (await database.As<FindCertificate>().RunAsync(old.Id, false, CancellationToken.None))!;
        Assert.Equal((CertificateStanding.Revoked, "Wrong language", "2026-0002"), (before.Standing, before.RevokeReason, before.ReplacedBy!.Number));
        Assert.Equal(new AlreadyCertified("2026-0002"), (await database.As<ReissueCertificate>().RunAsync(new(old.Id, "Again"), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Where_a_new_one_is_refused_the_old_one_holds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, enrolment, old) = await database.IssueOneAsync(await database.AddPersonAsync());
        await database.ArrangeAsync(async db =>
        {
            var attendance = await db.Attendances.FirstAsync(a => a.EnrolmentId == enrolment);
            db.Remove(attendance);
            return true;
        });
        Assert.Equal(new BelowThreshold(50, 80), (await database.As<ReissueCertificate>().RunAsync(new(old.Id, "Corrected"), CancellationToken.None)).Refusal);
        Assert.Null(await database.ReadAsync(db => db.Certificates.Select(c => c.RevokedAt).SingleAsync()));
    }

    [Fact]
    public async Task Those_of_another_centre_find_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, certificate) = await database.IssueOneAsync(await database.AddPersonAsync());
        var elsewhere = await database.AddStaffAsync(StaffRole.Manager, await database.AddCentreAsync("Sud"), "sud@example.org");
        Assert.IsType<NotFound>((await database.As<RevokeCertificate>(elsewhere).RunAsync(new(certificate.Id, "x"), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<ReissueCertificate>(elsewhere).RunAsync(new(certificate.Id, "x"), CancellationToken.None)).Refusal);
        Assert.Null(await database.As<FindCertificate>(elsewhere).RunAsync(certificate.Id, false, CancellationToken.None));
    }

    [Fact]
    public async Task The_check_page_knows_it_by_token_or_by_number_and_code_together_and_says_initials_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.IssueOneAsync(await database.AddPersonAsync("Fatoumata Diarra-Lemoine"));
        var kept = await database.ReadAsync(db => db.Certificates.SingleAsync());
        var check = database.As<CheckCertificate>(Actor.Product);
        var expected = new CertificateCheck(CertificateStanding.Valid, "2026-0001", "F. D.-L.", "Premiers pas sur Internet", "Les Ateliers du Nord", database.Today)
        {
            FirstOn = database.Today.AddDays(7),
            LastOn = database.Today.AddDays(8),
            MinutesAttended = 240,
            MinutesPlanned = 240,
        };
        Assert.Equal(expected, await check.ByTokenAsync(kept.Token, CancellationToken.None));
        Assert.Equal(expected, await check.ByNumberAsync(" N° 2026-0001 ", CheckCode.Shown(kept.CheckCode).ToLowerInvariant(), CancellationToken.None));
        foreach (var unknown in new[] { await check.ByTokenAsync("x", CancellationToken.None), await check.ByNumberAsync("2026-0001", "AAAAAAAA", CancellationToken.None), await check.ByNumberAsync("2026-0001", "", CancellationToken.None), await check.ByNumberAsync("", kept.CheckCode, CancellationToken.None) })
        {
            Assert.Equal(CertificateCheck.Unknown, unknown);
        }

        await database.ArrangeAsync(async db =>
        {
            (await db.Certificates.SingleAsync()).Erase(database.Clock.GetUtcNow());
            return true;
        });
        Assert.Equal(CertificateCheck.Unknown, await check.ByTokenAsync(kept.Token, CancellationToken.None));
        Assert.Equal(CertificateCheck.Unknown, await check.ByNumberAsync("2026-0001", kept.CheckCode, CancellationToken.None));
    }
}
