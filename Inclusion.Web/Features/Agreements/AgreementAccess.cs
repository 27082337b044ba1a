using System.Globalization;
using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements;

/// <summary>The text that is in use in a language.</summary>
/// <param name="Number">0: the product's own.</param>
public sealed record CurrentWording(int Number, string Text);

internal static class AgreementAccess
{
    /// <summary>The loan with its devices' lines; null when there is none, or none that this person works for.</summary>
    public static async Task<Loan?> LoanForAsync(this InclusionDb db, Actor actor, long loanId, CancellationToken cancel) =>
        await db.Loans.Include(l => l.Devices).FirstOrDefaultAsync(l => l.Id == loanId, cancel) is { } loan && actor.WorksAt(loan.CentreId) ? loan : null;

    /// <summary>What of this loan is signed already.</summary>
    public static Task<List<string>> SignedTermsAsync(this InclusionDb db, long loanId, CancellationToken cancel) => db.Agreements.Where(a => a.LoanId == loanId).Select(a => a.Terms).ToListAsync(cancel);

    /// <summary>Why nothing can be signed for this loan now, whichever way: <see cref="AgreementsNotUsed"/>, and what <see cref="Agreement.WhyNot"/> refuses. Null when something can.</summary>
    /// <param name="terms">What was shown.</param>
    public static async Task<Refusal?> WhyNotNowAsync(this InclusionDb db, Loan loan, string terms, CancellationToken cancel) =>
        await db.Organisations.AnyAsync(o => o.Agreements == AgreementUse.Off, cancel) ? new AgreementsNotUsed() : Agreement.WhyNot(loan, terms, await db.SignedTermsAsync(loan.Id, cancel));

    /// <summary>What was signed for the loan as it is now; the latest that was signed for what it was before, where nothing was. Null when nothing was signed at all.</summary>
    public static async Task<Agreement?> AgreementOfAsync(this InclusionDb db, Loan loan, CancellationToken cancel)
    {
        var terms = Agreement.TermsOf(loan);
        return await db.Agreements.Include(a => a.Signature).Where(a => a.LoanId == loan.Id).OrderByDescending(a => a.Terms == terms).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Which version a text is, in words.</summary>
    /// <param name="number">0: the product's own text.</param>
    public static string VersionWords(int number) => number == 0 ? AgreementText.OwnVersion : string.Format(CultureInfo.CurrentCulture, AgreementText.VersionNumber, number);

    /// <summary>The organisation's latest text in a language; the product's own where it has none.</summary>
    public static async Task<CurrentWording> CurrentWordingAsync(this InclusionDb db, Language language, CancellationToken cancel) =>
        await db.AgreementWordings.Where(w => w.Language == language.Code).OrderByDescending(w => w.Number).Select(w => new CurrentWording(w.Number, w.Text)).FirstOrDefaultAsync(cancel)
        ?? new CurrentWording(0, OwnText(language));

    /// <summary>The borrower's language where the product speaks it, else the organisation's.</summary>
    public static async Task<Language> LanguageOfAsync(this InclusionDb db, long personId, CancellationToken cancel) =>
        Language.Find(await db.People.Where(p => p.Id == personId).Select(p => p.Language).SingleAsync(cancel))
        ?? Language.Find(await db.Organisations.Select(o => o.Language).SingleAsync(cancel)) ?? Language.English;

    /// <summary>What would be signed for this loan now, filled in.</summary>
    /// <param name="language">Null: the borrower's.</param>
    public static async Task<AgreementDraft> DraftAsync(this InclusionDb db, Loan loan, Language? language, CancellationToken cancel)
    {
        var spoken = language ?? await db.LanguageOfAsync(loan.PersonId, cancel);
        var wording = await db.CurrentWordingAsync(spoken, cancel);
        return new AgreementDraft(Agreement.TermsOf(loan), spoken.Code, wording.Number, AgreementWording.Fill(wording.Text, await ValuesAsync(db, loan, spoken, cancel)));
    }

    /// <summary>The text that comes with the product, with its placeholders.</summary>
    public static string OwnText(Language language)
    {
        using var speaking = language.Speak();
        return Replaced(AgreementText.OwnText, field => AgreementFields.Placeholder(field, language.Code));
    }

    private static string Replaced(string text, Func<AgreementField, string> word) =>
        string.Format(CultureInfo.CurrentCulture, text, [.. Enum.GetValues<AgreementField>().Select(object (field) => word(field))]).ReplaceLineEndings("\n").Trim();

    private static async Task<IReadOnlyDictionary<AgreementField, string>> ValuesAsync(InclusionDb db, Loan loan, Language language, CancellationToken cancel)
    {
        var centre = await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel);
        var (organisation, borrower) = (await db.Organisations.Select(o => o.Name).SingleAsync(cancel), await db.People.Where(p => p.Id == loan.PersonId).Select(p => p.Name).SingleAsync(cancel));
        var ids = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
        var names = await db.Devices.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => $"{d.Maker} {d.Model}".Trim(), cancel);
        using var speaking = language.Speak();
        return new Dictionary<AgreementField, string>
        {
            [AgreementField.Borrower] = borrower,
            [AgreementField.Devices] = string.Join(", ", loan.Devices.Where(d => d.IsOut).OrderBy(d => d.Tag).Select(d => string.Format(CultureInfo.CurrentCulture, AgreementText.DeviceAndTag, names[d.DeviceId], d.Tag).Trim())),
            [AgreementField.Loan] = loan.Number,
            [AgreementField.LentOn] = DateWords.Printed(loan.LentOn),
            [AgreementField.DueOn] = DateWords.Printed(loan.DueOn),
            [AgreementField.Centre] = centre.Name,
            [AgreementField.Address] = string.Join(", ", centre.Address.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            [AgreementField.Phone] = centre.Phone,
            [AgreementField.Organisation] = organisation,
        };
    }
}
