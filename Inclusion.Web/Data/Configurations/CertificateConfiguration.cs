using System.Text.Json;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>, IEntityTypeConfiguration<CertificateDocument>, IEntityTypeConfiguration<CertificateDecision>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        // The facts are only ever replaced as a whole, or removed: the same object means the same facts.
        certificate.Property(c => c.Facts).HasConversion(
            facts => JsonSerializer.Serialize(facts, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<CertificateFacts>(json, JsonSerializerOptions.Default),
            new ValueComparer<CertificateFacts?>((a, b) => ReferenceEquals(a, b), facts => facts == null ? 0 : facts.GetHashCode(), facts => facts));

        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Token).IsUnique();
        certificate.HasIndex(c => c.EnrolmentId).IsUnique().HasFilter("\"RevokedAt\" IS NULL").HasDatabaseName(OnePerEnrolment);
        certificate.HasIndex(c => new { c.EnrolmentId, c.Id });
        certificate.HasIndex(c => c.ReplacesId).IsUnique().HasFilter("\"ReplacesId\" IS NOT NULL");
        certificate.HasIndex(c => new { c.PersonId, c.IssuedOn });
        certificate.HasIndex(c => new { c.WorkshopId, c.Id });
        certificate.HasIndex(c => new { c.CentreId, c.IssuedOn, c.Id });
        certificate.HasIndex(c => new { c.CentreId, c.Number });
        certificate.HasIndex(c => new { c.IssuedOn, c.Id });

        certificate.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Workshop>().WithMany().HasForeignKey(c => c.WorkshopId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Centre>().WithMany().HasForeignKey(c => c.CentreId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Certificate>().WithMany().HasForeignKey(c => c.ReplacesId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CertificateDocument> document)
    {
        document.HasKey(d => d.CertificateId);
        document.HasOne(d => d.Certificate).WithOne().HasForeignKey<CertificateDocument>(d => d.CertificateId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CertificateDecision> decision)
    {
        decision.HasIndex(d => d.EnrolmentId).IsUnique();
        decision.HasOne<Enrolment>().WithMany().HasForeignKey(d => d.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const string OnePerEnrolment = "IX_Certificates_OnePerEnrolment";
}
