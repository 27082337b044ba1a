using Inclusion.Domain.Common;
using Inclusion.Web.Features.Reservations.Requests;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reservations.Public;

/// <summary>Anyone asks for a device, and takes back what they asked.</summary>
public sealed partial class AskPage(ListLendable list, ReceiveDeviceRequest receive, DeleteDeviceRequest delete)
{
    private IReadOnlyList<LendableCategory> _lendable = [];
    private string _organisation = "";
    private Refusal? _refusal;
    private bool _isSent;
    private bool _isForgotten;
    private bool _keepsPlace;
    private Guid _key;

    /// <summary>The key of the form that was sent: the link by which its writer deletes it.</summary>
    [SupplyParameterFromQuery]
    private Guid? Own { get; set; }

    [SupplyParameterFromForm(FormName = "ask")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "forget")]
    private Written? Forget { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    /// <summary>By category, and by centre where several lend.</summary>
    private IReadOnlyList<Choice<string>> Things =>
    [
        .. _lendable.Select(l => new Choice<string>(l.Key, _lendable.DistinctBy(c => c.CentreId).Count() > 1 ? $"{EnumWords.Of(l.Category)} · {l.Centre}" : EnumWords.Of(l.Category))),
    ];

    private static IReadOnlyList<Choice<string>> Spoken { get; } = [.. SpokenLanguages.All.Select(code => new Choice<string>(code, PersonLanguages.NameOf(code)))];

    protected override async Task OnInitializedAsync()
    {
        _lendable = await list.RunAsync(Http.RequestAborted);
        _organisation = await list.OrganisationAsync(Http.RequestAborted);

        // The form that deletes a request is on the page that answers to it, and has to be there once more to be read.
        if (Forget?.Key is { } written)
        {
            (_isSent, _key) = (true, written);
        }
    }

    private string? Sentence<T>()
        where T : Refusal => _refusal is T ? RefusalSentences.Of(_refusal) : null;

    private async Task ForgetAsync()
    {
        var deleted = await delete.OwnAsync(Forget?.Key ?? Guid.Empty, Http.RequestAborted);
        (_refusal, _isForgotten) = (deleted.Refusal, !deleted.IsRefused);
        _keepsPlace = _isForgotten && deleted.Value;
    }

    private async Task SubmitAsync()
    {
        _key = Form?.Key ?? Guid.NewGuid();

        // Nobody sees the field that only programs fill in: they get the same answer, and nothing is kept.
        if (Form?.Website is { Length: > 0 })
        {
            _isSent = true;
            return;
        }

        if (_lendable.FirstOrDefault(l => l.Key == Form?.What) is not { } wanted)
        {
            _refusal = new Domain.Reservations.DeviceRequestsClosed();
            return;
        }

        var language = SpokenLanguages.All.Contains(Form?.Language ?? "") ? Form!.Language! : Language.Current.Code;
        var command = new ReceiveDeviceRequestCommand(_key, wanted.CentreId, wanted.Category, Form?.Size ?? "", Form?.System ?? "", Form?.Name ?? "", Form?.Contact ?? "", language);
        _refusal = (await receive.RunAsync(command, Http.RequestAborted)).Refusal;
        _isSent = _refusal is null;
    }

    private sealed class Written
    {
        public Guid? Key { get; set; }
    }

    private sealed class Input
    {
        public string? What { get; set; }

        public string? Size { get; set; }

        public string? System { get; set; }

        public string? Name { get; set; }

        public string? Contact { get; set; }

        public string? Language { get; set; }

        public string? Website { get; set; }

        public Guid? Key { get; set; }
    }
}
