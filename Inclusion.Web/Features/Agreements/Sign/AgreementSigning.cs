using System.Security.Cryptography;
using System.Text;
using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Agreements.Sign;

/// <summary>A signature as a form sends it.</summary>
/// <param name="Terms">Of what was read: a loan that was renewed meanwhile is not signed unread.</param>
/// <param name="TextKey">Of the text that was read (<see cref="AgreementSigning.KeyOf"/>); null for a code, which keeps the text that it shows.</param>
/// <param name="Name">As typed; empty for none.</param>
/// <param name="Drawing">As <see cref="SignatureDrawing.Read"/> reads it; empty for none.</param>
public sealed record GivenSignature(string Terms, string? TextKey, string Name, string Drawing);

/// <summary>Signs within a <see cref="Database.WriteAsync{T}"/>, and tells open pages once that is done.</summary>
public sealed class AgreementSigning(Database database, AgreementWatch watch, TimeProvider time, ILogger<AgreementSigning> logger)
{
    /// <summary>Tells whether a text is the one that was read.</summary>
    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>The id of the agreement. Refuses what <paramref name="read"/> refuses, <see cref="AgreementsNotUsed"/>, and what <see cref="Agreement.Sign"/> does.</returns>
    /// <param name="by">Who does it, for the audit trail.</param>
    /// <param name="read">The loan, what is signed for it, and with whom of staff.</param>
    internal async Task<Outcome<long>> RunAsync(Actor by, SignatureWay way, GivenSignature given, Func<InclusionDb, Task<Outcome<(Loan Loan, AgreementDraft Draft, Actor With)>>> read, CancellationToken cancel)
    {
        var loanId = 0L;
        Outcome<long> signed;
        try
        {
            signed = await database.WriteAsync<long>(
                by,
                async db =>
                {
                    var about = await read(db);
                    if (about.IsRefused)
                    {
                        return about.Refusal;
                    }

                    var (loan, draft, with) = about.Value;
                    if (given.TextKey is { } key && key != KeyOf(draft.Text))
                    {
                        return new AgreementOutdated();
                    }

                    if (await db.WhyNotNowAsync(loan, given.Terms, cancel) is { } refusal)
                    {
                        return refusal;
                    }

                    loanId = loan.Id;
                    var now = time.GetUtcNow();
                    var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                    var agreement = Agreement.Sign(
                        loan, draft with { Terms = given.Terms }, await db.SignedTermsAsync(loan.Id, cancel), way, given.Name, given.Drawing, with, now, calendar.DateOf(now));
                    if (agreement.IsRefused)
                    {
                        return agreement.Refusal;
                    }

                    db.Agreements.Add(agreement.Value);
                    await SigningCodes.DropAsync(db, loan.Id, now, cancel);
                    await db.SaveChangesAsync(cancel);
                    return agreement.Value.Id;
                },
                cancel);
        }
        catch (UniqueViolationException)
        {
            return new AgreementOutdated();
        }

        if (!signed.IsRefused)
        {
            logger.AgreementSigned(signed.Value, loanId, way, by.StaffId);
            watch.Tell(loanId);
        }

        return signed;
    }
}

/// <summary>A borrower signs on their side of the desk's screen, or staff tick that it was signed on paper.</summary>
public sealed class SignAtDesk(AgreementSigning signing, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="AgreementsNotUsed"/>, and what <see cref="Agreement.Sign"/> refuses.</returns>
    public async Task<Outcome<long>> OnScreenAsync(long loanId, GivenSignature given, CancellationToken cancel) => await RunAsync(loanId, SignatureWay.OnScreen, given, cancel);

    /// <summary>What is kept is the text as it was when the tick was offered; that the paper says the same, whoever ticks has looked at.</summary>
    /// <param name="terms">Of the loan when the tick was offered.</param>
    /// <param name="textKey">Of the text that would have been printed then (<see cref="AgreementSigning.KeyOf"/>).</param>
    /// <returns>As <see cref="OnScreenAsync"/>.</returns>
    public async Task<Outcome<long>> OnPaperAsync(long loanId, string terms, string textKey, CancellationToken cancel) =>
        await RunAsync(loanId, SignatureWay.OnPaper, new GivenSignature(terms, textKey, "", ""), cancel);

    private async Task<Outcome<long>> RunAsync(long loanId, SignatureWay way, GivenSignature given, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await signing.RunAsync(
            actor,
            way,
            given,
            async db => await db.LoanForAsync(actor, loanId, cancel) is { } loan ? (loan, await db.DraftAsync(loan, null, cancel), actor) : new NotFound(),
            cancel);
    }
}
