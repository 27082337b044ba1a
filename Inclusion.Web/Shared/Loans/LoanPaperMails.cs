using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Loans;

/// <summary>The e-mails in which copies of a loan's papers go out. They are known by how their Message-ID begins.</summary>
internal static class LoanPaperMails
{
    /// <summary>With copies of signed agreements.</summary>
    public static string Agreements(long loanId) => string.Create(CultureInfo.InvariantCulture, $"agreement.{loanId}.");

    /// <summary>With receipts of what came back.</summary>
    public static string ReturnReceipts(long loanId) => string.Create(CultureInfo.InvariantCulture, $"return-receipt.{loanId}.");

    /// <summary>What has not gone out stays here: it holds no more. Refuses what <see cref="Message.Withdraw"/> refuses.</summary>
    /// <param name="begins">Of the Message-ID: <see cref="Agreements"/> or <see cref="ReturnReceipts"/>.</param>
    public static async Task<Outcome> WithdrawPapersAsync(this InclusionDb db, Loan loan, string begins, CancellationToken cancel)
    {
        var waiting = await db.Messages
            .Where(m => m.PersonId == loan.PersonId && (m.Status == MessageStatus.Queued || m.Status == MessageStatus.ToCall) && EF.Functions.Like(m.MessageId, begins + "%")).ToListAsync(cancel);
        return waiting.Select(message => message.Withdraw().Refusal).FirstOrDefault(r => r is not null) is { } refusal ? refusal : Outcome.Done;
    }
}
