using System.Text.Json;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Tests.Domain.Training;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Training.TrainingSamples;

namespace Inclusion.Tests.Domain.Certificates;

public sealed class CertificateTests
{
    [Fact]
    public void Numbers_are_sequential_in_their_year_and_taken_only_when_nothing_is_refused()
    {
        var taken = 0L;
        var request = Request();

        Assert.IsType<BelowThreshold>(Certificate.Issue(request with { Attended = new AttendedTime(191, 240, 0, false) }, () => ++taken).Refusal);
        Assert.Equal("2026-0001", Certificate.Issue(request, () => ++taken).Value.Number);
        Assert.Equal("2026-0002", Certificate.Issue(request, () => ++taken).Value.Facts!.Number);
        Assert.Equal("2026-12345", Certificate.NumberOf(2026, 12345));
    }

    [Fact]
    public void A_certificate_is_issued_for_a_workshop_that_is_done_and_someone_enrolled()
    {
        var open = Open();
        Assert.IsType<WorkshopNotDone>(Certificate.Issue(Request() with { Workshop = open }, () => 1).Refusal);
        var (workshop, waiting) = (Open(1), new List<Enrolment>());
        var seats = new WorkshopSeats(workshop, []);
        seats.Enrol(1);
        waiting.Add(seats.Enrol(2));
        Assert.IsType<NotEnrolled>(Certificate.Issue(Request() with { Enrolment = waiting[0] }, () => 1).Refusal);
    }

    [Fact]
    public void Below_the_threshold_one_is_issued_for_a_reason_by_a_manager_and_says_the_time_that_was_attended()
    {
        var below = Request() with { Attended = new AttendedTime(120, 240, 0, false) };
        Assert.IsType<NotAllowed>(ThresholdWaiver.Of("Was ill, knows it all", Here, Marc).Refusal);
        Assert.IsType<WaiverReasonMissing>(ThresholdWaiver.Of(" ", Here, Amelie).Refusal);
        Assert.Equal(new FieldTooLong("Reason", 500), ThresholdWaiver.Of(new string('x', 501), Here, Amelie).Refusal);
        var waiver = ThresholdWaiver.Of(" Was ill, knows it all ", Here, Amelie).Value;

        Assert.IsType<BelowThreshold>(Certificate.Issue(below, () => 1).Refusal);
        var issued = Certificate.Issue(below with { Waiver = waiver }, () => 1).Value;
        Assert.Equal(("Was ill, knows it all", "Amélie"), (issued.WaiverReason, issued.WaivedBy));
        Assert.Equal(waiver, ThresholdWaiver.Of(issued));
        issued.Erase(Now);
        Assert.Null(issued.WaiverReason);

        // Nobody is certified to have attended nothing, and who reached it needs no reason.
        Assert.IsType<BelowThreshold>(Certificate.Issue(below with { Waiver = waiver, Attended = new AttendedTime(0, 240, 0, false) }, () => 1).Refusal);
        Assert.Null(Certificate.Issue(Request() with { Waiver = waiver }, () => 1).Value.WaiverReason);
    }

    [Fact]
    public void What_it_says_survives_being_kept_and_is_the_same()
    {
        var facts = Certificate.Issue(Request(), () => 1).Value.Facts!;

        var read = JsonSerializer.Deserialize<CertificateFacts>(JsonSerializer.Serialize(facts))!;

        Assert.Equal(JsonSerializer.Serialize(facts), JsonSerializer.Serialize(read));
        Assert.Equal(("فاطمة الزهراء", "1.1", "Marc"), (read.Name, read.Competences[0].Code, read.Trainers[0]));
    }

    [Fact]
    public void A_revoked_certificate_is_replaced_by_a_new_one()
    {
        var first = Certificate.Issue(Request(), () => 1).Value.WithId(1);

        Assert.IsType<CertificateNotRevoked>(Certificate.Issue(Request() with { Replaces = first }, () => 2).Refusal);
        Assert.IsType<RevokeReasonMissing>(first.Revoke(" ", Marc, Now).Refusal);
        Assert.False(first.Revoke("Name misspelt", Marc, Now).IsRefused);
        Assert.IsType<CertificateIsRevoked>(first.Revoke("Again", Marc, Now).Refusal);
        Assert.Equal(1, Certificate.Issue(Request() with { Replaces = first }, () => 2).Value.ReplacesId);
    }

    [Fact]
    public void The_check_says_valid_or_revoked_with_initials_and_unknown_alike_for_erased_and_never_issued()
    {
        var certificate = Certificate.Issue(Request(), () => 1).Value;

        var valid = new CertificateCheck(CertificateStanding.Valid, "2026-0001", "ف. ا.", "Premiers pas sur Internet", "Les Ateliers du Nord", Monday)
        {
            FirstOn = Monday,
            LastOn = Monday,
            MinutesAttended = 192,
            MinutesPlanned = 240,
        };
        Assert.Equal(valid, CertificateCheck.Of(certificate));
        certificate.Revoke("Name misspelt", Marc, Now);
        Assert.Equal(CertificateStanding.Revoked, CertificateCheck.Of(certificate).Standing);
        certificate.Erase(Now);
        Assert.Equal(CertificateCheck.Unknown, CertificateCheck.Of(certificate));
        Assert.Equal(CertificateCheck.Of(null), CertificateCheck.Of(certificate));
        Assert.Equal(("2026-0001", null, null), (certificate.Number, certificate.PersonId, certificate.Facts));
    }

    [Fact]
    public void The_stored_document_has_the_hash_of_its_bytes()
    {
        var document = CertificateDocument.Of(Certificate.Issue(Request(), () => 1).Value, "abc"u8.ToArray());

        Assert.Equal("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", document.Sha256);
    }

    [Theory]
    [InlineData("Fatoumata Diarra", "F. D.")]
    [InlineData("Jean-Baptiste de La Rochefoucauld", "J.-B. D. L. R.")]
    [InlineData("Éloïse  Nguyễn", "É. N.")]
    [InlineData("王 小明", "王. 小.")]
    [InlineData("", "")]
    public void Initials_are_the_first_letters_of_a_name(string name, string initials) => Assert.Equal(initials, Initials.Of(name));

    [Fact]
    public void Short_codes_have_eight_characters_that_are_not_mistaken_for_one_another()
    {
        Assert.Equal("AAAAAAAA", CheckCode.Of([0, 0, 0, 0, 0]));
        Assert.Equal("99999999", CheckCode.Of([255, 255, 255, 255, 255]));
        var random = new Random(1);
        var codes = Enumerable.Range(0, 1000).Select(_ =>
        {
            var bytes = new byte[CheckCode.Bytes];
            random.NextBytes(bytes);
            return CheckCode.Of(bytes);
        }).ToList();
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(code, CheckCode.Read($" {CheckCode.Shown(code).ToLowerInvariant()} ")));
    }

    [Theory]
    [InlineData("ABCDEFG")]
    [InlineData("ABCDEFGI")]
    [InlineData("ABCDEFG0")]
    [InlineData("")]
    public void What_can_be_no_code_is_none(string typed) => Assert.Null(CheckCode.Read(typed));

    private static CertificateRequest Request()
    {
        var workshop = Open();
        var enrolment = new WorkshopSeats(workshop, []).Enrol(1);
        Assert.False(workshop.Finish(Marc, workshop.EndsAt!.Value).IsRefused);
        return new CertificateRequest
        {
            Enrolment = enrolment,
            Workshop = workshop,
            Attended = new AttendedTime(192, 240, 0, false),
            Threshold = 80,
            Token = "token",
            CheckCode = "ABCDEFGH",
            By = Marc,
            At = Now,
            Facts = new CertificateFacts
            {
                Name = "فاطمة الزهراء",
                Initials = Initials.Of("فاطمة الزهراء"),
                Language = CertificateLanguage.French,
                CourseTitle = "Premiers pas sur Internet",
                Objectives = ["Envoyer un e-mail"],
                Framework = "DigComp 2.2",
                Competences = [new CertifiedCompetence("1.1", "Naviguer", "Browsing")],
                FirstOn = Monday,
                LastOn = Monday,
                MinutesAttended = 192,
                MinutesPlanned = 240,
                Place = "Maison de quartier Nord",
                Trainers = ["Marc"],
                IssuerName = "Les Ateliers du Nord",
                IssuedOn = Monday,
            },
        };
    }
}
