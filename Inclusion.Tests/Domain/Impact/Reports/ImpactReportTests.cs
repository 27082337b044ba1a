using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Impact.Reports;

public sealed class ImpactReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Actor Amelie = new(1, "Amélie", StaffRole.Administrator, null);
    private static readonly HashSet<long> Nobody = [];

    [Fact]
    public void A_draft_has_every_section_once_in_the_order_that_was_chosen()
    {
        var report = Draft(Plan() with { Sections = [new(ReportSection.People, true, " Zoé came "), new(ReportSection.Devices, false), new(ReportSection.People, true)] });
        Assert.Equal([new(ReportSection.People, true, "Zoé came"), new(ReportSection.Devices, false), new(ReportSection.Training, false), new(ReportSection.Environment, false)], report.Sections);
        Assert.Equal((null, ReportStatus.Draft, ImpactPeriod.Year(2025), ImpactScope.Partner(7)), (report.Number, report.Status, report.Period, report.Scope));
    }

    [Fact]
    public void What_is_missing_or_too_long_is_refused()
    {
        Assert.Equal(new ReportTitleMissing(), Refused(Plan() with { Title = " " }));
        Assert.Equal(new FieldTooLong("ReportTitle", 160), Refused(Plan() with { Title = new string('a', 161) }));
        Assert.Equal(new FieldTooLong("ReportIntroduction", 4000), Refused(Plan() with { Introduction = new string('a', 4001) }));
        Assert.Equal(new FieldTooLong("ReportStory", 4000), Refused(Plan() with { Sections = [new(ReportSection.People, true, new string('a', 4001))] }));
        Assert.Equal(new ReportLanguageUnknown("ar"), Refused(Plan() with { Language = "ar" }));
        Assert.Equal(new ReportWithoutSections(), Refused(Plan() with { Sections = [new(ReportSection.People, false)] }));
    }

    [Fact]
    public void A_number_is_taken_only_when_nothing_is_refused()
    {
        var report = Draft(Plan() with { Period = ImpactPeriod.Year(2026) });
        Assert.Equal(new ReportPeriodNotOver(new DateOnly(2026, 12, 31)), report.Issue(Facts(), Amelie, Now, () => throw new InvalidOperationException("No number is to be taken.")).Refusal);

        Assert.False(report.Issue(Facts(today: new DateOnly(2027, 1, 1)), Amelie, Now, () => 3).IsRefused);
        Assert.Equal(("R2027-003", ReportStatus.Issued, "Amélie", new DateOnly(2027, 1, 1)), (report.Number, report.Status, report.IssuedBy, report.IssuedOn));
        Assert.Equal(new ReportIsIssued("R2027-003"), report.Issue(Facts(), Amelie, Now, () => throw new InvalidOperationException("No number is to be taken.")).Refusal);
    }

    [Fact]
    public void The_last_day_of_its_period_is_not_over()
    {
        var report = Draft(Plan() with { Period = ImpactPeriod.Between(new DateOnly(2026, 11, 1), Today).Value });
        Assert.Equal(new ReportPeriodNotOver(Today), report.WhyNotIssued(Facts()));
        Assert.Null(report.WhyNotIssued(Facts(today: Today.AddDays(1))));
    }

    [Fact]
    public void What_was_issued_is_not_changed()
    {
        var report = Issued(1);
        Assert.Equal(new ReportIsIssued("R2026-001"), report.Change(Plan(), Now).Refusal);
        Assert.Equal(new ReportIsIssued("R2026-001"), report.Quote(Quotation(), Nobody, Today, Now).Refusal);
        Assert.Equal(new ReportIsIssued("R2026-001"), report.Unquote(1, Now).Refusal);
        Assert.Equal(new ReportIsIssued("R2026-001"), ReportPicture.Add(report, Picture(), [1], 0, Now).Refusal);
    }

    [Fact]
    public void Nobody_is_quoted_without_consent()
    {
        var report = Draft(Plan());
        Assert.Equal(new QuoteTextMissing(), report.Quote(Quotation() with { Text = " " }, Nobody, Today, Now).Refusal);
        Assert.Equal(new FieldTooLong("QuoteText", 600), report.Quote(Quotation() with { Text = new string('a', 601) }, Nobody, Today, Now).Refusal);
        Assert.Equal(new FieldTooLong("QuoteAttribution", 120), report.Quote(Quotation() with { Attribution = new string('a', 121) }, Nobody, Today, Now).Refusal);
        Assert.Equal(new QuoteConsentMissing(), report.Quote(Quotation() with { ConsentOn = null }, Nobody, Today, Now).Refusal);
        Assert.Equal(new QuoteConsentMissing(), report.Quote(Quotation() with { ConsentBy = " " }, Nobody, Today, Now).Refusal);
        Assert.Equal(new QuoteConsentInFuture(), report.Quote(Quotation() with { ConsentOn = Today.AddDays(1) }, Nobody, Today, Now).Refusal);
        Assert.Equal(new QuoteConsentMissing(), report.Quote(Quotation() with { PersonId = 5 }, new HashSet<long> { 6 }, Today, Now).Refusal);
        Assert.Empty(report.Quotations);

        Assert.False(report.Quote(Quotation(), Nobody, Today, Now).IsRefused);
        Assert.False(report.Quote(Quotation() with { PersonId = 5 }, new HashSet<long> { 5 }, Today, Now).IsRefused);
        Assert.Equal([(null, Today), (5L, (DateOnly?)null)], report.Quotations.Select(q => (q.PersonId, q.ConsentOn)));
    }

    [Fact]
    public void A_withdrawn_consent_stops_it_until_the_quotation_or_its_section_goes()
    {
        var report = Draft(Plan());
        Assert.False(report.Quote(Quotation() with { PersonId = 5, Text = "This laptop is my bridge to my daughter in Bamako." }, new HashSet<long> { 5 }, Today, Now).IsRefused);
        Assert.Null(report.WhyNotIssued(Facts(5)));
        Assert.Equal(new QuoteConsentGone("This laptop is my bridge to my daughter…"), report.WhyNotIssued(Facts()));

        Assert.False(report.Change(Plan() with { Sections = [new(ReportSection.Devices, true)] }, Now).IsRefused);
        Assert.Null(report.WhyNotIssued(Facts()));
        Assert.False(report.Change(Plan(), Now).IsRefused);
        Assert.False(report.Unquote(0, Now).IsRefused);
        Assert.Null(report.WhyNotIssued(Facts()));
    }

    [Fact]
    public void A_report_takes_so_many_quotations_and_photos()
    {
        var report = Draft(Plan());
        for (var i = 0; i < ImpactReport.MaxQuotations; i++)
        {
            Assert.False(report.Quote(Quotation(), Nobody, Today, Now).IsRefused);
        }

        Assert.Equal(new TooManyQuotes(12), report.Quote(Quotation(), Nobody, Today, Now).Refusal);
        Assert.False(ReportPicture.Add(report, Picture(), [1], 11, Now).IsRefused);
        Assert.Equal(new TooManyPhotos(12), ReportPicture.Add(report, Picture(), [1], 12, Now).Refusal);
    }

    [Fact]
    public void A_photo_says_what_is_on_it_and_that_those_on_it_agreed()
    {
        var report = Draft(Plan());
        Assert.Equal(new PhotoAlternativeMissing(), ReportPicture.Add(report, Picture() with { Alternative = " " }, [1], 0, Now).Refusal);
        Assert.Equal(new PhotoConsentMissing(), ReportPicture.Add(report, Picture() with { ShowsPeople = true }, [1], 0, Now).Refusal);
        Assert.Equal(new FieldTooLong("PhotoCaption", 300), ReportPicture.Add(report, Picture() with { Caption = new string('a', 301) }, [1], 0, Now).Refusal);
        Assert.False(ReportPicture.Add(report, Picture() with { ShowsPeople = true, ConsentNote = "Signed on 3 November" }, [1], 0, Now).IsRefused);
    }

    [Fact]
    public void A_correction_is_a_new_report_that_replaces_the_old_one_when_it_is_issued()
    {
        var old = Issued(1, quoted: true);
        var draft = old.Correct(Amelie, Now).Value;
        Assert.Equal((old.Id, old.Title, null, ReportStatus.Draft), (draft.CorrectsId, draft.Title, draft.Number, draft.Status));
        Assert.Equal(old.Quotations.Select(q => (q.Text, q.ConsentOn, q.ConsentBy)), draft.Quotations.Select(q => (q.Text, q.ConsentOn, q.ConsentBy)));
        Assert.Equal(ReportStatus.Issued, old.Status);
        Assert.Equal(new ReportNotIssued(), draft.Correct(Amelie, Now).Refusal);

        Assert.False(draft.Issue(Facts() with { Corrects = old }, Amelie, Now, () => 2).IsRefused);
        Assert.Equal((ReportStatus.Replaced, "R2026-002"), (old.Status, old.ReplacedBy));
        Assert.Equal(new ReportIsReplaced("R2026-002"), old.Correct(Amelie, Now).Refusal);

        var late = Draft(Plan());
        Assert.Equal(new ReportIsReplaced("R2026-002"), late.WhyNotIssued(Facts() with { Corrects = old }));
    }

    private static Refusal? Refused(ReportPlan plan) => ImpactReport.Draft(ImpactScope.Organisation, plan, Amelie, Now).Refusal;

    private static ImpactReport Draft(ReportPlan plan) => ImpactReport.Draft(ImpactScope.Partner(7), plan, Amelie, Now).Value;

    private static ImpactReport Issued(long number, bool quoted = false)
    {
        var report = Draft(Plan());
        Assert.False(quoted && report.Quote(Quotation(), Nobody, Today, Now).IsRefused);
        Assert.False(report.Issue(Facts(), Amelie, Now, () => number).IsRefused);
        return report;
    }

    private static ReportPlan Plan() => new() { Title = "Impact 2025", Language = "en", Period = ImpactPeriod.Year(2025), Sections = SectionPlan.Everything };

    private static QuotationFacts Quotation() => new() { Section = ReportSection.People, Text = "I write to my family again.", Attribution = "A learner", ConsentOn = Today, ConsentBy = "Amélie" };

    private static PictureFacts Picture() => new() { Section = ReportSection.Devices, Alternative = "Twenty laptops on a table" };

    private static IssueFacts Facts(params long[] consenting) => new() { Today = Today, Consenting = consenting.ToHashSet() };

    private static IssueFacts Facts(DateOnly today) => new() { Today = today, Consenting = Nobody };
}
