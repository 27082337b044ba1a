using Inclusion.Domain.People;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class RecordConfiguration : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<StaffInvitation>, IEntityTypeConfiguration<BrowserSession>, IEntityTypeConfiguration<StaffAuthenticator>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<ListView>, IEntityTypeConfiguration<SavedFilter>, IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditDetail>, IEntityTypeConfiguration<RememberedMapping>, IEntityTypeConfiguration<JobRun>, IEntityTypeConfiguration<JobPause>, IEntityTypeConfiguration<WorkItem>, IEntityTypeConfiguration<ImportRun>, IEntityTypeConfiguration<Erasure>, IEntityTypeConfiguration<MergedPerson>
{
    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.ToTable("Staff");
        staff.HasIndex(s => s.NormalizedEmail).IsUnique();
        staff.HasIndex(s => s.CentreId);
    }

    public void Configure(EntityTypeBuilder<StaffInvitation> invitation) => invitation.HasIndex(i => i.SecretHash).IsUnique();

    public void Configure(EntityTypeBuilder<BrowserSession> session)
    {
        session.HasIndex(s => s.Key).IsUnique();
        session.HasIndex(s => new { s.StaffId, s.BeganAt });
        session.HasIndex(s => s.BeganAt);
        session.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<StaffAuthenticator> authenticator)
    {
        authenticator.HasKey(a => a.StaffId);
        authenticator.HasOne<StaffMember>().WithOne().HasForeignKey<StaffAuthenticator>(a => a.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.HasIndex(c => new { c.StaffId, c.Hash }).IsUnique();
        code.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.HasKey(d => new { d.StaffId, d.Form, d.Page });
        draft.HasOne<StaffMember>().WithMany().HasForeignKey(d => d.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ListView> view)
    {
        view.HasKey(v => new { v.StaffId, v.List });
        view.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.HasIndex(f => new { f.StaffId, f.List, f.Name }).IsUnique();
        filter.HasIndex(f => new { f.List, f.IsShared });
        filter.HasOne<StaffMember>().WithMany().HasForeignKey(f => f.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasIndex(e => new { e.Record, e.RecordId, e.Id });
        entry.HasIndex(e => new { e.StaffId, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });
    }

    public void Configure(EntityTypeBuilder<AuditDetail> detail) => detail.HasKey(d => new { d.EntryId, d.Field });

    public void Configure(EntityTypeBuilder<RememberedMapping> mapping) => mapping.HasKey(m => new { m.Kind, m.Signature });

    public void Configure(EntityTypeBuilder<JobRun> run) => run.HasIndex(r => new { r.Job, r.Id });

    public void Configure(EntityTypeBuilder<JobPause> pause) => pause.HasKey(p => p.Job);

    public void Configure(EntityTypeBuilder<WorkItem> work)
    {
        work.HasIndex(w => new { w.StaffId, w.Id });
        work.HasIndex(w => w.EndedAt);
        work.HasOne<StaffMember>().WithMany().HasForeignKey(w => w.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportRun> run) => run.HasIndex(r => r.WorkId).IsUnique();

    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.HasIndex(e => new { e.PersonId, e.PersonAddedAt }).IsUnique();
        erasure.HasIndex(e => e.SweptAt).HasFilter("\"SweptAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<MergedPerson> merged)
    {
        merged.Property(m => m.Id).ValueGeneratedNever();
        merged.Property(m => m.ExternalKey).UseCollation("NOCASE");
        merged.HasIndex(m => m.ExternalKey).HasFilter("\"ExternalKey\" IS NOT NULL");
        merged.HasIndex(m => m.IntoId);
        merged.HasOne<Person>().WithMany().HasForeignKey(m => m.IntoId).OnDelete(DeleteBehavior.Restrict);
    }
}
