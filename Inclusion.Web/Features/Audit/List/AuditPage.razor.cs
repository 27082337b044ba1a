using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Audit.Check;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Audit;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Audit.List;

/// <summary>The audit trail: read, narrowed, checked, taken along. What narrows it stands in the address.</summary>
public sealed partial class AuditPage(ListAudit list, CheckAudit check, NavigationManager navigation)
{
    private readonly CancellationTokenSource _left = new();
    private AuditList? _list;
    private AuditTrailWhole? _whole;
    private Refusal? _fault;
    private bool _isChecking;
    private long _checked;

    [SupplyParameterFromQuery(Name = "who")]
    private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "what")]
    private string? What { get; set; }

    [SupplyParameterFromQuery(Name = "record")]
    private string? Record { get; set; }

    [SupplyParameterFromQuery(Name = "id")]
    private string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private AuditQuery Query => new(Who, What, Record, Id, From, To, Text);

    private IReadOnlyList<ActiveFilter> Active => ActiveFilter.Set(
        ("q", CommonText.Search, Text),
        ("who", AuditText.Who, ActiveFilter.TextOf(Staff, Who)),
        ("what", AuditText.What, ActiveFilter.TextOf(Actions, What)),
        ("record", AuditText.About, string.IsNullOrEmpty(Record) ? null : AuditWords.Record(Record)),
        ("id", AuditText.RecordNumber, Id),
        ("from", AuditText.FirstDay, AuditQuery.Day(From) is { } first ? DateWords.Plain(first) : null),
        ("to", AuditText.LastDay, AuditQuery.Day(To) is { } last ? DateWords.Plain(last) : null));

    private List<Choice<string>> Staff => [.. (_list?.Names.Staff ?? new Dictionary<long, string>()).OrderBy(s => s.Value, StringComparer.CurrentCulture).Select(s => new Choice<string>(Number(s.Key), s.Value))];

    private static List<Choice<string>> Actions => [.. Enum.GetValues<AuditAction>().Select(a => new Choice<string>(a.ToString().ToLowerInvariant(), EnumWords.Of(a)))];

    private static List<Choice<string>> Kinds => [.. AuditWords.Records.Keys.Select(record => new Choice<string>(record, AuditWords.Record(record))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync() => _list = await list.RunAsync(Query.Filter, ListPlace.From(After, Before, At), CancellationToken.None);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string WhoOf(AuditRow row) => row.Who ?? (row.Entry.StaffId is { } id
        ? string.Format(CultureInfo.CurrentCulture, AuditText.NoLongerThere, Number(id))
        : row.Entry.Action is AuditAction.SignInFailed or AuditAction.SignInSlowed ? AuditText.Nobody : AuditText.Product);

    private void Go(string name, string? value) => navigation.NavigateTo(navigation.Changed((name, string.IsNullOrEmpty(value) ? null : value)));

    private string Export(string format) => navigation.GetUriWithQueryParameters(
        Routes.AuditExport(format), new Dictionary<string, object?> { ["who"] = Who, ["what"] = What, ["record"] = Record, ["id"] = Id, ["from"] = From, ["to"] = To, ["q"] = Text });

    private async Task CheckAsync()
    {
        (_isChecking, _checked, _whole, _fault) = (true, 0, null, null);
        StateHasChanged();
        try
        {
            var progress = new Progress<long>(rows =>
            {
                _checked = rows;
                _ = InvokeAsync(StateHasChanged);
            });
            var found = await check.RunAsync(progress, _left.Token);
            _fault = found.Refusal;
            _whole = found.IsRefused ? null : found.Value;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            _isChecking = false;
        }
    }
}
