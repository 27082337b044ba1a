using Inclusion.Domain.Bench;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class BenchConfiguration : IEntityTypeConfiguration<SparePart>, IEntityTypeConfiguration<PartMovement>, IEntityTypeConfiguration<BenchWork>, IEntityTypeConfiguration<ChecklistItem>, IEntityTypeConfiguration<BenchTick>
{
    public void Configure(EntityTypeBuilder<SparePart> part)
    {
        part.Property(p => p.Name).UseCollation("NOCASE");
        part.HasIndex(p => new { p.CentreId, p.Name }).IsUnique();
        part.HasOne<Centre>().WithMany().HasForeignKey(p => p.CentreId).OnDelete(DeleteBehavior.Restrict);
        part.HasMany(p => p.Movements).WithOne().HasForeignKey(m => m.PartId);
    }

    public void Configure(EntityTypeBuilder<PartMovement> movement)
    {
        movement.HasIndex(m => new { m.PartId, m.Id });
        movement.HasOne<Device>().WithMany().HasForeignKey(m => m.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BenchWork> work) => work.HasOne<Device>().WithMany().HasForeignKey(w => w.DeviceId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<ChecklistItem> item) => item.HasIndex(i => new { i.Category, i.Key }).IsUnique();

    public void Configure(EntityTypeBuilder<BenchTick> tick)
    {
        // The rule that holds when everything else fails: of two who tick the same step one did it.
        tick.HasIndex(t => new { t.DeviceId, t.Round, t.Key }).IsUnique();
        tick.HasOne<Device>().WithMany().HasForeignKey(t => t.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }
}
