using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Agreements.Card;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Features.Agreements.Sign;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Agreements;

internal static class ArrangedAgreements
{
    public const string Drawing = "40,120 80,60 120,130 160,50;200,100 320,100";

    /// <summary>A loan of one device, open, with two weeks left.</summary>
    public static async Task<long> LendOneAsync(this TestDatabase database, string tag = "LT-0001", long? personId = null, string language = "fr") =>
        await database.LendAsync(personId ?? await database.AddPersonAsync(language: language), await database.AddReadyDeviceAsync(tag, serial: $"PF-{tag}"), database.Today.AddDays(7));

    /// <summary>As the form on the desk's screen sends it.</summary>
    public static async Task<Outcome<long>> SignOnScreenAsync(this TestDatabase database, long loanId, string name = "", string drawing = Drawing)
    {
        var shown = (await database.As<FindAgreementToSign>().RunAsync(loanId, again: false, CancellationToken.None)).Value.Draft;
        return await database.As<SignAtDesk>().OnScreenAsync(loanId, new GivenSignature(shown.Terms, AgreementSigning.KeyOf(shown.Text), name, drawing), CancellationToken.None);
    }

    /// <summary>As staff tick it whose page was opened now.</summary>
    public static async Task<Outcome<long>> SignOnPaperAsync(this TestDatabase database, long loanId)
    {
        var paper = (await database.As<FindLoanPapers>().RunAsync(loanId, CancellationToken.None))!.ToSign!;
        return await database.As<SignAtDesk>().OnPaperAsync(loanId, paper.Terms, paper.TextKey, CancellationToken.None);
    }

    /// <summary>It is due this many days from today.</summary>
    public static Task ExtendAsync(this TestDatabase database, long loanId, int days) => database.ArrangeAsync(async db =>
    {
        var loan = await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == loanId);
        Assert.Null(loan.Extend(database.Today.AddDays(days), "Exam", Actor.Product, database.Clock.GetUtcNow(), database.Today).Refusal);
        return true;
    });

    /// <summary>Whether agreements are used.</summary>
    public static Task UseAgreementsAsync(this TestDatabase database, AgreementUse use) => database.ArrangeAsync(async db =>
    {
        (await db.Organisations.SingleAsync()).UseAgreements(use, database.Clock.GetUtcNow());
        return true;
    });

    /// <summary>The secret of a new code.</summary>
    public static async Task<string> CodeAsync(this TestDatabase database, long loanId) =>
        (await database.As<MakeSigningCode>().RunAsync(loanId, CancellationToken.None)).Value.Address.Segments[^1];
}
