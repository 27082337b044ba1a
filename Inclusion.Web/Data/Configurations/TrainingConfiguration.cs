using System.Text.Json;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Training;
using Inclusion.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class TrainingConfiguration :
    IEntityTypeConfiguration<Course>,
    IEntityTypeConfiguration<Room>,
    IEntityTypeConfiguration<Workshop>,
    IEntityTypeConfiguration<WorkshopSession>,
    IEntityTypeConfiguration<WorkshopTrainer>,
    IEntityTypeConfiguration<WorkshopDevice>,
    IEntityTypeConfiguration<WorkshopEvent>,
    IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<Course> course)
    {
        course.Ignore(c => c.Facts);

        // Only ever replaced as a whole.
        course.Property(c => c.Texts).HasDefaultValueSql("'[]'").HasConversion(
            texts => JsonSerializer.Serialize(texts, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<IReadOnlyList<CourseText>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<CourseText>>(
                (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Default) == JsonSerializer.Serialize(b, JsonSerializerOptions.Default),
                texts => JsonSerializer.Serialize(texts, JsonSerializerOptions.Default).GetHashCode(StringComparison.Ordinal),
                texts => texts));
        course.HasIndex(c => new { c.IsArchived, c.Title });
    }

    public void Configure(EntityTypeBuilder<Room> room)
    {
        room.Property(r => r.Name).UseCollation("NOCASE");
        room.HasIndex(r => new { r.CentreId, r.Name }).IsUnique();
        room.HasOne<Centre>().WithMany().HasForeignKey(r => r.CentreId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Workshop> workshop)
    {
        // The rule that holds when everything else fails: there are never more seats taken than there are.
        workshop.ToTable(table => table.HasCheckConstraint(SeatsWithinCapacity, "\"SeatsTaken\" >= 0 AND \"SeatsTaken\" <= \"Capacity\""));
        workshop.Ignore(w => w.Facts);
        workshop.Ignore(w => w.PlannedSessions);
        workshop.HasIndex(w => w.Uid).IsUnique();
        workshop.HasIndex(w => w.RequestKey).IsUnique();
        workshop.HasIndex(w => new { w.CentreId, w.Status, w.FirstOn });
        workshop.HasIndex(w => new { w.CentreId, w.FirstOn });
        workshop.HasIndex(w => new { w.Status, w.FirstOn });
        workshop.HasIndex(w => new { w.CourseId, w.FirstOn });
        workshop.HasIndex(w => w.FirstOn);
        workshop.HasIndex(w => w.FunderId).HasFilter("\"FunderId\" IS NOT NULL");
        workshop.HasIndex(w => new { w.FirstOn, w.Language }).HasFilter("\"IsPublic\"");

        workshop.HasOne<Course>().WithMany().HasForeignKey(w => w.CourseId).OnDelete(DeleteBehavior.Restrict);
        workshop.HasOne<Centre>().WithMany().HasForeignKey(w => w.CentreId).OnDelete(DeleteBehavior.Restrict);
        workshop.HasOne<Partner>().WithMany().HasForeignKey(w => w.FunderId).OnDelete(DeleteBehavior.Restrict);
        workshop.HasOne<Room>().WithMany().HasForeignKey(w => w.RoomId).OnDelete(DeleteBehavior.Restrict);
        workshop.HasMany(w => w.Sessions).WithOne().HasForeignKey(s => s.WorkshopId);
        workshop.HasMany(w => w.Trainers).WithOne().HasForeignKey(t => t.WorkshopId);
        workshop.HasMany(w => w.Devices).WithOne().HasForeignKey(d => d.WorkshopId);
        workshop.HasMany(w => w.Events).WithOne().HasForeignKey(e => e.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<WorkshopSession> session)
    {
        session.HasIndex(s => new { s.WorkshopId, s.Date });
        session.HasIndex(s => new { s.CentreId, s.Date });
        session.HasIndex(s => new { s.Date, s.CentreId });
        session.HasIndex(s => s.StartsAt);
        session.HasIndex(s => s.EndsAt);
        session.HasIndex(s => new { s.RoomId, s.Date }).HasFilter("\"RoomId\" IS NOT NULL");
        session.HasOne<Centre>().WithMany().HasForeignKey(s => s.CentreId).OnDelete(DeleteBehavior.Restrict);
        session.HasIndex(s => new { s.TrainerId, s.Date }).HasFilter("\"TrainerId\" IS NOT NULL");
        session.HasOne<Room>().WithMany().HasForeignKey(s => s.RoomId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.TrainerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkshopTrainer> trainer)
    {
        trainer.HasKey(t => new { t.WorkshopId, t.StaffId });
        trainer.HasIndex(t => new { t.StaffId, t.WorkshopId });
        trainer.HasOne<StaffMember>().WithMany().HasForeignKey(t => t.StaffId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkshopDevice> device)
    {
        device.HasKey(d => new { d.WorkshopId, d.DeviceId });
        device.HasIndex(d => new { d.DeviceId, d.WorkshopId });
        device.HasOne<Device>().WithMany().HasForeignKey(d => d.DeviceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkshopEvent> happened)
    {
        happened.Ignore(e => e.From);
        happened.Ignore(e => e.To);
        happened.HasIndex(e => new { e.WorkshopId, e.At });
        happened.HasIndex(e => e.At).HasFilter("\"IsToTell\"");
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasIndex(f => f.Token).IsUnique();
        // NULL is different from NULL to a unique index: the owner counts as 0 where there is none.
        feed.Property<long>("OwnerKey").HasComputedColumnSql("ifnull(\"StaffId\", ifnull(\"CentreId\", 0))", stored: false);
        feed.HasIndex("Scope", "OwnerKey").IsUnique().HasFilter("\"RevokedAt\" IS NULL").HasDatabaseName(OneFeedPerOwner);
        feed.HasOne<StaffMember>().WithMany().HasForeignKey(f => f.StaffId).OnDelete(DeleteBehavior.Cascade);
        feed.HasOne<Centre>().WithMany().HasForeignKey(f => f.CentreId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const string SeatsWithinCapacity = "CK_Workshops_SeatsWithinCapacity";

    internal const string OneFeedPerOwner = "IX_CalendarFeeds_OnePerOwner";
}
