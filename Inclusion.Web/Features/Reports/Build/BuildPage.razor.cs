using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Features.Reports.Issue;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reports.Build;

/// <summary>
/// Where a report is written. What is typed is kept until it is saved or thrown away; what someone else saved meanwhile can be brought in. Quotations and photos
/// are kept at once.
/// </summary>
public sealed partial class BuildPage(
    FindDraft find, SaveDraft save, DiscardDraft discard, PreviewIssue cost, StartWork start, FindWork work, FindReportChoices read, FormDrafts drafts, Dialogs dialogs, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<KeptReport>? _kept;
    private IReadOnlyList<Choice<string>> _factors = [];
    private DraftDetails? _draft;
    private ReportForm? _before;
    private ReportForm? _form;
    private Refusal? _refusal;
    private long? _issuing;
    private bool _isMissing;

    [Parameter]
    public long Id { get; set; }

    private static List<Choice<string>> Languages => [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    private string? Subtitle => _draft is null ? null : string.Join(" · ", Remarks(_draft));

    /// <summary>The period as it stands in the form; the saved one while that is half-typed.</summary>
    private ImpactPeriod PreviewPeriod =>
        _form is { First: { } first, Last: { } last } && ImpactPeriod.Between(first, last) is { IsRefused: false } period ? period.Value : _draft!.Plan.Period;

    public ValueTask DisposeAsync() => _kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        _factors = (await read.RunAsync(CancellationToken.None)).Factors;
        await OpenAsync();
        _issuing = (await work.LatestAsync<IssueReportWork>(IssueReportWork.SubjectOf(Id), onlyOpen: true, CancellationToken.None))?.Id;
        if (_form is not null)
        {
            var draft = drafts.Of<KeptReport>(string.Create(CultureInfo.InvariantCulture, $"report/{Id}"), Assets["js/drafts.js"], k => !k.Form.SaysTheSame(k.Before));
            if (await draft.OpenAsync(new KeptReport(_before!, _form), CancellationToken.None) is { } kept)
            {
                Take(kept);
            }

            _kept = draft;
        }
    }

    private static IEnumerable<string> Remarks(DraftDetails draft)
    {
        yield return ReportText.IsDraft;
        yield return ScopeNames.Of(draft.ScopeName);
        yield return PeriodWords.Of(draft.Plan.Period);
        if (draft.Corrects is { } number)
        {
            yield return string.Format(CultureInfo.CurrentCulture, ReportText.CorrectsNumber, number);
        }
    }

    private async Task OpenAsync()
    {
        _draft = await find.RunAsync(Id, again: _draft is not null, CancellationToken.None);
        _isMissing = _draft is null;
        if (_draft is { Status: not ReportStatus.Draft })
        {
            await LeaveAsync(Routes.Report(Id));
            return;
        }

        (_before, _form) = _draft is null ? (null, null) : (ReportForm.Of(_draft), ReportForm.Of(_draft));
    }

    private void Take(KeptReport kept) => (_before, _form) = (kept.Before, kept.Form);

    private Task ChangedAsync() => _kept!.ChangedAsync(new KeptReport(_before!, _form!));

    private async Task ThrowAwayAsync()
    {
        await _kept!.DropAsync(CancellationToken.None);
        _refusal = null;
        await OpenAsync();
    }

    private async Task MoveAsync(ReportSection section, int step)
    {
        _form!.Move(section, step);
        await ChangedAsync();
    }

    private async Task SaveAsync()
    {
        if (await TrySaveAsync())
        {
            notices.Say(CommonText.Saved);
        }
    }

    private async Task<bool> TrySaveAsync()
    {
        var plan = _form!.ToPlan();
        _refusal = plan.IsRefused ? plan.Refusal : (await save.RunAsync(new SaveDraftCommand(Id, _form.Version, plan.Value), CancellationToken.None)).Refusal;
        if (_refusal is not null)
        {
            return false;
        }

        await _kept!.DropAsync(CancellationToken.None);
        await OpenAsync();
        return true;
    }

    private async Task BringInAsync()
    {
        if (await find.RunAsync(Id, again: true, CancellationToken.None) is { Status: ReportStatus.Draft } theirs)
        {
            _draft = theirs;
            (_form, _before) = (_form!.BringIn(ReportForm.Of(theirs), _before!), ReportForm.Of(theirs));
            _refusal = null;
            notices.Say(ReportText.TheirsBroughtIn);
            await ChangedAsync();
        }
        else
        {
            await OpenAsync();
        }
    }

    /// <summary>A quotation or photo came or went. The form goes on from the new version, unless someone else changed something in between.</summary>
    private async Task BelongingsChangedAsync(DraftVersions versions)
    {
        if (await find.RunAsync(Id, again: true, CancellationToken.None) is not { } draft)
        {
            return;
        }

        _draft = draft;
        if (_form!.Version == versions.Before)
        {
            (_form.Version, _before!.Version) = (versions.After, versions.After);
            if (!_form.SaysTheSame(_before))
            {
                // What is kept of the form goes on from there as well.
                await ChangedAsync();
            }
        }
    }

    private async Task IssueAsync()
    {
        if (!_form!.SaysTheSame(_before!) && !await TrySaveAsync())
        {
            return;
        }

        // What is confirmed is what was last read: a change by someone else in between is refused.
        var draft = _draft!;
        var text = draft.Corrects is { } number ? string.Format(CultureInfo.CurrentCulture, ReportText.IssueCorrectionText, number) : ReportText.IssueText;
        var costs = await cost.RunAsync(draft.Plan.Period, draft.Scope, CancellationToken.None);
        string[] said = [text, IssueCostWords.Of(costs.Own), IssueCostWords.Of(costs.Later)];
        if (!await dialogs.ConfirmAsync(new Confirmation(ReportText.IssueTitle, string.Join(' ', said.Where(s => s.Length > 0)), ReportText.Issue)))
        {
            return;
        }

        var started = await start.RunAsync<IssueReportWork, IssueReportCommand>(new IssueReportCommand(Id, draft.Version), IssueReportWork.SubjectOf(Id), null, CancellationToken.None);
        (_refusal, _issuing) = (started.Refusal, started.IsRefused ? null : started.Value);
    }

    private async Task IssuedAsync(WorkView ended)
    {
        _refusal = ended.Refusal;
        if (await work.DetailAsync<IssuedReport>(ended.Id, CancellationToken.None) is { } issued)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, ReportText.IsIssued, issued.Number));
            await LeaveAsync(Routes.Report(Id));
        }
        else if (_refusal is not null)
        {
            // What to do about it is offered beside the refusal.
            _issuing = null;
        }
    }

    private async Task DiscardAsync()
    {
        if (await dialogs.ConfirmAsync(new Confirmation(ReportText.DiscardTitle, ReportText.DiscardText, ReportText.Discard, IsDanger: true)))
        {
            _refusal = (await discard.RunAsync(Id, CancellationToken.None)).Refusal;
            if (_refusal is null)
            {
                notices.Say(ReportText.IsDiscarded);
                await LeaveAsync(Routes.Reports);
            }
        }
    }

    private async Task LeaveAsync(string address)
    {
        await (_kept?.DropAsync(CancellationToken.None) ?? Task.CompletedTask);
        navigation.NavigateTo(address);
    }

    /// <summary>What is kept: the form, and what it began from, so that both sides' changes can be told apart after any time.</summary>
    private sealed record KeptReport(ReportForm Before, ReportForm Form);
}
