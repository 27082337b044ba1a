using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.Mail;
using Inclusion.Web.Features.Certificates.Revoke;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Certificates.Details;

/// <summary>One certificate: what it says, whether it holds, and everything that happened to it.</summary>
public sealed partial class CertificatePage(FindCertificate find, SendCertificate send, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private CertificateDetails? _certificate;
    private bool _isMissing;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    protected override Task OnParametersSetAsync()
    {
        _refusal = null;
        return ReadAsync(again: _certificate?.Id == Id);
    }

    private async Task ReadAsync(bool again)
    {
        _certificate = await find.RunAsync(Id, again, CancellationToken.None);
        _isMissing = _certificate is null;
    }

    private async Task SendAsync()
    {
        _refusal = (await send.RunAsync(Id, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(CertificateText.PutIntoMail);
            await ReadAsync(again: true);
        }
    }

    private async Task RevokeAsync()
    {
        if (await dialogs.OpenAsync<RevokeDialog, bool>(Title(CertificateText.RevokeTitle), new() { [nameof(RevokeDialog.CertificateId)] = Id }))
        {
            notices.Say(Title(CertificateText.IsRevoked));
            await ReadAsync(again: true);
        }
    }

    private async Task ReissueAsync()
    {
        var issued = await dialogs.OpenAsync<ReissueDialog, IssuedCertificate>(
            Title(CertificateText.ReissueTitle),
            new() { [nameof(ReissueDialog.CertificateId)] = Id, [nameof(ReissueDialog.IsRevoked)] = _certificate!.RevokedAt is not null, [nameof(ReissueDialog.Language)] = _certificate.Facts?.Language });
        if (issued is not null)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, CertificateText.IsReissued, issued.Number));
            navigation.NavigateTo(Routes.Certificate(issued.Id));
        }
    }

    private string Title(string text) => string.Format(CultureInfo.CurrentCulture, text, _certificate!.Number);
}
