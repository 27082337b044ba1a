using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class StockTakeConfiguration : IEntityTypeConfiguration<StockTake>, IEntityTypeConfiguration<StockTakeLine>, IEntityTypeConfiguration<StockTakeScan>
{
    internal const string OneOfEachKind = "IX_StockTakes_OneOfEachKind";

    internal const string OnceOfEachDevice = "IX_StockTakeScans_OnceOfEachDevice";

    public void Configure(EntityTypeBuilder<StockTake> stockTake)
    {
        stockTake.Property(s => s.Label).UseCollation("NOCASE");
        stockTake.Property(s => s.Shelf).UseCollation("NOCASE");

        // NULL is different from NULL to a unique index: "all" counts as 0 in it.
        stockTake.Property<long>("CategoryKey").HasComputedColumnSql("ifnull(\"Category\", 0)", stored: false);
        stockTake.Property<long>("GroupKey").HasComputedColumnSql("ifnull(\"Group\", 0)", stored: false);
        stockTake.HasIndex("CentreId", "CategoryKey", "GroupKey", "Shelf", "Label").IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName(OneOfEachKind);
        stockTake.HasIndex(s => new { s.CentreId, s.Status });
        stockTake.HasOne<Centre>().WithMany().HasForeignKey(s => s.CentreId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StockTakeLine> line)
    {
        line.HasKey(l => new { l.StockTakeId, l.DeviceId });
        line.HasOne<StockTake>().WithMany().HasForeignKey(l => l.StockTakeId).OnDelete(DeleteBehavior.Cascade);
        line.HasOne<Device>().WithMany().HasForeignKey(l => l.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StockTakeScan> scan)
    {
        scan.Property(s => s.Code).UseCollation("NOCASE");
        scan.Property(s => s.Shelf).UseCollation("NOCASE");

        // The rules that hold when everything else fails: of two who scan the same thing one counts.
        scan.HasIndex(s => new { s.StockTakeId, s.DeviceId }).IsUnique().HasFilter("\"DeviceId\" IS NOT NULL").HasDatabaseName(OnceOfEachDevice);
        scan.HasIndex(s => new { s.StockTakeId, s.Code }).IsUnique().HasFilter("\"DeviceId\" IS NULL").HasDatabaseName("IX_StockTakeScans_OnceOfEachCode");
        scan.HasIndex(s => new { s.StockTakeId, s.Id });
        scan.HasIndex(s => new { s.StockTakeId, s.Answer });
        scan.HasOne<StockTake>().WithMany().HasForeignKey(s => s.StockTakeId).OnDelete(DeleteBehavior.Cascade);
        scan.HasOne<Device>().WithMany().HasForeignKey(s => s.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }
}
