using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Agreements;
using Inclusion.Web.Features.Agreements.Card;
using Inclusion.Web.Features.Agreements.Mail;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Features.Agreements.Texts;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Features.Loans.CheckOutTests;

namespace Inclusion.Tests.Features.Agreements;

public sealed class SigningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_signed_on_screen_is_kept_word_for_word_with_its_version_and_who_gave_the_screen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync(personId: await database.AddPersonAsync("Awa Sow", language: "en"));
        Assert.Equal(1, (await database.As<ChangeAgreements>().WriteAsync("en", 0, "{borrower} has {devices} until {due date}. {centre}", Cancel)).Value);

        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);
        Assert.Equal(2, (await database.As<ChangeAgreements>().WriteAsync("en", 1, "Something else", Cancel)).Value);

        var kept = await database.ReadAsync(db => db.Agreements.Include(a => a.Signature).SingleAsync());
        using var _ = Language.English.Speak();
        Assert.Equal($"Awa Sow has Lenovo ThinkPad T480 (LT-0001) until {DateWords.Printed(database.Today.AddDays(7))}. Maison de quartier Nord", kept.Text);
        Assert.Equal(("en", 1, SignatureWay.OnScreen, database.Today, database.Administrator.StaffId), (kept.Language, kept.Wording, kept.Way, kept.SignedOn, kept.StaffId));
        Assert.Equal(ArrangedAgreements.Drawing, kept.Signature!.Strokes);
        Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Record == nameof(Agreement) && e.RecordId == kept.Id && e.Action == AuditAction.Added && e.StaffId == database.Administrator.StaffId)));
        Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Record == nameof(AgreementWording) && e.Action == AuditAction.Added)));
    }

    [Theory]
    [InlineData("fr", "Cette convention lie")]
    [InlineData("en-GB", "This agreement is between")]
    [InlineData("ti", "Cette convention lie")]
    [InlineData("", "Cette convention lie")]
    public async Task The_text_is_in_the_borrowers_language_else_in_the_organisations(string language, string begins)
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync(language: language);

        var shown = (await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Value.Draft;
        Assert.Contains(begins, shown.Text, StringComparison.Ordinal);
        Assert.Contains("LT-0001", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', shown.Text);
    }

    [Fact]
    public async Task Of_two_who_sign_the_same_at_once_one_does_and_a_renewed_loan_may_be_signed_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var secret = await database.CodeAsync(loan);
        var shown = (await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Value.Draft;

        Task<Outcome<long>>[] all =
        [
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.As<SignByCode>(Actor.Product).RunAsync(secret, "Awa", "", Cancel))),
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.As<SignAtDesk>().OnScreenAsync(loan, new GivenSignature(shown.Terms, null, "Awa", ""), Cancel))),
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.As<SignAtDesk>().OnPaperAsync(loan, shown.Terms, AgreementSigning.KeyOf(shown.Text), Cancel))),
        ];
        var outcomes = await Task.WhenAll(all);

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.True(outcome.Refusal is AgreementAlreadySigned or SigningCodeNotValid, outcome.Refusal!.Name));
        Assert.Equal(1, await database.ReadAsync(db => db.Agreements.CountAsync()));

        await database.ExtendAsync(loan, 20);
        var renewed = (await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Value.Draft;
        Assert.Equal(new AgreementOutdated(), (await database.As<SignAtDesk>().OnPaperAsync(loan, "2026-01-01:1", AgreementSigning.KeyOf(renewed.Text), Cancel)).Refusal);
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.Agreements.CountAsync()));
    }

    [Fact]
    public async Task The_database_itself_holds_one_agreement_for_the_same_terms()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        Assert.Null((await database.SignOnScreenAsync(loan)).Refusal);

        await Assert.ThrowsAsync<Inclusion.Web.Data.UniqueViolationException>(() => database.ArrangeAsync(async db =>
        {
            var lent = await db.Loans.Include(l => l.Devices).SingleAsync();
            db.Agreements.Add(Agreement.Sign(lent, new AgreementDraft(Agreement.TermsOf(lent), "fr", 0, "x"), [], SignatureWay.OnPaper, "", "", Actor.Product, database.Clock.GetUtcNow(), database.Today).Value);
            return true;
        }));
    }

    [Fact]
    public async Task A_text_that_was_changed_since_it_was_read_is_not_signed_unread()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var shown = (await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Value.Draft;
        Assert.Null((await database.As<ChangeAgreements>().WriteAsync("fr", 0, "Tout autre chose", Cancel)).Refusal);

        Assert.Equal(new AgreementOutdated(), (await database.As<SignAtDesk>().OnScreenAsync(loan, new GivenSignature(shown.Terms, AgreementSigning.KeyOf(shown.Text), "Awa", ""), Cancel)).Refusal);
        Assert.Equal(new SignatureMissing(), (await database.SignOnScreenAsync(loan, " ", "")).Refusal);
        Assert.IsType<SignatureTooSmall>((await database.SignOnScreenAsync(loan, "", "1,1 2,2")).Refusal);
        Assert.IsType<FieldTooLong>((await database.SignOnScreenAsync(loan, new string('x', Agreement.NameMaxLength + 1), "")).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.Agreements.CountAsync()));
    }

    [Fact]
    public async Task A_tick_that_was_offered_before_the_text_changed_keeps_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync("LT-0007");
        var offered = (await database.As<FindLoanPapers>().RunAsync(loan, Cancel))!.ToSign!;
        Assert.Equal((0, database.Today.AddDays(7), "LT-0007"), (offered.Wording, offered.DueOn, Assert.Single(offered.Tags)));
        Assert.Null((await database.As<ChangeAgreements>().WriteAsync("fr", 0, "Tout autre chose", Cancel)).Refusal);

        Assert.Equal(new AgreementOutdated(), (await database.As<SignAtDesk>().OnPaperAsync(loan, offered.Terms, offered.TextKey, Cancel)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.Agreements.CountAsync()));

        Assert.Null((await database.SignOnPaperAsync(loan)).Refusal);
        Assert.Equal("Tout autre chose", await database.ReadAsync(db => db.Agreements.Select(a => a.Text).SingleAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_opens_nothing_once_the_loan_has_changed_or_is_over(bool isOver)
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var (codes, secret) = (database.As<SignByCode>(Actor.Product), await database.CodeAsync(loan));
        Assert.NotNull(await codes.FindAsync(secret, Cancel));

        await (isOver ? database.ReturnAsync(loan) : database.ExtendAsync(loan, 20));

        Assert.Null(await codes.FindAsync(secret, Cancel));
        Assert.Equal(new SigningCodeNotValid(), (await codes.RunAsync(secret, "Awa", "", Cancel)).Refusal);
    }

    [Fact]
    public async Task Where_agreements_are_off_nobody_signs_in_any_way_and_what_was_signed_is_still_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (signed, loan) = (await database.LendOneAsync("LT-0001"), await database.LendOneAsync("LT-0002"));
        Assert.Null((await database.SignOnScreenAsync(signed)).Refusal);
        var secret = await database.CodeAsync(loan);
        var paper = (await database.As<FindLoanPapers>().RunAsync(loan, Cancel))!.ToSign!;

        await database.UseAgreementsAsync(AgreementUse.Off);

        Assert.Null((await database.As<FindLoanPapers>().RunAsync(loan, Cancel))!.ToSign);
        Assert.Equal(new AgreementsNotUsed(), (await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Refusal);
        Assert.Equal(new AgreementsNotUsed(), (await database.As<MakeSigningCode>().RunAsync(loan, Cancel)).Refusal);
        Assert.Equal(new AgreementsNotUsed(), (await database.As<SignAtDesk>().OnPaperAsync(loan, paper.Terms, paper.TextKey, Cancel)).Refusal);
        Assert.Equal(new AgreementsNotUsed(), (await database.As<SignAtDesk>().OnScreenAsync(loan, new GivenSignature(paper.Terms, paper.TextKey, "Awa", ""), Cancel)).Refusal);
        Assert.Null(await database.As<SignByCode>(Actor.Product).FindAsync(secret, Cancel));
        Assert.IsType<PaperNotThere>((await database.As<PrintLoanPapers>().AgreementAsync(loan, Cancel)).Refusal);
        Assert.Null((await database.As<PrintLoanPapers>().AgreementAsync(signed, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_code_opens_once_for_half_an_hour_is_kept_hashed_and_gives_way_to_the_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var (codes, first) = (database.As<SignByCode>(Actor.Product), await database.CodeAsync(loan));
        var second = await database.CodeAsync(loan);
        Assert.Equal(22, second.Length);
        Assert.Null(await codes.FindAsync(first, Cancel));
        Assert.DoesNotContain(second, await database.ReadAsync(db => db.SigningCodes.Select(c => c.Key).SingleAsync()), StringComparison.Ordinal);

        database.Clock.Advance(SigningCode.ValidFor - TimeSpan.FromSeconds(1));
        Assert.NotNull(await codes.FindAsync(second, Cancel));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await codes.FindAsync(second, Cancel));
        Assert.Equal(new SigningCodeNotValid(), (await codes.RunAsync(second, "Awa", "", Cancel)).Refusal);

        // What ran out is thrown away at night: it holds the text, and with it the name.
        await database.As<TidyUpJob>(Actor.Product).RunAsync(Cancel);
        Assert.Equal(0, await database.ReadAsync(db => db.SigningCodes.CountAsync()));

        var third = await database.CodeAsync(loan);
        Assert.Null((await codes.RunAsync(third, "", ArrangedAgreements.Drawing, Cancel)).Refusal);
        Assert.Equal(new SigningCodeNotValid(), (await codes.RunAsync(third, "Awa", "", Cancel)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.SigningCodes.CountAsync()));
        var kept = await database.ReadAsync(db => db.Agreements.SingleAsync());
        Assert.Equal((SignatureWay.OnPhone, database.Administrator.Name), (kept.Way, kept.StaffName));
        Assert.IsType<AgreementAlreadySigned>((await database.As<MakeSigningCode>().RunAsync(loan, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_loan_that_was_undone_drops_its_code_and_is_signed_by_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value.LoanId;
        var secret = await database.CodeAsync(loan);

        Assert.False((await database.As<UndoLoan>().RunAsync(loan, null, Cancel)).IsRefused);

        Assert.Null(await database.As<SignByCode>(Actor.Product).FindAsync(secret, Cancel));
        Assert.Equal(0, await database.ReadAsync(db => db.SigningCodes.CountAsync()));
        Assert.IsType<LoanNotOpen>((await database.As<FindAgreementToSign>().RunAsync(loan, again: false, Cancel)).Refusal);
        Assert.Null(await database.As<FindLoanPapers>().RunAsync(loan, Cancel));
    }

    [Fact]
    public async Task Where_it_is_required_loans_lent_from_then_on_are_told_missing_until_they_are_signed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await database.LendOneAsync("LT-0001");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var settings = await database.As<FindAgreementSettings>().RunAsync(Cancel);
        Assert.Null((await database.As<ChangeAgreements>().UseAsync(settings.Version, AgreementUse.Required, Cancel)).Refusal);
        Assert.Equal(new ChangedMeanwhile(), (await database.As<ChangeAgreements>().UseAsync(settings.Version, AgreementUse.Off, Cancel)).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await database.LendOneAsync("LT-0002");

        Assert.Equal([after], await MissingAsync(database));
        Assert.Equal(1, (await database.As<FindToday>().RunAsync(database.CentreId, Cancel)).WithoutAgreement.Value);
        Assert.True((await database.As<FindLoanPapers>().RunAsync(after, Cancel))!.IsMissing);
        Assert.False((await database.As<FindLoanPapers>().RunAsync(before, Cancel))!.IsMissing);

        Assert.Null((await database.SignOnPaperAsync(after)).Refusal);
        Assert.Empty(await MissingAsync(database));

        // Nothing is held up by it.
        var third = await database.LendOneAsync("LT-0003");
        await database.ReturnAsync(third);
        Assert.Empty(await MissingAsync(database));
    }

    [Fact]
    public async Task Whoever_works_elsewhere_signs_prints_and_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");

        Assert.Null(await database.As<FindLoanPapers>(elsewhere).RunAsync(loan, Cancel));
        Assert.IsType<NotFound>((await database.As<FindAgreementToSign>(elsewhere).RunAsync(loan, again: false, Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<MakeSigningCode>(elsewhere).RunAsync(loan, Cancel)).Refusal);
        foreach (var (actor, refusal) in new (Actor, Refusal)[] { (elsewhere, new NotFound()), (trainer, new NotAllowed()) })
        {
            Assert.Equal(refusal, (await database.As<SignAtDesk>(actor).OnPaperAsync(loan, "", "", Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<SignAtDesk>(actor).OnScreenAsync(loan, new GivenSignature("", "", "Awa", ""), Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<PrintLoanPapers>(actor).AgreementAsync(loan, Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<PrintLoanPapers>(actor).SignedAgreementAsync(loan, Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<PrintLoanPapers>(actor).ReturnReceiptAsync(loan, Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<PrintLoanPapers>(actor).BagSlipsAsync(loan, Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<SendLoanPaper>(actor).RunAsync(loan, LoanPaper.Agreement, Cancel)).Refusal);
            Assert.Equal(refusal, (await database.As<SendLoanPaper>(actor).RunAsync(loan, LoanPaper.ReturnReceipt, Cancel)).Refusal);
        }

        Assert.IsType<NotAllowed>((await database.As<ChangeAgreements>(elsewhere).WriteAsync("fr", 0, "x", Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeAgreements>(elsewhere).UseAsync(1, AgreementUse.Off, Cancel)).Refusal);
    }

    [Fact]
    public async Task The_desk_is_told_when_the_borrower_has_signed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendOneAsync();
        var told = new TaskCompletionSource();
        using var listening = ((AgreementWatch)database.Services.GetService(typeof(AgreementWatch))!).Listen(loan, told.SetResult);

        Assert.Null((await database.As<SignByCode>(Actor.Product).RunAsync(await database.CodeAsync(loan), "Awa", "", Cancel)).Refusal);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    private static async Task<IReadOnlyList<long>> MissingAsync(TestDatabase database) =>
        [.. (await database.As<ListLoans>().RunAsync(new LoanFilter(LoanTab.Open, NoAgreement: true), ListPlace.Start, Cancel)).Rows.Select(row => row.Id)];
}
