using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Certificates.Download;
using Inclusion.Web.Features.Certificates.Mail;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>The certificates of one workshop: who is to have one, who has it, who is not given one and why.</summary>
public sealed partial class WorkshopCertificatesPage(
    ListCandidates list, IssueCertificate issue, StartWork start, FindWork work, DeclineCertificate decide, SendCertificate send, SendCertificates sendAll, Dialogs dialogs, NoticeService notices)
{
    private Candidates? _candidates;
    private CertificateLanguage? _language;
    private Refusal? _refusal;
    private BatchIssued? _report;
    private long? _issuing;
    private long? _printing;

    [Parameter]
    public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (_issuing, _printing) = (await OpenAsync<IssueCertificatesWork>(IssueCertificatesWork.SubjectOf(Id)), await OpenAsync<PrintCertificatesWork>(IssueCertificatesWork.SubjectOf(Id)));
        await ReadAsync();
    }

    /// <summary>Work that was asked for before the page was left.</summary>
    private async Task<long?> OpenAsync<TWork>(string subject)
        where TWork : BackgroundWork =>
        (await work.LatestAsync<TWork>(subject, onlyOpen: true, CancellationToken.None))?.Id;

    private async Task ReadAsync()
    {
        // What is missing or not theirs to see is said by the frame.
        var found = await list.RunAsync(Id, CancellationToken.None);
        _candidates = found.IsRefused ? null : found.Value;
    }

    private async Task IssueAllAsync()
    {
        var started = await start.RunAsync<IssueCertificatesWork, IssueCertificatesCommand>(new IssueCertificatesCommand(Id, _language), IssueCertificatesWork.SubjectOf(Id), null, CancellationToken.None);
        (_refusal, _report, _issuing) = (started.Refusal, null, started.IsRefused ? null : started.Value);
    }

    private async Task IssuedAsync(WorkView ended)
    {
        _report = await work.DetailAsync<BatchIssued>(ended.Id, CancellationToken.None);
        await ReadAsync();
    }

    private async Task PrintAsync(bool isZip)
    {
        var started = await start.RunAsync<PrintCertificatesWork, PrintCertificatesRequest>(new PrintCertificatesRequest(Id, isZip), IssueCertificatesWork.SubjectOf(Id), null, CancellationToken.None);
        (_refusal, _printing) = (started.Refusal, started.IsRefused ? null : started.Value);
    }

    private async Task IssueAsync(CertificateCandidate candidate)
    {
        var issued = await issue.RunAsync(new IssueCertificateCommand(candidate.EnrolmentId, _language), CancellationToken.None);
        await AfterAsync(issued.Refusal, () => string.Format(CultureInfo.CurrentCulture, CertificateText.IsIssued, issued.Value.Number));
    }

    private async Task WaiveAsync(CertificateCandidate candidate)
    {
        var parameters = new Dictionary<string, object?> { [nameof(WaiveDialog.Candidate)] = candidate, [nameof(WaiveDialog.Language)] = _language };
        if (await dialogs.OpenAsync<WaiveDialog, string?>(CertificateText.WaiveTitle, parameters) is { } number)
        {
            await AfterAsync(null, () => string.Format(CultureInfo.CurrentCulture, CertificateText.IsIssued, number));
        }
    }

    private async Task DecideAgainstAsync(CertificateCandidate candidate)
    {
        if (await dialogs.OpenAsync<DecideAgainstDialog, bool>(CertificateText.DecideAgainstTitle, new() { [nameof(DecideAgainstDialog.CertificateCandidate)] = candidate }))
        {
            await AfterAsync(null, () => CertificateText.DecidedAgainst, () => TakeBackAsync(candidate));
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

    /// <param name="undo">Takes it back; null where there is no way back.</param>
    private async Task AfterAsync(Refusal? refusal, Func<string> done, Func<Task>? undo = null)
    {
        (_refusal, _report) = (refusal, null);
        if (refusal is null)
        {
            notices.Say(done(), undo);
        }

        await ReadAsync();
        StateHasChanged();
    }
}
