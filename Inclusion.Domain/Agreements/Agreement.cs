using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Agreements;

/// <summary>How an agreement was signed.</summary>
public enum SignatureWay
{
    /// <summary>On the borrower's side of the desk's screen.</summary>
    OnScreen = 1,

    /// <summary>On the borrower's own phone.</summary>
    OnPhone = 2,

    /// <summary>On paper, which staff ticked.</summary>
    OnPaper = 3,
}

/// <summary>What is to be signed: the text as it was filled in, and what it was filled in with.</summary>
/// <param name="Terms">What the loan was then: <see cref="Agreement.TermsOf"/>.</param>
/// <param name="Language">fr or en.</param>
/// <param name="Wording">The number of the <see cref="AgreementWording"/>; 0: the product's own text.</param>
public sealed record AgreementDraft(string Terms, string Language, int Wording, string Text);

/// <summary>
/// What a borrower signed about a loan, word for word. For the same devices and the same due date there is one (the database holds it, too); a renewed loan may be signed again. It is never
/// changed.
/// </summary>
public sealed class Agreement : IAudited
{
    /// <summary>Characters of a typed name.</summary>
    public const int NameMaxLength = 200;

    private Agreement()
    {
    }

    public long Id { get; private set; }

    public long LoanId { get; private set; }

    /// <summary>The due date and the devices that it was signed for, as <see cref="TermsOf"/> writes them.</summary>
    public string Terms { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    /// <summary>fr or en.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The number of the <see cref="AgreementWording"/>; 0: the product's own text.</summary>
    public int Wording { get; private set; }

    /// <summary>The text with everything filled in, as it was read.</summary>
    public string Text { get; private set; } = "";

    public SignatureWay Way { get; private set; }

    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>The centre's day.</summary>
    public DateOnly SignedOn { get; private set; }

    /// <summary>The name that was typed; empty when it was drawn, or is on paper.</summary>
    public string SignedName { get; private set; } = "";

    /// <summary>Who ticked the paper, or gave screen or code; null when the product itself did.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>The drawing; null when the name was typed or is on paper. Apart from the row, so that lists do not load it.</summary>
    public AgreementSignature? Signature { get; private set; }

    /// <summary>What a loan is about now: its due date, and the devices that are out.</summary>
    public static string TermsOf(Loan loan) =>
        string.Create(CultureInfo.InvariantCulture, $"{loan.DueOn:yyyy-MM-dd}:{string.Join(',', loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).Order())}");

    /// <summary>The ids of the devices that terms are about.</summary>
    public static IReadOnlySet<long> DevicesOf(string terms) =>
        terms[(terms.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();

    /// <summary>
    /// Refuses: <see cref="LoanNotOpen"/>, <see cref="AgreementOutdated"/>, <see cref="AgreementAlreadySigned"/>, <see cref="SignatureMissing"/>, <see cref="FieldTooLong"/>,
    /// <see cref="SignatureTooSmall"/>, <see cref="SignatureNotUnderstood"/>.
    /// </summary>
    /// <param name="agreed">The terms of this loan that are signed already.</param>
    /// <param name="name">As typed; empty for none.</param>
    /// <param name="drawing">As <see cref="SignatureDrawing.Read"/> reads it; empty for none.</param>
    /// <param name="by">Who ticked it, or gave screen or code.</param>
    /// <param name="today">The centre's own day.</param>
    public static Outcome<Agreement> Sign(Loan loan, AgreementDraft draft, IEnumerable<string> agreed, SignatureWay way, string name, string drawing, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (WhyNot(loan, draft.Terms, agreed) is { } refusal)
        {
            return refusal;
        }

        var (typed, onPaper) = (InvisibleCharacters.OneLine(name), way is SignatureWay.OnPaper);
        if (!onPaper && typed.Length == 0 && drawing.Length == 0)
        {
            return new SignatureMissing();
        }

        if (typed.Length > NameMaxLength)
        {
            return new FieldTooLong("Name", NameMaxLength);
        }

        AgreementSignature? signature = null;
        if (!onPaper && drawing.Length > 0)
        {
            var read = SignatureDrawing.Read(drawing);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            signature = new AgreementSignature(read.Value);
        }

        return new Agreement
        {
            LoanId = loan.Id,
            Terms = draft.Terms,
            DueOn = loan.DueOn,
            Language = draft.Language,
            Wording = draft.Wording,
            Text = draft.Text,
            Way = way,
            SignedAt = at,
            SignedOn = today,
            SignedName = onPaper ? "" : typed,
            StaffId = by.StaffId,
            StaffName = by.Name,
            Signature = signature,
        };
    }

    /// <summary>Why nothing can be signed for this loan now; null when something can.</summary>
    /// <param name="terms">What was shown.</param>
    /// <param name="agreed">The terms of this loan that are signed already.</param>
    public static Refusal? WhyNot(Loan loan, string terms, IEnumerable<string> agreed)
    {
        if (loan.Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(loan.Number);
        }

        if (agreed.Contains(terms))
        {
            return new AgreementAlreadySigned(loan.Number);
        }

        return terms == TermsOf(loan) ? null : new AgreementOutdated();
    }
}

/// <summary>The drawing of a signature.</summary>
public sealed class AgreementSignature
{
    private AgreementSignature()
    {
    }

    internal AgreementSignature(SignatureDrawing drawing) => Strokes = drawing.ToString();

    public long AgreementId { get; private set; }

    /// <summary>As <see cref="SignatureDrawing.Read"/> reads it.</summary>
    public string Strokes { get; private set; } = "";
}
