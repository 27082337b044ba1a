using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class DeviceConfiguration :
    IEntityTypeConfiguration<Device>,
    IEntityTypeConfiguration<DeviceEvent>,
    IEntityTypeConfiguration<DeviceFault>,
    IEntityTypeConfiguration<WipeRecord>,
    IEntityTypeConfiguration<WipeLog>,
    IEntityTypeConfiguration<DevicePicture>,
    IEntityTypeConfiguration<Donation>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        // A scanner or a hand types lt-0042 as well as LT-0042.
        device.Property(d => d.Tag).UseCollation("NOCASE");
        device.Property(d => d.Serial).UseCollation("NOCASE");
        device.Property(d => d.Shelf).UseCollation("NOCASE");
        device.Property(d => d.ReplacementValue).HasConversion(value => (long?)(value * 100), cents => cents / 100m);
        device.Property<string>(FoldedText.Column).HasDefaultValue("");

        device.HasIndex(d => d.Tag).IsUnique();
        device.HasIndex(d => d.Serial).HasFilter("\"Serial\" <> ''");
        device.HasIndex(d => d.ImportKey).IsUnique();
        device.HasIndex(d => new { d.Status, d.CentreId, d.Category, d.Tag });
        device.HasIndex(d => new { d.CentreId, d.Tag });
        device.HasIndex(d => new { d.Category, d.Tag });
        device.HasIndex(d => new { d.DonationId, d.Tag });
        device.HasIndex(d => new { d.DonationId, d.CentreId });
        device.HasIndex(d => new { d.FirstReadyOn, d.CentreId, d.DonationId }).HasFilter("\"FirstReadyOn\" IS NOT NULL");
        // The list's orders: the row's id, which every index ends with, decides between equals.
        device.HasIndex(d => d.Category);
        device.HasIndex(d => d.Model);
        device.HasIndex(d => d.Status);
        device.HasIndex(d => d.StatusSince);
        device.HasIndex(d => new { d.Status, d.Tag });
        device.HasIndex(d => new { d.CentreId, d.Status, d.Tag });
        device.HasIndex(d => new { d.CentreId, d.WipeNeededSince }).HasFilter("\"WipeNeededSince\" IS NOT NULL");
        device.HasIndex(d => new { d.CentreId, d.VerifyNeededSince }).HasFilter("\"VerifyNeededSince\" IS NOT NULL");
        device.HasIndex(d => new { d.CentreId, d.MendNeededSince }).HasFilter("\"MendNeededSince\" IS NOT NULL");

        // A column of the bench: the longest there first, its filters and its count in the same index.
        device.HasIndex(d => new { d.CentreId, d.BenchStage, d.BenchSince, d.Category }).HasFilter("\"BenchStage\" IS NOT NULL");
        device.HasIndex(d => new { d.BenchStage, d.BenchSince, d.Category }).HasFilter("\"BenchStage\" IS NOT NULL");
        device.HasIndex(d => new { d.DonationId, d.BenchStage, d.CentreId, d.BenchSince }).HasFilter("\"BenchStage\" IS NOT NULL");

        // What is ready, that first which has waited longest.
        device.HasIndex(d => new { d.CentreId, d.Status, d.StatusSince });

        // What lies on a shelf, and which shelves there are.
        device.HasIndex(d => new { d.CentreId, d.Shelf, d.Tag }).HasFilter("\"Shelf\" <> ''");
        device.HasIndex(d => new { d.Shelf, d.Tag }).HasFilter("\"Shelf\" <> ''");

        // No foreign key: SQLite would make the table anew for it, without the triggers of the search. The transfer's own row of the device has one.
        device.HasIndex(d => d.TransferId).HasFilter("\"TransferId\" IS NOT NULL");

        device.HasOne<Centre>().WithMany().HasForeignKey(d => d.CentreId).OnDelete(DeleteBehavior.Restrict);
        device.HasOne<Donation>().WithMany().HasForeignKey(d => d.DonationId).OnDelete(DeleteBehavior.Restrict);
        device.HasMany(d => d.Events).WithOne().HasForeignKey(e => e.DeviceId);
        device.HasMany(d => d.Faults).WithOne().HasForeignKey(f => f.DeviceId);
        device.HasMany(d => d.Wipes).WithOne().HasForeignKey(w => w.DeviceId);
    }

    public void Configure(EntityTypeBuilder<DeviceEvent> happened)
    {
        happened.HasIndex(e => new { e.DeviceId, e.At });
        happened.HasIndex(e => new { e.Kind, e.At });
    }

    public void Configure(EntityTypeBuilder<DeviceFault> fault) => fault.HasIndex(f => new { f.DeviceId, f.MendedAt });

    public void Configure(EntityTypeBuilder<WipeRecord> wipe)
    {
        wipe.HasIndex(w => new { w.DeviceId, w.WipedOn });

        // What somebody typed last at a centre.
        wipe.HasIndex(w => new { w.RecordedById, w.CentreId }).HasFilter("\"RecordedById\" IS NOT NULL");
        wipe.HasIndex(w => new { w.VerifiedById, w.CentreId }).HasFilter("\"VerifiedById\" IS NOT NULL");
        wipe.HasMany(w => w.Logs).WithOne().HasForeignKey(l => l.WipeRecordId);
    }

    public void Configure(EntityTypeBuilder<WipeLog> log) => log.HasOne(l => l.File).WithOne().HasForeignKey<WipeLogFile>(f => f.Id);

    public void Configure(EntityTypeBuilder<DevicePicture> picture)
    {
        picture.HasIndex(p => new { p.DeviceId, p.Moment });
        picture.HasIndex(p => p.LoanId).HasFilter("\"LoanId\" IS NOT NULL");

        // No foreign key: SQLite would make the table anew for it. Incidents are never removed.
        picture.HasIndex(p => p.IncidentId).HasFilter("\"IncidentId\" IS NOT NULL");
        picture.HasOne<Device>().WithMany().HasForeignKey(p => p.DeviceId);
        picture.HasOne<Loan>().WithMany().HasForeignKey(p => p.LoanId);
        picture.HasOne(p => p.File).WithOne().HasForeignKey<DevicePictureFile>(f => f.Id);
    }

    public void Configure(EntityTypeBuilder<Donation> donation)
    {
        donation.HasIndex(d => d.ReceivedOn);
        donation.HasOne<Centre>().WithMany().HasForeignKey(d => d.CentreId).OnDelete(DeleteBehavior.Restrict);
        donation.HasOne<Partner>().WithMany().HasForeignKey(d => d.DonorId).OnDelete(DeleteBehavior.Restrict);
    }
}
