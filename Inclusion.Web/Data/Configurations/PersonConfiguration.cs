using Inclusion.Domain.Centres;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<PersonNote>, IEntityTypeConfiguration<PersonBlockEvent>, IEntityTypeConfiguration<Household>, IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Email).UseCollation("NOCASE");
        person.Property(p => p.ExternalKey).UseCollation("NOCASE");
        person.Property<string>(FoldedText.Column).HasDefaultValue("");
        person.Property<string>(FoldedText.NameColumn).HasDefaultValue("");
        person.Property<string>(FoldedText.FamilyColumn).HasDefaultValue("");
        person.Property<string>(FoldedText.PhoneColumn).HasDefaultValue("");

        // With the home beside the name, those of a centre are told from the others without their rows being read; the id before it decides between namesakes.
        person.HasIndex([FoldedText.NameColumn, nameof(Person.Id), nameof(Person.HomeCentreId)], "IX_People_FoldedName");
        person.HasIndex(FoldedText.PhoneColumn).HasFilter($"\"{FoldedText.PhoneColumn}\" <> ''");
        person.HasIndex(p => p.Email).HasFilter("\"Email\" <> ''");
        person.HasIndex(p => p.ExternalKey).IsUnique();
        person.HasIndex(p => p.HouseholdId).HasFilter("\"HouseholdId\" IS NOT NULL");

        // Each filter of the list has its own order by name; the row's id, which every index ends with, decides between namesakes.
        person.HasIndex(nameof(Person.ReferredById), FoldedText.NameColumn).HasFilter("\"ReferredById\" IS NOT NULL");
        person.HasIndex(nameof(Person.Language), FoldedText.NameColumn);
        person.HasIndex(nameof(Person.HomeCentreId), FoldedText.NameColumn).HasFilter("\"HomeCentreId\" IS NOT NULL");
        person.HasIndex([FoldedText.NameColumn], "IX_People_Blocked").HasFilter("\"BlockedReason\" IS NOT NULL");
        person.HasIndex(p => p.BlockedUntil).HasFilter("\"BlockedUntil\" IS NOT NULL");
        person.HasIndex(FoldedText.FamilyColumn);
        person.HasIndex(p => p.LastContactAt);
        person.HasIndex(p => p.AddedAt);
        person.HasIndex(p => p.HeldSince).HasFilter("\"HeldSince\" IS NOT NULL");
        person.HasIndex(p => p.Municipality);
        person.HasIndex(nameof(Person.Language), FoldedText.FamilyColumn);
        person.HasIndex(p => new { p.Language, p.LastContactAt });
        person.HasIndex(p => new { p.Language, p.AddedAt });
        person.HasIndex(p => new { p.Language, p.Municipality });

        // Impact is counted from indexes alone: no name is read for it.
        person.HasIndex(p => new { p.Municipality, p.BirthYear, p.Gender, p.Occupation });
        person.HasIndex(p => new { p.AddedAt, p.ReferredById }).HasFilter("\"ReferredById\" IS NOT NULL");

        person.HasOne<Household>().WithMany().HasForeignKey(p => p.HouseholdId).OnDelete(DeleteBehavior.SetNull);
        person.HasOne<Centre>().WithMany().HasForeignKey(p => p.HomeCentreId).OnDelete(DeleteBehavior.SetNull);
        person.HasOne<Partner>().WithMany().HasForeignKey(p => p.ReferredById).OnDelete(DeleteBehavior.SetNull);
        person.HasMany(p => p.Notes).WithOne().HasForeignKey(n => n.PersonId);
        person.HasMany(p => p.Consents).WithOne().HasForeignKey(c => c.PersonId);
        person.HasMany(p => p.BlockEvents).WithOne().HasForeignKey(e => e.PersonId);
    }

    public void Configure(EntityTypeBuilder<PersonNote> note) => note.HasIndex(n => new { n.PersonId, n.At });

    public void Configure(EntityTypeBuilder<PersonBlockEvent> happened) => happened.HasIndex(e => new { e.PersonId, e.At });

    public void Configure(EntityTypeBuilder<Household> household)
    {
        household.Property<string>(FoldedText.NameColumn).HasDefaultValue("");
        household.HasIndex(FoldedText.NameColumn);
    }

    public void Configure(EntityTypeBuilder<Partner> partner)
    {
        partner.Property(p => p.Name).UseCollation("NOCASE");
        partner.HasIndex(p => p.Name).IsUnique();
    }
}
