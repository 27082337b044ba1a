using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Demo;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.SetUp;

/// <summary>The first page of an empty machine. Open to whoever has the code that the program printed.</summary>
public partial class SetUpPage(SetUpOrganisation setUp, OpenDemonstration demonstration, SetUpCode code, StaffSession session, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice<string>> Languages = [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    private static readonly IReadOnlyList<Choice<string>> Zones = [.. TimeZones.All.Select(id => new Choice<string>(id, id))];

    private bool _mayEnter;
    private List<DayHours> _days = [];
    private List<Refusal> _problems = [];
    private IReadOnlyList<DemonstrationAccount>? _demonstration;

    [SupplyParameterFromQuery(Name = "code")]
    private string? CodeGiven { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    private SetUpInput? Form { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private SetUpInput Input { get; set; } = new();

    protected override void OnInitialized()
    {
        _mayEnter = code.Is(CodeGiven);
        Input = Form ?? SetUpInput.Fresh();
        _days = Input.Days();
    }

    private string? Sentence<T>()
        where T : Refusal => _problems.OfType<T>().FirstOrDefault() is { } problem ? RefusalSentences.Of(problem) : null;

    private async Task SubmitAsync()
    {
        if (!_mayEnter)
        {
            return;
        }

        // A day that is not understood must not hide what else is wrong: the rest is looked at with the usual hours.
        var hours = DayHours.Read(_days);
        var command = Input.ToCommand(hours ?? WeeklyHours.Default);
        _problems = [.. SetUpOrganisation.ProblemsOf(command)];
        if (hours is null)
        {
            _problems.Add(new HoursNotUnderstood());
        }

        if (_problems.Count > 0)
        {
            return;
        }

        var outcome = await setUp.RunAsync(command, Http.RequestAborted);
        if (outcome.IsRefused)
        {
            _problems = [outcome.Refusal];
            return;
        }

        await session.BeginAsync(outcome.Value, Http.RequestAborted);
        navigation.NavigateTo(Routes.Today);
    }

    private async Task OpenDemonstrationAsync()
    {
        if (!_mayEnter)
        {
            return;
        }

        // Not cut off by an impatient reload: half-filled it would be of no use.
        var outcome = await demonstration.RunAsync(Language.Current.Code, CancellationToken.None);
        if (outcome.IsRefused)
        {
            _problems = [outcome.Refusal];
            return;
        }

        _demonstration = outcome.Value;
        await session.BeginAsync(_demonstration[0].StaffId, CancellationToken.None);
    }
}
