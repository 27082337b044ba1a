using System.Text.Json;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Centre>, IEntityTypeConfiguration<NumberSequence>, IEntityTypeConfiguration<OrganisationImage>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation) =>
        organisation.ToTable(table => table.HasCheckConstraint("CK_Organisations_OnlyOne", "\"Id\" = 1"));

    public void Configure(EntityTypeBuilder<Centre> centre)
    {
        centre.Property(c => c.Name).UseCollation("NOCASE");
        centre.HasIndex(c => c.Name).IsUnique();
        centre.Property(c => c.Hours).HasConversion(hours => hours.ToString(), text => WeeklyHours.Parse(text));
        centre.Property(c => c.ClosedPeriods).HasConversion(
            periods => JsonSerializer.Serialize(periods, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<ClosedPeriod>>(json, JsonSerializerOptions.Default) ?? new List<ClosedPeriod>(),
            new ValueComparer<IReadOnlyList<ClosedPeriod>>(
                (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
                periods => periods.Aggregate(0, (hash, period) => HashCode.Combine(hash, period)),
                periods => periods.ToArray()));
        centre.Property(c => c.Openings).HasDefaultValueSql("'[]'").HasConversion(
            openings => JsonSerializer.Serialize(openings, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<ExceptionalOpening>>(json, JsonSerializerOptions.Default) ?? new List<ExceptionalOpening>(),
            new ValueComparer<IReadOnlyList<ExceptionalOpening>>(
                (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
                openings => openings.Aggregate(0, (hash, opening) => HashCode.Combine(hash, opening)),
                openings => openings.ToArray()));
    }

    public void Configure(EntityTypeBuilder<NumberSequence> sequence) => sequence.HasKey(s => s.Name);

    public void Configure(EntityTypeBuilder<OrganisationImage> image) => image.HasKey(i => i.Kind);
}
