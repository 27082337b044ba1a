using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Certificates.Mail;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>The certificates of one workshop: who is to have one, who has it, who is not given one and why.</summary>
public sealed partial class WorkshopCertificatesPage(
    ListCandidates list, IssueCertificate issue, IssueCertificates issueAll, DeclineCertificate decide, SendCertificate send, SendCertificates sendAll, Dialogs dialogs, NoticeService notices) : IDisposable
{
    private Candidates? _candidates;
    private CertificateLanguage? _language;
    private Refusal? _refusal;
    private BatchIssued? _report;
    private IssueProgress? _progress;
    private CancellationTokenSource? _stop;

    [Parameter]
    public long Id { get; set; }

    /// <summary>Who leaves the page while certificates are issued stops it: those that are there stay.</summary>
    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        // What is missing or not theirs to see is said by the frame.
        var found = await list.RunAsync(Id, CancellationToken.None);
        _candidates = found.IsRefused ? null : found.Value;
    }

    private async Task IssueAllAsync()
    {
        (_refusal, _report) = (null, null);
        using var stop = _stop = new CancellationTokenSource();
        _progress = new IssueProgress(0, _candidates!.Due.Count());
        try
        {
            var outcome = await issueAll.RunAsync(new IssueCertificatesCommand(Id, _language), new Told(progress => InvokeAsync(() => Show(progress))), stop.Token);
            (_refusal, _report) = (outcome.Refusal, outcome.IsRefused ? null : outcome.Value);
            if (_report is { } report)
            {
                notices.Say(string.Format(CultureInfo.CurrentCulture, CertificateText.IssuedCount, report.Issued));
            }
        }
        catch (OperationCanceledException)
        {
            // Asked for: those that are there stay, and the page shows them.
        }
        finally
        {
            (_progress, _stop) = (null, null);
        }

        await ReadAsync();
    }

    private void Show(IssueProgress progress)
    {
        if (_progress is not null)
        {
            _progress = progress;
            StateHasChanged();
        }
    }

    private async Task IssueAsync(CertificateCandidate candidate)
    {
        var issued = await issue.RunAsync(new IssueCertificateCommand(candidate.EnrolmentId, _language), CancellationToken.None);
        await AfterAsync(issued.Refusal, () => string.Format(CultureInfo.CurrentCulture, CertificateText.IsIssued, issued.Value.Number));
    }

    private async Task DecideAgainstAsync(CertificateCandidate candidate)
    {
        if (await dialogs.OpenAsync<DecideAgainstDialog, bool>(CertificateText.DecideAgainstTitle, new() { [nameof(DecideAgainstDialog.CertificateCandidate)] = candidate }))
        {
            await AfterAsync(null, () => CertificateText.DecidedAgainst);
        }
    }

    private async Task TakeBackAsync(CertificateCandidate candidate)
    {
        var outcome = await decide.RunAsync(new DeclineCertificateCommand(candidate.EnrolmentId, null), CancellationToken.None);
        await AfterAsync(outcome.Refusal, () => CertificateText.DecisionTakenBack);
    }

    private async Task SendAsync(CertificateCandidate candidate)
    {
        var outcome = await send.RunAsync(candidate.Holds!.Id, CancellationToken.None);
        await AfterAsync(outcome.Refusal, () => CertificateText.PutIntoMail);
    }

    private async Task SendAllAsync()
    {
        var outcome = await sendAll.RunAsync(Id, CancellationToken.None);
        await AfterAsync(outcome.Refusal, () => string.Format(CultureInfo.CurrentCulture, CertificateText.PutIntoMails, outcome.Value.Sent, outcome.Value.WithoutEmail));
    }

    private async Task AfterAsync(Refusal? refusal, Func<string> done)
    {
        (_refusal, _report) = (refusal, null);
        if (refusal is null)
        {
            notices.Say(done());
        }

        await ReadAsync();
    }

    /// <summary>Tells at once, in order; the framework's own goes through a queue that may be late.</summary>
    private sealed class Told(Action<IssueProgress> tell) : IProgress<IssueProgress>
    {
        public void Report(IssueProgress value) => tell(value);
    }
}
