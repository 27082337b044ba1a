using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class EnrolmentConfiguration :
    IEntityTypeConfiguration<Enrolment>,
    IEntityTypeConfiguration<PublicRequest>,
    IEntityTypeConfiguration<Attendance>,
    IEntityTypeConfiguration<SkillAssessment>,
    IEntityTypeConfiguration<WorkshopFeedback>,
    IEntityTypeConfiguration<PersonNeeds>,
    IEntityTypeConfiguration<EnrolmentNotice>
{
    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        // Cancelled (4) is the only status that does not live.
        enrolment.HasIndex(e => new { e.WorkshopId, e.PersonId }).IsUnique().HasFilter($"\"Status\" <> {(int)EnrolmentStatus.Cancelled}").HasDatabaseName(OnePerPerson);
        enrolment.HasIndex(e => new { e.RequestKey, e.PersonId }).IsUnique();
        enrolment.HasIndex(e => new { e.WorkshopId, e.Status, e.QueuedAt, e.Id });
        enrolment.HasIndex(e => new { e.PersonId, e.Status });
        enrolment.HasIndex(e => e.OfferEndsAt).HasFilter("\"OfferEndsAt\" IS NOT NULL");
        enrolment.HasIndex(e => e.EnrolledAt);
        enrolment.HasOne<Workshop>().WithMany().HasForeignKey(e => e.WorkshopId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PublicRequest> request)
    {
        request.HasIndex(r => r.RequestKey).IsUnique();
        request.HasIndex(r => new { r.Status, r.ReceivedAt });
        request.HasIndex(r => new { r.WorkshopId, r.Status });
        request.HasOne<Workshop>().WithMany().HasForeignKey(r => r.WorkshopId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.EnrolmentId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.HasIndex(a => new { a.EnrolmentId, a.SessionId }).IsUnique();
        attendance.HasIndex(a => new { a.SessionId, a.Mark, a.EnrolmentId, a.MinutesMissed });
        attendance.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        attendance.HasOne<WorkshopSession>().WithMany().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SkillAssessment> assessment)
    {
        assessment.HasIndex(a => new { a.EnrolmentId, a.Moment, a.Framework, a.Competence }).IsUnique();
        assessment.HasIndex(a => new { a.Competence, a.GivenOn });
        assessment.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkshopFeedback> feedback)
    {
        feedback.HasIndex(f => new { f.WorkshopId, f.GivenOn });
        feedback.HasOne<Workshop>().WithMany().HasForeignKey(f => f.WorkshopId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PersonNeeds> needs)
    {
        needs.HasIndex(n => n.PersonId).IsUnique();
        needs.HasOne<Person>().WithOne().HasForeignKey<PersonNeeds>(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EnrolmentNotice> notice)
    {
        notice.HasIndex(n => new { n.EnrolmentId, n.Kind, n.Occasion }).IsUnique();
        notice.HasIndex(n => n.MessageId);
        notice.HasOne<Enrolment>().WithMany().HasForeignKey(n => n.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        notice.HasOne(n => n.Message).WithMany().HasForeignKey(n => n.MessageId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const string OnePerPerson = "IX_Enrolments_OnePerPerson";
}
