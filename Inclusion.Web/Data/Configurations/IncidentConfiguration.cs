using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.HasIndex(i => new { i.DeviceId, i.HappenedOn });
        incident.HasIndex(i => new { i.LoanId, i.HappenedOn }).HasFilter("\"LoanId\" IS NOT NULL");
        incident.HasIndex(i => new { i.DecidedAt, i.HappenedOn });
        incident.HasOne<Device>().WithMany().HasForeignKey(i => i.DeviceId).OnDelete(DeleteBehavior.Restrict);
        incident.HasOne<Loan>().WithMany().HasForeignKey(i => i.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
