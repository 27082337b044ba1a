using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Agreements.Mail;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Agreements.Card;

/// <summary>The agreement of a loan and its papers. It sees by itself when the borrower has signed on their phone.</summary>
public sealed partial class AgreementCard(FindLoanPapers find, MakeSigningCode makeCode, SignAtDesk sign, SendLoanPaper send, AgreementWatch watch, Dialogs dialogs, NoticeService notices) : IDisposable
{
    private LoanPapers? _papers;
    private MadeSigningCode? _code;
    private Refusal? _refusal;
    private IDisposable? _listening;
    private Announcer? _announcer;
    private bool _isGone;

    [Parameter, EditorRequired]
    public long LoanId { get; set; }

    public void Dispose()
    {
        _isGone = true;
        _listening?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _listening = watch.Listen(LoanId, () => _ = InvokeAsync(SignedElsewhereAsync));
        await ReadAsync();
    }

    private async Task ReadAsync() => _papers = await find.RunAsync(LoanId, CancellationToken.None);

    private async Task SignedElsewhereAsync()
    {
        if (_isGone)
        {
            return;
        }

        _code = null;
        await ReadAsync();
        _announcer?.Say(AgreementText.WasSigned);
        StateHasChanged();
    }

    private async Task MakeCodeAsync()
    {
        var made = await makeCode.RunAsync(LoanId, CancellationToken.None);
        (_refusal, _code) = (made.Refusal, made.IsRefused ? null : made.Value);
    }

    private async Task TickAsync(PaperToSign paper)
    {
        // By these three the paper in the hand is told from an older one.
        var text = string.Format(CultureInfo.CurrentCulture, AgreementText.SignedOnPaperText, string.Join(", ", paper.Tags), DateWords.Full(paper.DueOn), AgreementAccess.VersionWords(paper.Wording));
        if (await dialogs.ConfirmAsync(new Confirmation(AgreementText.SignedOnPaper, text, AgreementText.TickSigned)))
        {
            _refusal = (await sign.OnPaperAsync(LoanId, paper.Terms, paper.TextKey, CancellationToken.None)).Refusal;
            await ReadAsync();
        }
    }

    private async Task SendAsync(LoanPaper paper)
    {
        _refusal = (await send.RunAsync(LoanId, paper, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(AgreementText.WillBeSent);
        }
    }
}
