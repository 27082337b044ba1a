using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class TransferConfiguration : IEntityTypeConfiguration<Transfer>, IEntityTypeConfiguration<TransferDevice>
{
    private const string UnderWayOnce = "IX_TransferDevices_UnderWayOnce";

    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.HasIndex(t => new { t.ToCentreId, t.EndedAt });
        transfer.HasIndex(t => new { t.FromCentreId, t.EndedAt });
        transfer.HasOne<Centre>().WithMany().HasForeignKey(t => t.FromCentreId).OnDelete(DeleteBehavior.Restrict);
        transfer.HasOne<Centre>().WithMany().HasForeignKey(t => t.ToCentreId).OnDelete(DeleteBehavior.Restrict);
        transfer.HasMany(t => t.Devices).WithOne().HasForeignKey(d => d.TransferId);
    }

    public void Configure(EntityTypeBuilder<TransferDevice> line)
    {
        // The rule that holds when everything else fails: of two who send a device at once one does. Standings below 3 are under way.
        line.HasIndex(d => d.DeviceId).IsUnique().HasFilter("\"Standing\" < 3").HasDatabaseName(UnderWayOnce);
        line.HasIndex(d => new { d.TransferId, d.DeviceId }).IsUnique();
        line.HasOne<Device>().WithMany().HasForeignKey(d => d.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }
}
