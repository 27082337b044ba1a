using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Agreements;

/// <summary>
/// A code by which a borrower signs on their own phone, once and within half an hour. Its secret is kept hashed. A loan has one at a time: another one takes its place. It goes when it is used, and
/// with a loan that is undone.
/// </summary>
public sealed class SigningCode
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(30);

    private SigningCode()
    {
    }

    public long Id { get; private set; }

    public long LoanId { get; private set; }

    /// <summary>The hash of the secret.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What is shown for it and signed by it.</summary>
    public string Terms { get; private set; } = "";

    public string Language { get; private set; } = "";

    public int Wording { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Who gave it; null when the product itself did.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public AgreementDraft Draft => new(Terms, Language, Wording, Text);

    /// <summary>Refuses <see cref="LoanNotOpen"/>, <see cref="AgreementAlreadySigned"/>.</summary>
    /// <param name="key">The hash of the secret.</param>
    /// <param name="agreed">The terms of this loan that are signed already.</param>
    public static Outcome<SigningCode> Make(Loan loan, AgreementDraft draft, IEnumerable<string> agreed, string key, Actor by, DateTimeOffset at) =>
        Agreement.WhyNot(loan, draft.Terms, agreed) is { } refusal
            ? refusal
            : new SigningCode
            {
                LoanId = loan.Id,
                Key = key,
                Terms = draft.Terms,
                Language = draft.Language,
                Wording = draft.Wording,
                Text = draft.Text,
                MadeAt = at,
                EndsAt = at + ValidFor,
                StaffId = by.StaffId,
                StaffName = by.Name,
            };

    public bool IsValidAt(DateTimeOffset now) => now < EndsAt;
}
