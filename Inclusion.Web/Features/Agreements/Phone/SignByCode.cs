using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Phone;

/// <summary>What a borrower reads before they sign, and nothing else of the loan.</summary>
/// <param name="Organisation">Whose agreement it is.</param>
/// <param name="Devices">What is lent, with what was missing or damaged before.</param>
public sealed record AgreementToSign(AgreementDraft Draft, string Organisation, IReadOnlyList<SheetDevice> Devices)
{
    internal static async Task<AgreementToSign> ReadAsync(InclusionDb db, AgreementDraft draft, Loan loan, CancellationToken cancel)
    {
        var agreed = Agreement.DevicesOf(draft.Terms);
        var devices = await SheetDevice.ReadAsync(db, loan, Language.Find(draft.Language) ?? Language.English, cancel);
        return new AgreementToSign(draft, await db.Organisations.Select(o => o.Name).SingleAsync(cancel), [.. devices.Where(d => agreed.Contains(d.Id))]);
    }
}

/// <summary>Shows an agreement to whoever has the secret of its code, and takes the signature: once, within half an hour.</summary>
public sealed class SignByCode(Database database, AgreementSigning signing, TimeProvider time)
{
    /// <summary>Null for a secret that was used, has run out, or never was; and once nothing can be signed by it any more, because the loan was renewed, changed or is over.</summary>
    public async Task<AgreementToSign?> FindAsync(string secret, CancellationToken cancel)
    {
        if (SigningCodes.KeyOf(secret) is not { } key)
        {
            return null;
        }

        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                if (await db.SigningCodes.SingleOrDefaultAsync(c => c.Key == key, cancel) is not { } code || !code.IsValidAt(now))
                {
                    return null;
                }

                var loan = await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == code.LoanId, cancel);
                return await db.WhyNotNowAsync(loan, code.Terms, cancel) is null ? await AgreementToSign.ReadAsync(db, code.Draft, loan, cancel) : null;
            },
            cancel);
    }

    /// <returns>Refuses <see cref="SigningCodeNotValid"/>, and what <see cref="Agreement.Sign"/> refuses.</returns>
    /// <param name="name">As typed; empty for none.</param>
    /// <param name="drawing">As <see cref="SignatureDrawing.Read"/> reads it; empty for none.</param>
    public async Task<Outcome<long>> RunAsync(string secret, string name, string drawing, CancellationToken cancel)
    {
        if (SigningCodes.KeyOf(secret) is not { } key || await FindAsync(secret, cancel) is not { } shown)
        {
            return new SigningCodeNotValid();
        }

        return await signing.RunAsync(
            Actor.Product,
            SignatureWay.OnPhone,
            new GivenSignature(shown.Draft.Terms, null, name, drawing),
            async db => await db.SigningCodes.SingleOrDefaultAsync(c => c.Key == key, cancel) is { } code && code.IsValidAt(time.GetUtcNow())
                ? (await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == code.LoanId, cancel), code.Draft, Actor.Product with { StaffId = code.StaffId, Name = code.StaffName })
                : new SigningCodeNotValid(),
            cancel);
    }
}
