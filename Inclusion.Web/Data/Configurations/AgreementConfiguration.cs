using Inclusion.Domain.Agreements;
using Inclusion.Domain.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class AgreementConfiguration :
    IEntityTypeConfiguration<AgreementWording>, IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<AgreementSignature>, IEntityTypeConfiguration<SigningCode>
{
    /// <summary>The rule that holds when everything else fails: of two who sign the same at once one does.</summary>
    internal const string OneOfTheSame = "IX_Agreements_OneOfTheSame";

    public void Configure(EntityTypeBuilder<AgreementWording> wording) => wording.HasIndex(w => new { w.Language, w.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.HasIndex(a => new { a.LoanId, a.Terms }).IsUnique().HasDatabaseName(OneOfTheSame);
        agreement.HasOne<Loan>().WithMany().HasForeignKey(a => a.LoanId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasOne(a => a.Signature).WithOne().HasForeignKey<AgreementSignature>(s => s.AgreementId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AgreementSignature> signature) => signature.HasKey(s => s.AgreementId);

    public void Configure(EntityTypeBuilder<SigningCode> code)
    {
        code.HasIndex(c => c.Key).IsUnique();
        code.HasIndex(c => c.LoanId).IsUnique();
        code.HasIndex(c => c.EndsAt);
        code.Ignore(c => c.Draft);
        code.HasOne<Loan>().WithMany().HasForeignKey(c => c.LoanId).OnDelete(DeleteBehavior.Cascade);
    }
}
