using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Build;
using Inclusion.Web.Features.Reports.List;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Reports;

public sealed class BuildReportTests
{
    [Fact]
    public async Task A_draft_has_a_title_the_usual_factors_and_every_section()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.AddPartnerAsync();
        var id = await database.DraftReportAsync(ImpactScope.Partner(partner), ImpactPeriod.Quarter(new DateOnly(2025, 7, 1)));
        var draft = await database.As<FindDraft>().RunAsync(id, again: false, CancellationToken.None);
        Assert.NotNull(draft);
        Assert.Equal(("Rapport d’impact, juillet à septembre 2025", "Fondation Lumière", ReportStatus.Draft), (draft.Plan.Title, draft.ScopeName, draft.Status));
        Assert.Equal(Enum.GetValues<ReportSection>(), draft.Plan.Sections.Where(s => s.IsIncluded).Select(s => s.Section));
        Assert.NotEmpty(draft.Plan.FactorSetId);
        Assert.Null(draft.WhyNotIssued);
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(ImpactReport) && e.Action == Inclusion.Web.Data.Records.AuditAction.Seen)));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.DraftReportAsync();
        var mine = (await database.As<FindDraft>().RunAsync(id, again: true, CancellationToken.None))!;
        Assert.Null((await SaveAsync(database, mine, mine.Plan with { Introduction = "First." })).Refusal);
        Assert.Equal(new ChangedMeanwhile(), (await SaveAsync(database, mine, mine.Plan with { Title = "Mine" })).Refusal);

        // A quotation is a change as well.
        var again = (await database.As<FindDraft>().RunAsync(id, again: true, CancellationToken.None))!;
        await database.QuoteAsync(id);
        Assert.Equal(new ChangedMeanwhile(), (await SaveAsync(database, again, again.Plan)).Refusal);
    }

    [Fact]
    public async Task What_both_changed_can_be_brought_together()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = (await database.As<FindDraft>().RunAsync(await database.DraftReportAsync(), again: true, CancellationToken.None))!;
        var mine = ReportForm.Of(before);
        mine.Title = "Mine";
        mine.Sections[1].Story = "My story";
        var theirs = ReportForm.Of(before);
        theirs.Version++;
        theirs.Introduction = "Theirs";
        theirs.Title = "Theirs too";
        theirs.Move(ReportSection.Environment, -1);
        var both = mine.BringIn(theirs, ReportForm.Of(before));
        Assert.Equal(("Mine", "Theirs", theirs.Version), (both.Title, both.Introduction, both.Version));
        Assert.Equal([ReportSection.Devices, ReportSection.People, ReportSection.Environment, ReportSection.Training], both.Sections.Select(s => s.Section));
        Assert.Equal("My story", both.Sections.Single(s => s.Section == ReportSection.People).Story);
        Assert.False(both.SaysTheSame(theirs));
        Assert.True(both.Copy().SaysTheSame(both));
    }

    [Fact]
    public async Task Unknown_factors_and_unknown_scopes_are_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var draft = (await database.As<FindDraft>().RunAsync(await database.DraftReportAsync(), again: true, CancellationToken.None))!;
        Assert.Equal(new ReportFactorsUnknown("guess-2020"), (await SaveAsync(database, draft, draft.Plan with { FactorSetId = "guess-2020" })).Refusal);
        Assert.Null((await SaveAsync(database, draft, draft.Plan with { FactorSetId = "" })).Refusal);
        Assert.IsType<NotFound>((await database.As<DraftReport>().RunAsync(new(ImpactScope.Partner(99), Drafted.LastYear, "fr", [ReportSection.People]), CancellationToken.None)).Refusal);
        Assert.IsType<ReportWithoutSections>((await database.As<DraftReport>().RunAsync(new(ImpactScope.Organisation, Drafted.LastYear, "fr", []), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task The_records_are_asked_for_consent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.DraftReportAsync();
        var silent = await database.AddPersonAsync();
        var facts = new QuotationFacts { Section = ReportSection.People, Text = "Merci.", PersonId = silent };
        Assert.IsType<QuoteConsentMissing>((await database.As<ChangeQuotations>().AddAsync(new(id, facts), CancellationToken.None)).Refusal);

        var person = await database.AddConsentingAsync();
        await database.QuoteAsync(id, person);
        Assert.True((await database.As<FindDraft>().RunAsync(id, again: true, CancellationToken.None))!.Quotations.Single().HasConsent);
        await database.WithdrawConsentAsync(person);
        var draft = (await database.As<FindDraft>().RunAsync(id, again: true, CancellationToken.None))!;
        Assert.False(draft.Quotations.Single().HasConsent);
        Assert.IsType<QuoteConsentGone>(draft.WhyNotIssued);

        Assert.Null((await database.As<ChangeQuotations>().RemoveAsync(id, draft.Quotations[0].Id, CancellationToken.None)).Refusal);
        Assert.Null((await database.As<FindDraft>().RunAsync(id, again: true, CancellationToken.None))!.WhyNotIssued);
    }

    [Fact]
    public async Task A_manager_of_one_centre_reports_about_that_centre_only_and_nobody_else_reports()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Maison Sud");
        var partner = await database.AddPartnerAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "marc@example.org");
        var (own, theirs, whole) = (
            await database.DraftReportAsync(ImpactScope.Centre(database.CentreId), by: manager), await database.DraftReportAsync(ImpactScope.Centre(other)), await database.DraftReportAsync());

        foreach (var scope in new[] { ImpactScope.Organisation, ImpactScope.Centre(other), ImpactScope.Partner(partner) })
        {
            Assert.IsType<NotAllowed>((await database.As<DraftReport>(manager).RunAsync(new(scope, Drafted.LastYear, "fr", [ReportSection.People]), CancellationToken.None)).Refusal);
        }

        Assert.Equal([own], (await database.As<ListReports>(manager).RunAsync(new ReportFilter(), ListPlace.Start, CancellationToken.None)).Rows.Select(r => r.Id));
        Assert.Equal([ImpactScope.Centre(database.CentreId)], (await database.As<FindReportChoices>(manager).RunAsync(CancellationToken.None)).Scopes.Select(c => c.Value));
        foreach (var id in new[] { theirs, whole })
        {
            Assert.Null(await database.As<FindDraft>(manager).RunAsync(id, again: false, CancellationToken.None));
            Assert.IsType<NotFound>((await database.As<DiscardDraft>(manager).RunAsync(id, CancellationToken.None)).Refusal);
        }

        foreach (var role in new[] { StaffRole.Desk, StaffRole.Trainer, StaffRole.Partner })
        {
            var actor = new Actor(99, "N", role, null, role is StaffRole.Partner ? partner : null);
            await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListReports>(actor).RunAsync(new ReportFilter(), ListPlace.Start, CancellationToken.None));
            Assert.IsType<NotAllowed>((await database.As<DiscardDraft>(actor).RunAsync(own, CancellationToken.None)).Refusal);
            Assert.IsType<NotAllowed>((await database.As<ChangeQuotations>(actor).RemoveAsync(own, 1, CancellationToken.None)).Refusal);
        }
    }

    [Fact]
    public async Task The_list_narrows_and_turns_its_pages()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.AddPartnerAsync();
        var ids = new List<long>();
        for (var i = 0; i < PagedList.PageSize + 2; i++)
        {
            ids.Add(await database.DraftReportAsync(i % 2 == 0 ? ImpactScope.Organisation : ImpactScope.Partner(partner), i == 0 ? ImpactPeriod.Year(2024) : null));
        }

        ids.Reverse();
        var list = database.As<ListReports>();
        var first = await list.RunAsync(new ReportFilter(), ListPlace.Start, CancellationToken.None);
        Assert.Equal(ids.Take(PagedList.PageSize), first.Rows.Select(r => r.Id));
        Assert.Equal([2025, 2024], first.Years);
        Assert.Null(first.Page.Before);
        var second = await list.RunAsync(new ReportFilter(), new ListPlace(After: first.Page.After), CancellationToken.None);
        Assert.Equal(ids.Skip(PagedList.PageSize), second.Rows.Select(r => r.Id));
        Assert.Null(second.Page.After);
        Assert.Equal(first.Rows.Select(r => r.Id), (await list.RunAsync(new ReportFilter(), new ListPlace(Before: second.Page.Before), CancellationToken.None)).Rows.Select(r => r.Id));

        Assert.Equal(ids[^1], Assert.Single((await list.RunAsync(new ReportFilter(Year: 2024), ListPlace.Start, CancellationToken.None)).Rows).Id);
        Assert.Equal(26, (await list.RunAsync(new ReportFilter(Scope: ImpactScope.Partner(partner)), ListPlace.Start, CancellationToken.None)).Rows.Count);
        Assert.Empty((await list.RunAsync(new ReportFilter(Status: ReportStatus.Issued), ListPlace.Start, CancellationToken.None)).Rows);
    }

    private static Task<Outcome<DraftVersions>> SaveAsync(TestDatabase database, DraftDetails draft, ReportPlan plan) =>
        database.As<SaveDraft>().RunAsync(new SaveDraftCommand(draft.Id, draft.Version, plan), CancellationToken.None);
}
