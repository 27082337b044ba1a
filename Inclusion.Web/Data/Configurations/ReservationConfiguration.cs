using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class ReservationConfiguration :
    IEntityTypeConfiguration<Reservation>,
    IEntityTypeConfiguration<ReservationEvent>,
    IEntityTypeConfiguration<ReservationNotice>,
    IEntityTypeConfiguration<DeviceRequest>,
    IEntityTypeConfiguration<DeviceBooking>
{
    internal const string OneOpenPerPerson = "IX_Reservations_OneOpenPerPerson";

    public void Configure(EntityTypeBuilder<Reservation> reservation)
    {
        reservation.Ignore(r => r.Wishes);
        reservation.Ignore(r => r.IsOpen);

        // The rules that hold when everything else fails: nobody stands twice in one queue, and no device is held for two.
        reservation.HasIndex(r => new { r.PersonId, r.CentreId, r.Category }).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName(OneOpenPerPerson);
        reservation.HasIndex(r => r.HeldDeviceId).IsUnique().HasFilter("\"HeldDeviceId\" IS NOT NULL");
        reservation.HasIndex(r => r.RequestKey).IsUnique();
        reservation.HasIndex(r => new { r.CentreId, r.Status, r.Category, r.AskedAt });
        reservation.HasIndex(r => new { r.Status, r.HeldUntil });
        reservation.HasIndex(r => new { r.PersonId, r.Status });
        reservation.HasIndex(r => r.LoanId).HasFilter("\"LoanId\" IS NOT NULL");
        reservation.HasOne<Centre>().WithMany().HasForeignKey(r => r.CentreId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<Device>().WithMany().HasForeignKey(r => r.HeldDeviceId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<Loan>().WithMany().HasForeignKey(r => r.LoanId).OnDelete(DeleteBehavior.SetNull);
        reservation.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.ReservationId);
    }

    public void Configure(EntityTypeBuilder<ReservationEvent> happened) => happened.HasIndex(e => new { e.ReservationId, e.Id });

    public void Configure(EntityTypeBuilder<ReservationNotice> notice)
    {
        notice.HasIndex(n => new { n.ReservationId, n.Occasion }).IsUnique();
        notice.HasIndex(n => n.MessageId);
        notice.HasOne<Reservation>().WithMany().HasForeignKey(n => n.ReservationId).OnDelete(DeleteBehavior.Cascade);
        notice.HasOne(n => n.Message).WithMany().HasForeignKey(n => n.MessageId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DeviceRequest> request)
    {
        request.Ignore(r => r.Wishes);
        request.HasIndex(r => r.RequestKey).IsUnique();
        request.HasIndex(r => new { r.CentreId, r.Status, r.ReceivedAt });
        request.HasIndex(r => new { r.Status, r.ReceivedAt });
        request.HasOne<Centre>().WithMany().HasForeignKey(r => r.CentreId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Reservation>().WithMany().HasForeignKey(r => r.ReservationId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<DeviceBooking> booking)
    {
        booking.HasIndex(b => new { b.DeviceId, b.From }).HasFilter("\"EndedAt\" IS NULL");
        booking.HasIndex(b => new { b.CentreId, b.To }).HasFilter("\"EndedAt\" IS NULL");
        booking.HasIndex(b => new { b.PersonId, b.From });
        booking.HasIndex(b => b.LoanId).HasFilter("\"LoanId\" IS NOT NULL");
        booking.HasOne<Device>().WithMany().HasForeignKey(b => b.DeviceId).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Centre>().WithMany().HasForeignKey(b => b.CentreId).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Loan>().WithMany().HasForeignKey(b => b.LoanId).OnDelete(DeleteBehavior.SetNull);
    }
}
