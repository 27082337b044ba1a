using System.Text.Json;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inclusion.Web.Data.Configurations;

internal sealed class ReportConfiguration :
    IEntityTypeConfiguration<ImpactReport>,
    IEntityTypeConfiguration<ReportQuotation>,
    IEntityTypeConfiguration<ReportPicture>,
    IEntityTypeConfiguration<ImpactReportDocument>,
    IEntityTypeConfiguration<ReportSchedule>,
    IEntityTypeConfiguration<ScheduledDraft>
{
    /// <summary>A report has one correction at most, be it a draft or issued.</summary>
    internal const string OneCorrection = "IX_ImpactReports_OneCorrection";

    public void Configure(EntityTypeBuilder<ImpactReport> report)
    {
        report.Ignore(r => r.Scope);
        report.Ignore(r => r.Period);
        report.Ignore(r => r.Plan);
        report.Property(r => r.Sections).HasConversion<SectionPlans, SectionPlansComparer>();
        report.HasIndex(r => r.Number).IsUnique();
        report.HasIndex(r => r.CorrectsId).IsUnique().HasFilter("\"CorrectsId\" IS NOT NULL").HasDatabaseName(OneCorrection);

        // The list, newest first, by each of its filters; and what waits to be issued.
        report.HasIndex(r => new { r.CentreId, r.Id });
        report.HasIndex(r => new { r.PartnerId, r.Id });
        report.HasIndex(r => new { r.Status, r.Id });
        report.HasIndex(r => new { r.IssuedOn, r.Id });

        report.HasOne<Centre>().WithMany().HasForeignKey(r => r.CentreId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Partner>().WithMany().HasForeignKey(r => r.PartnerId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<ImpactReport>().WithMany().HasForeignKey(r => r.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        report.HasMany(r => r.Quotations).WithOne().HasForeignKey(q => q.ReportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportQuotation> quotation)
    {
        quotation.ToTable("ReportQuotations");

        // Whoever is erased is no longer named by it; a draft then says that the consent is gone.
        quotation.HasOne<Person>().WithMany().HasForeignKey(q => q.PersonId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ReportPicture> picture) =>
        picture.HasOne(p => p.Report).WithMany().HasForeignKey(p => p.ReportId).OnDelete(DeleteBehavior.Cascade);

    public void Configure(EntityTypeBuilder<ImpactReportDocument> document)
    {
        document.HasKey(d => d.ReportId);
        document.HasOne(d => d.Report).WithOne().HasForeignKey<ImpactReportDocument>(d => d.ReportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportSchedule> schedule)
    {
        schedule.Ignore(s => s.Scope);
        schedule.Property(s => s.Sections).HasConversion<SectionPlans, SectionPlansComparer>();
        schedule.HasOne<Centre>().WithMany().HasForeignKey(s => s.CentreId).OnDelete(DeleteBehavior.Restrict);
        schedule.HasOne<Partner>().WithMany().HasForeignKey(s => s.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScheduledDraft> draft)
    {
        draft.HasKey(d => new { d.ScheduleId, d.First });
        draft.HasOne<ReportSchedule>().WithMany().HasForeignKey(d => d.ScheduleId).OnDelete(DeleteBehavior.Cascade);
        draft.HasOne(d => d.Report).WithMany().HasForeignKey(d => d.ReportId).OnDelete(DeleteBehavior.SetNull);
    }

    private sealed class SectionPlans() : ValueConverter<IReadOnlyList<SectionPlan>, string>(
        sections => JsonSerializer.Serialize(sections, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<SectionPlan[]>(json, JsonSerializerOptions.Default) ?? Array.Empty<SectionPlan>());

    private sealed class SectionPlansComparer() : ValueComparer<IReadOnlyList<SectionPlan>>(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        sections => sections.Aggregate(0, (hash, section) => HashCode.Combine(hash, section)),
        sections => sections.ToArray());
}
