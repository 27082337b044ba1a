using Inclusion.Domain.Agreements;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Devices.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Print;

/// <summary>How a device went out.</summary>
/// <param name="Jpeg">The small one.</param>
/// <param name="Alternative">What is to be seen, in the language of the paper.</param>
public sealed record LentPicture(byte[] Jpeg, string Alternative);

/// <summary>One device of a loan on paper.</summary>
/// <param name="Accessories">What went out with it.</param>
/// <param name="KnownBefore">What was missing or damaged before this loan, and is not this borrower's doing.</param>
/// <param name="Value">What it would cost to replace; null when not known.</param>
/// <param name="ReturnedOn">Null while it has not come back.</param>
/// <param name="Missing">What did not come back with it.</param>
/// <param name="Damage">What was noted at its return; null when nothing was.</param>
public sealed record SheetDevice(
    long Id, string Tag, string Name, string Serial, IReadOnlyList<string> Accessories, IReadOnlyList<string> KnownBefore, decimal? Value, bool IsOut, DateOnly? ReturnedOn, IReadOnlyList<string> Missing, string? Damage)
{
    /// <summary>Null when there is none.</summary>
    public LentPicture? Picture { get; init; }

    /// <summary>Of the loan, in the order of its lines.</summary>
    /// <param name="language">That of the paper.</param>
    public static async Task<IReadOnlyList<SheetDevice>> ReadAsync(InclusionDb db, Loan loan, Language language, CancellationToken cancel)
    {
        var ids = loan.Devices.Select(d => d.DeviceId).ToList();
        var devices = await db.Devices.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        var pictures = await ShownPictures.OfPapersAsync(db, loan, cancel);
        using var speaking = language.Speak();
        return [.. loan.Devices.OrderBy(line => line.Id).Select(line => Of(line, devices[line.DeviceId]) with { Picture = pictures.TryGetValue(line.DeviceId, out var seen) ? new LentPicture(seen.Small, seen.Picture.Alternative) : null })];
    }

    private static SheetDevice Of(LoanDevice line, Device device) => new(
        device.Id,
        line.Tag,
        $"{device.Maker} {device.Model}".Trim(),
        device.Serial,
        line.Accessories,
        [.. line.MissingAtCheckOut, .. (line.DamageAtCheckOut ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)],
        device.ReplacementValue,
        line.IsOut,
        line.ReturnedOn,
        line.MissingAccessories,
        line.DamageNote);
}

/// <summary>What stands on the papers of a loan.</summary>
/// <param name="Language">That of the borrower, where the product speaks it.</param>
/// <param name="Text">As it was signed, or as it would be signed now.</param>
/// <param name="Agreed">What was signed. Null: there are lines to sign on.</param>
/// <param name="DueOn">The present one, whatever was signed before.</param>
/// <param name="Wording">The number of the text's version; 0: the product's own text.</param>
/// <param name="CanSign">Something can be signed now.</param>
public sealed record LoanSheetModel(
    Language Language,
    string Organisation,
    string Centre,
    string Address,
    string Phone,
    string Number,
    string Borrower,
    DateOnly LentOn,
    DateOnly DueOn,
    IReadOnlyList<SheetDevice> Devices,
    string Text,
    int Wording,
    Agreement? Agreed,
    bool CanSign,
    DateTimeOffset PrintedAt)
{
    /// <param name="isToSign">As it would be signed now, while something can be; otherwise, and where nothing can, as it was signed.</param>
    public static async Task<LoanSheetModel> ReadAsync(InclusionDb db, Loan loan, bool isToSign, DateTimeOffset now, CancellationToken cancel)
    {
        var canSign = await db.WhyNotNowAsync(loan, Agreement.TermsOf(loan), cancel) is null;
        var signed = isToSign && canSign ? null : await db.AgreementOfAsync(loan, cancel);
        var language = signed is null ? await db.LanguageOfAsync(loan.PersonId, cancel) : Language.Find(signed.Language)!;
        var (text, wording) = signed is null ? await DraftAsync(db, loan, language, cancel) : (signed.Text, signed.Wording);
        var centre = await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel);
        return new LoanSheetModel(
            language,
            await db.Organisations.Select(o => o.Name).SingleAsync(cancel),
            centre.Name,
            centre.Address,
            centre.Phone,
            loan.Number,
            await db.People.Where(p => p.Id == loan.PersonId).Select(p => p.Name).SingleAsync(cancel),
            loan.LentOn,
            loan.DueOn,
            await SheetDevice.ReadAsync(db, loan, language, cancel),
            text,
            wording,
            signed,
            canSign,
            now);
    }

    private static async Task<(string Text, int Wording)> DraftAsync(InclusionDb db, Loan loan, Language language, CancellationToken cancel)
    {
        var draft = await db.DraftAsync(loan, language, cancel);
        return (draft.Text, draft.Wording);
    }
}
