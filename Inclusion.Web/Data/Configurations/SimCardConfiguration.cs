using Inclusion.Domain.Centres;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class SimCardConfiguration : IEntityTypeConfiguration<SimCard>, IEntityTypeConfiguration<SimTopUp>
{
    private const string OneOfEachNumber = "IX_SimCards_Iccid";

    private const string OneInEachSlot = "IX_SimCards_DeviceId_Slot";

    public void Configure(EntityTypeBuilder<SimCard> card)
    {
        card.Property(c => c.Iccid).UseCollation("NOCASE");
        card.Property(c => c.Operator).UseCollation("NOCASE");
        card.Property(c => c.Gigabytes).HasConversion(value => (long?)(value * 1000), thousandths => thousandths / 1000m);
        card.HasIndex(c => c.Iccid, OneOfEachNumber).IsUnique().HasFilter("\"Iccid\" <> ''");
        card.HasIndex(c => new { c.DeviceId, c.Slot }).IsUnique().HasFilter("\"DeviceId\" IS NOT NULL").HasDatabaseName(OneInEachSlot);
        card.HasIndex(c => new { c.CentreId, c.Status });
        card.HasIndex(c => new { c.CentreId, c.EndsOn });

        // The list's orders: the row's id, which every index ends with, decides between equals.
        card.HasIndex(c => c.Iccid, "IX_SimCards_ByIccid");
        card.HasIndex(c => c.Status);
        card.HasIndex(c => c.Operator);
        card.HasIndex(c => c.EndsOn);
        card.HasIndex(c => c.PhoneNumber);
        card.HasIndex(c => new { c.CentreId, c.Iccid });
        card.HasIndex(c => new { c.CentreId, c.Operator });
        card.HasIndex(c => new { c.CentreId, c.PhoneNumber });
        card.HasOne<Centre>().WithMany().HasForeignKey(c => c.CentreId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Device>().WithMany().HasForeignKey(c => c.DeviceId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Partner>().WithMany().HasForeignKey(c => c.PartnerId).OnDelete(DeleteBehavior.Restrict);
        card.HasMany(c => c.TopUps).WithOne().HasForeignKey(t => t.SimCardId);
    }

    public void Configure(EntityTypeBuilder<SimTopUp> topUp)
    {
        topUp.Property(t => t.Amount).HasConversion(value => (long?)(value * 100), cents => cents / 100m);
        topUp.Property(t => t.Gigabytes).HasConversion(value => (long?)(value * 1000), thousandths => thousandths / 1000m);
        topUp.HasIndex(t => new { t.SimCardId, t.On });
    }
}
