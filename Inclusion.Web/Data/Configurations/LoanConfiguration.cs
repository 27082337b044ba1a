using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class LoanConfiguration : IEntityTypeConfiguration<Loan>, IEntityTypeConfiguration<LoanDevice>, IEntityTypeConfiguration<LoanEvent>, IEntityTypeConfiguration<LendingRule>
{
    public void Configure(EntityTypeBuilder<Loan> loan)
    {
        loan.HasIndex(l => l.Number).IsUnique();
        loan.HasIndex(l => l.RequestKey).IsUnique();
        loan.HasIndex(l => new { l.PersonId, l.Status, l.DueOn });
        loan.HasIndex(l => new { l.Status, l.DueOn, l.Id });
        loan.HasIndex(l => new { l.CentreId, l.Status, l.DueOn, l.Id });
        // What is over, returned or lost, is listed together.
        loan.HasIndex(l => new { l.ClosedAt, l.Id }).HasFilter("\"ClosedAt\" IS NOT NULL");
        loan.HasIndex(l => new { l.Status, l.Number });
        loan.HasIndex(l => new { l.CentreId, l.Status, l.Number });
        loan.HasIndex(l => new { l.CentreId, l.Number }).HasFilter("\"ClosedAt\" IS NOT NULL");
        loan.HasIndex(l => new { l.CentreId, l.ClosedAt, l.Id }).HasFilter("\"ClosedAt\" IS NOT NULL");
        // How much was lent in the last weeks; what was undone counts nowhere.
        loan.HasIndex(l => new { l.CentreId, l.LentOn, l.IsBeginUnknown, l.Status }).HasDatabaseName("IX_Loans_CentreId_LentOn");
        // Impact is counted from the index alone: who had a loan on which days.
        loan.HasIndex(l => new { l.LentOn, l.ClosedAt, l.PersonId, l.CentreId, l.IsBeginUnknown, l.Status }).HasDatabaseName("IX_Loans_LentOn_ClosedAt_PersonId_CentreId");

        loan.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        loan.HasOne<Centre>().WithMany().HasForeignKey(l => l.CentreId).OnDelete(DeleteBehavior.Restrict);
        loan.HasMany(l => l.Devices).WithOne().HasForeignKey(d => d.LoanId);
        loan.HasMany(l => l.Events).WithOne().HasForeignKey(e => e.LoanId);
    }

    public void Configure(EntityTypeBuilder<LoanDevice> line)
    {
        // The rule that holds when everything else fails: a device is on one open loan at most.
        line.HasIndex(d => d.DeviceId).IsUnique().HasFilter("\"IsOut\"").HasDatabaseName(OneLoanPerDevice);
        line.HasIndex(d => new { d.DeviceId, d.LoanId });
        line.HasIndex(d => new { d.LoanId, d.IsOut, d.DeviceId, d.ReturnedOn });
        line.HasIndex(d => d.ReturnedOn);
        line.HasIndex(d => new { d.GivenOn, d.LoanId }).HasFilter("\"GivenOn\" IS NOT NULL");
        line.HasOne<Device>().WithMany().HasForeignKey(d => d.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LoanEvent> happened) => happened.HasIndex(e => new { e.LoanId, e.At });

    public void Configure(EntityTypeBuilder<LendingRule> rule)
    {
        // NULL is different from NULL to a unique index: "all centres" and "all categories" count as 0 in it.
        rule.Property<long>("CentreKey").HasComputedColumnSql("ifnull(\"CentreId\", 0)", stored: false);
        rule.Property<long>("CategoryKey").HasComputedColumnSql("ifnull(\"Category\", 0)", stored: false);
        rule.HasIndex("CentreKey", "CategoryKey").IsUnique();
        rule.HasOne<Centre>().WithMany().HasForeignKey(r => r.CentreId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const string OneLoanPerDevice = "IX_LoanDevices_OneLoanPerDevice";
}
